"""Claims about one happening share an event id."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.distance import kilometres
from dateline.reading.grouping import ClaimKey, group_events

DAY = date(2021, 5, 3)
BLAST = ClaimKey(
    report="a",
    claim="1",
    type="bombing",
    lemma="blast",
    start=DAY,
    end=DAY,
    place="herat",
    country="AF",
    lat=34.35,
    lon=62.2,
    actors=frozenset({"taliban"}),
    figures=frozenset({("killed", 12)}),
)


def test_same_act_day_and_place_in_two_reports_is_one_event() -> None:
    ids = group_events(
        [BLAST, replace(BLAST, report="b", claim="2", lemma="attac", figures=frozenset({("killed", 14)}))]
    )
    assert ids[0] == ids[1]


def test_same_act_elsewhere_is_another_event() -> None:
    ids = group_events([BLAST, replace(BLAST, claim="2", place="kabul", lat=34.53, lon=69.17)])
    assert ids[0] != ids[1]


def test_same_place_a_week_later_is_another_event() -> None:
    later = date(2021, 5, 10)
    ids = group_events([BLAST, replace(BLAST, claim="2", start=later, end=later)])
    assert ids[0] != ids[1]


def test_a_total_over_months_is_another_event_than_the_incident() -> None:
    ids = group_events([BLAST, replace(BLAST, claim="2", start=date(2021, 1, 1), figures=frozenset({("killed", 300)}))])
    assert ids[0] != ids[1]


def test_other_families_never_share_an_event() -> None:
    ids = group_events([BLAST, replace(BLAST, claim="2", type="trial")])
    assert ids[0] != ids[1]


@given(
    st.lists(
        st.sampled_from([BLAST, replace(BLAST, claim="2", type="protest"), replace(BLAST, claim="3", report="z")]),
        max_size=8,
    )
)
def test_grouping_gives_one_id_a_claim_and_is_repeatable(keys: list[ClaimKey]) -> None:
    first = group_events(keys)
    assert len(first) == len(keys)
    assert first == group_events(keys)


def test_kilometres_between_paris_and_london() -> None:
    assert 330 < kilometres(48.86, 2.35, 51.51, -0.13) < 350


def test_a_crowded_month_does_not_grow_what_is_compared() -> None:
    crowd = [
        replace(BLAST, report=f"r{n}", claim=str(n), place=f"p{n}", lat=n % 80 + 0.5, lon=n * 0.7) for n in range(1200)
    ]
    assert len(set(group_events(crowd))) == 1200
