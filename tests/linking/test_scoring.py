"""How strongly two claims seem to tell of one event."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DataFileError
from dateline.linking.evidence import evidence
from dateline.linking.key import ClaimKey
from dateline.linking.reasons import in_words, parse_reasons
from dateline.linking.scoring import hopeless, link, score
from dateline.linking.weights import load_weights, parse_weights
from dateline.linking.words import parse_word_bits
from tests.linking.keys import key


def test_the_same_act_in_two_reports_is_one_event() -> None:
    assert score(key("a"), key("b", "r2", published=date(2031, 3, 5))) > 0


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("an anniversary", {"start": date(2030, 3, 3), "end": date(2030, 3, 3)}),
        ("an earlier attack in the town", {"start": date(2031, 2, 2), "end": date(2031, 2, 2), "figures": ()}),
        ("another country", {"country": "YY", "lat": 50.0, "lon": 20.0, "place": "oldemont"}),
        (
            "a toll of the year",
            {"start": date(2031, 1, 1), "type": "killing", "figures": (("killed", 700, 700, None),)},
        ),
        ("another act", {"type": "trial", "lemma": "trial", "figures": ()}),
    ],
)
def test_what_looks_alike_is_another_event(what: str, changes: dict[str, Any]) -> None:
    far = key(
        "b", "r2", sentence="Elsewhere a court heard of another matter.", about="Other matters in a court.", **changes
    )
    near = key("b", "r2", **changes)
    assert score(key("a"), far) < 0, what
    assert score(key("a"), near) < score(key("a"), key("b", "r2")), what


def test_a_denied_or_possible_act_may_be_the_same_event() -> None:
    for status in ("denied", "possible", "planned"):
        other = key("b", "r2", status=status)
        assert score(key("a"), other) > score(key("a"), key("b", "r2", status=status, lat=14.0, place="oldemont"))


def test_link_tells_its_reasons_in_words_and_they_add_up() -> None:
    found = link(key("a"), key("b", "r2"))
    assert (found.claim, found.other) == ("a", "b")
    assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.weight)
    assert found.weight == pytest.approx(score(key("a"), key("b", "r2")))
    words = {reason.words for reason in found.reasons}
    assert {"same place", "25 killed in both"} <= words


def test_all_fitted_evidence_has_words() -> None:
    weights = load_weights()
    names = {*weights.within, *weights.across, *weights.untyped}
    assert not [name for name in names if in_words(name, key("a", figures=()), key("b")) == name]


_DAYS = st.none() | st.dates(date(2030, 1, 1), date(2031, 12, 31))


@st.composite
def keys(draw: st.DrawFn) -> ClaimKey:
    figure = st.tuples(st.sampled_from(("killed", "injured")), *([st.none() | st.integers(0, 300)] * 3))
    return key(
        draw(st.uuids()).hex,
        draw(st.sampled_from(("r1", "r2", "r3"))),
        type=draw(st.sampled_from(("bombing", "killing", "siege", "trial", ""))),
        lemma=draw(st.sampled_from(("bomb", "kill", "bombard"))),
        status=draw(st.sampled_from(("happened", "planned", "denied"))),
        start=draw(_DAYS),
        end=draw(_DAYS),
        place=draw(st.sampled_from((None, "vardemar", "oldemont"))),
        lat=draw(st.none() | st.floats(-90, 90)),
        country=draw(st.sampled_from((None, "XX", "YY"))),
        position=draw(st.integers(0, 500)),
        naming=draw(st.sampled_from(("", "known", "new"))),
        published=draw(_DAYS),
        figures=tuple(draw(st.lists(figure, max_size=3))),
    )


@given(keys(), keys())
def test_score_is_symmetric(a: ClaimKey, b: ClaimKey) -> None:
    assert score(a, b) == pytest.approx(score(b, a))
    assert sorted(evidence(a, b)) == sorted(evidence(b, a))
    assert hopeless(a, b) == hopeless(b, a)


def test_weights_with_faults_name_every_line() -> None:
    with pytest.raises(DataFileError, match=r"w\.tsv:1.*\n.*w\.tsv:2"):
        parse_weights("w.tsv", "prior\tmany\t1\t1\ntype same\t1\n")


def test_word_bits_with_faults_name_the_line() -> None:
    with pytest.raises(DataFileError, match=r"b\.tsv:1"):
        parse_word_bits("b.tsv", "word\tmuch\n*\t3\n")
    with pytest.raises(DataFileError, match="unseen"):
        parse_word_bits("b.tsv", "word\t2\n")


def test_reasons_with_faults_names_the_line() -> None:
    with pytest.raises(DataFileError, match=r"v\.tsv:2"):
        parse_reasons("v.tsv", "a\tb\nonly\n")
