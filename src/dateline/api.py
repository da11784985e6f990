"""Dateline from Python: reading reports, and a record of them.

    import dateline

    for reading in dateline.read("reports/", source="Example Agency"):
        for claim in reading.claims: ...

    with dateline.Store("sqlite:///cases.db") as store:
        store.add("reports/")
        frame = store.events_frame(countries=("SY",), since=date(2019, 3, 1))

What comes back are the frozen values of ``dateline.model``. The names here and in ``dateline.model`` stay as they are
within a major version.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError, UsageError
from dateline.export.exported import ExportedEvent
from dateline.export.reading import Reading
from dateline.export.tally import Tally as ExportTally
from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import check_paths
from dateline.ingest.notice import Notice, Severity
from dateline.model.event import Event, FigureRule
from dateline.model.judgement import Judgement, JudgementKind
from dateline.model.report import Publication, Report
from dateline.services import exporting, finding, reviewing, storing
from dateline.services.batch import loaded_reader
from dateline.services.comparing import Change, changes
from dateline.services.finding import EventPage
from dateline.services.lists import reader_settings
from dateline.services.read import ReadRequest, read_batch
from dateline.services.record import open_record
from dateline.store.finding import EventFilter, Order

if TYPE_CHECKING:
    import geopandas
    import pandas

Path_ = str | os.PathLike[str]


class ReadingError(DatelineError):
    """Something could not be read. ``notices`` says what and why; all else was read."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        super().__init__("; ".join(str(n) for n in notices[:5]) + (" …" if len(notices) > 5 else ""))
        self.notices = tuple(notices)


class _Kept:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []

    def write(self, reading: Reading) -> None:
        self.readings.append(reading)

    def close(self) -> None:
        """Nothing is left to be written."""


def read(
    *paths: Path_,
    published: date | None = None,
    source: str | None = None,
    jobs: int = 1,
    on_failure: str = "raise",
) -> tuple[Reading, ...]:
    """Each report of some files or folders with its claims, in their order; nothing is stored.

    ``published`` and ``source`` hold for reports that state none. ``event`` of a claim is equal for claims of one
    event, across all reports. What cannot be read raises ``ReadingError`` after everything else was read, unless
    ``on_failure`` is ``"skip"``.
    """
    kept, watcher = _Kept(), _Watcher()
    read_batch(_request(paths, published, source, jobs), io.BytesIO(), lambda: kept, watcher.see)
    watcher.settle(on_failure)
    return tuple(kept.readings)


def read_text(text: str, *, published: date | None = None, source: str | None = None, id: str = "text") -> Reading:  # noqa: A002
    """One report given as a string, with its claims; offsets point into ``text``."""
    day = Publication(published, "given") if published else None
    report = Report(id=id, text=text, source=source, published=day)
    return Reading(report, loaded_reader(reader_settings()).read(report))


class _Watcher:
    def __init__(self) -> None:
        self.failed: list[Notice] = []

    def see(self, piece: Reading | Notice) -> None:
        if isinstance(piece, Notice) and piece.severity is Severity.FAILED:
            self.failed.append(piece)

    def settle(self, on_failure: str) -> None:
        if on_failure not in ("raise", "skip"):
            raise UsageError(f"on_failure “{on_failure}”: raise or skip")
        if self.failed and on_failure == "raise":
            raise ReadingError(self.failed)


