"""Many events at a glance: a page of rows, and counts by time, status, country and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.event import FigureRule
from dateline.services.finding import list_events, list_rows
from dateline.store import overview as counting
from dateline.store.database import Database
from dateline.store.event_rows import EventRow, row_of, rows_by_id
from dateline.store.finding import EventFilter, Order, Page, count_events
from dateline.store.overview import POINTLESS, TOOK_PLACE, Cell, CountryCount, DayStatus

#: A map of more marks than this is read no better; the rest is told as a number.
CELLS = 400
#: Marks are joined when their middles lie nearer than this share of a cell.
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many events began on a day (None: unknown), told as having taken place and otherwise."""

    day: date | None
    took_place: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the events asked for; ``known`` are all countries of the record, whatever was asked for."""

    days: tuple[DayCount, ...]
    statuses: dict[str, int]
    countries: tuple[CountryCount, ...]
    known: tuple[str, ...]
    empty: bool

    @property
    def total(self) -> int:
        """How many events in all."""
        return sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class MapCells:
    """Marks of a map, the rows of those that are one event, and what is known only by its country."""

    cells: tuple[Cell, ...]
    single: dict[str, EventRow]
    countries: tuple[CountryCount, ...]


def page_of_rows(  # noqa: PLR0913 - what a list can be asked, all by name
    database: Database, wanted: EventFilter, order: Order, limit: int, *, after: str | None, rule: FigureRule
) -> Page:
    """A page of rows with the figures of a rule, as of the filter's day. Quick for the usual rule and today."""
    if rule is FigureRule.LOW_BEST_HIGH and wanted.as_of is None:
        return list_rows(database, wanted, order, limit, after=after)
    found = list_events(database, wanted, order, limit, after=after, rule=rule)
    return Page(tuple(row_of(exported.event) for exported in found.events), found.following)


def overview(database: Database, wanted: EventFilter) -> Overview:
    """Counts by day, status and country."""
    with database.reading() as connection:
        where = counting.conditions_of(connection, wanted)
        counts = counting.by_day_and_status(connection, where)
        statuses: Counter[str] = Counter()
        for count in counts:
            statuses[count.status] += count.many
        return Overview(
            _days(counts),
            dict(statuses),
            counting.by_country(connection, where),
            counting.known_countries(connection),
            not counting.any_event(connection),
        )


def _days(counts: Sequence[DayStatus]) -> tuple[DayCount, ...]:
    """The counts by day in the order of days, the unknown one last."""
    took_place: Counter[date | None] = Counter()
    otherwise: Counter[date | None] = Counter()
    for count in counts:
        (took_place if count.status in TOOK_PLACE else otherwise)[count.day] += count.many
    days = sorted({count.day for count in counts}, key=lambda day: (day is None, day or date.min))
    return tuple(DayCount(day, took_place[day], otherwise[day]) for day in days)


def count_of(database: Database, wanted: EventFilter) -> int:
    """How many events there are of a kind."""
    with database.reading() as connection:
        return count_events(connection, wanted)


def map_cells(database: Database, wanted: EventFilter, size: float) -> MapCells:
    """The events as marks of a map, those within a square of so many degrees in one."""
    with database.reading() as connection:
        where = counting.conditions_of(connection, wanted)
        found = counting.by_cell(connection, where, size, CELLS)
        cells = _apart(found, size * _NEAR)
        single = [cell.event for cell in cells if cell.took_place + cell.otherwise == 1]
        return MapCells(cells, rows_by_id(connection, single), counting.by_country(connection, [*where, POINTLESS]))


def _apart(cells: Sequence[Cell], near: float) -> tuple[Cell, ...]:
    """The cells with those in one whose middles lie so near, at a common edge: their marks would hide each other."""
    kept: list[Cell] = []
    for cell in cells:
        place = next(
            (n for n, k in enumerate(kept) if abs(k.lat - cell.lat) < near and abs(k.lon - cell.lon) < near), None
        )
        if place is None:
            kept.append(cell)
        else:
            kept[place] = _joined(kept[place], cell)
    return tuple(kept)


def _joined(one: Cell, other: Cell) -> Cell:
    first, second = one.took_place + one.otherwise, other.took_place + other.otherwise
    return Cell(
        lat=(one.lat * first + other.lat * second) / (first + second),
        lon=(one.lon * first + other.lon * second) / (first + second),
        took_place=one.took_place + other.took_place,
        otherwise=one.otherwise + other.otherwise,
        regions=one.regions + other.regions,
        event=min(one.event, other.event),
        south=min(one.south, other.south),
        west=min(one.west, other.west),
        north=max(one.north, other.north),
        east=max(one.east, other.east),
    )
