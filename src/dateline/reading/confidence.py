"""Confidence: the share of like readings that were right when measured.

Each value names the rules that made it. ``training/confidence.py`` reads the training gold and counts, per
field and rule, how often the value was right by the reference scorer's definition; the counts are data
(``resources/confidence.json``). A rule seen rarely is drawn towards its field's overall accuracy.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Pseudo-observations that draw a rarely seen rule towards its field's accuracy.
PRIOR_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class ConfidenceTable:
    """``rules``: field → rules joined by "+" → (right, seen). ``curves``: field → rising list of
    (probability, measured share), from which the trigger's probability is read off."""

    rules: Mapping[str, Mapping[str, Sequence[int]]]
    curves: Mapping[str, Sequence[Sequence[float]]]

    def of(self, field: str, rules: Sequence[str]) -> float:
        """Confidence of a field's value, two decimals; the combination of its rules first, then the weakest of them."""
        table = self.rules.get(field, {})
        together = table.get("+".join(rules) or "none")
        if together is not None:
            return self._share(field, together)
        each = [self._share(field, table[r]) for r in rules if r in table]
        return min(each) if each else self._overall(field)

    def calibrated(self, field: str, probability: float) -> float:
        """The measured share of claims right among those with about this probability."""
        curve = self.curves.get(field, ())
        if not curve:
            return round(probability, 2)
        i = max(0, bisect_right([p for p, _ in curve], probability) - 1)
        return round(curve[i][1], 2)

    def _overall(self, field: str) -> float:
        counts = self.rules.get(field, {}).values()
        seen = sum(c[1] for c in counts)
        return round(sum(c[0] for c in counts) / seen, 2) if seen else 0.5

    def _share(self, field: str, counts: Sequence[int]) -> float:
        right, seen = counts
        return round((right + PRIOR_WEIGHT * self._overall(field)) / (seen + PRIOR_WEIGHT), 2)


@cache
def load_confidence() -> ConfidenceTable:
    """The packaged table."""
    table = json.loads((files("dateline.resources") / "confidence.json").read_text(encoding="utf-8"))
    return ConfidenceTable(table["rules"], table["curves"])
