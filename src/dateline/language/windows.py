"""Sentences cut to what the encoder can take."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.language.words import Word

# The encoder's positions allow 512; attention grows with the square, and real sentences stay under 150.
WINDOW_PIECES = 254
_BREAKS = frozenset(".;:!?,…–—-)")


def windows_of(sentence: list[Word], count_pieces: Callable[[str], int]) -> Iterator[list[Word]]:
    """The sentence itself if it fits; else pieces of it, cut after punctuation where there is some.

    Every window stands as a sentence of its own from here on.
    """
    start, size = 0, 0
    for i, word in enumerate(sentence):
        count = count_pieces(word.text)
        if i > start and size + count > WINDOW_PIECES:
            cut = _cut(sentence, start, i)
            yield sentence[start:cut]
            size = sum(count_pieces(w.text) for w in sentence[cut:i])
            start = cut
        size += count
    if start < len(sentence):
        yield sentence[start:]


def _cut(sentence: list[Word], start: int, end: int) -> int:
    """Where to cut: after the last break in the second half of the window, else at its end."""
    for i in range(end, start + (end - start) // 2, -1):
        if sentence[i - 1].text in _BREAKS:
            return i
    return end
