"""A text cut at every border of every claim's words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.newswire import read
from dateline.model.claim import Claim
from dateline.model.report import Furniture
from dateline.model.span import Span
from dateline.web.marking import marked_text
from tests.services.told import STRIKE, told

CLAIM = read(told(STRIKE))[0]
SPANS = st.tuples(st.integers(0, len(STRIKE) - 1), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


def with_trigger(span: Span) -> Claim:
    return replace(CLAIM, trigger=replace(CLAIM.trigger, span=span))


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=2))
def test_the_pieces_are_the_text_and_each_letter_has_its_claims(spans: list[Span], beside: list[Span]) -> None:
    claims = [with_trigger(span) for span in spans]
    pieces = marked_text(STRIKE, claims, [Furniture(s.start, s.end, "notice") for s in beside])
    assert "".join(piece.text for piece in pieces) == STRIKE
    at = 0
    for piece in pieces:
        wanted = {n for n, span in enumerate(spans, 1) if span.start <= at < span.end}
        assert wanted <= set(piece.claims)
        assert piece.furniture == any(s.start <= at < s.end for s in beside)
        assert bool(piece.claims) == bool(piece.fields)
        at += len(piece.text)


def test_words_of_two_claims_belong_to_both() -> None:
    first, second = with_trigger(Span(0, 6)), with_trigger(Span(3, 14))
    both = [p.text for p in marked_text(STRIKE, [first, second]) if p.claims == (1, 2)]
    assert "els" in both


def test_an_empty_text_has_no_pieces() -> None:
    assert marked_text("", []) == ()
