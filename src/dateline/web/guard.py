"""Who may ask, and what every answer says to the browser: session, origin of writes, headers."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.settings import LOOPBACK, WebSettings

#: Nothing is asked of another host, nothing inline runs, nobody frames the pages, forms go nowhere else.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers withhold the origin of our own forms too
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
#: Makes the answer that refuses: request, status, words.
Refusal = Callable[[Request, int, str], Response]


class Guard:
    """Lets a request through to the pages only with the session's cookie, and a write only if a page sent it."""

    def __init__(self, app: ASGIApp, *, settings: WebSettings, refuse: Refusal) -> None:
        self._app, self._settings, self._refuse = app, settings, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), str(scope["path"]))
            await send(message)

        answer = self._answer(scope)
        await (answer or self._app)(scope, receive, with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        """What is said instead of the page that was asked for; None lets the request through."""
        request, headers = Request(scope), Headers(scope=scope)
        if _host(headers.get("host", "")) not in LOOPBACK:
            return self._refuse(request, 400, "this workbench answers only on the machine that it runs on")
        if scope["path"].startswith("/static/") and scope["method"] in SAFE:
            return None
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token")
        if scope["path"] == "/" and token:
            return self._begin(request, token[0])
        if not _equal(request.cookies.get(self._settings.cookie, ""), self._settings.session):
            return self._refuse(
                request, 401, "open the workbench with the whole address that “dateline serve” printed in the terminal"
            )
        if scope["method"] not in SAFE and not _from_here(headers):
            return self._refuse(request, 403, "this was not sent from a page of the workbench, and nothing was changed")
        return None

    def _begin(self, request: Request, token: str) -> Response:
        """Takes the token out of the address and leaves a cookie that no script and no other site can use."""
        if not _equal(token, self._settings.token):
            return self._refuse(request, 401, "this address is of an earlier start; take the one printed last")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._settings.cookie, self._settings.session, httponly=True, samesite="strict", path="/")
        return answer


def _add_headers(headers: MutableHeaders, path: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    # reports are not left behind in the browser's cache; scripts and styles are asked for anew and mostly unchanged
    headers["Cache-Control"] = "no-cache" if path.startswith("/static/") else "no-store"


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _host(value: str) -> str:
    """The name of a Host header without its port."""
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.partition(":")[0].lower()


def _from_here(headers: Headers) -> bool:
    """Whether a write comes from a page of ours: browsers say so in one of two headers, scripts must say so too."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return origin == f"http://{headers.get('host', '')}"
    return site is not None
