"""What a written time is resolved against, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateline.reading.time.calendar import Days


@dataclass(frozen=True, slots=True)
class Setting:
    """What a written time is resolved against.

    ``anchor`` is a day told in the text that "two days later" counts from. ``ahead`` says that the event
    lies in the future, ``overdue`` that it was to come then ("was due by 26 January"), ``lasting``
    that it still goes on at publication, ``early`` that the report may be dated a day early.
    """

    published: date | None
    moment: datetime | None = None
    anchor: Days | None = None
    ahead: bool = False
    overdue: bool = False
    lasting: bool = False
    early: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """Calendar days, both inclusive, None for an open end; ``precision`` as in ``DateInterval``."""

    start: date | None
    end: date | None
    precision: str

    @property
    def days(self) -> Days | None:
        return (self.start, self.end) if self.start and self.end else None


def spread(days: Days | None, precision: str) -> Stretch | None:
    return Stretch(days[0], days[1], precision) if days else None


def one_day(day: date | None) -> Stretch | None:
    return Stretch(day, day, "day") if day else None


# How far after publication a past event's date may lie: agencies date early.
EARLY = timedelta(days=7)
# How far before publication a date may lie of what is still to come ("ordered on 18 January to …").
LATE = timedelta(days=31)


def nearest(candidates: list[date], setting: Setting) -> date | None:
    """The candidate that fits best: for the past the latest not after publication, for the future the first
    not before it; a few days on the wrong side are let through."""
    base = setting.published or (setting.anchor[0] if setting.anchor else None)
    if base is None or not candidates:
        return None
    distance = {c: c.toordinal() - base.toordinal() for c in candidates}
    if setting.overdue:
        return min(candidates, key=lambda c: (abs(distance[c]), c))
    if setting.ahead:
        return min((c for c in candidates if distance[c] >= -LATE.days), default=max(candidates))
    return max((c for c in candidates if distance[c] <= EARLY.days), default=min(candidates))


def years_near(setting: Setting) -> range:
    base = setting.published or (setting.anchor[0] if setting.anchor else None)
    return range(max(1, base.year - 1), min(9999, base.year + 1) + 1) if base else range(0)
