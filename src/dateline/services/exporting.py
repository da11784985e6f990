"""Events out of the record, in a format of the field, with the note that says what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, TextIO

from dateline.errors import OutputError, UsageError
from dateline.export.exported import ExportedEvent, Tombstone
from dateline.export.formats import ExportFormat, export_format
from dateline.export.loss_note import loss_note
from dateline.export.reading import Reading
from dateline.export.redact import PrivatePerson
from dateline.export.redact_event import redact_exported
from dateline.export.tally import Tally
from dateline.model.event import FigureRule
from dateline.services.batch import loaded_reader
from dateline.services.finding import every_event
from dateline.services.lists import reader_settings
from dateline.services.redaction import Redactor
from dateline.services.remembered import Remembered
from dateline.services.whole_file import whole_binary, whole_file
from dateline.store import linkage
from dateline.store.database import Database
from dateline.store.finding import EventFilter

NOTE_ENDING = "README.txt"
#: Texts whose names are remembered: the reports of one event are mostly those of its neighbours too.
PEOPLE_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export and how. ``redact`` takes the names of private persons out."""

    format: str
    wanted: EventFilter = field(default_factory=EventFilter)
    rule: FigureRule = FigureRule.LOW_BEST_HIGH
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, the main one first, and what became of the events."""

    files: tuple[Path, ...]
    tally: Tally


def export(database: Database, request: ExportRequest, file: Path) -> Exported:
    """Writes events to a file, its note beside it (``FILE.README.txt``), and withdrawn events where the format keeps
    them apart. Each file takes its place only when it is whole. Raises ``OutputError`` for what cannot be written."""
    shape = export_format(request.format)
    if file.is_dir() or not file.resolve().parent.is_dir():
        raise UsageError(f"--output {file}: not a file in an existing folder")
    written = [file]
    try:
        with ExitStack() as files:

            def beside(ending: str) -> TextIO:
                written.append(_beside(file, ending))
                return files.enter_context(whole_file(written[-1]))

            out: IO[Any] = files.enter_context(whole_binary(file) if shape.binary else whole_file(file))
            tally = _write(database, request, shape, out, beside)
            beside(NOTE_ENDING).write(loss_note(shape, tally))
    except OSError as error:
        raise OutputError(f"cannot write {file}: {error.strerror or error}") from error
    return Exported(tuple(written), tally)


def export_to(database: Database, request: ExportRequest, out: TextIO) -> Tally:
    """The same into an open text stream, nothing beside it. Raises ``UsageError`` for formats that need a file."""
    shape = export_format(request.format)
    if shape.binary:
        raise UsageError(f"{shape.name} needs a file: give --output FILE")
    return _write(database, request, shape, out, None)


def _write(
    database: Database,
    request: ExportRequest,
    shape: ExportFormat,
    out: IO[Any],
    beside: Callable[[str], TextIO] | None,
) -> Tally:
    writer = shape.open(out, beside)
    for event in _events(database, request):
        writer.write(event)
    for stone in _stones(database, request):
        writer.tombstone(stone)
    writer.close()
    return writer.tally


def _events(database: Database, request: ExportRequest) -> Iterable[ExportedEvent]:
    found = every_event(database, request.wanted, request.rule)
    return map(EventRedactor().redact, found) if request.redact else found


class EventRedactor:
    """Takes private persons' names out of events: all that the events' reports name, whether a claim does or not.

    Reads each text once more for its names, which takes about as long as reading it did.
    """

    def __init__(self) -> None:
        self._redactor = Redactor(loaded_reader(reader_settings()))
        self._people: Remembered[str, tuple[PrivatePerson, ...]] = Remembered(PEOPLE_REMEMBERED)

    def redact(self, exported: ExportedEvent) -> ExportedEvent:
        """The event without the names of private persons."""
        readings: dict[str, Reading] = {}
        for given in exported.claims:
            known = readings.get(given.report.text_hash, Reading(given.report, ()))
            readings[given.report.text_hash] = Reading(given.report, (*known.claims, given.claim))
        return redact_exported(exported, [p for name, r in readings.items() for p in self._named(name, r)])

    def _named(self, name: str, reading: Reading) -> tuple[PrivatePerson, ...]:
        known = self._people.recall(name)
        return known if known is not None else self._people.keep(name, self._redactor.people(reading))


def _stones(database: Database, request: ExportRequest) -> Iterable[Tombstone]:
    """What was withdrawn, where everything is exported: of a part nobody can say whether it would have held them."""
    if request.wanted != EventFilter():
        return
    with database.reading() as connection:
        for stone in linkage.stones(connection):
            yield Tombstone(stone.event, stone.into, stone.reason, datetime.fromisoformat(stone.at))


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}.{ending}")
