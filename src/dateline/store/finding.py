"""Which events a person asks for: filters, an order, and pages that stay put while the record grows."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, tuple_

from dateline.errors import UsageError
from dateline.store.codec import storable
from dateline.store.event_rows import COLUMNS, EventRow, event_row, name_key
from dateline.store.schema import claims, event_actors, events, members, versions
from dateline.store.search import matching

#: What more texts or events than these answer is asked of each event in turn: where every seventh text of a hundred
#: thousand has the words, a page is full after some hundred events, while collecting the events of all takes most of a
#: second.
FEW = 15_000


class Order(StrEnum):
    """How events are listed, the first named end first."""

    WHEN = "when"  # latest happening first
    REPORTED = "reported"  # latest report first
    CLAIMS = "claims"  # most claims first
    KILLED = "killed"  # most killed first


_COLUMN = {
    Order.WHEN: events.c.start_day,
    Order.REPORTED: events.c.last_reported,
    Order.CLAIMS: events.c.claims,
    Order.KILLED: events.c.killed_best,
}


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What events must have; what is None or empty asks for nothing. Days are inclusive.

    ``since``/``until`` bound when it happened (an event without days is left out when either is given);
    ``reported_since``/``reported_until`` when it was reported. ``place`` is a name; ``box`` south, west, north, east.
    ``source`` is a publisher, ``words`` are looked for in titles and texts of the reports. ``as_of`` leaves out what
    was first reported later.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    since: date | None = None
    until: date | None = None
    reported_since: date | None = None
    reported_until: date | None = None
    actor: str | None = None
    source: str | None = None
    source_kinds: tuple[str, ...] = ()
    min_killed: int | None = None
    reviews: tuple[str, ...] = ()
    disagree: bool | None = None
    total: bool | None = None
    several: bool = False
    unresolved: bool = False
    words: str | None = None
    as_of: date | None = None
    part_of: str | None = None
    ids: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Page:
    """Some events and where the next page begins (None at the end)."""

    rows: tuple[EventRow, ...]
    following: str | None


def find_events(
    connection: Connection, wanted: EventFilter, order: Order = Order.WHEN, limit: int = 50, after: str | None = None
) -> Page:
    """A page of events; those without a value to be ordered by come last. ``after`` is a page's ``following``."""
    column = _COLUMN[order]
    query = select(*COLUMNS, column.label("ordered")).where(*conditions(connection, wanted))
    known, last = (None, None) if after is None else _opened(after, order)
    rows: list[Any] = []
    if after is None or known is not None:
        valued = query.where(column.is_not(None)).order_by(column.desc(), events.c.event.desc())
        if known is not None:
            valued = valued.where(tuple_(column, events.c.event) < tuple_(_value(known, order), last))
        rows = list(connection.execute(valued.limit(limit + 1)))
    if len(rows) <= limit:
        blank = query.where(column.is_(None)).order_by(events.c.event.desc())
        if after is not None and known is None:
            blank = blank.where(events.c.event < last)
        rows += connection.execute(blank.limit(limit + 1 - len(rows)))
    following = _closed(rows[limit - 1]) if len(rows) > limit else None
    return Page(tuple(event_row(row[:-1]) for row in rows[:limit]), following)


def count_events(connection: Connection, wanted: EventFilter, most: int | None = None) -> int:
    """How many events there are of a kind; ``most`` where there are as many or more."""
    query = select(func.count()).select_from(events).where(*conditions(connection, wanted))
    if most is not None:
        found = select(events.c.event).where(*conditions(connection, wanted)).limit(most)
        query = select(func.count()).select_from(found.subquery())
    return int(connection.execute(query).scalar_one())


def newest_report(connection: Connection) -> date | None:
    """The day of the newest report that an event rests on; None where no report has a date."""
    found: date | None = connection.execute(select(func.max(events.c.last_reported))).scalar()
    return found


def _closed(row: Any) -> str:
    value = row[-1].isoformat() if isinstance(row[-1], date) else row[-1]
    return urlsafe_b64encode(json.dumps([value, row[0]]).encode()).decode().rstrip("=")


