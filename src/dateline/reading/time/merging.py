"""Written times that stand side by side and mean one: "Monday, Dec. 26", "9 am on 3 May", "November last year"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.reading.time.points import Point, PointKind, Relation


@dataclass(frozen=True, slots=True)
class Found:
    """A written time and where it stands in its sentence."""

    start: int
    end: int
    relation: Relation
    points: tuple[Point, ...]


# What may stand between two parts of one time: a blank, a comma, a preposition, an opening bracket.
GAP = re.compile(r"\s*[,(]?\s*(?:(?:on|of|in|at|the|-)\s+)?", re.IGNORECASE)
DAYS = frozenset({PointKind.DATE, PointKind.WEEKDAY, PointKind.DAY, PointKind.HOLIDAY})


def merged(text: str, found: list[Found]) -> list[Found]:
    """The readings of a sentence with neighbours put together."""
    done: list[Found] = []
    for reading in found:
        if done and (both := joined(text, done[-1], reading)):
            done[-1] = both
        else:
            done.append(reading)
    return done


def joined(text: str, left: Found, right: Found) -> Found | None:
    gap = text[left.end : right.start]
    if len(gap) > 8 or not GAP.fullmatch(gap) or len(left.points) > 1:
        return None
    if len(right.points) > 1:
        whole = left.points[0].kind is PointKind.WEEKDAY and right.points[0].kind is PointKind.DATE
        return Found(left.start, right.end, right.relation, right.points) if whole else None
    if "(" in gap and right.points[0].kind is PointKind.CLOCK and right.points[0].minute is None:
        return None
    point = combined(left.points[0], right.points[0])
    if point is None:
        return None
    end = right.end + (text[right.end : right.end + 1] == ")" and "(" in gap)
    return Found(left.start, end, left.relation, (point,))


def combined(a: Point, b: Point) -> Point | None:
    """One point that says what both say, None where they are two times."""
    kinds = a.kind, b.kind
    if kinds == (PointKind.WEEKDAY, PointKind.DATE):
        return replace(b, weekday=a.weekday)
    if kinds == (PointKind.DATE, PointKind.WEEKDAY):
        return replace(a, weekday=b.weekday)
    if a.kind is PointKind.CLOCK and b.kind in (*DAYS, PointKind.OVERNIGHT, PointKind.CLOCK):
        named = a.name if b.kind in (PointKind.WEEKDAY, PointKind.DATE) else b.name
        return replace(b, minute=first(b.minute, a.minute), zone=first(b.zone, a.zone), name=named)
    if b.kind is PointKind.CLOCK and a.kind in (*DAYS, PointKind.OVERNIGHT, PointKind.NEAR):
        return replace(a, minute=first(a.minute, b.minute), zone=first(a.zone, b.zone))
    if {*kinds} == {PointKind.DAY, PointKind.WEEKDAY}:
        return a if a.kind is PointKind.DAY else b
    if b.kind is PointKind.PERIOD or a.kind is PointKind.PERIOD:
        return with_period(a, b)
    return None


def with_period(a: Point, b: Point) -> Point | None:
    """ "November last year", "early last month", "Thursday last week", "so far this month"."""
    if a.kind is PointKind.SO_FAR:
        return b
    if b.kind is not PointKind.PERIOD:
        return None
    if (
        b.unit == "year"
        and a.kind in (PointKind.MONTH, PointKind.DATE, PointKind.SEASON, PointKind.HOLIDAY)
        and not a.year
    ):
        return replace(a, offset=b.offset)
    if b.unit == "week" and a.kind is PointKind.WEEKDAY:
        return replace(a, offset=b.offset)
    return None


def first(a: int | None, b: int | None) -> int | None:
    return b if a is None else a
