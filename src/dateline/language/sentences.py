"""Sentences of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.language.abbreviations import BEFORE_NAME, BEFORE_NUMBER, DATES, STARTERS, word_set
from dateline.language.blocks import blocks_of
from dateline.language.bullets import glyph_end, lead_ends
from dateline.language.openings import find_dateline
from dateline.language.words import Word, words_of

_STOP = re.compile(r"(?:[.!?…]+|。|؟|۔|।)\Z")
_CLOSERS = frozenset("\"'”’)]»")
_CLOSING_QUOTES = frozenset("\"'”’»")
_CITATION = re.compile(r"\[\d{1,3}\]")
_SMILE = re.compile(r"[:;=]-?[()DP]\Z")
_CLOCK_WORDS = word_set(
    "gmt utc est edt pst pdt cet bst eet ist local monday tuesday wednesday thursday friday saturday sunday"
)
_SAID = word_set(
    "said says say saying told asked shouted cried added warned replied wrote tweeted chanted screamed yelled"
)
# Shorter words before a full stop and a small letter are often abbreviations.
_PLAIN_WORD = 4
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})\Z")


def sentences_of(text: str) -> Iterator[list[Word]]:
    """The sentences of a text as lists of words, in order; no word is left out but a bullet's glyph.

    What stands before a sentence and is no part of it is a sentence of its own: a dateline, the number of a list
    entry, its topic, the time stamp of a live blog.
    """
    dated = False
    for block in blocks_of(text):
        start = glyph_end(text, block.start, block.end)
        dateline = find_dateline(text, start, block.end) if start == block.start else None
        if dateline is not None and dateline.date is not None and dateline.agency is None:
            # a chronology dates each of its entries so, and there the date is the event's
            dateline, dated = None if dated else dateline, True
        ends = [dateline.end] if dateline is not None else lead_ends(text, start, block.end)
        for end in (*ends, block.end):
            yield from _Splitter(text, words_of(text, start, end)).sentences()
            start = end


class _Splitter:
    """The sentences of one block."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self._text = text
        self._words = words
        letters = [w.text for w in words if w.text[:1].isalpha()]
        self._lower = len(letters) > 3 and all(w.islower() for w in letters)

    def sentences(self) -> list[list[Word]]:
        found: list[list[Word]] = []
        first = 0
        i = 0
        while i < len(self._words):
            last = self._end(first, i)
            if last is not None:
                found.append(self._words[first:last])
                first = i = last
            else:
                i += 1
        if first < len(self._words):
            found.append(self._words[first:])
        return found

    def _end(self, first: int, i: int) -> int | None:
        """The word after a sentence that ends with word ``i`` and what closes it, or None."""
        word = self._words[i]
        if word.text[-1] not in ".!?…。؟۔।":
            return None
        after = self._after_closers(i)
        if after >= len(self._words):
            return None
        following = self._words[after]
        if _STOP.match(word.text):
            ends = self._ends_at_stop(first, i, after, following)
        else:
            ends = self._ends_at_abbreviation(word, following)
        return after if ends else None

    def _after_closers(self, i: int) -> int:
        """Past quotes and brackets that close right behind the stop, note numbers and smileys."""
        at = i + 1
        while at < len(self._words) and self._closes(at):
            at += 1
        while self._is_citation(at):
            at += 3
        if at < len(self._words) and _SMILE.match(self._words[at].text):
            at += 1
        return at

    def _closes(self, at: int) -> bool:
        word = self._words[at]
        if word.text not in _CLOSERS and word.text != "''":
            return False
        if word.start != self._words[at - 1].end:
            return word.text in "”»"
        glued = at + 1 < len(self._words) and self._words[at + 1].start == word.end
        opens = glued and word.text in "\"'" and self._words[at + 1].text[:1].isalnum()
        return not opens

    def _is_citation(self, at: int) -> bool:
        if at + 2 >= len(self._words) or self._words[at].text != "[":
            return False
        return _CITATION.match(self._text, self._words[at].start) is not None

    def _ends_at_stop(self, first: int, i: int, after: int, following: Word) -> bool:
        stop, text = self._words[i], following.text
        if _STOP.match(text) and following.start == self._words[after - 1].end:
            return False
        if stop.text == "." and i == first + 1 and _ENUMERATOR.match(self._words[first].text):
            return False
        if following.start == self._words[after - 1].end and not self._lacks_space(i, following):
            return False
        if stop.text[0] in "!?" and self._quote_closed(i, after) and self._is_said(after):
            return False
        if text[:1].islower():
            return self._lower or text in ("al", "el", "i") or (after == i + 1 and self._ends_plainly(i))
        return True

    def _lacks_space(self, i: int, following: Word) -> bool:
        """``fled.The``: a new sentence although no space was left."""
        before = self._words[i - 1].text if i else ""
        return len(before) > 1 and before.islower() and following.text[:1].isupper() and following.text[1:2].islower()

    def _quote_closed(self, i: int, after: int) -> bool:
        return any(w.text in _CLOSING_QUOTES for w in self._words[i + 1 : after])

    def _is_said(self, after: int) -> bool:
        return any(w.text.lower() in _SAID for w in self._words[after : after + 3])

    def _ends_plainly(self, i: int) -> bool:
        """A full stop after a common word: the next sentence may begin with a small letter."""
        before = self._words[i - 1].text if i else ""
        return self._words[i].text == "." and len(before) >= _PLAIN_WORD and before.islower() and before.isalpha()

    def _ends_at_abbreviation(self, word: Word, following: Word) -> bool:
        """Whether an abbreviation's own stop ends the sentence as well."""
        bare = word.text[:-1].lower()
        text = following.text
        if not text[:1].isupper() and text[:1] not in "\"“‘'":
            return False
        if bare in BEFORE_NAME or bare in BEFORE_NUMBER:
            return False
        starts = text.lower() in STARTERS
        if len(bare) == 1:
            return starts and text.lower() not in ("a", "i") and len(text) > 1
        if bare in ("a.m", "p.m", "etc"):
            return text.lower() not in _CLOCK_WORDS
        if bare in DATES:
            return starts
        return starts or text[:1] in "“‘"
