"""What a number measures, told by the words and signs around it: people and things, or money, ages, dates, names …"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.reading.counts.atoms import Stretches, is_numeral, phrase
from dateline.reading.counts.scanner import NumberScanner
from dateline.reading.counts.values import Number

COUNT = "count"

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_YEAR_WORDS = frozenset(
    "in since by until till from of early late mid during before after around to spring summer autumn fall winter "
    "year years ramadan".split()
)
_ADJECTIVES_OF_TIME = frozenset(
    "more long consecutive straight further full additional whole short successive other final past last recent "
    "calendar working nautical square metric cubic us american canadian australian british".split()
)
_SIGNS = ("minus", "plus", "sub")  # "minus-5 degrees"
_STRENGTH = frozenset("strong odd plus".split())  # "a 30,000-strong force", "20-odd men": still people
_SPORT = re.compile(
    r"\b(?:win|won|beat|lost|lose|draw|drew|victory|defeat(?:ed)?|score[ds]?|goals?|match|final|cup)\b", re.I
)
_SCORE = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}\Z")
_DATE_CHAIN = re.compile(r"(?<!\d)\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?!\d)")
_PHONE = re.compile(r"(?<![\w.,])[+(]?\d[\d() ./-]{6,}\d(?![\w,])")
_HALF_DAY = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*[(\[]?\Z")
_AGE_AFTER = re.compile(r"\s*(?:[,;.)\]]|[-–—]\s|\n|\Z|and\b|who\b|&)")
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w'’.-]*\s?[,(]\s?\Z")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_OLDEST = 110
_PHONE_DIGITS = 7
_LONGEST_SUFFIX = 3  # letters: "10kW", "64GB"; longer ones are parts of names


class NumberKinds:
    """Tells the kind of each number that a scanner found in its text."""

    def __init__(self, scanner: NumberScanner) -> None:
        self.scanner = scanner
        self.text, self.atoms, self.lexicon = scanner.text, scanner.atoms, scanner.lexicon
        self._dates = Stretches([m.span() for m in _DATE_CHAIN.finditer(self.text)])
        phones = (m for m in _PHONE.finditer(self.text) if sum(c.isdigit() for c in m.group()) >= _PHONE_DIGITS)
        self._phones = Stretches([m.span() for m in phones])
        self._rules: tuple[Callable[[Number], str | None], ...] = (
            self._money, self._chain, self._clock, self._attached, self._date, self._after, self._before, self._year,
            self._age, self._named, self._fraction, self._fold, self._listed, self._sport,
        )  # fmt: skip

    def kind(self, number: Number) -> str:
        """The number's kind as in ``Quantity.kind``; the first rule that fits decides."""
        for rule in self._rules:
            found = rule(number)
            if found is not None:
                return found
        whole = all(end is None or end == int(end) for end in (number.low, number.high))
        return COUNT if whole else "measure"

    def _atom(self, i: int) -> str:
        return self.atoms[i].text if 0 <= i < len(self.atoms) else ""

    def _char(self, at: int) -> str:
        return self.text[at] if 0 <= at < len(self.text) else ""

    def _digits(self, number: Number) -> bool:
        return is_numeral(self.atoms[number.first])

    def _chain(self, number: Number) -> str | None:
        if self._dates.around(number.start) is not None:
            return "date"
        phone = self._phones.around(number.start)
        inside = phone is not None and phone[1] >= number.end and phone[1] - phone[0] > number.end - number.start
        return "other" if inside and not self._counted_next(number) else None

    def _counted_next(self, number: Number) -> bool:
        """Whether a lower-case word of some length follows: "12 000 people" is no telephone number."""
        i = number.last
        word = self._atom(i)
        return self.scanner.follows(i - 1) and word.isalpha() and len(word) > 3

    def _attached(self, number: Number) -> str | None:
        """Letters glued to the number or hyphens: "M23", "F-16", "7th Brigade", "12-year-old", "1990s", "mid-2015"."""
        before, beyond = self._char(number.start - 1), self._char(number.start - 2)
        glued = before.isalpha() and ("," in self.text[number.start : number.end] or number.last > number.first + 1)
        if glued:  # a space lost: "between159,000 and", "Around1.6 million"; no name has such a number
            return None
        if before == "-" and self._atom(number.first - 1) in _SIGNS:
            return self._unit_after(number)
        if before.isalpha() or (before in "-‐‑/" and before and beyond.isalnum()) or before == "#":
            return "date" if self._is_year(number) and before == "-" else "unit"
        if self._char(number.end).isalpha():
            return self._suffixed(number)
        if self._char(number.end) in ("-", "‐", "‑") and self._char(number.end + 1).isalnum():
            word = self._atom(number.last)
            if word in _STRENGTH or number.form == "zero":
                return None
            return self._unit_after(number) or "other"
        return None

    def _suffixed(self, number: Number) -> str:
        suffix = self._atom(number.last)
        if suffix in ("st", "nd", "rd", "th"):
            following = self.atoms[number.last + 1] if number.last + 1 < len(self.atoms) else None
            capital = following is not None and self.text[following.start].isupper()
            month = following is not None and (following.text in _MONTHS or self._atom(number.first - 1) in _MONTHS)
            return "date" if month else "unit" if capital else "ordinal"
        if suffix == "s":
            return "date" if number.end - number.start == 4 else "age"
        return self.lexicon.units_after.get(suffix, "measure" if len(suffix) <= _LONGEST_SUFFIX else "unit")

    def _money(self, number: Number) -> str | None:
        before = self.text[max(0, number.start - 5) : number.start].rstrip().lower()
        symbol = re.search(r"(?:(?<![^\W\d_])[a-z]{1,3}[$.]?|[^\w\s])\Z", before)
        if symbol and self.lexicon.units_before.get(symbol.group()) == "money":
            return "money"
        if self._char(number.start - 1) == "R" and not self._char(number.start - 2).isalnum() and self._digits(number):
            return "money"
        return None

    def _clock(self, number: Number) -> str | None:
        if self._char(number.start - 1) == ":" and self._char(number.start - 2).isdigit():
            return "time"
        if self._char(number.end) == ":" and self._char(number.end + 1).isdigit():
            return "time"
        words = self._atom(number.first)
        military = words.startswith("0") and words.isdecimal() and number.end - number.start == 4  # "at 0930"
        return "time" if military or _HALF_DAY.match(self.text, number.end) else None

    def _date(self, number: Number) -> str | None:
        """A day beside its month: "12 March", "March 12", "12 of March"."""
        value = number.low
        if not self._digits(number) or value is None or value > 31:
            return None
        before, after = self._month_near(number.first - 1), self._month_near(number.last)
        follows = after and self.scanner.follows(number.last - 1)
        precedes = before and re.match(r"\.?\s*\Z", self.text[self.atoms[number.first - 1].end : number.start])
        return "date" if follows or precedes else None

    def _month_near(self, i: int) -> bool:
        """Whether atom ``i`` is a month's name, with a capital letter ("may" and "march" are words as well)."""
        return self._atom(i) in _MONTHS and self.text[self.atoms[i].start].isupper()

    def _unit_after(self, number: Number) -> str | None:
        """The unit behind the number, the longest first; an adjective may stand between ("six long months")."""
        if self.text[number.end : number.end + 2].lstrip()[:1] in ("%", "€", "°"):
            return self.lexicon.units_after.get(self.text[number.end : number.end + 2].lstrip()[0])
        if not self.scanner.follows(number.last - 1):
            return None
        skip = 1 if self._atom(number.last) in _ADJECTIVES_OF_TIME else 0
        for start in (number.last, number.last + skip):
            for length in (3, 2, 1):
                words = phrase(self.text, self.atoms, start, start + length)
                if words and words in self.lexicon.units_after:
                    return self.lexicon.units_after[words]
        return None

    def _after(self, number: Number) -> str | None:
        found = self._unit_after(number)
        # "no time", "no money" measure nothing; "in" and "a" after a number are words.
        return found if number.form != "zero" else ("other" if found else None)

    def _before(self, number: Number) -> str | None:
        for length in (2, 1):
            words = phrase(self.text, self.atoms, number.first - length, number.first)
            if words and words in self.lexicon.units_before and self.lexicon.units_before[words] != "money":
                return self.lexicon.units_before[words]
        return None

    def _is_year(self, number: Number) -> bool:
        value = number.low
        return (
            self._digits(number)
            and number.last == number.first + 1
            and len(self.atoms[number.first].text) == 4
            and value is not None
            and _FIRST_YEAR <= value <= _LAST_YEAR
        )

    def _year(self, number: Number) -> str | None:
        """Four digits are a year unless a qualifier or the noun behind them says that something is counted."""
        if number.form == "range" and number.low is not None and _FIRST_YEAR <= number.low <= _LAST_YEAR:
            return "date" if "," not in self.text[number.start : number.end] and not self._plural_next(number) else None
        if not self._is_year(number):
            return None
        change = self._atom(number.first - 1) in ("from", "to") and self._plural_next(number)
        dated = not change and self._atom(number.first - 1) in (*_YEAR_WORDS, "the", "a", "s")
        if dated or self._month_near(number.first - 1):
            return "date"
        return None if self._plural_next(number) or number.words_start < number.start else "date"

    def _plural_next(self, number: Number) -> bool:
        """Whether the next word is a lower-case plural: "2000 fighters" are counted, "2000 armed men" are not seen."""
        if not self.scanner.follows(number.last - 1):
            return False
        word = self.atoms[number.last]
        plural = (
            word.text.endswith("s") and len(word.text) > 3 and word.text not in ("this", "was", "has", "is", "years")
        )
        return (plural or word.text in ("people", "men", "women", "children", "civilians")) and (
            self.text[word.start].islower() or word.text.endswith("ns")
        )

    def _age(self, number: Number) -> str | None:
        """An age set behind a name: "Smith, 34," and "Smith (34)"."""
        value = number.best
        if not self._digits(number) or value is None or not 0 < value <= _OLDEST or number.last != number.first + 1:
            return self._age_list(number)
        named = _NAME_BEFORE.search(self.text[max(0, number.start - 40) : number.start])
        after = _AGE_AFTER.match(self.text, number.end)
        return "age" if named and after else self._age_list(number)

    def _age_list(self, number: Number) -> str | None:
        """The later ages of a list: "aged 13, 17 and 19"."""
        back = number.first - 1
        for _ in range(8):
            word = self._atom(back)
            if word in ("aged", "ages", "age"):
                return "age"
            if not (word in ("and", "or", "to") or word[:1].isdigit() or word in self.lexicon.numbers):
                return None
            back -= 1
        return None

    def _named(self, number: Number) -> str | None:
        """A number that is part of a name: "Resolution 2254", "Camp 4", "Article 5"."""
        if not self._digits(number):
            return None
        for length in (2, 1):
            words = phrase(self.text, self.atoms, number.first - length, number.first)
            if words is None or words not in self.lexicon.naming:
                continue
            capital = self.text[self.atoms[number.first - length].start].isupper()
            final = not self.scanner.follows(number.last - 1)
            if capital or final:
                return self.lexicon.naming[words]
        return None

    def _fraction(self, number: Number) -> str | None:
        """Shares: "two thirds", "one in five", "1/2"; and the numbers of "24/7"."""
        following = self.lexicon.numbers.get(self._atom(number.last))
        parts = following is not None and following.kind == "fraction" and self.scanner.follows(number.last - 1)
        slash = self._char(number.end) == "/" or self._char(number.start - 1) == "/"
        return "percent" if number.form == "share" or parts or (slash and self._digits(number)) else None

    def _fold(self, number: Number) -> str | None:
        return "other" if self._atom(number.last - 1).endswith("fold") else None

    def _listed(self, number: Number) -> str | None:
        """The number of a list's line: "1. …", "2) …"."""
        mark = self._digits(number) and self._char(number.end) in (".", ")") and self._char(number.end + 1).isspace()
        return "other" if mark and _LIST_MARK.search(self.text[max(0, number.start - 20) : number.start]) else None

    def _sport(self, number: Number) -> str | None:
        """Scores, "a 3-1 win": two small numbers with a dash, near a word of sport."""
        hyphened = self._char(number.start - 1) in ("-", "–") or self._char(number.end) in ("-", "–")
        score = bool(_SCORE.match(self.text[number.start : number.end])) or hyphened
        if not score or not self._digits(number) or number.high is None or number.high > 30:
            return None
        return "other" if _SPORT.search(self.text[max(0, number.start - 40) : number.end + 40]) else None
