"""Events as the lists, the map and the timeline show them: one row an event, made from the derived event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dateline.model.event import Event
from dateline.store.claims import AFTER_IDS
from dateline.store.numbers import pieces, within
from dateline.store.schema import event_actors, events

#: The largest number of a column, and the longest name that is looked up whole.
LARGEST, LONGEST_NAME = 2**63 - 1, 200


@dataclass(frozen=True, slots=True)
class RowFigure:
    """One figure of an event: ``of`` as in the guide, and its ends."""

    of: str
    best: int | None
    low: int | None
    high: int | None
    voices: int
    disagree: bool


@dataclass(frozen=True, slots=True)
class RowActor:
    """An actor of an event: role and name."""

    role: str
    name: str
    private: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """What a list shows of an event; the event whole is derived from its claims."""

    event: str
    type: str
    status: str
    start_day: date | None
    end_day: date | None
    time_precision: str
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: str
    figures: tuple[RowFigure, ...]
    actors: tuple[RowActor, ...]
    claims: int
    reports: int
    voices: int
    source_kinds: tuple[str, ...]
    disagree: bool
    total: bool
    part_of: str | None
    first_reported: date | None
    last_reported: date | None
    review: str
    sentence: str

    def figure(self, of: str) -> RowFigure | None:
        """The figure of one kind, None when nobody gives one."""
        return next((f for f in self.figures if f.of == of), None)


#: The columns that an ``EventRow`` is made from, in its order.
COLUMNS = tuple(getattr(events.c, name) for name in EventRow.__slots__)


def event_row(row: Row[Any]) -> EventRow:
    """The row of ``COLUMNS`` as it is handed on."""
    values = dict(zip(EventRow.__slots__, tuple(row), strict=True))
    values["figures"] = tuple(RowFigure(*f) for f in json.loads(values["figures"]))
    values["actors"] = tuple(RowActor(*a) for a in json.loads(values["actors"]))
    values["source_kinds"] = tuple(filter(None, values["source_kinds"].split(" ")))
    return EventRow(**values)


def row_of(event: Event) -> EventRow:
    """The row that an event has when it is kept."""
    values = {name: value for name, value in _values(event).items() if name in EventRow.__slots__}
    return EventRow(
        **values
        | {
            "figures": tuple(RowFigure(*f) for f in json.loads(values["figures"])),
            "actors": tuple(RowActor(*a) for a in json.loads(values["actors"])),
            "source_kinds": tuple(filter(None, values["source_kinds"].split(" "))),
        }
    )


def put_events(connection: Connection, derived: Sequence[Event]) -> None:
    """Keeps the rows of events, in place of those that they had."""
    drop_events(connection, [event.id for event in derived])
    if derived:
        connection.execute(insert(events), [_values(event) for event in derived])
    names = [
        {"name": name, "event": event.id}
        for event in derived
        for name in dict.fromkeys(name_key(actor.name) for actor in event.actors)
    ]
    if names:
        connection.execute(insert(event_actors), names)


def drop_events(connection: Connection, ids: Iterable[str]) -> None:
    """Forgets the rows of events."""
    for piece in pieces(ids):
        connection.execute(delete(event_actors).where(event_actors.c.event.in_(piece)))
        connection.execute(delete(events).where(events.c.event.in_(piece)))


def rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, EventRow]:
    """The rows of some events."""
    found: dict[str, EventRow] = {}
    for piece in pieces(ids):
        for row in connection.execute(select(*COLUMNS).where(events.c.event.in_(piece))):
            found[row[0]] = event_row(row)
    return found


def events_starting(connection: Connection, start: str, limit: int = 10) -> tuple[str, ...]:
    """The ids of events that begin so, for people who type the first digits."""
    condition = (events.c.event >= start) & (events.c.event < start + AFTER_IDS)
    return tuple(
        connection.execute(select(events.c.event).where(condition).order_by(events.c.event).limit(limit)).scalars()
    )


def point_of_place(connection: Connection, name: str) -> tuple[float | None, float | None] | None:
    """The coordinates that most events at a place of this name have (None, None where they have none); None for a
    name that no event is at."""
    same = (events.c.lat, events.c.lon)
    wanted = select(*same).where(events.c.place_key == name_key(name)).group_by(*same)
    found = connection.execute(wanted.order_by(func.count().desc(), *same).limit(1)).first()
    return (found[0], found[1]) if found else None


def rows_within(
    connection: Connection, types: Iterable[str], box: tuple[float, float, float, float]
) -> tuple[EventRow, ...]:
    """The rows of events of some types between two latitudes and two longitudes (south, west, north, east)."""
    south, west, north, east = box
    inside = (events.c.lat.between(south, north), events.c.lon.between(west, east))
    wanted = select(*COLUMNS).where(events.c.type.in_(sorted(types)), *inside).order_by(events.c.event)
    return tuple(event_row(row) for row in connection.execute(wanted))


def rows_of_parts(connection: Connection, wholes: Iterable[str]) -> tuple[EventRow, ...]:
    """The rows of the parts of some events, by id."""
    found: list[EventRow] = []
    for piece in pieces(wholes):
        wanted = select(*COLUMNS).where(events.c.part_of.in_(piece))
        found += (event_row(row) for row in connection.execute(wanted))
    return tuple(sorted(found, key=lambda row: row.event))


def set_part_of(connection: Connection, event: str, whole: str | None) -> None:
    """Says which event one is a part of."""
    connection.execute(update(events).where(events.c.event == event).values(part_of=whole))


def all_event_ids(connection: Connection) -> tuple[str, ...]:
    """The ids of all events that have a row, in order."""
    return tuple(connection.execute(select(events.c.event).order_by(events.c.event)).scalars())


def drop_all(connection: Connection) -> None:
    """Forgets all rows, before they are made anew."""
    connection.execute(delete(event_actors))
    connection.execute(delete(events))


def _values(event: Event) -> dict[str, Any]:
    killed, injured, displaced = (event.figure(of) for of in ("killed", "injured", "displaced"))
    return {
        "event": event.id,
        "type": event.type,
        "status": event.status.value,
        "start_day": event.start,
        "end_day": event.end,
        "time_precision": event.time_precision,
        "place": event.place.name,
        "place_key": name_key(event.place.name) if event.place.name else None,
        "country": event.place.country,
        "lat": event.place.lat,
        "lon": event.place.lon,
        "place_precision": event.place.precision,
        "killed_low": _bounded(killed.low) if killed else None,
        "killed_best": _bounded(killed.best) if killed else None,
        "killed_high": _bounded(killed.high) if killed else None,
        "injured_best": _bounded(injured.best) if injured else None,
        "displaced_best": _bounded(displaced.best) if displaced else None,
        "figures": _compact([[f.of, f.best, f.low, f.high, f.voices, f.disagree] for f in event.figures]),
        "actors": _compact([[a.role.value, a.name, a.private] for a in event.actors]),
        "claims": len(event.claims),
        "reports": len(event.reports),
        "voices": event.voices,
        "source_kinds": " ".join(kind.value for kind in event.source_kinds),
        "disagree": any(f.disagree for f in event.figures),
        "total": event.total,
        "part_of": event.part_of,
        "first_reported": event.first_reported,
        "last_reported": event.last_reported,
        "review": event.review.value,
        "sentence": event.sentence,
    }


def _bounded(number: int | None) -> int | None:
    """The number as a column can hold it; ``figures`` has it whole."""
    return None if number is None else min(number, LARGEST)


def name_key(name: str) -> str:
    """What a name of a place or an actor is looked up by."""
    return within(name.casefold(), LONGEST_NAME)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
