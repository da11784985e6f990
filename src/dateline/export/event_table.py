"""Events as rows: the columns of the events CSV, the XLSX sheet and the Parquet file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from dateline.export.csv_table import Value
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent
from dateline.export.tally import Loss, Tally
from dateline.model.event import Event, Figure
from dateline.model.values import Role
from dateline.version import ENGINE_VERSION

# Figures that have columns of their own; all others stand in ``figures``.
FIGURE_COLUMNS = ("killed", "injured", "missing", "displaced", "detained", "abducted")

EventColumn = Callable[[Event], Value]


def event_day(day: date | None) -> str | None:
    """A day in ISO 8601."""
    return day.isoformat() if day else None


def actor_names(event: Event, role: Role) -> list[str]:
    """The names of those in one role, each once."""
    return list(dict.fromkeys(a.name for a in event.actors if a.role is role))


def figure_number(figure: Figure) -> str:
    """The chosen figure with its range: ``25``, ``25 (12–30)``, ``200–999``, ``≥25``, ``some``."""
    best, low, high = figure.best, figure.low, figure.high
    ends = f"{low:,}–{high:,}" if low is not None and high is not None else ""
    if best is not None:
        told = low == high == best
        open_end = "≥" if high is None and low == best else "≤" if low is None and high == best else ""
        return f"{best:,}" if told else f"{best:,} ({ends})" if ends else f"{open_end}{best:,}"
    if ends:
        return ends
    return f"≥{low:,}" if low is not None else f"≤{high:,}" if high is not None else "some"


def figure_words(figure: Figure) -> str:
    """``25 (12–30) killed, disputed``."""
    words = f"{figure_number(figure)} {figure.of.replace('_', ' ')}"
    return f"{words}, disputed" if figure.disagree else words


def _statuses(event: Event) -> str:
    return "; ".join(f"{status} {n}" for status, n in event.statuses)


def _figure_end(of: str, end: str) -> EventColumn:
    def value(event: Event) -> Value:
        figure = event.figure(of)
        number = getattr(figure, end) if figure else None
        return number if isinstance(number, int) else None

    return value


_FIGURES: dict[str, EventColumn] = {
    f"{of}_{end}": _figure_end(of, end) for of in FIGURE_COLUMNS for end in ("best", "low", "high")
}

EVENT_COLUMNS: dict[str, EventColumn] = {
    "event_id": lambda e: e.id,
    "type": lambda e: e.type,
    "status": lambda e: e.status.value,
    "statuses": _statuses,
    "date_from": lambda e: event_day(e.start),
    "date_to": lambda e: event_day(e.end),
    "time_precision": lambda e: e.time_precision,
    "place": lambda e: e.place.name,
    "country": lambda e: e.place.country,
    "lat": lambda e: e.place.lat,
    "lon": lambda e: e.place.lon,
    "place_precision": lambda e: e.place.precision,
    "place_id": lambda e: e.place.place_id,
    "agents": lambda e: "; ".join(actor_names(e, Role.AGENT)),
    "targets": lambda e: "; ".join(actor_names(e, Role.TARGET)),
    **_FIGURES,
    "figures": lambda e: "; ".join(figure_words(f) for f in e.figures),
    "rule": lambda e: e.figures[0].rule.value if e.figures else None,
    "disputed": lambda e: "; ".join(f.of for f in e.figures if f.disagree),
    "claims": lambda e: len(e.claims),
    "reports": lambda e: len(e.reports),
    "voices": lambda e: e.voices,
    "source_kinds": lambda e: "; ".join(k.value for k in e.source_kinds),
    "first_reported": lambda e: event_day(e.first_reported),
    "last_reported": lambda e: event_day(e.last_reported),
    "review": lambda e: e.review.value,
    "total": lambda e: "yes" if e.total else "no",
    "part_of": lambda e: e.part_of,
    "sentence": lambda e: e.sentence,
    "schema": lambda e: EVENT_SCHEMA,
    "engine": lambda e: e.engine or ENGINE_VERSION,
}


def event_row(event: Event) -> tuple[Value, ...]:
    """The event in the order of ``EVENT_COLUMNS``."""
    return tuple(column(event) for column in EVENT_COLUMNS.values())


def event_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """The one row of an event."""
    count_folded(exported, tally)
    yield event_row(exported.event)


def count_folded(exported: ExportedEvent, tally: Tally) -> None:
    """Counts what an event as one row does not hold."""
    event = exported.event
    tally.lose(Loss.FOLDED_CLAIMS, len(event.claims))
    tally.lose(Loss.STATEMENTS, sum(len(f.statements) for f in event.figures))
    tally.lose(Loss.SECOND_COUNTS, sum(1 for f in event.figures if f.of not in FIGURE_COLUMNS))
    tally.lose(Loss.NO_POINT, event.place.lat is None or event.place.lon is None)
