"""Reading many reports: order, processes, failures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.export.reading import Reading
from dateline.ingest.notice import Notice
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.reading.reader import Reader, ReaderSettings
from dateline.services import batch
from dateline.services.batch import read_reports
from dateline.services.spool import Spool

REPORTS = [
    Report(f"r{n}", f"Gunmen killed {n + 2} men in Gao on Monday.", origin=f"wire.jsonl:{n + 1}") for n in range(9)
]
NOTICE = Notice("wire.jsonl", 4, "not JSON")


class FailingReader(Reader):
    """Fails on one report, as an engine with a fault would."""

    @classmethod
    def load(cls, settings: ReaderSettings | None = None) -> Reader:
        return cls.__new__(cls)

    def read(self, report: Report) -> tuple[Claim, ...]:
        if report.id == "r3":
            raise IndexError("list index out of range")
        return ()


def test_notices_and_readings_come_in_the_order_of_the_input() -> None:
    pieces = [*REPORTS[:2], NOTICE, *REPORTS[2:4]]
    results = list(read_reports(pieces, ReaderSettings()))
    assert [r.report.id if isinstance(r, Reading) else str(r) for r in results] == [
        "r0", "r1", "wire.jsonl:4: not JSON", "r2", "r3",
    ]  # fmt: skip


def test_several_processes_give_the_same_as_one() -> None:
    pieces = [*REPORTS[:5], NOTICE, *REPORTS[5:]]
    assert list(read_reports(pieces, ReaderSettings(), jobs=2)) == list(read_reports(pieces, ReaderSettings()))


def test_a_report_the_engine_fails_on_is_a_notice_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "loaded_reader", FailingReader.load)
    results = list(read_reports(REPORTS[:5], ReaderSettings()))
    assert sum(isinstance(r, Reading) for r in results) == 4
    (notice,) = (r for r in results if isinstance(r, Notice))
    assert str(notice).startswith("wire.jsonl:4: reading failed: IndexError: list index out of range")


def test_reports_are_taken_in_no_faster_than_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "loaded_reader", FailingReader.load)
    taken: list[str] = []

    def intake() -> Iterator[Report]:
        for report in REPORTS:
            taken.append(report.id)
            yield report

    results = read_reports(intake(), ReaderSettings())
    next(results)
    assert taken == ["r0"]


def test_a_spool_gives_back_what_it_was_given_as_often_as_asked() -> None:
    readings = [Reading(report, ()) for report in REPORTS]
    with Spool() as spool:
        for reading in readings:
            spool.add(reading)
        assert list(spool) == readings
        assert list(spool) == readings
