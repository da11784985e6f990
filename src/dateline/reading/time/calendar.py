"""Calendar arithmetic that never leaves the calendar: impossible days give None, far ones are clamped."""

from __future__ import annotations

from datetime import date, timedelta

Days = tuple[date, date]  # first and last calendar day, both inclusive


def make_day(year: int, month: int, day: int) -> date | None:
    """The calendar day, or None when there is none (31 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, amount: int) -> date:
    """The day so many days later (negative: earlier), held within the years 1 to 9999."""
    ordinal = day.toordinal() + max(-4_000_000, min(4_000_000, amount))
    return date.fromordinal(max(1, min(date.max.toordinal(), ordinal)))


def shift_months(day: date, amount: int) -> date:
    """The same day of the month so many months later; the month's last day where it is shorter."""
    months = max(12, min(9999 * 12 + 11, day.year * 12 + day.month - 1 + max(-200_000, min(200_000, amount))))
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def month_days(year: int, month: int) -> Days | None:
    """A whole month, None when there is none."""
    first = make_day(year, month, 1)
    return (first, date(year, month, month_length(year, month))) if first else None


def year_days(year: int) -> Days | None:
    return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


def week_days(day: date, offset: int = 0) -> Days:
    """Monday to Sunday of the week that holds a day, or of a week so many weeks away."""
    monday = shift_days(day, 7 * max(-500_000, min(500_000, offset)) - day.weekday())
    return monday, shift_days(monday, 6)


def weekend_days(day: date, offset: int = 0) -> Days:
    monday, sunday = week_days(day, offset)
    return shift_days(monday, 5), sunday


def shift_units(day: date, amount: float, unit: str) -> date:
    """The day so many units later; amounts may be fractions ("two and a half years")."""
    if unit in MONTHS_IN:
        whole = amount * MONTHS_IN[unit]
        moved = shift_months(day, int(whole))
        return shift_days(moved, round((whole - int(whole)) * 30))
    return shift_days(day, round(amount * DAYS_IN[unit]))


# A stretch of hours is told on a daily calendar: 24 hours reach into the day before, 48 two days back.
DAYS_IN = {"second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def easter(year: int) -> date | None:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    if not 1583 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * r) // 451
    month, day = divmod(h + r - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date | None:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian rule; valid 1900 to 2099)."""
    if not 1900 <= year <= 2099:
        return None
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return shift_days(date(year, month, day + 1), 13)


def islamic_day(year: int, month: int, day: int) -> date | None:
    """A day of the civil (tabular) Islamic calendar in the Gregorian one."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    return date.fromordinal(days) if 1 <= days <= date.max.toordinal() else None


def islamic_years(year: int) -> range:
    """The Islamic years that touch a Gregorian year, with one more on either side."""
    first = (year - 622) * 33 // 32
    return range(max(1, first - 1), first + 4)
