"""Sentences of a report."""

from __future__ import annotations

import re

from dateline.language.words import Word, words_of

_STOP = re.compile(r"[.!?…]+\Z|\.\.+\Z")
_CLOSERS = set("\"'”’)]»")


def sentences_of(text: str) -> list[list[Word]]:
    """The sentences of a text as lists of words, in order; no word is left out."""
    found: list[list[Word]] = []
    for block in re.finditer(r"[^\n]+", text):
        current: list[Word] = []
        words = words_of(text, block.start(), block.end())
        for i, word in enumerate(words):
            current.append(word)
            if i + 1 < len(words) and _ends(words, i):
                found.append(current)
                current = []
        if current:
            found.append(current)
    return found


def _ends(words: list[Word], i: int) -> bool:
    j = i
    while j > 0 and words[j].text in _CLOSERS and words[j - 1].end == words[j].start:
        j -= 1
    following = words[i + 1]
    if following.text in _CLOSERS and following.start == words[i].end:
        return False
    return bool(_STOP.match(words[j].text)) and not following.text[:1].islower()
