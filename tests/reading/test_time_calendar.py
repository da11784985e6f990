"""Calendar arithmetic and movable feasts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.time.calendar import (
    easter,
    islamic_day,
    islamic_years,
    make_day,
    month_length,
    orthodox_easter,
    shift_days,
    shift_months,
    week_days,
)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1998, date(1998, 4, 12)), (2008, date(2008, 3, 23)), (2011, date(2011, 4, 24)), (2024, date(2024, 3, 31))],
)
def test_western_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"), [(2008, date(2008, 4, 27)), (2017, date(2017, 4, 16)), (2024, date(2024, 5, 5))]
)
def test_orthodox_easter(year: int, day: date) -> None:
    assert orthodox_easter(year) == day


@pytest.mark.parametrize(
    ("islamic", "gregorian"),
    [((1432, 9, 1), date(2011, 8, 1)), ((1440, 9, 1), date(2019, 5, 6)), ((1445, 10, 1), date(2024, 4, 10))],
)
def test_islamic_days_within_a_day(islamic: tuple[int, int, int], gregorian: date) -> None:
    day = islamic_day(*islamic)
    assert day is not None
    assert abs((day - gregorian).days) <= 1


@given(st.integers(1900, 2100))
def test_islamic_years_cover_the_gregorian_year(year: int) -> None:
    starts = [d for y in islamic_years(year) if (d := islamic_day(y, 9, 1))]
    assert any(d.year == year for d in starts)


def test_impossible_days_are_none() -> None:
    assert make_day(2019, 2, 29) is None
    assert make_day(0, 1, 1) is None
    assert make_day(2020, 2, 29) == date(2020, 2, 29)


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_shifts_stay_in_the_calendar(day: date, amount: int) -> None:
    assert date.min <= shift_days(day, amount) <= date.max
    moved = shift_months(day, amount)
    assert moved.day <= month_length(moved.year, moved.month)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(-500, 500))
def test_months_go_there_and_back(day: date, amount: int) -> None:
    back = shift_months(shift_months(day, amount), -amount)
    assert (back.year, back.month) == (day.year, day.month)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    monday, sunday = week_days(day)
    assert monday <= day <= sunday
    assert (monday.weekday(), sunday.weekday()) == (0, 6)
