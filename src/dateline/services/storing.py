"""The use-case behind ``dateline read``: reports into the record, then printed from there."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import BinaryIO

from dateline.export.reading import Reading
from dateline.ingest.intake import take_in
from dateline.ingest.notice import Notice, Severity
from dateline.model.report import Report
from dateline.services.batch import loaded_reader, read_reports
from dateline.services.engine import engine_settings
from dateline.services.read import ReadRequest, Tally, Writer
from dateline.services.recognition import recognise
from dateline.services.recording import Failed, Piece, Recorder
from dateline.services.redaction import Redactor
from dateline.store.claims import claims_of_version, read_by
from dateline.store.database import Database
from dateline.store.linkage import events_of_rows
from dateline.store.reports import versions_by_row

#: A step of so many reports, or of so many seconds, is kept at once: what an interruption costs at most.
STEP_REPORTS, STEP_SECONDS = 40, 10.0
Watch = Callable[[Reading | Notice], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is in the record already, by the row of its version."""

    version: int


def store_batch(
    request: ReadRequest, stdin: BinaryIO, database: Database, make_writer: Callable[[], Writer], watch: Watch
) -> Tally:
    """Keeps all reports that are new, then writes those of this batch in their order as the record has them."""
    return store_intake(take_in(request.paths, request.ingest, stdin), request, database, make_writer, watch)


def store_intake(
    intake: Iterable[Report | Notice],
    request: ReadRequest,
    database: Database,
    make_writer: Callable[[], Writer],
    watch: Watch,
) -> Tally:
    """As ``store_batch``, for reports that were taken in elsewhere."""
    tally, recorder = Tally(), Recorder(database, request.reader)
    versions, step, begun = array("q"), list[Piece | Kept](), monotonic()
    for piece in _readings(intake, request, database):
        _count(piece, tally, watch)
        step.append(piece)
        if len(step) >= STEP_REPORTS or monotonic() - begun > STEP_SECONDS:
            versions.extend(_keep(recorder, step))
            step, begun = [], monotonic()
    versions.extend(_keep(recorder, step))
    tally.claims = _write(
        database, versions, Redactor(loaded_reader(request.reader)) if request.redact else None, make_writer()
    )
    return tally


def _count(piece: Piece | Kept, tally: Tally, watch: Watch) -> None:
    if isinstance(piece, Kept):
        tally.kept += 1
        return
    shown = piece.notice if isinstance(piece, Failed) else piece
    watch(shown)
    if isinstance(shown, Notice):
        tally.failed += shown.severity is Severity.FAILED
    else:
        tally.reports += 1


def _keep(recorder: Recorder, step: list[Piece | Kept]) -> Iterator[int]:
    """The versions of a step's pieces, in their order, each kept."""
    wanted = [p for p in step if not isinstance(p, Kept) and not _is_note(p)]
    rows = iter(recorder.keep(wanted) if wanted else ())
    for piece in step:
        row = piece.version if isinstance(piece, Kept) else None if _is_note(piece) else next(rows)
        if row is not None:
            yield row


def _is_note(piece: Piece) -> bool:
    return isinstance(piece, Notice) and piece.severity is Severity.NOTE


def _readings(intake: Iterable[Report | Notice], request: ReadRequest, database: Database) -> Iterator[Piece | Kept]:
    """What was read of each new report, in the order of the intake; notices and kept reports in their places."""
    sent: deque[Report | Notice | Kept] = deque()
    told = engine_settings(request.reader)

    def looked_up() -> Iterator[Report | Notice | Kept]:
        for piece in intake:
            sent.append(piece if isinstance(piece, Notice) else _looked_up(database, piece, told))
            yield sent[-1]

    for result in read_reports(looked_up(), request.reader, request.jobs):
        given = sent.popleft()
        if isinstance(given, Report) and isinstance(result, Notice):
            yield Failed(given, result)
        elif isinstance(given, Report) and isinstance(result, Reading):
            yield Reading(given, result.claims)
        elif isinstance(result, Notice | Kept):
            yield result


def _looked_up(database: Database, report: Report, settings: str) -> Report | Kept:
    """The report to be read, as the record has it or will have it; or where it is kept, read with these settings."""
    with database.reading() as connection:
        known = recognise(connection, report)
        if known.kept is None:
            return known.report
        if read_by(connection, known.kept, settings):
            return Kept(known.kept)
        return versions_by_row(connection, [known.kept])[known.kept].report


def _write(database: Database, versions: Iterable[int], redactor: Redactor | None, writer: Writer) -> int:
    """Writes the batch's reports, each once; the number of their claims."""
    claims = 0
    for version in dict.fromkeys(versions):
        reading = stored_reading(database, version)
        claims += len(reading.claims)
        writer.write(redactor.redact(reading) if redactor else reading)
    writer.close()
    return claims


def stored_reading(database: Database, version: int) -> Reading:
    """A version with its claims as they were read, each with its event."""
    with database.reading() as connection:
        report = versions_by_row(connection, [version])[version].report
        claims = claims_of_version(connection, version)
        events = events_of_rows(connection, [c.row for c in claims])
        return Reading(report, tuple(replace(c.claim, event=events.get(c.row, c.claim.event)) for c in claims))
