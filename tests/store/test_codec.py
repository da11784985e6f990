"""Values as JSON and back."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.claim import Claim
from dateline.model.report import Furniture, Publication
from dateline.model.span import Span
from dateline.store.codec import (
    claim_json,
    claim_of,
    furniture_json,
    furniture_of,
    publication_json,
    publication_of,
    storable,
)
from dateline.store.numbers import within

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(lambda pair: Span(pair[0], sum(pair)))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(str, WORDS)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
CLAIMS = st.builds(Claim, confidence=st.dictionaries(WORDS, st.floats(0, 1)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=30, deadline=None)
@given(CLAIMS)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert claim_of(claim_json(claim)) == claim


@given(st.none() | st.builds(Publication, st.dates(), WORDS, st.none() | st.datetimes(timezones=ZONES)))
def test_a_publication_comes_back_as_it_was(publication: Publication | None) -> None:
    back = publication_of(publication_json(publication))
    assert (back is None) == (publication is None)
    if back and publication:
        assert (back.day, back.rule, back.moment) == (publication.day, publication.rule, publication.moment)


@given(st.lists(st.builds(Furniture, st.integers(0), st.integers(0), WORDS)).map(tuple))
def test_furniture_comes_back_as_it_was(furniture: tuple[Furniture, ...]) -> None:
    assert furniture_of(furniture_json(furniture)) == furniture


@given(st.text())
def test_any_words_can_be_made_storable_once(words: str) -> None:
    clean = storable(words)
    assert "\0" not in clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert storable(clean) == clean


@given(st.text(), st.integers(20, 60))
def test_long_words_are_cut_and_still_told_apart(words: str, most: int) -> None:
    assert len(within(words, most)) <= most
    assert within(words * 60 + "a", most) != within(words * 60 + "b", most) or not words
    assert within(within(words, most), most) == within(words, most)


def test_a_day_is_a_day() -> None:
    assert publication_of(publication_json(Publication(date(2019, 3, 12), "given"))) == Publication(
        date(2019, 3, 12), "given"
    )
