"""Quotations are found in curly, straight and single marks, over paragraphs and over lost line breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.document import Document, Sentence, Token
from dateline.reading.attribution.quotation import find_quotations


def words_only(text: str) -> Document:
    """A document with tokens split at blanks, in one sentence: quotations need no more."""
    tokens: list[Token] = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        end = start + len(word)
        tokens.append(Token(len(tokens), start, end, word, word, "X", "NN", -1, "dep", 0))
        start = end
    return Document(text, tuple(tokens), (Sentence(0, 0, len(text), 0, len(tokens)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is gone,” the mayor said.", ["“The bridge is gone,”"]),
        ('"The bridge is gone," the mayor said.', ['"The bridge is gone,"']),
        ("``The bridge is gone,'' the mayor said.", ["``The bridge is gone,''"]),
        ("«The bridge is gone», the mayor said.", ["«The bridge is gone»"]),
        ("He called it a ‘day of mourning’ for all.", ["‘day of mourning’"]),
        ("The rebels’ camp and the army’s base were hit.", []),
        ('He said "no" and "never" to them.', ['"no"', '"never"']),
        ("The so-called “caliphate” fell. “We won,” he said.", ["“caliphate”", "“We won,”"]),
        ('He pulled over."I ran," she said.', ['"I ran,"']),
        ("The 5'10\" man fled.", []),
        ("Nobody spoke.", []),
        ("", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    found = find_quotations(words_only(text))
    assert [text[q.start : q.end] for q in found] == expected


def test_paragraph_that_opens_without_a_close_is_continued_by_the_next_opening_mark() -> None:
    text = "He said: “The shelling began at dawn.\n“It went on all day.”"
    first, second = find_quotations(words_only(text))
    assert not first.closed
    assert second.closed
    assert second.continues


def test_opening_mark_within_an_open_quotation_begins_its_next_paragraph() -> None:
    text = "He said: “The shelling began at dawn. “It went on all day.”"
    first, second = find_quotations(words_only(text))
    assert (first.closed, second.continues) == (False, True)
    assert text[second.start : second.end] == "“It went on all day.”"


def test_quotation_that_never_ends_stops_with_its_paragraph() -> None:
    text = "“The shelling began at dawn.\nThe army denied it."
    (found,) = find_quotations(words_only(text))
    assert text[found.start : found.end] == "“The shelling began at dawn."


@given(st.text(alphabet="ab \"“”‘’'`«».,\n", max_size=80))
def test_any_text_gives_ordered_quotations_inside_it(text: str) -> None:
    found = find_quotations(words_only(text))
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.first < quotation.last
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
