"""Measures over time: a camp's population, a campaign's toll, people displaced day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.linking.figures import figures
from dateline.linking.totals import is_total
from dateline.model.event import EventClaim, Figure, FigureRule
from dateline.model.values import Place


@dataclass(frozen=True, slots=True)
class Point:
    """What is told of one day: the figure with all its statements. ``cumulative`` marks totals that grew until then;
    they stand beside the figures of the day alone."""

    day: date
    figure: Figure
    cumulative: bool = False


def series(
    claims: Sequence[EventClaim],
    of: str,
    *,
    place: str | None = None,
    country: str | None = None,
    rule: FigureRule = FigureRule.LOW_BEST_HIGH,
) -> tuple[Point, ...]:
    """The points of one kind of number (``present``, ``killed``) in order of their days, of the day's figures first.

    ``place`` is a gazetteer id, or a name as reports write it in any letter case; ``country`` an ISO code. A claim's
    figure stands for the last day that it tells of, else for its report's; claims without any day are left out, and
    days for which nobody gives a number that counts have no point.
    """
    days: dict[tuple[date, bool], list[EventClaim]] = defaultdict(list)
    for given in claims:
        day = _day(given)
        if day is None or not _is_at(given.claim.place, place, country):
            continue
        if any(c.of == of for c in given.claim.counts):
            start, end = given.claim.sentence
            days[day, is_total(given.claim, given.report.text[start:end])].append(given)
    points = (Point(day, _figure(days[day, total], of, rule), total) for day, total in sorted(days))
    return tuple(p for p in points if (p.figure.best, p.figure.low, p.figure.high) != (None, None, None))


def against(points: Sequence[Point], limits: Sequence[Point]) -> tuple[tuple[Point, Point | None], ...]:
    """Each point with the limit that was last told on or before its day (a population with its capacity), else the
    first that was told later; None where no limit is told."""
    ordered = sorted(limits, key=lambda p: p.day)
    days = [p.day for p in ordered]
    return tuple((p, ordered[max(0, bisect_right(days, p.day) - 1)] if ordered else None) for p in points)


def _day(given: EventClaim) -> date | None:
    if given.claim.time.end is not None:
        return given.claim.time.end
    published = given.report.published
    return published.day if published else None


def _is_at(told: Place | None, place: str | None, country: str | None) -> bool:
    if place is None and country is None:
        return True
    if told is None or (country is not None and told.country != country):
        return False
    return place is None or told.place_id == place or told.name.casefold() == place.casefold()


def _figure(claims: Sequence[EventClaim], of: str, rule: FigureRule) -> Figure:
    return next(f for f in figures(claims, rule) if f.of == of)
