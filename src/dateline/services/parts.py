"""Which events are parts of a longer one: the shelling within a siege, the strikes within an offensive."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from dateline.linking.families import ACTS
from dateline.model.distance import kilometres
from dateline.store.event_rows import EventRow, rows_by_id, rows_of_parts, rows_within, set_part_of

#: Acts that other acts make up. A toll over a period is no whole: nobody says which incidents it counts.
WHOLES = frozenset(("siege", "offensive"))
#: A part lies at the place of the whole; 15 km take in a town and the villages around it.
NEAR_KM = 15.0
_DEGREE_KM = 111.0


def set_parts(connection: Connection, events: Iterable[str]) -> None:
    """Says of changed events, and of the acts near changed wholes, which longer event each is a part of.

    A part lies within the days and at the place of its whole; of several wholes the shortest is taken.
    """
    changed = rows_by_id(connection, list(events))
    acts = {act.event: act for act in rows_of_parts(connection, changed)}  # also of what was a whole before
    for row in changed.values():
        acts |= {act.event: act for act in _acts(connection, row)}
    for act in acts.values():
        whole = _whole_of(connection, act)
        if whole != act.part_of:
            set_part_of(connection, act.event, whole)


def forget_whole(connection: Connection, gone: Iterable[str]) -> None:
    """Looks for another whole of the parts of events that are no more."""
    for act in rows_of_parts(connection, gone):
        set_part_of(connection, act.event, _whole_of(connection, act))


def _acts(connection: Connection, changed: EventRow) -> Iterator[EventRow]:
    """The acts whose whole may be another one now."""
    yield changed
    if changed.type in WHOLES:
        yield from _near(connection, changed, ACTS)


def _whole_of(connection: Connection, act: EventRow) -> str | None:
    if act.type not in ACTS or act.start_day is None or act.end_day is None or act.total:
        return None
    holding = [row for row in _near(connection, act, WHOLES) if _holds(row, act.start_day, act.end_day)]
    return min(holding, key=lambda row: (_length(row), row.event)).event if holding else None


def _holds(whole: EventRow, start: date, end: date) -> bool:
    """Whether the days lie within those of a whole, which are more; its open start is before all."""
    if whole.end_day is None or end > whole.end_day or (whole.start_day is not None and start < whole.start_day):
        return False
    return whole.start_day is None or (whole.end_day - whole.start_day).days > (end - start).days


def _length(whole: EventRow) -> int:
    open_start = whole.start_day is None or whole.end_day is None
    return 1_000_000 if open_start else (whole.end_day - whole.start_day).days  # type: ignore[operator]


def _near(connection: Connection, row: EventRow, types: frozenset[str]) -> Iterator[EventRow]:
    """Other events of some types at the place of one, at a point of their own."""
    if row.lat is None or row.lon is None or row.place_precision != "point":
        return
    high = NEAR_KM / _DEGREE_KM
    wide = min(180.0, high / max(0.05, math.cos(math.radians(row.lat))))
    for other in rows_within(connection, types, (row.lat - high, row.lon - wide, row.lat + high, row.lon + wide)):
        if other.event == row.event or other.lat is None or other.lon is None or other.country != row.country:
            continue
        if other.place_precision == "point" and kilometres(row.lat, row.lon, other.lat, other.lon) <= NEAR_KM:
            yield other
