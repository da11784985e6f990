"""Whose word a claim is: claimants once, copies once."""

from __future__ import annotations

import pytest

from dateline.linking.figures import in_order
from dateline.linking.voices import find_voices
from dateline.model.event import EventClaim, Review, SourceKind
from tests.linking.invented import told


def names(*claims: EventClaim) -> list[str]:
    return [v.name for v in find_voices(claims)]


def test_voices_own_voice_is_the_publisher() -> None:
    assert names(told("One.", paper="Vallemar Post"), told("Two.", paper="AP")) == ["Vallemar Post", "Associated Press"]


def test_voices_one_claimant_in_two_papers_is_one() -> None:
    first = told("One.", by="SDF", paper="Vallemar Post")
    second = told("Two.", by=("Ilo Marn", "Syrian Democratic Forces"), paper="Hill Gazette")
    assert names(first, second) == ["Syrian Democratic Forces"] * 2


def test_voices_residents_of_two_papers_are_two() -> None:
    found = names(told("One.", by="residents", paper="A Post"), told("Two.", by="residents", paper="B Post"))
    assert found == ["residents, in A Post", "residents, in B Post"]


def test_voices_copies_speak_with_the_first() -> None:
    claims = [told("Same.", paper=paper, copy_of="wire") for paper in ("A Post", "B Post")]
    claims += [told("Same.", by="residents", paper=paper, copy_of="wire") for paper in ("A Post", "B Post")]
    assert len(set(names(*in_order(claims)))) == 2


def test_voices_of_a_group_are_not_named_after_a_rejected_copy() -> None:
    rejected = told("Same.", paper="A Post", copy_of="wire", review=Review.REJECTED)
    assert names(rejected, told("Same.", paper="B Post", copy_of="wire")) == ["B Post", "B Post"]


@pytest.mark.parametrize("paper", [None, ""])
def test_voices_reports_without_publisher_are_each_their_own(paper: str | None) -> None:
    found = find_voices([told("One.", paper=paper, report="r1"), told("Two.", paper=paper, report="r2")])
    assert [v.name for v in found] == ["report r1", "report r2"]
    assert {v.kind for v in found} == {SourceKind.MEDIA}
