"""The extract of a claim that linking looks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.key import ClaimKey, claim_key, head_stem, naming
from dateline.linking.words import likeness, stem, stems, telling
from dateline.model.claim import Claim
from dateline.model.report import Publication, Report
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Count, DateInterval, Place, Qualifier, Role, Status, StatusReading

# invented: no such town, no such shelling
TEXT = "The shelling of Vardemar killed 12 farmers on Monday. Another attack followed."


def shelling() -> Claim:
    rule = "test"
    day = date(2031, 3, 3)
    return Claim(
        id="k1",
        label="c1",
        event="k1",
        trigger=Trigger(1, Span(4, 12), "shelling", "noun", 1, rule),
        status=StatusReading(Status.HAPPENED, Basis.CLAUSE, rule),
        time=DateInterval(day, day, Basis.CLAUSE, rule, "day"),
        place=Place("Vardemar", "XX", 10.0, 20.0, Basis.CLAUSE, rule),
        place_basis="clause",
        actors=(Actor(Role.TARGET, "Farmers", Basis.CLAUSE, rule),),
        counts=(Count("killed", "farmers", 12, 12, 12, Qualifier.EXACT, Span(32, 34), Basis.CLAUSE, rule),),
        sources=(),
        sentence=(0, 53),
    )


def key_of_shelling() -> ClaimKey:
    report = Report("r1", TEXT, title="Shells fall on Vardemar", published=Publication(date(2031, 3, 4), "given"))
    return claim_key(report, shelling(), "g1")


def test_key_holds_what_the_claim_says() -> None:
    key = key_of_shelling()
    assert (key.claim, key.report, key.group, key.type, key.lemma) == ("k1", "r1", "g1", "shelling", "shell")
    assert (key.start, key.published, key.place, key.lat) == (date(2031, 3, 3), date(2031, 3, 4), "vardemar", 10.0)
    assert key.actors == (("target", "farmers"),)
    assert key.figures == (("killed", 12, 12, 12),)
    assert key.naming == "known"


def test_key_comes_back_from_json_as_it_was() -> None:
    key = key_of_shelling()
    assert ClaimKey.from_json(key.to_json()) == key


def test_key_without_days_or_place_comes_back_from_json() -> None:
    key = replace(key_of_shelling(), start=None, end=None, published=None, place=None, lat=None, lon=None, country=None)
    assert ClaimKey.from_json(key.to_json()) == key


def test_key_stays_small_whatever_the_report_holds() -> None:
    long = TEXT + " ".join(f"Vardemarword{chr(97 + i % 26)}{chr(97 + i // 26)} fell" for i in range(600))
    key = claim_key(Report("r1", long, title=None), replace(shelling(), sentence=(0, len(long))), "g1")
    assert len(key.to_json()) < 1800


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("after the ", "known"),
        ("In a deadly ", "new"),
        ("a second ", "other"),
        ("another ", "other"),
        ("and ", ""),
        ("", ""),
        ("the town. Two ", ""),
    ],
)
def test_naming_reads_the_words_before_the_trigger(before: str, expected: str) -> None:
    assert naming(before + "attack", len(before)) == expected


@pytest.mark.parametrize(
    ("words", "form", "expected"),
    [("shot dead", "verb", "shot"), ("air strikes", "noun", "strik"), ("killing", "noun", "kill"), ("", "noun", "")],
)
def test_head_stem_takes_the_first_word_of_verbs_and_the_last_of_nouns(words: str, form: str, expected: str) -> None:
    assert head_stem(words, form) == expected


@pytest.mark.parametrize("forms", [("kill", "killed", "killing", "kills"), ("bomb", "bombing", "bombed", "bombs")])
def test_stem_is_one_for_all_forms_of_a_word(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_symmetric_and_between_0_and_1(some: str, other: str) -> None:
    a, b = telling(stems(some), 16), telling(stems(other), 16)
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert -1e-9 <= likeness(a, b) <= 1.01


def test_likeness_of_a_text_with_itself_is_1() -> None:
    words = telling(stems("Shells fell on Vardemar"), 16)
    assert likeness(words, words) == pytest.approx(1.0, abs=0.01)
