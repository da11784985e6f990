"""The use-case behind ``dateline evaluate``: our claims, or another's, against a gold file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.evaluation.goldfile import ScoredReport, load_scored, scored_report
from dateline.evaluation.score import Score, score
from dateline.export.reading import Reading
from dateline.export.record import report_record
from dateline.ingest.desk import Desk, IngestSettings
from dateline.ingest.jsonfiles import read_json_lines
from dateline.ingest.notice import Notice
from dateline.ingest.opening import opened
from dateline.model.report import Report
from dateline.services.read import ReadRequest, read_intake


class RecordWriter:
    """Keeps what a run would print, ready to be scored."""

    def __init__(self) -> None:
        self.reports: list[ScoredReport] = []

    def write(self, reading: Reading) -> None:
        self.reports.append(scored_report(report_record(reading)))

    def close(self) -> None:
        """Nothing is left to be written."""


def evaluate(
    gold: Path, system: Path | None, watch: Callable[[Reading | Notice], None], jobs: int = 1
) -> tuple[Score, list[ScoredReport]]:
    """The score of a system file, or of our own reading of the gold reports, and the gold itself."""
    reports = load_scored(gold)
    if system is not None:
        return score(reports, load_scored(system)), reports
    writer = RecordWriter()
    read_intake(_intake(gold), ReadRequest((), jobs=jobs), lambda: writer, watch)
    return score(reports, writer.reports), reports


def _intake(gold: Path) -> Iterator[Report | Notice]:
    """The reports of a gold file, which holds JSON lines whatever its name is."""
    settings = IngestSettings()
    desk = Desk(settings)
    with opened(gold) as stream:
        for draft in read_json_lines(stream, str(gold), settings.limits):
            yield from (draft,) if isinstance(draft, Notice) else desk.take(draft)
