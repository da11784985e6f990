"""Fetching an address that a person asked for: guarded at every hop, limited in size, time and redirections.

The host of each hop is resolved once, its machine addresses are checked, and the connection goes to a checked
address: an answer that changes between check and connection leads nowhere. The name in the certificate is still
verified. What robots.txt forbids to Dateline or to all is not fetched.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlunsplit
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import HTTPError

from dateline.errors import InputError, UsageError
from dateline.ingest.address import PORTS, check_address, resolved
from dateline.ingest.limits import FETCH_BYTES, FETCH_SECONDS, REDIRECTS
from dateline.version import ENGINE_VERSION

ROBOT_NAME = "Dateline"
USER_AGENT = f"{ROBOT_NAME}/{ENGINE_VERSION}"
# A server that is silent for so long has nothing to say.
SILENCE_SECONDS = 20.0
# The standard for robots.txt has its first half megabyte read.
ROBOTS_BYTES = 512_000
REDIRECTED = frozenset((301, 302, 303, 307, 308))
NOT_KEPT = frozenset(("set-cookie", "set-cookie2"))
CHUNK = 65_536
# What stays as it is in a path or query: all that an address may hold; letters of other scripts are spelled out.
KEPT = "/:@!$&'()*+,;=~%?-._[]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: the address that answered in the end, its headers without cookies, the body."""

    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of that name; "" without one."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    location: str | None


class Fetcher:
    """Fetches addresses one by one; remembers the robots.txt of each host for the run."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._robots: dict[str, RobotFileParser | None] = {}

    def get(self, url: str) -> Fetched:
        """What the address holds. Raises ``InputError`` when it is not to be had or not to be asked for."""
        until = time.monotonic() + FETCH_SECONDS
        for address, answer in self._hops(url, until, FETCH_BYTES, obey=True):
            if answer.location is None:
                if answer.status != 200:
                    raise InputError(f"the server answered {answer.status} for {address}")
                return Fetched(address, answer.headers, answer.body)
        raise InputError(f"more than {REDIRECTS} redirections")

    def _hops(self, url: str, until: float, limit: int, *, obey: bool) -> Iterator[tuple[str, _Answer]]:
        for _ in range(REDIRECTS + 1):
            if obey:
                self._obey_robots(url, until)
            answer = self._ask(url, until, limit)
            yield url, answer
            if answer.location is None:
                return
            url = urljoin(url, answer.location).partition("#")[0]

    def _obey_robots(self, url: str, until: float) -> None:
        parts = _parts(url)
        root = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        if root not in self._robots:
            self._robots[root] = self._rules(f"{root}/robots.txt", until)
        rules = self._robots[root]
        if rules is None:
            raise InputError(f"{root}/robots.txt cannot be had now: the page is not fetched")
        if not rules.can_fetch(ROBOT_NAME, url):
            raise InputError(f"{root}/robots.txt asks programs not to fetch this page: refused")

    def _rules(self, url: str, until: float) -> RobotFileParser | None:
        """The host's rules; none of them where it has no such file, None where the server fails (RFC 9309)."""
        rules = RobotFileParser()
        *_, (_, answer) = self._hops(url, until, ROBOTS_BYTES, obey=False)
        if answer.status >= 500:
            return None
        found = answer.status == 200 and answer.location is None
        rules.parse(answer.body.decode("utf-8", "replace").splitlines() if found else [])
        return rules

    def _ask(self, url: str, until: float, limit: int) -> _Answer:
        """One request to a checked machine address, without following where it leads."""
        parts = _parts(url)
        host, port = _ascii_host(parts.hostname or ""), parts.port or PORTS[parts.scheme.lower()]
        named = f"[{host}]" if ":" in host else host
        named = named if parts.port is None else f"{named}:{parts.port}"
        fault: Exception | None = None
        for number in resolved(host, port, allow_private=self._allow_private)[:2]:
            pool = _pool(parts.scheme.lower(), number, port, host)
            target = urlunsplit(("", "", quote(parts.path or "/", KEPT), quote(parts.query, KEPT), ""))
            try:
                return _answer(pool, target, named, until, limit)
            except (HTTPError, OSError, ValueError, zlib.error) as error:
                fault = error
            finally:
                pool.close()
        raise InputError(f"{host} cannot be reached: {_reason(fault)}")


def _ascii_host(host: str) -> str:
    """The name as it is asked for and stands in certificates. Raises ``InputError`` for one that no host can have."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"the host {host} is not known") from error


def _parts(url: str) -> SplitResult:
    try:
        return check_address(url)
    except UsageError as error:
        raise InputError(f"redirected to what is not fetched: {error}") from error


def _pool(scheme: str, number: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    patience = urllib3.Timeout(connect=SILENCE_SECONDS, read=SILENCE_SECONDS)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(number, port, timeout=patience, retries=False)
    return urllib3.HTTPSConnectionPool(
        number,
        port,
        timeout=patience,
        retries=False,
        ssl_context=ssl.create_default_context(),
        server_hostname=host,
        assert_hostname=host,
    )


def _answer(pool: urllib3.HTTPConnectionPool, target: str, host: str, until: float, limit: int) -> _Answer:
    headers = {"Host": host, "User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
    response = pool.urlopen("GET", target, headers=headers, redirect=False, preload_content=False)
    try:
        kept = tuple((k, v) for k, v in response.headers.items() if k.lower() not in NOT_KEPT)
        location = response.headers.get("Location") if response.status in REDIRECTED else None
        body = b"" if location else _body(response, until, limit)
        return _Answer(response.status, kept, body, location)
    finally:
        response.close()


def _body(response: urllib3.BaseHTTPResponse, until: float, limit: int) -> bytes:
    size = 0
    pieces: list[bytes] = []
    while True:
        if time.monotonic() > until:
            raise InputError(f"the answer takes more than {FETCH_SECONDS} seconds: given up")
        piece = response.read1(CHUNK, decode_content=True)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise InputError(f"the answer is larger than {limit:,} bytes: not read")


def _reason(fault: Exception | None) -> str:
    while fault is not None and fault.__cause__ is not None and isinstance(fault.__cause__, Exception):
        fault = fault.__cause__
    return str(fault)[:200] or type(fault).__name__
