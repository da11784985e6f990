"""Counts by day, status, country and cell, on both databases; and the timeline that is made of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.services.overview import DayCount, map_cells, overview
from dateline.store.database import Database
from dateline.store.finding import EventFilter
from dateline.web.timeline import timeline
from tests.web.conftest import fill


def test_counts_agree_with_each_other(record: Database) -> None:
    fill(record)
    counted = overview(record, EventFilter())
    assert counted.total == 4
    assert counted.statuses == {"happened": 3, "planned": 1}
    assert sum(c.took_place for c in counted.days) == 3
    assert [(c.country, c.took_place, c.otherwise) for c in counted.countries] == [("SY", 3, 1)]
    assert (counted.known, counted.empty) == (("SY",), False)
    for size in (0.001, 0.7, 3.0, 90.0):
        cells = map_cells(record, EventFilter(), size).cells
        assert (sum(c.took_place for c in cells), sum(c.otherwise for c in cells)) == (3, 1)
        assert all(c.south <= c.lat <= c.north and c.west <= c.lon <= c.east for c in cells)


def test_cells_hold_what_is_near(record: Database) -> None:
    fill(record)
    towns = {(c.lat, c.lon) for c in map_cells(record, EventFilter(), 0.01).cells}
    assert towns == {(33.51, 36.31), (32.62, 36.1), (35.9, 38.99), (35.33, 40.14)}
    assert len(map_cells(record, EventFilter(), 90.0).cells) == 1


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
COUNTS = st.lists(
    st.builds(DayCount, st.one_of(st.none(), DAYS), st.integers(0, 50), st.integers(0, 9)), max_size=40,
    unique_by=lambda count: count.day,
)  # fmt: skip


@given(COUNTS)
def test_no_event_is_lost_in_the_timeline(counts: list[DayCount]) -> None:
    told = [c for c in counts if c.took_place + c.otherwise]
    ordered = sorted(told, key=lambda c: (c.day is None, c.day or date.min))
    made = timeline(ordered)
    shown = sum(bar.took_place + bar.otherwise for bar in made.bars)
    outside = sum(o.many for o in (made.earlier, made.later) if o)
    assert shown + outside + made.undated == sum(c.took_place + c.otherwise for c in told)
    for bar, following in zip(made.bars, made.bars[1:], strict=False):
        assert bar.first <= bar.last == following.first - timedelta(days=1)


@pytest.mark.parametrize(("span", "unit"), [(10, "day"), (100, "week"), (2000, "month"), (8000, "year")])
def test_bars_stand_for_what_the_span_allows(span: int, unit: str) -> None:
    counts = [DayCount(date(2000, 1, 1) + timedelta(days=n), 1, 0) for n in range(0, span, 2)]
    made = timeline(counts)
    assert made.unit == unit
    assert len(made.bars) <= 190


def test_what_was_long_ago_is_told_as_a_number() -> None:
    recent = [DayCount(date(2018, 3, 1) + timedelta(days=n), 10, 1) for n in range(30)]
    made = timeline([DayCount(date(1917, 1, 1), 1, 0), *recent])
    assert made.earlier is not None
    assert (made.earlier.many, made.unit, made.first) == (1, "day", date(2018, 3, 1))
