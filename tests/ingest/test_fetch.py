"""Web addresses: fetched as asked, guarded at every hop. Only servers of the test's own are spoken to."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import UsageError
from dateline.ingest import fetch
from dateline.ingest.address import is_address, is_public
from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import check_paths
from dateline.ingest.notice import Notice
from dateline.model.report import Report
from dateline.version import ENGINE_VERSION
from tests.ingest.samples import RSS, STORY, page, pdf, zipped

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]
PRIVATE = IngestSettings(allow_private=True)


@dataclass
class Site:
    """What the test's server answers: status, headers and body by path; and what it was asked."""

    root: str
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        self.answers[path] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, body)
        return self.root + path


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, self.headers["User-Agent"]))
            status, headers, body = here.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return  # the reader has had enough

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_and_kept_with_its_headers(site: Site, taken: TakeIn) -> None:
    url = site.put("/news/1", page(), Content_Type="text/html; charset=utf-8", Set_Cookie="a=b", X_Desk="north")
    (report,), notices = taken(url, settings=PRIVATE)
    assert report.text.split("\n") == list(STORY)
    assert (report.url, report.origin) == (url, url)
    assert report.original is not None
    assert report.original.data == page()
    assert ("X-Desk", "north") in report.original.headers
    assert "set-cookie" not in {name.lower() for name, _ in report.original.headers}
    assert notices == []
    assert site.asked == [("/robots.txt", f"Dateline/{ENGINE_VERSION}"), ("/news/1", f"Dateline/{ENGINE_VERSION}")]


@pytest.mark.parametrize(
    ("path", "body", "media_type", "reports"),
    [
        ("/feed", RSS, "application/rss+xml", 3),
        ("/feed", RSS, "text/html", 3),
        ("/a.pdf", pdf([STORY]), "application/octet-stream", 1),
        ("/a", pdf([STORY]), "application/pdf", 1),
        ("/a.zip", zipped({"a.html": page()}), "application/zip", 1),
        ("/a.txt", STORY[0].encode(), "text/plain", 1),
        ("/a", page(), "text/plain", 1),
    ],
)
def test_what_an_address_holds_is_told_by_its_type_name_and_bytes(
    path: str, body: bytes, media_type: str, reports: int, site: Site, taken: TakeIn
) -> None:
    found, _ = taken(site.put(path, body, Content_Type=media_type), settings=PRIVATE)
    assert len(found) == reports
    assert all(report.url for report in found if "!/" not in (report.origin or ""))


def test_redirections_are_followed_a_few_times(site: Site, taken: TakeIn) -> None:
    last = site.put("/last", page(), Content_Type="text/html")
    url = site.put("/0", status=302, Location="/1")
    for n in range(1, 5):
        site.put(f"/{n}", status=301, Location=f"/{n + 1}" if n < 4 else "/last")
    (report,), _ = taken(url, settings=PRIVATE)
    assert (report.url, report.origin) == (last, url)
    site.put("/last", status=302, Location="/0")
    reports, notices = taken(url, settings=PRIVATE)
    assert reports == []
    assert "more than 5 redirections" in str(notices[0])


