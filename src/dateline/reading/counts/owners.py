"""Which claims a word of result belongs to: the killed and wounded of an act's clause go into the act's counts."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.document import Document
from dateline.model.trigger import Trigger

# Which acts have which results; a killing or a death claim takes the injured of its own clause along.
_BODILY = frozenset(
    "armed_clash offensive air_strike shelling bombing armed_attack killing abuse death disaster riot protest siege "
    "territory destruction obstruction".split()
)
_MATERIAL = frozenset("armed_clash offensive air_strike shelling bombing armed_attack disaster riot".split())
_STRIKING = frozenset("air_strike shelling bombing".split())
_SICKENING = frozenset({"disaster"})
_HOLDING = frozenset({"population"})
RESULTS = {
    "killed": _BODILY,
    "injured": _BODILY,
    "missing": _BODILY,
    "destroyed": _MATERIAL,
    "attacks": _STRIKING,
    "capacity": _HOLDING,
    "in_need": _SICKENING,
}
_FARTHEST = 4  # steps through the dependency tree; beyond it a result belongs to something the report told before
_LATER = 2  # an act told after the result is seldom its cause: "… wounded before police shot the attacker"
_ONLY_ACT = 8  # the same where the sentence tells of one act only
_CLAUSES = frozenset("advcl ccomp xcomp acl conj parataxis csubj root".split())


class Owners:
    """Finds the triggers that a word belongs to, within one report."""

    def __init__(self, document: Document, triggers: Sequence[Trigger]) -> None:
        self.document = document
        self.triggers = triggers
        self._inside: dict[int, list[int]] = {}
        self._sentence: dict[int, list[int]] = {}
        for n, trigger in enumerate(triggers):
            for i in {trigger.token, *document.tokens_within(trigger.span.start, trigger.span.end)}:
                self._inside.setdefault(i, []).append(n)
            self._sentence.setdefault(document.tokens[trigger.token].sentence, []).append(n)
        self._absorbed = {i: n for n, trigger in enumerate(triggers) for i in trigger.absorbed}

    def absorbs(self, token: int) -> bool:
        """Whether a claim took this word of result in."""
        return token in self._absorbed

    def own(self, token: int) -> list[int]:
        """The claims whose trigger stands on a token."""
        return self._inside.get(token, [])

    def of_result(self, token: int, of: str) -> list[int]:
        """The claims that a result word which is no trigger itself belongs to: the nearest act of its clause."""
        if token in self._absorbed:
            return [self._absorbed[token]]
        types = RESULTS.get(of, frozenset())
        near: list[tuple[int, int, int]] = []
        for n in self._sentence.get(self.document.tokens[token].sentence, []):
            trigger = self.triggers[n]
            if trigger.type in types and not self._earlier(token, trigger.token):
                steps = min(self._steps(token, trigger.token), self._steps(token, trigger.clause))
                if trigger.token > token and steps > 1:
                    steps += _LATER
                near.append((steps, abs(trigger.token - token), n))
        if not near or min(near)[0] > (_ONLY_ACT if len(near) == 1 else _FARTHEST):
            return []
        best = min(near)[2]
        return [best, *(n for _, _, n in near if n != best and self._coordinated(best, n))]

    def _earlier(self, result: int, trigger: int) -> bool:
        """Whether a result is told of another time: "the worst attack since 2009, when 12 people died"."""
        for k in self.document.children(result, "advmod"):
            lead = [t.text for t in self.document.tokens[max(0, k - 2) : k]]
            if self.document.tokens[k].lower == "when" and any(w.isdigit() and len(w) == 4 for w in lead):
                return trigger not in self.document.subtree(result)
        return False

    def _coordinated(self, one: int, other: int) -> bool:
        """Whether two acts are named side by side: "killed in air strikes and shelling"."""
        a, b = self.document.tokens[self.triggers[one].token], self.document.tokens[self.triggers[other].token]
        if not all(t.upos in ("NOUN", "PROPN") or t.xpos == "VBG" for t in (a, b)):
            return False
        first, last = sorted((a.index, b.index))
        between = self.document.tokens[first + 1 : last]
        return (
            len(between) <= 4
            and any(t.lower == "and" for t in between)
            and all(t.upos in ("CCONJ", "ADJ", "NOUN", "DET", "PROPN", "PUNCT") for t in between)
        )

    def _steps(self, one: int, other: int) -> int:
        """How many dependencies lie between two tokens."""
        up = {one: 0}
        for distance, i in enumerate(self.document.ancestors(one), start=1):
            up[i] = distance
        if other in up:
            return up[other]
        for distance, i in enumerate(self.document.ancestors(other), start=1):
            if i in up:
                return up[i] + distance
        return _ONLY_ACT + 1
