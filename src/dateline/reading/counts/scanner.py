"""Number expressions of a text: where they stand, their bounds and their qualifier, before any parse."""

from __future__ import annotations

import re
from decimal import Decimal

from dateline.model.values import Qualifier
from dateline.reading.counts.atoms import Atom, atoms_of, gap, joined, phrase
from dateline.reading.counts.numbers import NumberLexicon, NumberWord
from dateline.reading.counts.ranges import Ranges
from dateline.reading.counts.shares import Shares
from dateline.reading.counts.values import Number, Read, bounded, stronger

_LONGEST_PHRASE = 4  # words: "the vast majority of", "thousands upon thousands"
_ARTICLES = ("a", "an")
_MONEY = re.compile(r"[$£€¥₹]\s?\Z")


class NumberScanner:
    """Reads the number expressions of one text."""

    def __init__(self, text: str, lexicon: NumberLexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.atoms: list[Atom] = atoms_of(text)
        self._shares = Shares(text, self.atoms, lexicon)
        self._ranges = Ranges(text, self.atoms, self._exact)

    def numbers(self) -> list[Number]:
        """All number expressions in text order; they never overlap."""
        found: list[Number] = []
        i = 0
        while i < len(self.atoms):
            if self.atoms[i].value is None and self.atoms[i].text not in self.lexicon.openings:
                i += 1
                continue
            skipped = self._qualifier_at(i)
            read = None if skipped else self._read(i)
            if read is None:
                i += max(1, skipped)
                continue
            read = self._ranges.behind(i, read) or read
            found.append(self._qualified(i, read))
            i = read.last
        return found

    def _qualifier_at(self, i: int) -> int:
        """How many words a qualifier takes that begins like a number: "no fewer than", "as many as"."""
        for length in range(_LONGEST_PHRASE, 1, -1):
            if (phrase(self.text, self.atoms, i, i + length) or "") in self.lexicon.qualifiers_before:
                return length
        return 0

    def _word(self, i: int, *kinds: str) -> NumberWord | None:
        word = self.lexicon.numbers.get(self.atoms[i].text) if 0 <= i < len(self.atoms) else None
        return word if word is not None and word.kind in kinds else None

    def follows(self, i: int) -> bool:
        """Whether the word after atom ``i`` stands right behind it."""
        return joined(self.text, self.atoms, i, hyphen=True)

    def _read(self, i: int) -> Read | None:
        return self._phrase(i) or self._collection(i) or self._shares.at(i) or self._exact(i)

    def _phrase(self, i: int) -> Read | None:
        """A vague, plural, open or zero phrase, the longest that stands at atom ``i``."""
        for length in range(_LONGEST_PHRASE, 0, -1):
            words = phrase(self.text, self.atoms, i, i + length)
            entry = self.lexicon.numbers.get(words) if words else None
            if entry is None or entry.kind in ("cardinal", "scale", "group", "fraction", "collection", "size"):
                continue
            if entry.kind == "open" and self._before_number(i + length):
                return None
            return self._scaled(i + length, entry)
        return None

    def _before_number(self, i: int) -> bool:
        """Whether a number begins at atom ``i``: "some 200", "many thousands" are no numbers of their own."""
        return (
            i < len(self.atoms)
            and self.follows(i - 1)
            and (self.atoms[i].value is not None or self._word(i, "cardinal", "plural", "scale") is not None)
        )

    def _scaled(self, last: int, entry: NumberWord) -> Read:
        """A vague word times the scales that follow it: "several hundred", "a few dozen"."""
        low = None if entry.low is None else Decimal(entry.low)
        high = None if entry.high is None else Decimal(entry.high)
        factor = Decimal(1)
        while entry.kind == "vague" and self.follows(last - 1):
            scale = self._word(last, "scale", "group") or self._scale_plural(last)
            if scale is None or scale.low is None:
                break
            factor, last = factor * scale.low, last + 1
        form = {"exact": "exact", "open": "open", "zero": "zero", "plural": "plural"}.get(entry.kind, "vague")
        if self.atoms[last - 1].text == "few" and (last < 2 or self.atoms[last - 2].text != "a"):
            return Read(last, "open", None, None)  # "the few remaining fighters" has no bounds, "a few" has
        return Read(last, form, low and low * factor if low else low, high * factor if high else high)

    def _scale_plural(self, i: int) -> NumberWord | None:
        """The scale in the plural: "several hundreds" reads as "several hundred"."""
        singular = self.atoms[i].text.removesuffix("s") if i < len(self.atoms) else ""
        word = self.lexicon.numbers.get(singular)
        return word if word is not None and word.kind in ("scale", "group") and singular != self.atoms[i].text else None

    def _collection(self, i: int) -> Read | None:
        """A noun that hides a number, without its "of": "an unknown number of", "large groups of"."""
        start = i
        while i < len(self.atoms) and i - start <= 3 and self._word(i, "collection") is None and self.follows(i):
            if self._word(i, "size") is None and self.atoms[i].text not in _ARTICLES:
                return None
            i += 1
        entry = self._word(i, "collection")
        sized = any(self._word(k, "size") for k in range(start, i))
        of = i + 1 < len(self.atoms) and self.atoms[i + 1].text in ("of", "people") and self.follows(i)
        if entry is None:
            return None
        alone = self.atoms[i].text == "numbers" and start > 0 and self.atoms[start - 1].text == "in"
        if not of:  # "killed in large numbers": the number of what the sentence is about
            return Read(i + 1, "open", None, None) if alone and sized else None
        numbered = self.atoms[i].text == "number" and i > start and self.atoms[start].text in _ARTICLES
        return Read(i + 1, "open", None, None) if sized or numbered else None

    def _exact(self, i: int) -> Read | None:
        """Digits or number words, with their scales: "1.3 million", "three hundred and five thousand"."""
        if self.atoms[i].value is not None:
            return self._numeral(i)
        if self.atoms[i].text in _ARTICLES and self.follows(i) and self._word(i + 1, "scale", "group"):
            return self._half_more(self._times(i + 1, Decimal(1), after_article=True))
        if self.atoms[i].text == "half":
            return self._half(i)
        return self._cardinal(i)

    def _numeral(self, i: int) -> Read:
        value = self.atoms[i].value or Decimal(0)
        if gap(self.text, self.atoms, i) == "" and i + 1 < len(self.atoms):
            letter = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000, "mn": 1_000_000, "b": 1_000_000_000}
            factor = letter.get(self.atoms[i + 1].text)
            if factor is not None and not self._metres(i):
                return Read(i + 2, "exact", value * factor, value * factor, Decimal(factor))
            if factor is not None or self.atoms[i + 1].text not in self.lexicon.numbers:
                return Read(i + 1, "exact", value, value)
        return self._times(i + 1, value)

    def _metres(self, i: int) -> bool:
        """Whether "300m" is a length: it is unless money, a decimal point or an "of" says that millions are meant."""
        start = self.atoms[i].start
        before = self.atoms[i - 1] if i else None
        code = before is not None and self.lexicon.units_before.get(before.text) == "money" and start - before.end <= 1
        money = code or _MONEY.search(self.text[max(0, start - 2) : start]) is not None
        of = i + 2 < len(self.atoms) and self.atoms[i + 2].text == "of"
        return self.atoms[i + 1].text == "m" and not money and not of and "." not in self.atoms[i].text

    def _times(self, last: int, value: Decimal, *, after_article: bool = False) -> Read:
        """``value`` times the scale words that follow: "two hundred thousand", "3 dozen"."""
        scale = Decimal(1)
        if (
            phrase(self.text, self.atoms, last, last + 3) == "and a half"
            and self.follows(last - 1)
            and not after_article
        ):
            value, last = value + Decimal("0.5"), last + 3
        while last < len(self.atoms) and self.follows(last - 1):
            word = self._word(last, "scale", "group")
            if word is None or word.low is None or (self.atoms[last].text == "score" and not after_article):
                break
            scale, last = scale * word.low, last + 1
        return Read(last, "exact", value * scale, value * scale, scale)

    def _half(self, i: int) -> Read | None:
        """Half of a scale: "half a million", "half-a-dozen"; a plain "half" is a share and no number."""
        j = i + 1
        if self.follows(i) and j < len(self.atoms) and self.atoms[j].text in _ARTICLES:
            j += 1
        if self.follows(j - 1) and self._word(j, "scale", "group"):
            return self._times(j, Decimal("0.5"))
        return None

    def _half_more(self, read: Read) -> Read:
        """A scale and half of it: "a million and a half"."""
        words = phrase(self.text, self.atoms, read.last, read.last + 3)
        if words != "and a half" or not self.follows(read.last - 1) or read.low is None or read.scale == 1:
            return read
        value = read.low + read.scale / 2
        return Read(read.last + 3, "exact", value, value, read.scale)

    def _cardinal(self, i: int) -> Read | None:
        """A number in words, by the usual grammar: units and tens add up, scales multiply, "and" joins."""
        total = current = Decimal(0)
        limit, scale, j = 100, Decimal(1), i  # the next cardinal must be below the limit
        while j < len(self.atoms) and (j == i or self.follows(j - 1)):
            word = self._word(j, "cardinal", "scale", "group")
            if word is None and j > i and self._linked(j):
                j += 1
                continue
            if word is None or word.low is None:
                break
            value = Decimal(word.low)
            if word.kind == "cardinal":
                if value >= limit:
                    break
                current, limit = current + value, 10 if value >= 20 else 0
            elif j == i:
                return None
            elif value == 100:
                current, limit, scale = current * value, 100, value
            else:
                total, current, limit, scale = total + current * value, Decimal(0), 100, value
            j += 1
        if j == i:
            return None
        if j == i + 1:
            return self._times(j, total + current)
        return self._half_more(Read(j, "exact", total + current, total + current, scale))

    def _linked(self, j: int) -> bool:
        """Whether the "and" at atom ``j`` joins two parts of one number: "three hundred and five"."""
        return (
            self.atoms[j].text == "and"
            and self._word(j - 1, "scale") is not None
            and self.follows(j)
            and self._word(j + 1, "cardinal") is not None
        )

    def _qualified(self, first: int, read: Read) -> Number:
        qualifier, words = self._before(first)
        after = self._after(read.last)
        qualifier = qualifier if qualifier not in (None, Qualifier.EXACT) else after or qualifier
        number = Number(
            first, read.last, self.atoms[first].start, self.atoms[read.last - 1].end, read.form,
            read.low if read.form in ("exact", "share", "zero") else None, read.low, read.high,
            Qualifier.EXACT, self.atoms[words].start,
        )  # fmt: skip
        return bounded(number, qualifier, dozen=self.atoms[read.last - 1].text == "dozen" and read.low == 12)

    def _before(self, first: int) -> tuple[Qualifier | None, int]:
        """The qualifier before atom ``first``, and the atom its words begin at."""
        found: Qualifier | None = None
        while True:
            for length in range(_LONGEST_PHRASE, 0, -1):
                words = phrase(self.text, self.atoms, first - length, first + 1)
                words = words.rpartition(" ")[0] if words else None
                qualifier = self.lexicon.qualifiers_before.get(words) if words else None
                if qualifier is not None:
                    first -= length
                    found = stronger(found, qualifier)
                    break
            else:
                return found, first

    def _after(self, last: int) -> Qualifier | None:
        """The qualifier after atom ``last - 1``: "or more", "-odd", "+"."""
        if self.text[self.atoms[last - 1].end : self.atoms[last - 1].end + 1] == "+":
            return self.lexicon.qualifiers_after.get("+")
        for length in (2, 1):
            words = phrase(self.text, self.atoms, last - 1, last + length)
            words = words.partition(" ")[2] if words else None
            if words and words in self.lexicon.qualifiers_after:
                return self.lexicon.qualifiers_after[words]
        return None
