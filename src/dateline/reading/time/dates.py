"""Days of calendar times: dates, months, years, decades, seasons, quarters, feasts."""

from __future__ import annotations

from datetime import date

from dateline.reading.time.calendar import (
    Days,
    easter,
    islamic_day,
    islamic_years,
    make_day,
    month_days,
    month_length,
    orthodox_easter,
    shift_days,
    shift_months,
    year_days,
)
from dateline.reading.time.points import Point
from dateline.reading.time.setting import Setting, Stretch, nearest, one_day, spread, years_near
from dateline.reading.time.words import load_time_words


def date_days(point: Point, setting: Setting) -> Stretch | None:
    month, day = point.month or 0, point.day or 0
    year = point.year
    if year is None and point.offset is not None and setting.published:
        year = setting.published.year + point.offset
    if year is not None:
        return one_day(make_day(year, month, day))
    options = [d for y in years_near(setting) if (d := make_day(y, month, day))]
    return one_day(nearest(options, setting))


def month_stretch(point: Point, setting: Setting) -> Stretch | None:
    month, year = point.month or 0, point.year
    if year is None and point.offset is not None and setting.published:
        year = setting.published.year + point.offset
    if year is None:
        options = [d for y in years_near(setting) if (d := make_day(y, month, 1))]
        chosen = nearest(options, setting)
        year = chosen.year if chosen else None
    days = month_days(year, month) if year is not None else None
    return spread(part_of_month(days, point.part), "month") if days else None


def part_of_month(days: Days, part: str | None) -> Days:
    """Early, mid, late: days 1-10, 11-20, 21 to the end."""
    first, last = days
    if part in ("early", "start"):
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    if part in ("late", "end"):
        return first.replace(day=21), last
    if part == "first half":
        return first, first.replace(day=15)
    return (first.replace(day=16), last) if part == "second half" else days


def part_of_year(year: int, part: str | None, published: date | None) -> Days | None:
    """Early, mid, late: January-April, May-August, September-December."""
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12)}
    days = year_days(year)
    if days is None or part is None:
        return days
    if part == "start":  # "the first months of 2018"
        end = date(year, 4, 30)
        return days[0], min(end, published) if published and published >= days[0] else end
    first, last = months[part]
    return date(year, first, 1), date(year, last, month_length(year, last))


def year_stretch(point: Point, setting: Setting) -> Stretch | None:
    return spread(part_of_year(point.year or 0, point.part, setting.published), "year")


def decade_days(point: Point, setting: Setting) -> Stretch | None:
    year = point.year or 0
    shift = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(point.part or "", (0, 9))
    first, last = year_days(year + shift[0]), year_days(year + shift[1])
    return Stretch(first[0], last[1], "year") if first and last else None


def season_stretch(point: Point, setting: Setting) -> Stretch | None:
    first, last = load_time_words().seasons[point.name or "summer"]
    base = setting.published
    year = point.year
    if year is None:
        if base is None:
            return None
        year = base.year + (point.offset or 0)
        begun = base.month >= first
        if not point.offset and not setting.ahead and not begun:
            year -= 1
        elif point.offset == -1 and base.month > last > first:
            year += 1  # "last summer" said in autumn is the one just over
    start = make_day(year, first, 1)
    final = month_days(year + (last < first), last)
    return Stretch(start, final[1], "season") if start and final else None


def quarter_stretch(point: Point, setting: Setting) -> Stretch | None:
    year = point.year or (setting.published.year if setting.published else None)
    if year is None or not 1 <= year <= 9999:
        return None
    first = date(year, 3 * int(point.amount or 1) - 2, 1)
    return Stretch(first, shift_days(shift_months(first, 3), -1), "season")


def holiday_stretch(point: Point, setting: Setting) -> Stretch | None:
    rule = load_time_words().holidays[point.name or ""]
    year = point.year
    if year is None and point.offset is not None and setting.published:
        year = setting.published.year + point.offset
    years = range(year, year + 1) if year is not None else years_near(setting)
    options = [d for y in years for d in holiday_days(rule.calendar, rule.first, rule.second, y)]
    if year is not None:
        options = [d for d in options if d.year == year]
        chosen = options[0] if options else None
    else:
        chosen = nearest(options, setting)
    return Stretch(chosen, shift_days(chosen, rule.length - 1), "day") if chosen else None


def holiday_days(calendar: str, first: int, second: int, year: int) -> list[date]:
    """The first days of a feast in or near a year."""
    if calendar == "islamic":
        return [d for y in islamic_years(year) if (d := islamic_day(y, first, second)) and abs(d.year - year) <= 1]
    if calendar == "fixed":
        day = make_day(year, first, second)
    else:
        sunday = easter(year) if calendar == "easter" else orthodox_easter(year)
        day = shift_days(sunday, first) if sunday else None
    return [day] if day else []
