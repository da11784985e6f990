"""Reports into the record: what is the same, what is a version, what is a copy, and what failed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.newswire import Wire, reading, steps
from benchmarks.record_state import differences, state
from dateline.ingest.notice import Notice
from dateline.model.report import Original
from dateline.services.checking import check
from dateline.services.finding import show_event
from dateline.services.recording import Failed
from dateline.store import linkage
from dateline.store.claims import claims_of_version
from dateline.store.database import Database
from dateline.store.failing import all_failures
from dateline.store.reports import original_of, versions_of
from tests.services.conftest import Engine
from tests.services.told import LATER, STRIKE, claim_ids, told

STORY = f"{STRIKE} The market stayed shut. {LATER}"


def live(record: Database) -> list[str]:
    """The ids of the live claims, in order."""
    return sorted(row[0] for row in state(record).claims if row[1])


@pytest.mark.parametrize(
    "again",
    [
        told(STORY),
        told(STORY, None),
        told(STORY, origin="copy/of/wire.jsonl:9"),
        told(STORY, title="Another headline", source="Radio Quillon"),
    ],
    ids=["the same", "without its date", "from another file", "other headline"],
)
def test_the_same_report_again_changes_nothing(record: Database, engine: Engine, again: object) -> None:
    recorder = engine(record)
    (first,) = recorder.keep([reading(told(STORY))])
    before = state(record)
    assert recorder.keep([reading(again)]) == [first]  # type: ignore[arg-type]
    assert differences(before, state(record)) == []


def test_a_report_named_by_its_text_is_known_from_another_file(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    report = told(STORY)
    name = report.text_hash[:12]
    first = recorder.keep([reading(replace(report, id=f"a.txt#{name}"))])
    assert recorder.keep([reading(replace(report, id=f"folder/b.txt#{name}"))]) == first
    assert len(state(record).reports) == 1


def test_a_page_that_grew_is_a_new_version_whose_claims_join_the_old_ones(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    page = told(STRIKE, url="https://wire.invalid/1")
    recorder.keep([reading(page)])
    grown = replace(page, id="other-name", text=f"{STRIKE} {LATER}", source="Vallemar Post")
    recorder.keep([reading(grown)])
    with record.reading() as connection:
        assert [v.number for v in versions_of(connection, "wire-1")] == [1, 2]
        assert versions_of(connection, "other-name") == ()
    assert len(live(record)) == 3
    assert len(state(record).events) == 2
    assert list(check(record)) == []


def test_two_reports_under_one_id_are_kept_apart(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    texts = (
        STRIKE,
        "Floods closed the school road and the harvest market for the winter.",
        f"{LATER} Nobody was hurt.",
    )
    for _ in range(2):
        for text in texts:
            recorder.keep([reading(told(text))])
    assert sorted({row[0] for row in state(record).reports}) == ["wire-1", "wire-1~2", "wire-1~3"]
    assert list(check(record)) == []


def test_claims_of_a_renamed_report_are_named_by_the_new_id(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    recorder.keep([reading(told(STRIKE)), reading(told(LATER))])
    assert live(record) == sorted(claim_ids(told(STRIKE)) + claim_ids(told(LATER, id="wire-1~2")))


def test_copies_are_kept_and_speak_with_one_voice(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    papers = ("Northern Wire", "Radio Quillon", "The Dorrin Herald")
    recorder.keep([reading(told(STORY, id=f"copy-{n}", source=paper)) for n, paper in enumerate(papers)])
    assert [row[-2] for row in state(record).reports] == ["copy-0"] * 3
    page = show_event(record, claim_ids(told(STORY, id="copy-0"))[0])
    assert page is not None
    assert page.event.voices == 1
    assert page.copies == (("copy-0", "copy-1", "copy-2"),)
    assert len(page.claims) == 3


def test_one_report_twice_in_a_step_is_kept_once(record: Database, engine: Engine) -> None:
    first, second = engine(record).keep([reading(told(STORY)), reading(told(STORY))])
    assert first == second
    assert len(state(record).reports) == 1


def test_a_text_that_gets_its_date_replaces_the_one_without(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    recorder.keep([reading(told(STORY, None))])
    recorder.keep([reading(told(STORY, 4))])
    assert live(record) == sorted(claim_ids(told(STORY, 4)))
    before = state(record)
    for day in (None, 4):
        recorder.keep([reading(told(STORY, day))])
    assert differences(before, state(record)) == []
    assert list(check(record)) == []


def test_a_text_sent_with_two_dates_settles(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    for day in (4, 6, 4, 6):
        recorder.keep([reading(told(STORY, day))])
    with record.reading() as connection:
        stored = versions_of(connection, "wire-1")
        assert [v.report.published.day.day for v in stored if v.report.published] == [4, 6]
        assert claims_of_version(connection, stored[0].row) == ()
    assert len(live(record)) == 2
    assert list(check(record)) == []


def test_the_same_failure_again_is_counted(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    for _ in range(3):
        recorder.keep([Notice("wire.jsonl", 4, "not JSON"), Notice("wire.jsonl", 5, "not JSON")])
    with record.reading() as connection:
        assert [(f.line, f.times, f.stage) for f in all_failures(connection)] == [(4, 3, "ingest"), (5, 3, "ingest")]


def test_a_report_that_cannot_be_read_is_kept_for_a_later_engine(record: Database, engine: Engine) -> None:
    failed = Failed(told(STORY), Notice("wire.jsonl", 1, "reading failed: invented"))
    recorder = engine(record)
    row, again = recorder.keep([failed]), recorder.keep([failed])
    assert row == again
    assert [row[0] for row in state(record).reports] == ["wire-1"]
    assert live(record) == []
    recorder.keep([reading(told(STORY))])
    assert live(record) == sorted(claim_ids(told(STORY)))
    recorder.keep([failed])
    assert live(record) == sorted(claim_ids(told(STORY)))


def test_the_bytes_of_a_page_are_kept_once(record: Database, engine: Engine) -> None:
    original = Original(b"<p>a page</p>" * 100, "text/html", (("Server", "x\xff"), ("Date", "now")))
    recorder = engine(record)
    rows = recorder.keep([reading(told(STORY, id=f"p{n}", original=original)) for n in range(2)])
    with record.reading() as connection:
        assert [original_of(connection, row or 0) for row in rows] == [original, original]


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "a\0b\ud800"},
        {"title": "half \udc80 a sign \0"},
        {"source": "\0", "origin": "caf\udce9.txt"},
        {"id": "é" * 5_000},
        {"id": "x" * 401, "url": "https://wire.invalid/?" + "".join(map(str, range(5_000)))},
        {"source": "".join(map(str, range(5_000)))},
    ],
    ids=["null in id", "half a sign in title", "null in source", "long id", "long address", "long source"],
)
def test_odd_names_are_kept_and_known_again(record: Database, engine: Engine, fields: dict[str, str]) -> None:
    recorder = engine(record)
    report = told(STORY, **fields)
    first = recorder.keep([reading(report)])
    assert recorder.keep([reading(report)]) == first
    assert len(state(record).reports) == 1
    assert list(check(record)) == []


def test_long_words_and_large_texts_are_kept_and_found(record: Database, engine: Engine) -> None:
    endless = "x".join(str(n) for n in range(3_000))
    many = " ".join(f"wörd{n}" for n in range(90_000))
    report = told(f"{STRIKE} {endless} {many}", title=f"{endless} {endless}")
    engine(record).keep([reading(report)])
    assert list(check(record)) == []


def test_a_step_that_fails_leaves_nothing_and_can_be_done_again(
    record: Database, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = engine(record)
    pieces = Wire(5).pieces(30)
    recorder.keep(pieces[:10])
    before = state(record)
    with monkeypatch.context() as broken:
        broken.setattr("dateline.services.recording.refresh", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            recorder.keep(pieces[10:])
    assert differences(before, state(record)) == []
    recorder.keep(pieces[10:])
    assert list(check(record)) == []


@pytest.mark.parametrize("size", [1, 7])
def test_the_record_does_not_depend_on_where_steps_end(
    record: Database, engine: Engine, new_address: object, size: int
) -> None:
    pieces = Wire(11).pieces(30)
    recorder = engine(record)
    for step in steps(pieces, size):
        recorder.keep(step)
    with Database.open(new_address("sqlite")) as whole:  # type: ignore[operator]
        engine(whole).keep(pieces)
        assert differences(state(whole), state(record)) == []
    assert list(check(record)) == []


def test_another_writer_is_noticed(record: Database, record_address: str, engine: Engine) -> None:
    pieces = Wire(7).pieces(40)
    recorder = engine(record)
    with Database.open(record_address) as second:
        other = engine(second)
        for number, step in enumerate(steps(pieces, 5)):
            (recorder, other)[number % 2].keep(step)
    with record.reading() as connection:
        events = linkage.all_events(connection)
    assert len(events) == len(state(record).events)
    assert list(check(record)) == []
