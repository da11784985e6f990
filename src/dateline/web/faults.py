"""What went wrong, in one shape: a page for people, ``{"error": {…}}`` for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.errors import DatelineError, InputError, OutputError, StoreError, UsageError
from dateline.web.rendering import PageContext, Renderer
from dateline.web.words import harmless


class NotFoundError(UsageError):
    """An address that names nothing in the record."""


#: The status of each kind of error; the most special first.
STATUSES: Mapping[type[DatelineError], int] = {
    NotFoundError: 404,
    UsageError: 400,
    InputError: 400,
    StoreError: 503,
    OutputError: 500,
    DatelineError: 500,
}


def status_of(error: DatelineError) -> int:
    """The HTTP status that an error is told with."""
    return next(status for kind, status in STATUSES.items() if isinstance(error, kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultContext(PageContext):
    """``fault.html``: the status, its usual name, and what to do."""

    template: ClassVar[str] = "fault.html"
    status: int
    message: str


class Faults:
    """Makes the answers that say what went wrong."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def answer(self, request: Request, status: int, message: str) -> Response:
        """The fault as the asker can read it."""
        message = str(harmless(message))
        if "text/html" in request.headers.get("accept", ""):
            title = HTTPStatus(status).phrase
            return self._renderer.answer(FaultContext(title=title, status=status, message=message), status)
        return JSONResponse({"error": {"status": status, "message": message}}, status)
