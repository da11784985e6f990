"""The letter case of a word as one of eight classes: the piece vocabulary itself is lower-case."""

from __future__ import annotations

SHAPE_COUNT = 8
(PADDING, LOWER, TITLE, UPPER, MIXED, DIGIT, INITIAL, OTHER) = range(SHAPE_COUNT)


def shape_of(word: str) -> int:
    """The case class of a word: lower, Title, UPPER, miXed, digit first, one capital, other."""
    if word[:1].isalpha():
        return _shape_of_letters(word)
    return DIGIT if word[:1].isdigit() else OTHER


def _shape_of_letters(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else INITIAL
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED
