"""The values that written time is read into, before it is resolved to calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span


class PointKind(StrEnum):
    DATE = "date"  # 12 March (2019)
    MONTH = "month"  # (early) March (2019)
    YEAR = "year"  # (late) 2014
    DECADE = "decade"  # the 1990s
    WEEKDAY = "weekday"  # (last, next) Tuesday
    DAY = "day"  # today, yesterday, tomorrow: so many days from publication
    OVERNIGHT = "overnight"
    PERIOD = "period"  # last, this, next week, month, year, weekend, quarter
    SEASON = "season"  # (last) summer, the spring of 2015
    QUARTER = "quarter"  # the first quarter of 2015
    AGO = "ago"  # three months ago
    SHIFT = "shift"  # two days later, a week earlier: counted from a day told in the text
    AFTER = "after"  # two days after …: the clause that follows holds the earlier (or later) event
    NEAR = "near"  # the same day, the following week: relative to a day told in the text
    PAST = "past"  # the past four years: up to publication
    COMING = "coming"  # the next two weeks: from publication on
    DURATION = "duration"  # for weeks, a two-week operation
    RECENT = "recent"  # in recent months
    NOW = "now"
    SO_FAR = "so far"
    THEN = "then"  # at the time, since then
    HOLIDAY = "holiday"
    CLOCK = "clock"  # 20:43 GMT, 3 pm, in the morning: the day comes from elsewhere


class Relation(StrEnum):
    AT = "at"
    SINCE = "since"
    FROM = "from"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    AS_OF = "as of"  # a total as it stood on that day
    RANGE = "range"  # from X to Y, between X and Y, X and Y


@dataclass(frozen=True, slots=True)
class Point:
    """One written time. Which fields hold something depends on ``kind``.

    ``offset`` counts units from publication (-1: last, 0: this, 1: next) or from the day in the text;
    ``amount`` is None where the words are vague ("several"); ``bound`` is more, less or about;
    ``part`` is early, mid, late, start or end; ``minute`` counts from midnight, ``zone`` is minutes
    east of Greenwich.
    """

    kind: PointKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    unit: str | None = None
    amount: float | None = None
    offset: int | None = None
    bound: str | None = None
    name: str | None = None
    minute: int | None = None
    zone: int | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of a report that say when. Tokens ``first..last`` (end exclusive).

    ``span`` covers the words as an analyst marks them, with their preposition ("on Tuesday", "since
    December", "over the past four years", "two-week"). ``points`` holds one written time, or the two
    ends of a range.
    """

    first: int
    last: int
    span: Span
    relation: Relation
    points: tuple[Point, ...]

    @property
    def point(self) -> Point:
        return self.points[0]

    @property
    def dated(self) -> bool:
        """Whether the words name days of their own; a bare clock time or "at the time" does not."""
        return self.point.kind not in UNDATED


UNDATED = frozenset({PointKind.CLOCK, PointKind.THEN})


def part_of(text: str | None) -> str | None:
    """early, mid, late, start or end, from the words that say so."""
    if not text:
        return None
    text = text.lower()
    for part, stems in PARTS.items():
        if any(stem in text for stem in stems):
            return part
    return None


PARTS = {
    "start": ("first months", "first weeks", "first days", "opening"),
    "early": ("early", "beginning", "start", "onset", "turn of"),
    "mid": ("mid", "middle"),
    "late": ("late", "end", "close", "final", "last"),
    "first half": ("first half",),
    "second half": ("second half", "latter half"),
}