def _request(paths: Sequence[Path_], published: date | None, source: str | None, jobs: int) -> ReadRequest:
    names = tuple(os.fspath(p) for p in paths)
    check_paths(names)
    settings = IngestSettings(Publication(published, "given") if published else None, source)
    return ReadRequest(names, settings, reader_settings(), jobs=jobs)


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a record: reports that were read, those that it had already, and what could not be read."""

    reports: int
    known: int
    failed: tuple[Notice, ...]


class Store:
    """A record of reports, claims, events and judgements, on SQLite or PostgreSQL; made where there is none.

    Close it, or use it in a ``with`` statement.
    """

    def __init__(self, address: str = "sqlite:///dateline.db", *, create: bool = True) -> None:
        self._database = open_record(address, create=create)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back."""
        self._database.close()

    def add(self, *paths: Path_, published: date | None = None, source: str | None = None, jobs: int = 1) -> Added:
        """Reads files and folders into the record; a report that it has is not read again."""
        watcher = _Watcher()
        request = _request(paths, published, source, jobs)
        tally = storing.store_batch(request, io.BytesIO(), self._database, _Nothing, watcher.see)
        return Added(tally.reports, tally.kept, tuple(watcher.failed))

    def events(self, *, rule: FigureRule | str = FigureRule.LOW_BEST_HIGH, **wanted: Any) -> Iterator[Event]:
        """All events that fit, the latest first. ``wanted`` are fields of ``EventFilter`` (``countries=("SY",)``)."""
        for exported in self._exported(rule, wanted):
            yield exported.event

    def page(
        self, order: Order | str = Order.WHEN, limit: int = 50, after: str | None = None, **wanted: Any
    ) -> finding.Listing:
        """One page of events in an order; ``following`` of it is the next one's ``after``."""
        return finding.list_events(self._database, _filter(wanted), Order(order), limit, after=after, counted=True)

    def event(
        self, name: str, *, rule: FigureRule | str = FigureRule.LOW_BEST_HIGH, as_of: date | None = None
    ) -> EventPage | None:
        """One event with its claims, links and judgements, by its id or a claim's; None when unknown ``as_of``."""
        return finding.show_event(self._database, name, FigureRule(rule), as_of)

    def changes(self, earlier: date, later: date) -> Iterator[Change]:
        """What changed between two days by what was published in between."""
        return changes(self._database, earlier, later)

    def judge(
        self,
        kind: JudgementKind | str,
        *names: str,
        author: str,
        reason: str = "",
        field: str | None = None,
        value: str | None = None,
    ) -> Judgement:
        """Accept, reject, correct, merge, split or comment on events or claims; ``value`` is JSON as in the guide."""
        verdict = reviewing.Verdict(JudgementKind(kind), names, author, reason, field, value)
        return reviewing.decide(self._database, verdict)

    def undo(self, judgement: str, *, author: str, reason: str = "") -> Judgement:
        """Takes a judgement back."""
        return reviewing.undo(self._database, judgement, author, reason)

    def export(
        self,
        format: str,  # noqa: A002 - the word of the command line
        file: Path_,
        *,
        rule: FigureRule | str = FigureRule.LOW_BEST_HIGH,
        redact: bool = False,
        **wanted: Any,
    ) -> ExportTally:
        """Writes events to a file with the note on what the format cannot hold beside it."""
        request = exporting.ExportRequest(format, _filter(wanted), FigureRule(rule), redact)
        return exporting.export(self._database, request, Path(file)).tally

    def events_frame(self, *, rule: FigureRule | str = FigureRule.LOW_BEST_HIGH, **wanted: Any) -> pandas.DataFrame:
        """Events as a pandas frame, one row each, indexed by ``event_id``; columns as in the CSV export."""
        from dateline.export.event_table import EVENT_COLUMNS, event_row

        pandas = _pandas()
        rows = [event_row(e.event) for e in self._exported(rule, wanted)]
        frame = pandas.DataFrame(rows, columns=list(EVENT_COLUMNS)).set_index("event_id")
        return _typed(frame, ("date_from", "date_to", "first_reported", "last_reported"))

    def claims_frame(self, **wanted: Any) -> pandas.DataFrame:
        """The claims of events as a pandas frame, one row each, indexed by ``claim_id``; columns as in claims-csv."""
        from dateline.export.claim_table import CLAIM_HEADER, claim_row

        pandas = _pandas()
        rows = [claim_row(e.event.id, c) for e in self._exported(FigureRule.LOW_BEST_HIGH, wanted) for c in e.claims]
        frame = pandas.DataFrame(rows, columns=list(CLAIM_HEADER)).set_index("claim_id")
        return _typed(frame, ("report_published", "time_from", "time_to"))

    def events_geoframe(
        self, *, rule: FigureRule | str = FigureRule.LOW_BEST_HIGH, **wanted: Any
    ) -> geopandas.GeoDataFrame:
        """``events_frame`` with points in WGS 84; an event without coordinates has an empty geometry."""
        try:
            import geopandas
        except ModuleNotFoundError as error:
            raise UsageError("frames with points need GeoPandas: pip install 'dateline[frames]'") from error
        frame = self.events_frame(rule=rule, **wanted)
        return geopandas.GeoDataFrame(
            frame, geometry=geopandas.points_from_xy(frame["lon"], frame["lat"]), crs="EPSG:4326"
        )

    def _exported(self, rule: FigureRule | str, wanted: dict[str, Any]) -> Iterator[ExportedEvent]:
        return finding.every_event(self._database, _filter(wanted), FigureRule(rule))


class _Nothing:
    """A writer for those who want nothing printed."""

    def write(self, reading: Reading) -> None:
        """Nothing is written."""

    def close(self) -> None:
        """Nothing is left to be written."""


def _filter(wanted: dict[str, Any]) -> EventFilter:
    unknown = sorted(set(wanted) - set(EventFilter.__slots__))
    if unknown:
        raise UsageError(f"{', '.join(unknown)}: events are asked for by {', '.join(sorted(EventFilter.__slots__))}")
    return replace(EventFilter(), **wanted)


def _pandas() -> Any:
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise UsageError("frames need pandas: pip install 'dateline[frames]'") from error
    return pandas


def _typed(frame: Any, days: Sequence[str]) -> Any:
    """The frame with days as datetimes and figures as whole numbers that may be missing (``Int64``)."""
    pandas = _pandas()
    for column in days:
        frame[column] = pandas.to_datetime(frame[column])
    for column in frame.columns:
        if column.endswith(("_best", "_low", "_high")):
            frame[column] = frame[column].astype("Int64")
    return frame


__all__ = ["Added", "EventFilter", "Order", "ReadingError", "Store", "read", "read_text"]
