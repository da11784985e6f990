"""Which found claim answers which gold claim."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dateline.evaluation.agreement import matched, same_figure
from dateline.evaluation.goldfile import ScoredClaim

CLASSES = {
    "violence": ("armed_clash", "offensive", "air_strike", "shelling", "bombing", "armed_attack", "killing", "abuse",
                 "abduction", "siege"),
    "control": ("territory", "surrender", "withdrawal", "deployment"),
    "custody": ("detention", "release", "trial"),
    "civil": ("protest", "riot"),
    "diplomacy": ("negotiation", "agreement", "sanction"),
    "humanitarian": ("displacement", "return", "death", "aid", "obstruction", "population", "disaster", "destruction"),
}  # fmt: skip
CLASS_OF = {type_: name for name, types in CLASSES.items() for type_ in types}
# After a full stop and closing quotes before a capital or an opening quote; at every line end.
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[A-Z“\"‘(\[])|\n\s*\n|\n")


class SentenceRuler:
    """Numbers the sentences of a text by a plain rule, the same for both sides of a comparison."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._ends = sorted({match.end() for match in SENTENCE_END.finditer(text)})

    def number(self, offset: int) -> int:
        return bisect_right(self._ends, min(offset, self._length))


def same_class(one: ScoredClaim, other: ScoredClaim) -> bool:
    return CLASS_OF.get(one.type) == CLASS_OF.get(other.type)


def pair_claims(
    ruler: SentenceRuler, gold: Sequence[ScoredClaim], found: Sequence[ScoredClaim]
) -> list[tuple[int, int]]:
    """Pairs of indices, best first, each claim in at most one.

    Two claims can be a pair where their triggers overlap, or where they stand in one sentence and have one type.
    Overlap weighs most, then the type, its class, and each figure in common; then the nearer trigger wins.
    """
    options = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            overlap, same_type = one.trigger.overlaps(other.trigger), one.type == other.type
            together = ruler.number(one.trigger.start) == ruler.number(other.trigger.start)
            if overlap or (together and same_type):
                weight = 4.0 * overlap + 2 * same_type + same_class(one, other)
                weight += 0.5 * matched(one.figures, other.figures, same_figure)
                options.append((-weight, abs(one.trigger.start - other.trigger.start), i, j))
    return _best_first(sorted(options))


def _best_first(options: list[tuple[float, int, int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, _, i, j in options:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs
