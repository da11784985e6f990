"""Days of lengths of time: "over the past four years", "for weeks", "in the coming days"."""

from __future__ import annotations

from datetime import date

from dateline.reading.time.calendar import DAYS_IN, shift_days, shift_units
from dateline.reading.time.points import Point
from dateline.reading.time.relative import PRECISION
from dateline.reading.time.setting import Setting, Stretch

# A vague number of days: "in the last few days" reaches about this far back.
FEW_DAYS = 5


def past_stretch(point: Point, setting: Setting) -> Stretch | None:
    """ "over the past four years": publication minus four years to publication."""
    base = setting.published
    if base is None:
        return None
    unit, amount = point.unit or "day", point.amount
    if point.name == "few" and unit == "day" and amount:
        amount = FEW_DAYS
    elif amount is None or (point.name == "few" and unit != "hour"):
        return Stretch(None, base, "open")
    return Stretch(back(base, amount, unit), base, "day" if unit in DAYS_IN else unit_precision(unit))


def back(base: date, amount: float, unit: str) -> date:
    """So many units before; anything under a day still reaches into the day before."""
    if unit in ("hour", "minute", "second"):
        return shift_days(base, -max(1, round(amount / 24))) if unit == "hour" else base
    return shift_units(base, -amount, unit)


def unit_precision(unit: str) -> str:
    return PRECISION.get(unit, "year")


def coming_stretch(point: Point, setting: Setting) -> Stretch | None:
    base = setting.published
    if base is None:
        return None
    if point.amount is None or point.unit in ("hour", "minute", "second"):
        return Stretch(base, None, "open")
    first = shift_days(base, 1)
    return Stretch(first, max(first, shift_units(base, point.amount, point.unit or "day")), "day")


def duration_stretch(point: Point, setting: Setting) -> Stretch | None:
    """A length that ends at publication; vague or "more than" lengths are open at their start."""
    end = setting.published
    if end is None:
        return None
    if point.amount is None or point.bound == "more" or point.name == "few":
        return Stretch(None, end, "open")
    if point.unit == "day" and not setting.lasting and point.amount >= 1:
        return Stretch(shift_days(end, -round(point.amount - 1) or -1), end, "day")
    return Stretch(shift_units(end, -point.amount, point.unit or "day"), end, unit_precision(point.unit or "day"))


def recent_stretch(point: Point, setting: Setting) -> Stretch | None:
    return Stretch(None, setting.published, "open") if setting.published else None
