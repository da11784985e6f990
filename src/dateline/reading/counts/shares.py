"""Parts of a whole: "a third of", "two thirds", "half the town", "one in five", "nine out of 10", "1/2"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dateline.reading.counts.atoms import Atom, joined, phrase
from dateline.reading.counts.numbers import NumberLexicon
from dateline.reading.counts.values import Read

FORM = "share"
_ARTICLES = ("a", "an")
_OF_WHAT = frozenset("of the its their his her our all these those".split())
_ROUGHLY = frozenset("almost nearly about over around than roughly approximately by some least just".split())
# "The second half of the year", "the final third of the pitch": parts of a time or a thing, no shares.
_PLACED = frozenset("first second third last final latter other former top bottom opening next middle this".split())
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100))


class Shares:
    """Reads the shares of one text."""

    def __init__(self, text: str, atoms: Sequence[Atom], lexicon: NumberLexicon) -> None:
        self.text, self.atoms, self.lexicon = text, atoms, lexicon

    def at(self, i: int) -> Read | None:
        """The share that begins at atom ``i``."""
        if self._word(i - 1) in _PLACED:
            return None
        return self._slashed(i) or self._half(i) or self._named(i) or self._ratio(i)

    def _word(self, i: int) -> str:
        return self.atoms[i].text if 0 <= i < len(self.atoms) else ""

    def _follows(self, i: int) -> bool:
        return joined(self.text, self.atoms, i, hyphen=True)

    def _slashed(self, i: int) -> Read | None:
        value = self.atoms[i].value
        slash = any(c in self.atoms[i].text for c in "/⁄")
        return _read(i + 1, value) if slash and value is not None and 0 < value < 1 else None

    def _half(self, i: int) -> Read | None:
        if self._word(i) != "half":
            return None
        behind = self._word(i + 1) in _OF_WHAT and self._follows(i)
        if self._word(i - 1) in ("the", *_ARTICLES) or not (behind or self._word(i - 1) in _ROUGHLY):
            return None
        return _read(i + 1, Decimal("0.5"))

    def _named(self, i: int) -> Read | None:
        """A number of parts that have a name: "two thirds", "a quarter of"; a part after an article needs its "of"."""
        whole = self._part(i + 1)
        article = self._word(i) in _ARTICLES
        part = 1 if article else self._plain(i)
        if whole is None or part is None or not self._follows(i) or not 0 < part < whole:
            return None
        of = self._word(i + 2) == "of" and self._follows(i + 1)
        return _read(i + 2, Decimal(part) / whole) if of or not article else None

    def _part(self, i: int) -> int | None:
        word = self.lexicon.numbers.get(self._word(i))
        return word.low if word is not None and word.kind == "fraction" and word.low != 2 else None

    def _ratio(self, i: int) -> Read | None:
        """One in five, nine out of ten; "12 in 2019" and "two of the 12" are none."""
        part = self._plain(i)
        if part is None:
            return None
        for share in ("in", "out of"):
            j = i + 1 + len(share.split())
            whole = self._plain(j)
            joint = phrase(self.text, self.atoms, i + 1, j) == share and self._follows(i) and self._follows(j - 1)
            if joint and whole in _WHOLES and part < whole:
                return _read(j + 1, Decimal(part) / whole)
        return None

    def _plain(self, i: int) -> int | None:
        word = self._word(i)
        entry = self.lexicon.numbers.get(word)
        if entry is not None and entry.kind == "cardinal":
            return entry.low
        return int(word) if word.isascii() and word.isdecimal() and len(word) <= 3 else None


def _read(last: int, value: Decimal) -> Read:
    return Read(last, FORM, value, value)
