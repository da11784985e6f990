"""Dates and times as publishers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.calendar import ImpossibleDateError, full_dates, instant, make_day

DAY = date(2021, 3, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2021-03-09",
        "2021/3/9",
        "9 March 2021",
        "9th of March 2021",
        "09 Mar 2021",
        "9-Mar-2021",
        "March 9, 2021",
        "Mar. 9, 2021",
        "MARCH 9 2021",
        "Tuesday, 9 March 2021",
        "Tue, March 9th, 2021",
        "Tue Mar 9 14:05:00 UTC 2021",
    ],
)
def test_full_dates_are_found_with_their_words(written: str) -> None:
    text = f"Issued {written} in Goma."
    (found,) = full_dates(text)
    assert found.day == DAY
    assert text[found.start : found.end].endswith(written.rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize(
    ("written", "day"),
    [("25/01/2020", date(2020, 1, 25)), ("01/25/2020", date(2020, 1, 25)), ("04.04.2019", date(2019, 4, 4))],
)
def test_slashed_dates_with_one_reading_are_read(written: str, day: date) -> None:
    assert [d.day for d in full_dates(written)] == [day]


@pytest.mark.parametrize(
    "written",
    ["03/04/2020", "2019-02-31", "31 June 2018", "March 2021", "9 March", "1.2.2019.4", "1850-01-01", "9999-01-01"],
)
def test_ambiguous_impossible_and_partial_dates_are_left_alone(written: str) -> None:
    assert full_dates(written) == []


@pytest.mark.parametrize(("y", "m", "d"), [(2019, 2, 31), (9999, 1, 1), (1850, 5, 5), (2020, 13, 1), (2020, 0, 1)])
def test_impossible_days_say_so(y: int, m: int, d: int) -> None:
    with pytest.raises(ImpossibleDateError, match=f"{y:04d}-{m:02d}-{d:02d}"):
        make_day(y, m, d)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        (" KSA 20:43 - GMT 17:43", "2021-03-09T17:43:00+00:00"),
        (" 1:50 PM EST", "2021-03-09T13:50:00-05:00"),
        (" at 14.30 CET", "2021-03-09T14:30:00+01:00"),
        (" 09:15:30 +05:30", "2021-03-09T09:15:30+05:30"),
        (" EAT 08:00", "2021-03-09T08:00:00+03:00"),
        (" 12:05 a.m. EDT", "2021-03-09T00:05:00-04:00"),
    ],
)
def test_times_of_day_with_a_zone_give_an_instant(words: str, moment: str) -> None:
    found = instant(words, DAY)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize("words", [" 14:30", " 25:00 GMT", " 13:00 PM EST", " 10:15 XYZ", ""])
def test_times_without_a_zone_give_none(words: str) -> None:
    assert instant(words, DAY) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d %B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert [d.day for d in full_dates(written)] == [day]
