"""The use-case behind ``dateline read``: reports in, claims out, with events that hold across the batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from dateline.export.reading import Reading
from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import take_in
from dateline.ingest.notice import Notice, Severity
from dateline.model.report import Report
from dateline.reading.reader import ReaderSettings
from dateline.services.batch import loaded_reader, read_reports
from dateline.services.events import with_events
from dateline.services.redaction import Redactor
from dateline.services.spool import Spool


class Writer(Protocol):
    """What every output format does with readings."""

    def write(self, reading: Reading) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What to read and how."""

    paths: tuple[str, ...]
    ingest: IngestSettings = field(default_factory=IngestSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    jobs: int = 1
    redact: bool = False


@dataclass(slots=True)
class Tally:
    """How a run went: reports that were read, their claims, inputs that failed, and reports that were kept before."""

    reports: int = 0
    claims: int = 0
    failed: int = 0
    kept: int = 0


def read_batch(
    request: ReadRequest,
    stdin: BinaryIO,
    make_writer: Callable[[], Writer],
    watch: Callable[[Reading | Notice], None],
) -> Tally:
    """Reads the whole batch, groups its events and writes it; ``watch`` sees each notice and reading as it comes."""
    return read_intake(take_in(request.paths, request.ingest, stdin), request, make_writer, watch)


def read_intake(
    intake: Iterable[Report | Notice],
    request: ReadRequest,
    make_writer: Callable[[], Writer],
    watch: Callable[[Reading | Notice], None],
) -> Tally:
    """As ``read_batch``, for reports that were taken in elsewhere."""
    tally = Tally()
    with Spool() as spool:
        for piece in read_reports(intake, request.reader, request.jobs):
            watch(piece)
            if isinstance(piece, Notice):
                tally.failed += piece.severity is Severity.FAILED
                continue
            spool.add(piece)
            tally.reports += 1
            tally.claims += len(piece.claims)
        _write(spool, Redactor(loaded_reader(request.reader)) if request.redact else None, make_writer())
    return tally


def _write(spool: Spool, redactor: Redactor | None, writer: Writer) -> None:
    for reading in with_events(spool):
        writer.write(redactor.redact(reading) if redactor else reading)
    writer.close()
