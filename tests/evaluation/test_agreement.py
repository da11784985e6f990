"""When two values agree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.agreement import distance_km, matched, name_words, same_name, same_place, same_time
from dateline.evaluation.goldfile import Named, ScoredClaim, Stretch, scored_report


def named(name: str | None, words: str | None = None, at: tuple[int, int] | None = None, **more: Any) -> Named:
    return Named(name, words, Stretch(*at) if at else None, **more)


def claim(**time: str | None) -> ScoredClaim:
    trigger = {"start": 0, "end": 1, "text": "a"}
    record = {"id": "c1", "event": "e1", "type": "killing", "status": "happened", "trigger": trigger, "time": time}
    return scored_report({"id": "r", "text": "a", "claims": [record]}).claims[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (named("Islamic State"), named("the Islamic State group"), True),
        (named("Free Example Army"), named("Example Army"), True),
        (named("United Nations"), named("United Nations Office for the Coordination of Humanitarian Affairs"), False),
        (named("police"), named("army"), False),
        (named("police", "officers", (5, 9)), named("army", "men", (8, 12)), True),
        (named("police", "officers", (5, 8)), named("army", "men", (8, 12)), False),
        (named("Musa Danladi", "Danladi"), named("Danladi"), True),
        (named("the forces"), named("forces"), True),
        (named(None), named(None), False),
    ],
)
def test_names_agree_by_shared_words_or_place_in_the_text(one: Named, other: Named, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_empty_words_count_only_where_there_is_nothing_else() -> None:
    assert name_words("the Free State of X") == {"free", "state", "x"}
    assert name_words("the group") == {"the", "group"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"from": "2020-01-01", "to": "2020-01-03"}, {"from": "2020-01-02", "to": "2020-01-02"}, True),
        ({"from": "2020-01-01", "to": "2020-01-03"}, {"from": "2020-01-03", "to": "2020-01-03"}, False),
        ({"from": None, "to": "2020-01-03"}, {"from": "2020-01-01", "to": "2020-01-03"}, False),
        ({"from": None, "to": None}, {}, True),
    ],
)
def test_times_agree_to_a_day_and_open_ends_only_with_open_ends(
    one: dict[str, str | None], other: dict[str, str | None], same: bool
) -> None:
    assert same_time(claim(**one), claim(**other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (named("Mora", point=(11.05, 14.14)), named("Kourgui", point=(11.06, 14.2)), True),
        (named("Mora", point=(11.05, 14.14)), named("Mora", point=(12.0, 14.14)), False),
        (named("Mora", point=(11.05, 14.14)), named("Mora"), True),
        (named("Mali", country="ML"), named("the north", country="ML"), True),
        (named("Mali", country="ML"), named("Gao", country="ML", point=(16.27, -0.04)), False),
        (None, named("Mali", country="ML"), False),
        (None, None, True),
    ],
)
def test_places_agree_near_each_other_or_by_name(one: Named | None, other: Named | None, same: bool) -> None:
    assert same_place(one, other) is same


def test_distance_is_that_on_a_globe() -> None:
    assert distance_km((0, 0), (0, 90)) == pytest.approx(10008, abs=2)
    assert distance_km((52.52, 13.4), (48.86, 2.35)) == pytest.approx(878, abs=3)


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_no_partner_is_taken_twice(ones: list[int], others: list[int]) -> None:
    number = matched(ones, others, lambda a, b: a == b)
    assert number == sum(min(ones.count(v), others.count(v)) for v in range(4))
