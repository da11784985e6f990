"""Which claims are compared at all."""

from __future__ import annotations

from datetime import date

from dateline.linking.blocking import blocks
from tests.linking.keys import key


def share(a: object, b: object) -> bool:
    return bool(set(blocks(a)) & set(blocks(b)))  # type: ignore[arg-type]


def test_claims_of_one_report_share_a_block_whatever_they_tell() -> None:
    assert share(key("a"), key("b", type="trial", lemma="trial", place=None, lat=None, lon=None, topic={}))


def test_claims_of_one_town_and_time_share_a_block_though_the_words_differ() -> None:
    assert share(key("a", topic={}), key("b", "r2", topic={}, lemma="blast", type="killing"))


def test_acts_on_both_sides_of_a_half_month_share_a_block() -> None:
    late, early = date(2031, 3, 15), date(2031, 3, 16)
    assert share(key("a", topic={}, start=late, end=late), key("b", "r2", topic={}, start=early, end=early))


def test_claims_without_place_and_day_share_a_block_by_what_their_reports_are_about() -> None:
    nowhere = {"place": None, "lat": None, "lon": None, "country": None, "start": None, "end": None, "published": None}
    assert share(key("a", **nowhere), key("b", "r2", **nowhere))


def test_claims_of_far_towns_and_other_matters_share_no_block() -> None:
    assert not share(key("a"), key("b", "r2", lat=40.0, lon=60.0, about="Grain prices rose again in Oldemont."))


def test_number_of_blocks_is_bounded() -> None:
    assert len(blocks(key("a"))) <= 10
    assert len(blocks(key("a"))) == len(set(blocks(key("a"))))
