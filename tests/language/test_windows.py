"""Sentences cut to windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.windows import WINDOW_PIECES, windows_of
from dateline.language.words import Word, words_of


def test_windows_of_keeps_a_short_sentence() -> None:
    words = words_of("The army left.")
    assert list(windows_of(words, lambda _: 1)) == [words]


def test_windows_of_cuts_after_punctuation() -> None:
    words = words_of("go on " * 100 + ", " + "go on " * 100)
    first, second = windows_of(words, lambda _: 1)
    assert first[-1].text == ","
    assert len(second) == 200


@given(st.lists(st.sampled_from(["a", ",", "longword"]), min_size=1, max_size=900), st.integers(1, 60))
def test_windows_of_hold_every_word_and_fit(texts: list[str], pieces: int) -> None:
    words = [Word(i, i + 1, text) for i, text in enumerate(texts)]
    windows = list(windows_of(words, lambda word: pieces if word == "longword" else 1))
    assert [w for window in windows for w in window] == words
    assert all(sum(pieces if w.text == "longword" else 1 for w in window) <= WINDOW_PIECES for window in windows)
