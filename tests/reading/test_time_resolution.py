"""Time words become calendar days as the guide's Time section says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.pipeline import LanguagePipeline
from dateline.reading.time.expressions import find_time_expressions
from dateline.reading.time.points import Point, PointKind, Relation, TimeExpression
from dateline.reading.time.resolution import resolve, resolve_point
from dateline.reading.time.setting import Setting

TUESDAY = date(2019, 3, 12)

PAST = [
    ("Rebels attacked on Tuesday.", "2019-03-12", "2019-03-12"),
    ("Rebels attacked on Sunday.", "2019-03-10", "2019-03-10"),
    ("Rebels attacked on Wednesday.", "2019-03-13", "2019-03-13"),  # agencies date early
    ("Rebels attacked on Thursday.", "2019-03-07", "2019-03-07"),
    ("Rebels attacked last Thursday.", "2019-03-07", "2019-03-07"),
    ("Rebels attacked last Monday.", "2019-03-04", "2019-03-04"),
    ("Rebels attacked yesterday.", "2019-03-11", "2019-03-11"),
    ("Rebels attacked last night.", "2019-03-11", "2019-03-11"),
    ("Rebels attacked overnight.", "2019-03-11", "2019-03-12"),
    ("Rebels attacked this week.", "2019-03-11", "2019-03-12"),
    ("Rebels attacked last week.", "2019-03-04", "2019-03-10"),
    ("Rebels attacked over the weekend.", "2019-03-09", "2019-03-10"),
    ("Rebels attacked last month.", "2019-02-01", "2019-02-28"),
    ("Rebels attacked earlier this month.", "2019-03-01", "2019-03-12"),
    ("Rebels attacked this year.", "2019-01-01", "2019-03-12"),
    ("Rebels attacked last year.", "2018-01-01", "2018-12-31"),
    ("Rebels attacked in November last year.", "2018-11-01", "2018-11-30"),
    ("Rebels attacked in December.", "2018-12-01", "2018-12-31"),
    ("Rebels attacked in early January.", "2019-01-01", "2019-01-10"),
    ("Rebels attacked in mid-January.", "2019-01-11", "2019-01-20"),
    ("Rebels attacked in late January.", "2019-01-21", "2019-01-31"),
    ("Rebels attacked in early 2015.", "2015-01-01", "2015-04-30"),
    ("Rebels attacked in mid-2015.", "2015-05-01", "2015-08-31"),
    ("Rebels attacked in late 2015.", "2015-09-01", "2015-12-31"),
    ("Rebels attacked in 2014.", "2014-01-01", "2014-12-31"),
    ("Rebels attacked in the 1990s.", "1990-01-01", "1999-12-31"),
    ("Rebels attacked in the summer of 2016.", "2016-06-01", "2016-08-31"),
    ("Rebels attacked on 7 February.", "2019-02-07", "2019-02-07"),
    ("Rebels attacked on 30 April.", "2018-04-30", "2018-04-30"),
    ("Rebels attacked on New Year's Day.", "2019-01-01", "2019-01-01"),
    ("Rebels attacked on Christmas Day.", "2018-12-25", "2018-12-25"),
    ("Rebels have attacked since December.", "2018-12-01", "2019-03-12"),
    ("Rebels have attacked since Sunday.", "2019-03-10", "2019-03-12"),
    ("Rebels attacked over the past four years.", "2015-03-12", "2019-03-12"),
    ("Rebels attacked in the last 24 hours.", "2019-03-11", "2019-03-12"),
    ("Rebels attacked in the last 48 hours.", "2019-03-10", "2019-03-12"),
    ("Rebels attacked over two days.", "2019-03-11", "2019-03-12"),
    ("Rebels have attacked for weeks.", None, "2019-03-12"),
    ("Rebels have attacked for more than a year.", None, "2019-03-12"),
    ("Rebels have attacked in recent months.", None, "2019-03-12"),
    ("Rebels attacked two days ago.", "2019-03-10", "2019-03-10"),
    ("Rebels attacked two weeks ago.", "2019-02-25", "2019-03-03"),
    ("Rebels attacked three months ago.", "2018-12-01", "2018-12-31"),
    ("Rebels attacked seven years ago.", "2012-01-01", "2012-12-31"),
    ("Rebels attacked seven years ago today.", "2012-03-12", "2012-03-12"),
    ("Rebels attacked from 3 January to 9 February.", "2019-01-03", "2019-02-09"),
    ("Rebels attacked between November and January.", "2018-11-01", "2019-01-31"),
    ("Rebels attacked until 2016.", None, "2016-12-31"),
    ("Rebels attacked on 2019-02-03.", "2019-02-03", "2019-02-03"),
]

FUTURE = [
    ("Talks will begin on Thursday.", "2019-03-14", "2019-03-14"),
    ("Talks will begin on Monday.", "2019-03-18", "2019-03-18"),
    ("Talks will begin tomorrow.", "2019-03-13", "2019-03-13"),
    ("Talks will begin on 21 May.", "2019-05-21", "2019-05-21"),
    ("Talks will begin next week.", "2019-03-18", "2019-03-24"),
    ("Talks will end by 10 October.", None, "2019-10-10"),
    ("Talks will begin in the coming week.", "2019-03-13", "2019-03-19"),
    ("Talks will begin in the coming months.", "2019-03-12", None),
]


def days(encoder: LanguagePipeline, text: str, setting: Setting) -> tuple[str | None, str | None] | None:
    (expression,) = find_time_expressions(encoder.analyse(text))
    stretch = resolve(expression, setting)
    if stretch is None:
        return None
    start, end = (d.isoformat() if d else None for d in (stretch.start, stretch.end))
    return start, end


@pytest.mark.parametrize(("text", "start", "end"), PAST)
def test_past_times_lie_on_or_before_publication(
    encoder: LanguagePipeline, text: str, start: str | None, end: str | None
) -> None:
    assert days(encoder, text, Setting(TUESDAY)) == (start, end)


@pytest.mark.parametrize(("text", "start", "end"), FUTURE)
def test_future_times_lie_on_or_after_publication(
    encoder: LanguagePipeline, text: str, start: str | None, end: str | None
) -> None:
    assert days(encoder, text, Setting(TUESDAY, ahead=True)) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two days later they fled.", "2019-01-22"),
        ("The next day they fled.", "2019-01-21"),
        ("The previous day they fled.", "2019-01-19"),
        ("That same day they fled.", "2019-01-20"),
        ("A week earlier they fled.", "2019-01-13"),
    ],
)
def test_counted_days_start_from_the_day_told_before(encoder: LanguagePipeline, text: str, expected: str) -> None:
    anchor = date(2019, 1, 20)
    assert days(encoder, text, Setting(TUESDAY, anchor=(anchor, anchor))) == (expected, expected)


def test_without_publication_relative_words_stay_unresolved(encoder: LanguagePipeline) -> None:
    assert days(encoder, "Rebels attacked on Tuesday.", Setting(None)) is None
    assert days(encoder, "Rebels attacked on 12 March.", Setting(None)) is None
    assert days(encoder, "Rebels attacked on 12 March 2019.", Setting(None)) == ("2019-03-12", "2019-03-12")


@pytest.mark.parametrize(
    "text", ["It fell on 31 February 2018.", "It fell on 31 April.", "It fell on 29 February 2019."]
)
def test_impossible_days_are_unknown(encoder: LanguagePipeline, text: str) -> None:
    assert days(encoder, text, Setting(TUESDAY)) is None


def test_a_lasting_state_runs_to_publication(encoder: LanguagePipeline) -> None:
    setting = Setting(TUESDAY, lasting=True)
    assert days(encoder, "Fighting began on Saturday.", setting) == ("2019-03-09", "2019-03-12")


def test_a_clock_time_in_another_zone_can_lie_on_the_day_before(encoder: LanguagePipeline) -> None:
    riyadh = timezone(timedelta(hours=3))
    setting = Setting(TUESDAY, moment=datetime(2019, 3, 12, 1, 0, tzinfo=riyadh))
    assert days(encoder, "Rockets fell at 20:30 GMT.", setting) == ("2019-03-11", "2019-03-11")
    assert days(encoder, "Rockets fell at 21:30 GMT.", setting) == ("2019-03-12", "2019-03-12")


def test_the_ends_of_the_calendar_do_not_break() -> None:
    for day in (date.min, date.max):
        setting = Setting(day, moment=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), anchor=(day, day))
        for kind in PointKind:
            point = Point(kind, year=9999, month=12, day=31, weekday=3, unit="century", amount=99999, offset=-1)
            resolve_point(with_name(point), setting)


def with_name(point: Point) -> Point:
    names = {PointKind.HOLIDAY: "easter", PointKind.SEASON: "winter"}
    amount = 4 if point.kind is PointKind.QUARTER else point.amount
    return Point(
        point.kind, point.year, point.month, point.day, point.weekday, None, point.unit, amount, point.offset,
        name=names.get(point.kind), minute=1439, zone=-600,
    )  # fmt: skip


POINTS = st.builds(
    Point,
    kind=st.sampled_from(sorted(set(PointKind) - {PointKind.HOLIDAY, PointKind.SEASON, PointKind.QUARTER})),
    year=st.none() | st.integers(1500, 2099),
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    weekday=st.integers(0, 6),
    part=st.none() | st.sampled_from(["early", "mid", "late"]),
    unit=st.sampled_from(["hour", "day", "week", "month", "year", "decade"]),
    amount=st.none() | st.floats(0.5, 500),
    offset=st.none() | st.sampled_from([-1, 0, 1]),
    bound=st.none() | st.just("more"),
)


@settings(max_examples=300, deadline=None)
@given(POINTS, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.booleans(), st.sampled_from(sorted(Relation)))
def test_every_stretch_runs_forward(point: Point, published: date, ahead: bool, relation: Relation) -> None:
    from dateline.model.span import Span  # noqa: PLC0415

    setting = Setting(published, anchor=(published, published), ahead=ahead)
    stretch = resolve(TimeExpression(0, 1, Span(0, 1), relation, (point,)), setting)
    assert stretch is None or stretch.start is None or stretch.end is None or stretch.start <= stretch.end


@given(st.integers(0, 6), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_weekdays_are_the_nearest_such_day(weekday: int, published: date) -> None:
    past = resolve_point(Point(PointKind.WEEKDAY, weekday=weekday), Setting(published))
    future = resolve_point(Point(PointKind.WEEKDAY, weekday=weekday), Setting(published, ahead=True))
    assert past is not None
    assert future is not None
    assert past.start is not None
    assert future.start is not None
    assert past.start.weekday() == future.start.weekday() == weekday
    assert -6 <= (past.start - published).days <= 1
    assert 0 <= (future.start - published).days <= 6
