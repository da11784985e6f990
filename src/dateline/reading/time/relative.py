"""Days of times that lean on publication or on a day told in the text."""

from __future__ import annotations

from datetime import date

from dateline.reading.time.calendar import (
    Days,
    month_days,
    shift_days,
    shift_months,
    shift_units,
    week_days,
    weekend_days,
    year_days,
)
from dateline.reading.time.dates import part_of_month, part_of_year
from dateline.reading.time.points import Point, PointKind
from dateline.reading.time.setting import Setting, Stretch, one_day, spread


def weekday_stretch(point: Point, setting: Setting) -> Stretch | None:
    """The nearest such day on or before publication; after it for what lies ahead; the day right after
    publication counts as past, because agencies date early. "Last Thursday" is in the week before."""
    base, weekday = setting.published, point.weekday or 0
    if base is None:
        return None
    if point.offset is not None:
        return one_day(shift_days(week_days(base, point.offset)[0], weekday))
    ahead = (weekday - base.weekday()) % 7
    if setting.ahead or (ahead == 1 and setting.early):
        return one_day(shift_days(base, ahead))
    return one_day(shift_days(base, ahead - 7 if ahead else 0))


def day_stretch(point: Point, setting: Setting) -> Stretch | None:
    return one_day(shift_days(setting.published, point.offset or 0)) if setting.published else None


def overnight_stretch(point: Point, setting: Setting) -> Stretch | None:
    published = setting.published
    return Stretch(shift_days(published, -1), published, "day") if published else None


def period_stretch(point: Point, setting: Setting) -> Stretch | None:
    """Last, this, next week, month, year: the one that runs is told up to publication."""
    base, offset = setting.published, point.offset or 0
    days = period_days(point, base, offset) if base else None
    if days is None or base is None:
        return None
    first, last = days
    if offset == 0 and point.unit != "weekend" and point.part is None:
        last = last if setting.ahead else base
        first = base if setting.ahead and first < base else first
    return Stretch(first, max(first, last), PRECISION.get(point.unit or "", "year"))


PRECISION = {"day": "day", "weekend": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "season"}


def period_days(point: Point, base: date, offset: int) -> Days | None:
    if point.unit == "day":
        return shift_days(base, offset), shift_days(base, offset)
    if point.unit == "weekend":
        # The weekend that a report looks back on has begun; on weekdays it is the last one.
        return weekend_days(base, offset if base.weekday() >= 5 or offset else -1)
    if point.unit in ("week", "fortnight"):
        return week_days(base, offset)
    if point.unit == "month":
        day = shift_months(base.replace(day=1), offset)
        days = month_days(day.year, day.month)
        return part_of_month(days, point.part) if days else None
    if point.unit == "quarter":
        day = shift_months(date(base.year, (base.month - 1) // 3 * 3 + 1, 1), 3 * offset)
        return day, shift_days(shift_months(day, 3), -1)
    if point.unit == "year":
        return part_of_year(base.year + offset, point.part, base)
    size = {"decade": 10, "century": 100}.get(point.unit or "", 10)
    first = year_days((base.year // size + offset) * size)
    last = year_days((base.year // size + offset) * size + size - 1)
    return (first[0], last[1]) if first and last else None


def ago_stretch(point: Point, setting: Setting) -> Stretch | None:
    """ "three months ago" is that calendar month, "seven years ago" that year; "a week ago" is that day."""
    base, unit = setting.published, point.unit or "day"
    if base is None or point.amount is None:
        return None
    day = shift_units(base, -point.amount, unit)
    if point.name == "exact" or unit in ("day", "hour", "minute", "second", "fortnight"):
        return one_day(day)
    if unit == "week":
        return one_day(day) if point.amount == 1 else spread(week_days(day), "week")
    if unit == "month":
        return spread(month_days(day.year, day.month), "month")
    return spread(year_days(day.year), "year")


def shift_stretch(point: Point, setting: Setting) -> Stretch | None:
    """So many units after, or before, the day told last in the text."""
    if setting.anchor is None or point.amount is None:
        return None
    offset = point.offset or 1
    base = setting.anchor[1] if offset > 0 else setting.anchor[0]
    day = shift_units(base, offset * point.amount, point.unit or "day")
    if setting.published and day > setting.published and not setting.ahead:
        return None  # counted from another day than the one told last
    if point.unit == "month":
        return spread(month_days(day.year, day.month), "month")
    if point.unit in ("year", "decade", "century"):
        return spread(year_days(day.year), "year")
    return one_day(day)


def near_stretch(point: Point, setting: Setting) -> Stretch | None:
    """The same, next, previous day, week … as seen from the day told last in the text."""
    if setting.anchor is None:
        return None
    offset, unit = point.offset or 0, point.unit or "day"
    if unit not in PRECISION and unit != "year":
        return Stretch(*setting.anchor, "day")
    if offset == 0 and unit == "day":
        return Stretch(*setting.anchor, "day")
    base = setting.anchor[1] if offset > 0 else setting.anchor[0]
    if unit == "week" and offset:
        first = shift_days(base, 1 if offset > 0 else -7)
        return Stretch(first, shift_days(first, 6), "week")
    return spread(period_days(Point(PointKind.PERIOD, unit=unit), base, offset), PRECISION.get(unit, "year"))


def anchor_stretch(point: Point, setting: Setting) -> Stretch | None:
    return Stretch(*setting.anchor, "day") if setting.anchor and point.name is None else None
