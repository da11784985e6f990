"""The timeline: events by day, week, month or year as bars of a small picture, which needs no script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.services.overview import DayCount

#: Bars up to these spans in days: a bar stays wide enough to be hit with a finger or a mouse.
_DAYS, _WEEKS, _MONTHS = 45, 3 * 366, 15 * 366
#: The share of events that may be left out at either end, told as a number, where they stretch the picture
#: ``_STRETCH`` times: news remembers what was long ago.
_OUTLYING, _STRETCH = 0.03, 3.0
WIDTH, UP, DOWN = 960.0, 56.0, 18.0


@dataclass(frozen=True, slots=True)
class Bar:
    """Events that began from ``first`` to ``last`` (inclusive). ``up`` is the height of what took place, ``down`` of
    what was planned, possible, demanded or denied, which hangs below the line."""

    first: date
    last: date
    took_place: int
    otherwise: int
    x: float
    width: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Outliers:
    """Events before or after the picture, and the day where that begins or ends."""

    many: int
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, the unit they stand for, what lies outside, and how many events have no day."""

    bars: tuple[Bar, ...]
    unit: str
    earlier: Outliers | None
    later: Outliers | None
    undated: int
    most: int

    @property
    def first(self) -> date:
        return self.bars[0].first

    @property
    def last(self) -> date:
        return self.bars[-1].last


def timeline(counts: Sequence[DayCount]) -> Timeline:
    """The picture of some counts by day; without bars where no event has a day."""
    undated = sum(c.took_place + c.otherwise for c in counts if c.day is None)
    dated = [(c.day, c.took_place, c.otherwise) for c in counts if c.day is not None]
    if not dated:
        return Timeline((), "day", None, None, undated, 0)
    start, end = _core(dated)
    inside = [d for d in dated if start <= d[0] <= end]
    unit, begin = _unit((end - start).days + 1)
    bins: dict[date, tuple[int, int]] = {}
    for day, happened, otherwise in inside:
        known = bins.get(begin(day), (0, 0))
        bins[begin(day)] = (known[0] + happened, known[1] + otherwise)
    bars = _bars(bins, begin)
    before = sum(a + b for day, a, b in dated if day < start)
    after = sum(a + b for day, a, b in dated if day > end)
    return Timeline(
        bars, unit,
        Outliers(before, start - timedelta(days=1)) if before else None,
        Outliers(after, end + timedelta(days=1)) if after else None,
        undated, max(bar.took_place for bar in bars),
    )  # fmt: skip


def _core(dated: Sequence[tuple[date, int, int]]) -> tuple[date, date]:
    """First and last day, without the few at the ends that would press all others together."""
    first, last = dated[0][0], dated[-1][0]
    allowed = _OUTLYING * sum(a + b for _, a, b in dated)
    inner_first, inner_last = _past(dated, allowed), _past(list(reversed(dated)), allowed)
    span, inner = (last - first).days + 1, (inner_last - inner_first).days + 1
    return (inner_first, inner_last) if inner > 0 and span > _STRETCH * inner else (first, last)


def _past(dated: Sequence[tuple[date, int, int]], allowed: float) -> date:
    """The first day that cannot be left out when so many events may be."""
    seen = 0
    for day, happened, otherwise in dated:
        seen += happened + otherwise
        if seen > allowed:
            return day
    return dated[-1][0]


def _unit(span: int) -> tuple[str, Callable[[date], date]]:
    if span <= _DAYS:
        return "day", lambda day: day
    if span <= _WEEKS:
        return "week", lambda day: day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if span <= _MONTHS:
        return "month", lambda day: day.replace(day=1)
    return "year", lambda day: day.replace(month=1, day=1)


def _bars(bins: dict[date, tuple[int, int]], begin: Callable[[date], date]) -> tuple[Bar, ...]:
    starts = [min(bins)]
    while starts[-1] < max(bins):
        following = _following(starts[-1], begin)
        if following is None:
            break
        starts.append(following)
    width = WIDTH / len(starts)
    most = max(max(counts) for counts in bins.values()) or 1
    below = max(otherwise for _, otherwise in bins.values()) or 1
    bars = []
    for place, first in enumerate(starts):
        happened, otherwise = bins.get(first, (0, 0))
        after = _following(first, begin)
        last = after - timedelta(days=1) if after else date.max
        up = max(2.0, UP * happened / most) if happened else 0.0
        down = max(2.0, DOWN * min(1.0, otherwise / below)) if otherwise else 0.0
        bars.append(Bar(first, last, happened, otherwise, round(place * width, 2), round(width, 2), up, down))
    return tuple(bars)


def _following(first: date, begin: Callable[[date], date]) -> date | None:
    """The first day of the next bar; None at the end of the calendar."""
    for step in (1, 7, 31, 366):
        try:
            day = begin(first + timedelta(days=step))
        except OverflowError:
            return None
        if day > first:
            return day
    raise AssertionError("no unit is longer than a year")
