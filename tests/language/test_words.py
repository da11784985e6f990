"""Words as the treebanks split them, with exact offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know", "They do n't know"),
        ("They don’t know", "They do n’t know"),
        ("We can't and cannot", "We ca n't and can not"),
        ("the army's post", "the army 's post"),
        ("the rebels' post", "the rebels ' post"),
        ("the US-backed forces", "the US - backed forces"),
        ("anti-government gunmen", "anti-government gunmen"),
        ("al-Qaeda and Al-Shabaab", "al - Qaeda and Al - Shabaab"),
        ("Sana'a and Cote d'Ivoire", "Sana'a and Cote d'Ivoire"),
        ("a 15-year-old boy", "a 15 - year - old boy"),
        ("1,200 of 3.5 million", "1,200 of 3.5 million"),
        ("5km away at 10:35 GMT", "5 km away at 10:35 GMT"),
        ("Gen. Ali Bakri and Lt. Col. Osman", "Gen. Ali Bakri and Lt. Col. Osman"),
        ("J. K. Bello of the U.S. embassy", "J. K. Bello of the U.S. embassy"),
        ("Unit No. 5 said no.", "Unit No. 5 said no ."),
        ("In St. Mary on Jan. 4", "In St. Mary on Jan. 4"),
        ("He left at 5 p.m. on Sunday.", "He left at 5 p.m. on Sunday ."),
        ("Weapons, food, etc.", "Weapons , food , etc ."),
        ("“Run!” she said…", "“ Run ! ” she said …"),
        ("see http://example.org/a?b=1.", "see http://example.org/a?b=1 ."),
        ("write to press@example.org now", "write to press@example.org now"),
        ("Al-Bāghūz", "Al - Bāghūz"),
        ("Al-Ba\u0304ghu\u0304z", "Al - Ba\u0304ghu\u0304z"),
        ("AT&T staff", "AT&T staff"),
        ("$5m", "$ 5 m"),
    ],
)
def test_words_of_splits_as_treebanks_do(text: str, expected: str) -> None:
    assert " ".join(word.text for word in words_of(text)) == expected


def test_words_of_respects_the_given_range() -> None:
    text = "One two three four"
    assert [(w.start, w.text) for w in words_of(text, 4, 13)] == [(4, "two"), (8, "three")]


@given(st.text(max_size=300))
def test_words_of_any_text_are_its_own_pieces_in_order(text: str) -> None:
    words = words_of(text)
    assert all(text[w.start : w.end] == w.text and w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text(alphabet="aZ1.-,'’@/:= \n", max_size=300))
def test_words_of_leaves_out_nothing_but_space(text: str) -> None:
    covered = {i for w in words_of(text) for i in range(w.start, w.end)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))