def _opened(cursor: str, order: Order) -> tuple[Any, str]:
    try:
        value, last = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if value is not None:
            _value(value, order)
        return value, str(last)
    except (ValueError, TypeError) as error:
        raise UsageError(f"“{cursor[:40]}” is no place in a list of events") from error


def _value(value: Any, order: Order) -> Any:
    return date.fromisoformat(value) if order in (Order.WHEN, Order.REPORTED) else int(value)


def conditions(connection: Connection, wanted: EventFilter) -> list[ColumnElement[bool]]:
    """The filter as conditions on ``events``."""
    return [*_what(wanted), *_when(wanted), *_where(wanted), *_who(connection, wanted)]


def _among(column: Any, values: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [column.in_(values)] if values else []


def _what(wanted: EventFilter) -> list[ColumnElement[bool]]:
    found = [
        *_among(events.c.type, wanted.types),
        *_among(events.c.status, wanted.statuses),
        *_among(events.c.review, wanted.reviews),
        *_among(events.c.event, wanted.ids),
    ]
    if wanted.min_killed is not None:
        found.append(events.c.killed_best >= wanted.min_killed)
    if wanted.disagree is not None:
        found.append(events.c.disagree == wanted.disagree)
    if wanted.total is not None:
        found.append(events.c.total == wanted.total)
    if wanted.unresolved:
        found += [events.c.place.is_not(None), events.c.lat.is_(None), events.c.place_precision == "unknown"]
    if wanted.several:
        found.append(events.c.voices > 1)
    if wanted.part_of is not None:
        found.append(events.c.part_of == wanted.part_of)
    return found


def _when(wanted: EventFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(
            or_(events.c.end_day >= wanted.since, and_(events.c.end_day.is_(None), events.c.start_day.is_not(None)))
        )
    if wanted.until is not None:
        found.append(
            or_(events.c.start_day <= wanted.until, and_(events.c.start_day.is_(None), events.c.end_day.is_not(None)))
        )
    if wanted.reported_since is not None:
        found.append(events.c.last_reported >= wanted.reported_since)
    if wanted.reported_until is not None:
        found.append(events.c.first_reported <= wanted.reported_until)
    if wanted.as_of is not None:
        found.append(events.c.first_reported <= wanted.as_of)
    return found


def _where(wanted: EventFilter) -> list[ColumnElement[bool]]:
    found = _among(events.c.country, wanted.countries)
    if wanted.place is not None:
        found.append(events.c.place_key == name_key(storable(wanted.place)))
    if wanted.box is not None:
        south, west, north, east = wanted.box
        inside = events.c.lon.between(west, east) if west <= east else or_(events.c.lon >= west, events.c.lon <= east)
        found += [events.c.lat.between(south, north), inside]
    return found


def _who(connection: Connection, wanted: EventFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.actor is not None:
        name = name_key(storable(wanted.actor))
        found.append(_named(connection, name))
    if wanted.source_kinds:
        found.append(or_(*((" " + events.c.source_kinds + " ").contains(f" {kind} ") for kind in wanted.source_kinds)))
    if wanted.source is not None:
        found.append(_told_in(connection, select(versions.c.id).where(versions.c.source == storable(wanted.source))))
    if wanted.words is not None:
        found.append(_told_in(connection, matching(connection, storable(wanted.words))))
    return found


def _told_in(connection: Connection, rows: Select[int]) -> ColumnElement[bool]:
    """Whether a claim of the event stands in one of some versions.

    The events of few versions are looked up; where versions are many, so are their events, and each event is asked.
    """
    told = select(members.c.event).join(claims, claims.c.id == members.c.claim_id).where(claims.c.version_id.in_(rows))
    if _are_few(connection, rows):
        return events.c.event.in_(told)
    return exists(told.where(members.c.event == events.c.event))


def _named(connection: Connection, name: str) -> ColumnElement[bool]:
    """Whether an actor of the event has this name; as in ``_told_in``."""
    named = select(event_actors.c.event).where(event_actors.c.name == name)
    if _are_few(connection, named):
        return events.c.event.in_(named)
    return exists(named.where(event_actors.c.event == events.c.event))


def _are_few(connection: Connection, rows: Select[Any]) -> bool:
    counted = select(func.count()).select_from(rows.limit(FEW + 1).subquery())
    return int(connection.execute(counted).scalar_one()) <= FEW
