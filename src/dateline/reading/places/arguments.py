"""How the places of a sentence hang on a trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.countries import load_capitals
from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.places.toponyms import Toponym

WHERE = frozenset("in at near around outside inside within across throughout on along off beyond over between".split())
TOWARDS = frozenset("to into toward towards".split())
# Types whose object, or passive subject, is the place itself: a town is captured, besieged, shelled, left.
OBJECT_TYPES = frozenset(
    "territory siege offensive shelling air_strike destruction armed_attack bombing withdrawal displacement population "
    "obstruction armed_clash disaster deployment aid return protest riot".split()
)
TARGET_CASES = frozenset("on of for against over upon".split())
# Types for which being the active subject makes a place the claim's place: a camp holds, a town falls.
SUBJECT_TYPES = frozenset("population territory destruction siege disaster".split())
SPEECH = frozenset(
    "say tell report announce state add warn write claim note explain describe confirm accord declare argue speak post "
    "tweet publish insist stress urge deny recall estimate".split()
)
_CLAUSAL = frozenset(("acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"))


@dataclass(frozen=True, slots=True)
class Attachment:
    """How a toponym hangs on a trigger.

    ``relation`` is own (where it happened, said outright), object, subject, origin, destination, modifier, agent,
    nested (inside a participant), nested origin, inner, subordinate, clause, clause nested, speech, elsewhere or
    sentence; ``anchor`` is the word of the claim it hangs on: trigger, clause or none. ``through`` is true when it
    hangs on another place's name; ``distance`` counts tokens.
    """

    toponym: Toponym
    relation: str
    anchor: str
    through: bool
    distance: int


class Attacher:
    """Judges the toponyms of one report against its triggers."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym]) -> None:
        self._document = document
        self._toponyms = tuple(t for t in toponyms if t.role not in ("embedded", "dateline", "people"))
        self._at = {i: t for t in self._toponyms for i in range(t.first, t.last)}
        self._capitals = frozenset(name.lower() for name in load_capitals().values())

    def attachments(self, trigger: Trigger) -> list[Attachment]:
        """The toponyms of the trigger's sentence with how they hang on it, in text order."""
        sentence = self._document.sentence_of(trigger.token)
        inside = [t for t in self._toponyms if sentence.first <= t.first < sentence.last]
        return [self._attachment(t, trigger) for t in inside]

    def _attachment(self, toponym: Toponym, trigger: Trigger) -> Attachment:
        path = [toponym.head, *self._document.ancestors(toponym.head)]
        anchors = {trigger.token: "trigger"} | dict.fromkeys(trigger.absorbed, "trigger")
        anchors.setdefault(trigger.clause, "clause")
        distance = abs(toponym.head - trigger.token)
        for i, step in enumerate(path):
            if step in anchors:
                outer, steps = self._outermost(path[:i])
                if not steps:
                    return Attachment(toponym, "own", anchors[step], False, distance)
                relation = self._below(outer or toponym, trigger, steps)
                return Attachment(toponym, relation, anchors[step], outer is not None, distance)
        for above in self._document.ancestors(trigger.token):
            if above in path:
                outer, steps = self._outermost(path[: path.index(above)])
                relation = self._beside(outer or toponym, above, steps)
                return Attachment(toponym, relation, "none", outer is not None, distance)
        return Attachment(toponym, "sentence", "none", False, distance)

    def _outermost(self, steps: Sequence[int]) -> tuple[Toponym | None, Sequence[int]]:
        """The last other place that the way up passes ("in Ancuabe in Cabo Delgado"), and the way from it."""
        if not steps:
            return None, steps
        own = self._at.get(steps[0])
        for i in range(len(steps) - 1, 0, -1):
            other = self._at.get(steps[i])
            if other is not None and other is not own and self._document.tokens[steps[i - 1]].rel not in ("conj",):
                return other, steps[i:]
        return None, steps

    def _below(self, toponym: Toponym, trigger: Trigger, steps: Sequence[int]) -> str:
        tokens = self._document.tokens
        if any(tokens[i].rel in _CLAUSAL for i in steps):
            return "subordinate"
        case = self._case(toponym)
        if toponym.role == "reference":
            return "reference"
        last = tokens[steps[-1]]  # the direct dependent of the anchor
        linked = all(tokens[i].rel in ("conj", "appos", "flat", "nmod:desc") for i in steps[:-1])
        if len(steps) == 1 or linked:
            return self._direct(toponym, trigger, last.deprel, case)
        if case == "from":
            return "nested origin"
        if case in WHERE or (last.rel in ("obl", "nmod") and case == "of"):
            return "nested"
        if last.rel in ("obj", "nsubj", "obl", "nmod") and toponym.is_wide:
            return "inner wide"
        return "inner"

    def _direct(self, toponym: Toponym, trigger: Trigger, deprel: str, case: str) -> str:
        relation = deprel.partition(":")[0]
        if case == "from":
            return "origin"
        if case in TOWARDS and trigger.type != "offensive":
            return "destination"
        if deprel == "obl:agent" or case == "by" or (case in ("against", "between") and toponym.is_wide):
            return "agent"
        if case in WHERE:
            return "own"
        if case in TARGET_CASES | TOWARDS:
            return "object" if trigger.type in OBJECT_TYPES else "inner"
        if relation == "obj" or deprel == "nsubj:pass":
            return "object" if trigger.type in OBJECT_TYPES else "inner"
        if relation == "nsubj":
            return "subject" if trigger.type in SUBJECT_TYPES else "agent"
        if relation in ("compound", "nmod", "amod"):
            acts = toponym.is_wide or toponym.name.lower() in self._capitals
            return "agent" if acts else "modifier"
        if relation in ("obl", "advmod") and not case:
            return "own"
        return "inner"

    def _beside(self, toponym: Toponym, above: int, steps: Sequence[int]) -> str:
        tokens = self._document.tokens
        if any(tokens[i].rel in _CLAUSAL for i in steps):
            return "elsewhere"
        if toponym.role == "reference":
            return "reference"
        case = self._case(toponym)
        if tokens[above].lemma in SPEECH:
            return "speech"
        if case in WHERE and len(steps) == 1:
            return "clause"
        if toponym.role == "agent" or (toponym.role == "modifier" and toponym.is_wide):
            return "agent beside"
        if case in WHERE or case in ("from", "of", "to", "into"):
            return "clause nested"
        return "sentence"

    def _case(self, toponym: Toponym) -> str:
        cases = [self._document.tokens[i].lower for i in self._document.children(toponym.head, "case")]
        cases = [c for c in cases if c not in ("'s", "’s", "'", "’")]
        if cases:
            return cases[0] if cases[0] not in ("close", "next") else "near"
        # Names in a row ("the town of Hajin", "in Raqqa and Hajin") take the preposition of the word they hang on.
        token = self._document.tokens[toponym.head]
        if token.rel in ("conj", "appos", "flat") and token.head >= 0:
            above = [self._document.tokens[i].lower for i in self._document.children(token.head, "case")]
            return above[0] if above else ""
        return ""
