"""Days of an event in the shapes that want one date and a number for how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.export.tally import Loss, Tally
from dateline.model.event import Event


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both given; ``length`` in days. ``since`` is false where the first day is not known: the
    last one stands for it."""

    first: date
    last: date
    since: bool = True

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def days_of(event: Event, tally: Tally) -> Days | None:
    """The event's days, None when both ends are unknown; an open end takes the other, and is counted."""
    first, last = event.start or event.end, event.end or event.start
    if first is None or last is None:
        return None
    if event.start is None:
        tally.lose(Loss.OPEN_START)
    elif event.end is None or first != last:
        tally.lose(Loss.SEVERAL_DAYS)
    return Days(min(first, last), max(first, last), since=event.start is not None)


def acled_time_precision(days: Days) -> int:
    """1 the very day, 2 within a week, 3 within a month or less sure (ACLED codebook 2023)."""
    if not days.since:
        return 3
    return 1 if days.length == 1 else 2 if days.length <= 7 else 3


def ucdp_date_precision(days: Days) -> int:
    """1 the very day, 2 within 2-6 days, 3 a week, 4 8-30 days or a month, 5 longer (UCDP GED codebook)."""
    if not days.since:
        return 5
    if days.length == 1:
        return 1
    if days.length <= 6:
        return 2
    if days.length == 7:
        return 3
    return 4 if days.length <= 31 else 5
