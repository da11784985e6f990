"""Web pages: the story without its frame, headline, publisher, address, and the date with its rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.ingest.desk import IngestSettings
from dateline.ingest.notice import Notice
from dateline.ingest.publication import given_publication
from dateline.model.report import Report
from tests.ingest.samples import LINKED, STORY, TITLE, page

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]
CANONICAL = '<link rel="canonical" href="https://courier.example/news/bridge">'


@pytest.fixture
def read(taken: TakeIn, tmp_path: Path) -> Callable[..., Report]:
    def one(raw: bytes, settings: IngestSettings | None = None, name: str = "a.html") -> Report:
        (tmp_path / name).write_bytes(raw)
        reports, notices = taken(name, settings=settings)
        assert [str(n) for n in notices if n.severity == "failed"] == []
        (report,) = reports
        return report

    return one


def test_a_page_is_its_story_a_paragraph_a_line(read: Callable[..., Report]) -> None:
    raw = page(head=CANONICAL)
    report = read(raw)
    assert report.text.split("\n") == list(STORY)
    assert (report.title, report.source) == (TITLE, "Tessen Courier")
    assert report.url == "https://courier.example/news/bridge"
    assert report.original is not None
    assert (report.original.data, report.original.media_type) == (raw, "text/html")


def test_a_story_cut_in_two_by_an_advertisement_is_whole(read: Callable[..., Report]) -> None:
    half = "<div class='story'>" + "".join(f"<p>{p}</p>" for p in STORY[:2]) + "</div>"
    rest = (
        "Doctors in Velm said that one of the wounded had lost a leg and that two could go home by Wednesday morning.",
        "The road from Velm has been closed to all but the patrols of the army and to the doctors of the district.",
    )
    other = "<div class='story'>" + "".join(f"<p>{p}</p>" for p in rest) + "</div>"
    raw = f"<html><body><article><h1>{TITLE}</h1><section>{half}</section><div class='ad'><a href='/x'>Buy eels</a></div><section>{other}</section></article></body></html>"
    assert read(raw.encode()).text.split("\n") == [*STORY[:2], *rest]


@pytest.mark.parametrize(
    "teaser",
    [
        "<p>Read more: <a href='/x'>Army names new commander of the north</a></p>",
        "<p><a href='/x'>Ten things to know about the truce of Halmere</a></p>",
        "<p>RELATED</p>",
        "<div class='share'><a href='/s'>Share</a> <a href='/t'>Post</a></div>",
    ],
)
def test_teasers_within_the_story_are_left_out(teaser: str, read: Callable[..., Report]) -> None:
    raw = page(story=(STORY[0], STORY[1])).replace(
        f"<p>{STORY[1]}</p>".encode(), f"{teaser}<p>{STORY[1]}</p><p>{STORY[2]}</p>".encode()
    )
    assert read(raw).text.split("\n") == list(STORY)


def test_a_box_that_opens_over_a_name_is_not_in_the_sentence(read: Callable[..., Report]) -> None:
    boxed = STORY[1].replace(
        "Kestin", "Kestin<span class='tooltip'>Dravo Kestin, 51, born in Velm <a href='/k'>More</a></span>"
    )
    assert read(page(story=(STORY[0], boxed, STORY[2]))).text.split("\n") == list(STORY)


def test_a_brief_of_two_sentences_is_read(read: Callable[..., Report]) -> None:
    brief = "A shell hit a barn near Orvanka on Monday. Nobody was hurt, the army said."
    assert read(f"<p>{brief}</p>".encode()).text == brief


def _dated(**changes: object) -> bytes:
    return page(linked={**{k: v for k, v in LINKED.items() if k != "datePublished"}, **changes})


URL_DAY = '<link rel="canonical" href="https://courier.example/2031/03/03/bridge.html">'


@pytest.mark.parametrize(
    ("raw", "day", "rule"),
    [
        (page(), date(2031, 3, 4), "page metadata"),
        (_dated(datePublished="2031-03-04"), date(2031, 3, 4), "page metadata"),
        (page(linked=None, head='<meta property="article:published_time" content="2031-03-02T10:00:00+02:00">'), date(2031, 3, 2), "page metadata"),
        (page(linked=None, head='<meta name="pubdate" content="20 February 2031">'), date(2031, 2, 20), "page metadata"),
        (page(linked=None, body='<span itemprop="datePublished" content="2031-03-01">yesterday</span>'), date(2031, 3, 1), "page metadata"),
        (page(linked=None, body='<time class="published" datetime="2031-03-05T07:00:00+02:00">today</time>'), date(2031, 3, 5), "page"),
        (page(linked=None, body='<div class="dateline">Published: 6 March 2031</div>'), date(2031, 3, 6), "page"),
        (page(linked=None, head=URL_DAY), date(2031, 3, 3), "url"),
        # Moments in UTC stand on the day that the page shows, or its address.
        (page(linked={**LINKED, "datePublished": "2031-03-04T02:54:00Z"}, head=URL_DAY), date(2031, 3, 3), "page metadata"),
        (page(linked={**LINKED, "datePublished": "2031-03-04T02:54:00Z"}, body='<span class="date">March 3, 2031</span>'), date(2031, 3, 3), "page metadata"),
        (page(linked={**LINKED, "datePublished": "2031-03-04T02:54:00Z"}, body='<span class="date">March 1, 2031</span>'), date(2031, 3, 4), "page metadata"),
        # What cannot be a date is passed over.
        (page(linked={**LINKED, "datePublished": "soon"}, head='<meta name="date" content="2031-03-02">'), date(2031, 3, 2), "page metadata"),
        (page(linked={**LINKED, "datePublished": "2031-02-31"}, head=URL_DAY), date(2031, 3, 3), "url"),
    ],
)  # fmt: skip
def test_the_date_names_the_rule_that_found_it(raw: bytes, day: date, rule: str, read: Callable[..., Report]) -> None:
    published = read(raw).published
    assert published is not None
    assert (published.day, published.rule) == (day, rule)


def test_the_moment_is_kept(read: Callable[..., Report]) -> None:
    published = read(page()).published
    assert published is not None
    assert published.moment is not None
    assert published.moment.astimezone(UTC) == datetime(2031, 3, 4, 19, 15, tzinfo=UTC)


def test_the_callers_date_stands_before_a_guess_and_after_the_metadata(read: Callable[..., Report]) -> None:
    settings = IngestSettings(given_publication("2031-01-01"))
    assert read(page(), settings).published == read(page()).published
    guessed = read(page(linked=None, head=URL_DAY), settings).published
    assert guessed is not None
    assert guessed.rule == "given"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Ein café".encode("latin-1"), "café"),
        (b'<meta charset="windows-1252">\x93caf\xe9\x94', "“café”"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">\x93caf\xe9\x94', "“café”"),
        (b"\xef\xbb\xbf" + "“café”".encode(), "“café”"),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + "“café”".encode(), "“café”"),
        ("\ufeff“café”".encode("utf-16"), "“café”"),
    ],
)
def test_the_declared_encoding_is_read(raw: bytes, words: str, read: Callable[..., Report]) -> None:
    start, end = b"<html><body><p>", f" of Orvanka was hit on Monday. {STORY[0]}</p></body></html>".encode()
    if raw.startswith(b"\xff\xfe"):
        start, end = "<html><body><p>".encode("utf-16-le"), end.decode().encode("utf-16-le")
        raw = raw[:2] + start + raw[4:] + end
    else:
        raw = (
            start + raw + end
            if not raw.startswith((b"\xef", b"<?xml"))
            else raw.replace("“".encode(), start + "“".encode()) + end
        )
    assert words in read(raw).text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"  \n", "an empty page"),
        (b"<html><body><script>var a = 1;</script></body></html>", "without a story"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (
            b"<html lang='de'><body><p>"
            + "Zwölf Menschen sind bei einem Angriff auf die Stadt getötet worden, sagte die Polizei am Montag. ".encode()
            * 5,
            "German",
        ),
    ],
)
def test_a_page_without_a_story_is_refused_with_the_reason(
    raw: bytes, reason: str, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_bytes(raw)
    reports, notices = taken("a.html")
    assert reports == []
    assert reason in str(notices[0])


@pytest.mark.parametrize(
    "raw",
    [
        b"<div>" * 100_000 + STORY[0].encode(),
        b"<b><i>" * 50_000 + STORY[0].encode(),
        b"<p " + b'a="b" ' * 100_000 + b">" + STORY[0].encode(),
        b"<p title='" + b"x" * 2_000_000 + b"'>" + STORY[0].encode(),
        b"<script>" + b"a<b " * 300_000 + STORY[0].encode(),
        b"<table>" * 5_000 + b"<tr><td>" * 5_000 + STORY[0].encode(),
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>" + STORY[0].encode(),
        b"<!--" * 100_000 + b"<p>" + STORY[0].encode(),
        b"&" * 100_000 + STORY[0].encode(),
    ],
    ids=["nested", "inline", "attributes", "attribute", "script", "tables", "linked data", "comments", "entities"],
)  # fmt: skip
def test_hostile_markup_is_read_or_refused_in_good_time(raw: bytes, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><body>" + raw)
    reports, notices = taken("a.html")
    assert reports or notices
