"""Events counted: by day, by status, by cell of the map, by country. Rows alone, however many claims they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, case, cast, func, select

from dateline.store.finding import EventFilter, conditions
from dateline.store.schema import events

Conditions = Sequence[ColumnElement[bool]]
#: Statuses of what took place; the others are never counted with them.
TOOK_PLACE = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many events began on a day (None: unknown), told as having taken place and otherwise."""

    day: date | None
    took_place: int
    otherwise: int


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
    """How many events of a country; ``pointless`` are those of which nothing nearer than the country is known."""

    country: str | None
    took_place: int
    otherwise: int
    pointless: int


_took_place = case((events.c.status.in_(TOOK_PLACE), 1), else_=0)
_otherwise = case((events.c.status.in_(TOOK_PLACE), 0), else_=1)


def conditions_of(connection: Connection, wanted: EventFilter) -> Conditions:
    """The filter once, for several counts."""
    return conditions(connection, wanted)


def by_day(connection: Connection, where: Conditions) -> tuple[DayCount, ...]:
    """Counts by the first day, in the order of days, the unknown one last; a last day where the first is open."""
    day = func.coalesce(events.c.start_day, events.c.end_day).label("day")
    query = select(day, func.sum(_took_place), func.sum(_otherwise)).where(*where).group_by(day)
    found = [DayCount(_date(row[0]), int(row[1]), int(row[2])) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda count: (count.day is None, count.day or date.min)))


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def by_status(connection: Connection, where: Conditions) -> dict[str, int]:
    """How many events of each status."""
    query = select(events.c.status, func.count()).where(*where).group_by(events.c.status)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def by_country(connection: Connection, where: Conditions) -> tuple[CountryCount, ...]:
    """Counts by country, the most first."""
    pointless = func.sum(case((events.c.lat.is_(None), 1), else_=0))
    total = func.count()
    query = (
        select(events.c.country, func.sum(_took_place), func.sum(_otherwise), pointless)
        .where(*where)
        .group_by(events.c.country)
        .order_by(total.desc(), events.c.country)
    )
    return tuple(CountryCount(row[0], int(row[1]), int(row[2]), int(row[3])) for row in connection.execute(query))


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
