"""Events counted: by day, by status, by cell of the map, by country. Rows alone, however many claims they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Integer, case, cast, func, select

from dateline.store.finding import EventFilter, conditions
from dateline.store.schema import events

Conditions = Sequence[ColumnElement[bool]]
#: Statuses of what took place; the others are never counted with them.
TOOK_PLACE = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class DayStatus:
    """How many events of a status began on a day (None: unknown)."""

    day: date | None
    status: str
    many: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Events near each other: how many, the middle of their points, how many of the points stand for a whole region.
    ``event`` is one of them."""

    lat: float
    lon: float
    took_place: int
    otherwise: int
    regions: int
    event: str
    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class CountryCount:
    """How many events of a country."""

    country: str | None
    took_place: int
    otherwise: int


#: Events of which nothing nearer than the country is known.
POINTLESS = events.c.lat.is_(None)
_took_place = case((events.c.status.in_(TOOK_PLACE), 1), else_=0)
_otherwise = case((events.c.status.in_(TOOK_PLACE), 0), else_=1)


def conditions_of(connection: Connection, wanted: EventFilter) -> Conditions:
    """The filter once, for several counts."""
    return conditions(connection, wanted)


def by_day_and_status(connection: Connection, where: Conditions) -> tuple[DayStatus, ...]:
    """Counts by the first day (the last one where the first is open) and status.

    Days with a first one are counted along the index of lists; the few others are looked up.
    """
    found: Counter[tuple[date | None, str]] = Counter()
    for column, condition in ((events.c.start_day, events.c.start_day.is_not(None)), (events.c.end_day, _OPEN_START)):
        query = select(column, events.c.status, func.count()).where(condition, *where)
        for day, status, many in connection.execute(query.group_by(column, events.c.status)):
            found[day, status] += int(many)
    return tuple(DayStatus(day, status, many) for (day, status), many in found.items())


_OPEN_START = events.c.start_day.is_(None)


def known_countries(connection: Connection) -> tuple[str, ...]:
    """The countries that the record's events are in."""
    return tuple(code for code in connection.execute(select(events.c.country).distinct()).scalars() if code)


def any_event(connection: Connection) -> bool:
    """Whether there is an event at all."""
    return connection.execute(select(events.c.event).limit(1)).first() is not None


def by_country(connection: Connection, where: Conditions) -> tuple[CountryCount, ...]:
    """Counts by country, the most first."""
    query = (
        select(events.c.country, func.sum(_took_place), func.sum(_otherwise))
        .where(*where)
        .group_by(events.c.country)
        .order_by(func.count().desc(), events.c.country)
    )
    return tuple(CountryCount(row[0], int(row[1]), int(row[2])) for row in connection.execute(query))


def by_cell(connection: Connection, where: Conditions, size: float, limit: int) -> tuple[Cell, ...]:
    """Counts by square of the map of so many degrees, the fullest first."""
    # SQLite cuts, PostgreSQL rounds when a number becomes whole; rounding first makes both the same
    row_of_cell = cast(func.round((events.c.lat + 90) / size - 0.5), Integer).label("y")
    column_of_cell = cast(func.round((events.c.lon + 180) / size - 0.5), Integer).label("x")
    lat, lon = events.c.lat, events.c.lon
    query = (
        select(
            func.avg(lat), func.avg(lon), func.sum(_took_place), func.sum(_otherwise),
            func.sum(case((events.c.place_precision == "region", 1), else_=0)), func.min(events.c.event),
            func.min(lat), func.min(lon), func.max(lat), func.max(lon),
        )
        .where(lat.is_not(None), lon.is_not(None), *where)
        .group_by(row_of_cell, column_of_cell)
        .order_by(func.count().desc(), func.min(events.c.event))
        .limit(limit)
    )  # fmt: skip
    return tuple(
        Cell(float(r[0]), float(r[1]), int(r[2]), int(r[3]), int(r[4]), str(r[5]), *(float(end) for end in r[6:]))
        for r in connection.execute(query)
    )
