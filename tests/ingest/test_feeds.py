"""RSS and Atom: each entry a report of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.notice import Notice
from dateline.model.report import Report
from tests.ingest.samples import ATOM, RSS, STORY, TITLE, page

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "unnamed", "-"])
def test_the_entries_of_a_feed_are_reports(name: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(RSS)
    reports, notices = taken(name, stdin=RSS)
    full, summary, headline = reports
    assert full.text.split("\n") == list(STORY[:2])
    assert (full.title, full.source, full.url) == (TITLE, "Tessen Courier", "https://courier.example/1")
    assert full.published is not None
    assert (full.published.day, full.published.rule) == (date(2031, 3, 4), "feed")
    assert full.original is not None
    assert full.original.media_type == "text/html"
    assert summary.text == "A quake shook Velm on Wednesday. Nobody was hurt, the town council said."
    assert headline.text == "Ferry sinks on the Tessen, six missing"
    assert any("only the headline" in str(n) for n in notices)
    assert [r.origin for r in reports] == [f"{name if name != '-' else 'standard input'}:{n}" for n in (1, 2, 3)]


def test_an_atom_entry_has_the_day_it_was_first_published(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_bytes(ATOM)
    (report,), _ = taken("a.atom")
    assert report.published is not None
    assert report.published.day == date(2031, 3, 4)
    assert (report.source, report.url) == ("Velm Radio", "https://velm.example/x")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<?xml version='1.0'?><orders><order>1</order></orders>", "no RSS or Atom feed"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "without entries"),
        (b"<!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss version='2.0'><channel><item><title>&b;</title></item></channel></rss>", "entities of its own"),
        (b"\x00\x01\x02", "no RSS or Atom feed"),
    ],
)  # fmt: skip
def test_xml_that_is_no_feed_is_refused(raw: bytes, reason: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(raw)
    reports, notices = taken("a.xml")
    assert reports == []
    assert reason in str(notices[0])


def test_a_page_under_the_name_of_a_feed_is_a_page(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(page())
    (report,), _ = taken("a.xml")
    assert report.text.split("\n") == list(STORY)