def test_letters_of_other_scripts_are_spelled_out(site: Site, taken: TakeIn, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def here(host: str, port: int, *, allow_private: bool) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(fetch, "resolved", here)
    site.put("/caf%C3%A9?q=%C3%BC&r=1%202", page(), Content_Type="text/html")
    port = site.root.rpartition(":")[2]
    (report,), _ = taken(f"http://bücher.invalid:{port}/café?q=ü&r=1%202")
    assert report.text.split("\n") == list(STORY)
    assert set(asked) == {"xn--bcher-kva.invalid"}


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.example/", "http://a:b@x.example/", "gopher://x"])
def test_a_redirection_to_anything_but_the_web_is_refused(target: str, site: Site, taken: TakeIn) -> None:
    reports, notices = taken(site.put("/0", status=302, Location=target), settings=PRIVATE)
    assert reports == []
    assert "redirected to what is not fetched" in str(notices[0])


@pytest.mark.parametrize(
    ("robots", "status", "reason"),
    [
        (b"User-agent: *\nDisallow: /news/\n", 200, "asks programs not to fetch"),
        (b"User-agent: Dateline\nDisallow: /\n", 200, "asks programs not to fetch"),
        (b"", 503, "cannot be had now"),
        (b"User-agent: *\nDisallow: /shop/\n", 200, None),
        (b"User-agent: *\nDisallow: /\n", 404, None),
        (b"\xff\xfe junk \x00", 200, None),
    ],
)
def test_robots_txt_is_obeyed_and_asked_for_once(
    robots: bytes, status: int, reason: str | None, site: Site, taken: TakeIn
) -> None:
    site.put("/robots.txt", robots, status)
    urls = [site.put(f"/news/{n}", page(story=(f"Report {n}.", *STORY)), Content_Type="text/html") for n in (1, 2)]
    reports, notices = taken(*urls, settings=PRIVATE)
    assert len(reports) == (0 if reason else 2)
    assert all(reason in str(n) for n in notices if reason)
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_an_error_of_the_server_is_told(status: int, site: Site, taken: TakeIn) -> None:
    reports, notices = taken(site.put("/x", b"<p>no</p>", status), settings=PRIVATE)
    assert reports == []
    assert f"the server answered {status}" in str(notices[0])


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_too_large_is_not_read(packed: bool, site: Site, taken: TakeIn) -> None:
    body = b" " * 11_000_000
    headers = {"Content_Encoding": "gzip"} if packed else {}
    url = site.put("/x", gzip.compress(body) if packed else body, Content_Type="text/html", **headers)
    reports, notices = taken(url, settings=PRIVATE)
    assert reports == []
    assert "larger than 10,000,000 bytes" in str(notices[0])


def test_an_answer_that_takes_too_long_is_given_up(site: Site, taken: TakeIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "FETCH_SECONDS", -1)
    _, notices = taken(site.put("/x", page()), settings=PRIVATE)
    assert "seconds: given up" in str(notices[0])


def test_this_machine_is_refused_unless_allowed(site: Site, taken: TakeIn) -> None:
    reports, notices = taken(site.put("/x", page()))
    assert reports == []
    assert "an address of this machine or a private network: refused" in str(notices[0])
    assert site.asked == []


def _resolving(monkeypatch: pytest.MonkeyPatch, *numbers: str) -> None:
    def answer(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [
            (socket.AF_INET6 if ":" in n else socket.AF_INET, socket.SOCK_STREAM, 6, "", (n, port)) for n in numbers
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


@pytest.mark.parametrize(
    "numbers",
    [("10.0.0.5",), ("169.254.169.254",), ("8.8.8.8", "127.0.0.1"), ("::ffff:127.0.0.1",), ("fe80::1",), ("::1",)],
)
def test_a_name_that_leads_into_the_private_network_is_refused(
    numbers: tuple[str, ...], taken: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    _resolving(monkeypatch, *numbers)
    reports, notices = taken("http://innocent.example/news")
    assert reports == []
    assert "innocent.example leads to" in str(notices[0])


def test_a_redirection_into_the_private_network_is_refused(
    site: Site, taken: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first hop is let through by name only here, so that the second one can be tried."""
    real = fetch.resolved

    def first_hop_allowed(host: str, port: int, *, allow_private: bool) -> list[str]:
        return real(host, port, allow_private=host == "127.0.0.1")

    monkeypatch.setattr(fetch, "resolved", first_hop_allowed)
    _, notices = taken(site.put("/x", status=302, Location="http://localhost:1/admin"))
    assert "localhost leads to" in str(notices[0])


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, taken: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers differently the second time is not asked a second time."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def once(host: str, port: int, *, allow_private: bool) -> list[str]:
        asked.append(host)
        return next(answers)

    monkeypatch.setattr(fetch, "resolved", once)
    site.put("/x", page(), Content_Type="text/html")
    port = site.root.rpartition(":")[2]
    (report,), _ = taken(f"http://news.invalid:{port}/x")
    assert report.text.split("\n") == list(STORY)
    assert asked == ["news.invalid", "news.invalid"]  # once for robots.txt, once for the page


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("0.0.0.0", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("240.0.0.1", False), ("255.255.255.255", False), ("192.88.99.1", False), ("::", False), ("::1", False), ("fc00::1", False),
        ("fe80::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False), ("::ffff:8.8.8.8", True), ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False), ("::7f00:1", False), ("2001:db8::1", False), ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_all_others(number: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is public


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://x.example/a", "only http and https"), ("file:///etc/passwd", "only http and https"), ("http://", "not a web address"),
        ("http://a:b@x.example/", "user name or password"), ("http://x.example:99999/", "not a web address"), ("http://x.example/a b", "not a web address"),
        ("http://[::1", "not a web address"),
    ],
)  # fmt: skip
def test_addresses_that_mean_nothing_are_wrong_usage(url: str, reason: str) -> None:
    assert is_address(url)
    with pytest.raises(UsageError, match=reason):
        check_paths([url])


def test_a_good_address_is_no_missing_file() -> None:
    check_paths(["https://courier.example/feed.xml"])


def test_the_password_of_an_address_is_not_shown() -> None:
    with pytest.raises(UsageError) as caught:
        check_paths(["https://me:secret@courier.example/"])
    assert "secret" not in str(caught.value)
