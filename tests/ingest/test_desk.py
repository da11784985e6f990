"""Drafts become reports, or a reason why not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ingest.desk import Desk, IngestSettings
from dateline.ingest.draft import Draft
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.publication import given_publication
from dateline.model.report import Report

STORY = "Two soldiers died in the town on Monday, the army said."


def take(desk: Desk, **fields: str) -> tuple[Report | None, list[Notice]]:
    pieces = list(desk.take(Draft("wire.jsonl", 7, **({"text": STORY} | fields))))
    reports = [p for p in pieces if isinstance(p, Report)]
    return (reports[0] if reports else None), [p for p in pieces if isinstance(p, Notice)]


def test_a_record_keeps_its_own_fields() -> None:
    report, notices = take(Desk(IngestSettings()), id="r1", source="Wire", title="Two dead", published="2020-06-17")
    assert report is not None
    assert (report.id, report.source, report.title, report.origin) == ("r1", "Wire", "Two dead", "wire.jsonl:7")
    assert notices == []


def test_options_fill_in_what_a_record_lacks_and_never_override_it() -> None:
    settings = IngestSettings(given_publication("2021-01-01"), "Option Press")
    own, _ = take(Desk(settings), id="a", source="Wire", published="2020-06-17")
    bare, _ = take(Desk(settings), id="b")
    assert own is not None
    assert bare is not None
    assert (own.source, own.published and own.published.day) == ("Wire", date(2020, 6, 17))
    assert (bare.source, bare.published and bare.published.day) == ("Option Press", date(2021, 1, 1))


def test_a_given_date_outranks_the_one_in_the_text() -> None:
    report, _ = take(Desk(IngestSettings(given_publication("2021-01-01"))), text=f"date 2020-06-17 {STORY}")
    assert report is not None
    assert report.published is not None
    assert report.published.rule == "given"


@pytest.mark.parametrize("written", ["2019-02-31", "9999-01-01", "1850-01-01", "soon"])
def test_a_report_with_a_bad_date_is_read_without_one(written: str) -> None:
    report, (notice,) = take(Desk(IngestSettings()), published=written)
    assert report is not None
    assert report.published is None
    assert notice.severity is Severity.FAILED
    assert str(notice).startswith("wire.jsonl:7: published")
    assert written in notice.reason


def test_a_report_without_a_date_never_gets_todays() -> None:
    report, (notice,) = take(Desk(IngestSettings()))
    assert report is not None
    assert report.published is None
    assert notice.severity is Severity.NOTE
    assert "--published" in notice.reason


def test_the_second_report_of_an_id_is_left_out() -> None:
    desk = Desk(IngestSettings())
    assert take(desk, id="r1")[0] is not None
    report, notices = take(desk, id="r1", text="Another text altogether was here.")
    assert report is None
    assert "r1" in notices[0].reason


@pytest.mark.parametrize("fields", [{}, {"id": "r1"}])
def test_the_same_report_again_is_read_once(fields: dict[str, str]) -> None:
    desk = Desk(IngestSettings())
    assert take(desk, **fields)[0] is not None
    report, notices = take(desk, **fields)
    assert report is None
    assert [(n.reason, n.severity) for n in notices] == [("the same report again; it is read once", Severity.NOTE)]


def test_another_text_under_an_id_is_a_version_where_versions_are_kept() -> None:
    desk = Desk(IngestSettings(versions=True))
    texts = (STORY, STORY.replace("Two", "Three"), STORY)
    taken = [take(desk, id="r1", text=text)[0] for text in texts]
    assert [r.text if r else None for r in taken] == list(texts)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Two men\x00 died.", "null character at line 1"),
        ("Two men \ud800 died.", "surrogate"),
        ("   ", "empty"),
        ("2020: 12!", "no letters"),
    ],
)
def test_texts_that_are_none_are_refused(text: str, reason: str) -> None:
    report, (notice,) = take(Desk(IngestSettings()), text=text)
    assert report is None
    assert reason in notice.reason
