"""A situation report from the record: what happened in a place and period, and what changed since the one before."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.errors import UsageError
from dateline.export.exported import ExportedEvent
from dateline.export.sitrep import Sitrep
from dateline.export.sitrep_build import build_sitrep, period_before
from dateline.model.distance import kilometres
from dateline.model.event import FigureRule
from dateline.services.exporting import EventRedactor
from dateline.services.finding import every_event
from dateline.store.database import Database
from dateline.store.event_rows import point_of_place
from dateline.store.finding import EventFilter, newest_report

#: A place's report takes in what happened so near to it.
NEAR_KM = 25.0
_DEGREE_KM = 111.0


@dataclass(frozen=True, slots=True)
class SituationRequest:
    """Which place (a name in the record, or a country's two letters) and period; ``start`` and ``end`` inclusive."""

    place: str
    start: date
    end: date
    near_km: float = NEAR_KM
    rule: FigureRule = FigureRule.LOW_BEST_HIGH
    redact: bool = False


def situation(database: Database, request: SituationRequest) -> Sitrep:
    """The situation report; the period before is told as it was known at its end.

    Raises ``UsageError`` for a place that no event of the record is at.
    """
    wanted = _filter(database, request)
    earlier_start, earlier_end = period_before(request.start, request.end)
    now = _within(database, replace(wanted, since=request.start, until=request.end), request)
    before = _within(database, replace(wanted, since=earlier_start, until=earlier_end, as_of=earlier_end), request)
    return build_sitrep(now, request.place, request.start, request.end, before)


def last_days(database: Database, days: int) -> tuple[date, date]:
    """The period of so many days that ends with the newest report of the record."""
    with database.reading() as connection:
        newest = newest_report(connection)
    if newest is None:
        raise UsageError("the record has no dated report; give --since and --until")
    return newest - timedelta(days=days - 1), newest


def _filter(database: Database, request: SituationRequest) -> EventFilter:
    """A country by its code, else a box around the place's point, else the place's name."""
    if len(request.place) == 2 and request.place.isupper():
        return EventFilter(countries=(request.place,))
    with database.reading() as connection:
        point = point_of_place(connection, request.place)
    if point is None:
        raise UsageError(f"no event of the record is at “{request.place}”")
    if point == (None, None):
        return EventFilter(place=request.place)
    lat, lon = point
    assert lat is not None
    assert lon is not None
    reach = request.near_km / _DEGREE_KM
    wide = min(180.0, reach / max(0.05, math.cos(math.radians(lat))))
    return EventFilter(box=(max(-90.0, lat - reach), lon - wide, min(90.0, lat + reach), lon + wide))


def _within(database: Database, wanted: EventFilter, request: SituationRequest) -> list[ExportedEvent]:
    found = every_event(database, wanted, request.rule)
    if wanted.box is not None:
        middle = ((wanted.box[0] + wanted.box[2]) / 2, (wanted.box[1] + wanted.box[3]) / 2)
        found = (e for e in found if _near(e, middle, request.near_km))
    return list(map(EventRedactor().redact, found) if request.redact else found)


def _near(exported: ExportedEvent, middle: tuple[float, float], reach: float) -> bool:
    place = exported.event.place
    return place.lat is not None and place.lon is not None and kilometres(place.lat, place.lon, *middle) <= reach
