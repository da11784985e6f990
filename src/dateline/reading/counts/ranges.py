"""One number with two ends: "10 to 12", "five or six", "3,000-5,000", "between 10 and 12"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.reading.counts.atoms import Atom, gap, phrase
from dateline.reading.counts.values import Read

_DASH = re.compile(r"\s?[-–—‑]\s?\Z")
_UNIT = re.compile(r"\s?%?\s?\Z")
_LINK = re.compile(r"\s(?:US)?[$£€]?\Z")  # what stands between "to" and the higher end
_MONEY = re.compile(r"[$£€]\Z")
_SHORT_UNIT = 4  # letters glued to both ends: "15kHz and 17kHz"
# A range this wide ("5 to 400") is two numbers in one sentence, not an estimate.
_WIDEST = 10


class Ranges:
    """Reads the higher end of ranges in one text; ``exact`` reads a number at an atom."""

    def __init__(self, text: str, atoms: Sequence[Atom], exact: Callable[[int], Read | None]) -> None:
        self.text, self.atoms, self._exact = text, atoms, exact

    def behind(self, first: int, low: Read) -> Read | None:
        """The range whose lower end stands at atom ``first``, or None when no higher end follows."""
        j = low.last
        if low.form != "exact" or low.low is None or j >= len(self.atoms):
            return None
        unit = ""
        if not _DASH.match(gap(self.text, self.atoms, j - 1)):
            j, unit = self._after_unit(j)
            if not self._linked(first, j):
                return None
            j += 1
        high = self._exact(j) if j < len(self.atoms) else None
        if high is None or high.high is None or not self._same_unit(unit, j, high.last):
            return None
        start = low.low * high.scale if low.scale == 1 and low.low * high.scale < high.high else low.low
        if not start < high.high <= start * _WIDEST:
            return None
        return Read(high.last, "range", start, high.high, high.scale)

    def _linked(self, first: int, j: int) -> bool:
        """Whether the word at atom ``j`` joins two ends; "from 10 to 12" is a change, and no range."""
        before = self.atoms[first - 1].text if first else ""
        link = self.atoms[j].text if j < len(self.atoms) else ""
        wanted = "and" if before == "between" else "to" if before == "from" and self._ranging(first) else ""
        if link not in ("to", "or", wanted) or not _LINK.match(gap(self.text, self.atoms, j)):
            return False
        return link != "to" or before != "from" or bool(wanted)

    def _after_unit(self, j: int) -> tuple[int, str]:
        """The atom after a number's own unit: "5% to 10%", "five per cent to 20 per cent", "15kHz and 17kHz"."""
        between = gap(self.text, self.atoms, j - 1)
        if between == "" and len(self.atoms[j].text) <= _SHORT_UNIT:
            return j + 1, self.atoms[j].text
        if not _UNIT.match(between):
            return len(self.atoms), ""
        for words in ("per cent", "percent"):
            length = len(words.split())
            if phrase(self.text, self.atoms, j, j + length) == words:
                return j + length, "%"
        return j, "%" if "%" in between else ""

    def _same_unit(self, unit: str, high: int, last: int) -> bool:
        """Whether the higher end does not measure something else: "up 9 per cent to $84" is no range."""
        if unit == "%":
            return not _MONEY.search(self.text[: self.atoms[high].start][-1:])
        return not unit or (last < len(self.atoms) and self.atoms[last].text == unit)

    def _ranging(self, first: int) -> bool:
        """Whether two ends are an estimate: "from 10 to 12" is a change, but "ranging from 10 to 12" is an estimate."""
        return first >= 2 and self.atoms[first - 2].text in ("ranging", "range", "ranges", "ranged", "anywhere", "of")
