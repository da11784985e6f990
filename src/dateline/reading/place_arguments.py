"""How the places of a sentence hang on a trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.countries import load_capitals
from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.toponyms import Toponym

LOCATIVE = frozenset(
    "in at near around outside inside within across throughout over above beyond off along on between close next "
    "towards toward into through against for of to from".split()
)
WHERE = frozenset("in at near around outside inside within across throughout on along off beyond over".split())
# Types whose object, or passive subject, is the place itself: a town is captured, besieged, shelled, left.
OBJECT_TYPES = frozenset(
    "territory siege offensive shelling air_strike destruction armed_attack bombing withdrawal displacement population "
    "obstruction armed_clash disaster deployment aid return protest riot".split()
)
TARGET_CASES = frozenset("on of for against over into to upon".split())
# Types for which being the active subject makes a place the claim's place: a camp holds, a town falls.
SUBJECT_TYPES = frozenset("population territory destruction siege disaster".split())
SPEECH = frozenset(
    "say tell report announce state add warn write claim note explain describe confirm accord declare argue speak post "
    "tweet publish insist stress urge deny recall estimate".split()
)
_CLAUSAL = frozenset(("acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"))


@dataclass(frozen=True, slots=True)
class Attachment:
    """How a toponym hangs on a trigger. ``relation`` is own, object, subject, origin, destination, modifier,
    nested, agent, clause or sentence; ``distance`` counts tokens."""

    toponym: Toponym
    relation: str
    distance: int


class Attacher:
    """Judges the toponyms of one report against its triggers."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym]) -> None:
        self._document = document
        self._toponyms = toponyms
        self._capitals = frozenset(name.lower() for name in load_capitals().values())

    def attachments(self, trigger: Trigger) -> list[Attachment]:
        """The toponyms of the trigger's sentence with how they hang on it, in text order."""
        sentence = self._document.sentence_of(trigger.token)
        return [
            Attachment(t, self._relation(t, trigger), abs(t.head - trigger.token))
            for t in self._toponyms
            if sentence.first <= t.first < sentence.last and t.role not in ("embedded", "dateline")
        ]

    def _relation(self, toponym: Toponym, trigger: Trigger) -> str:
        tokens = self._document.tokens
        path = [toponym.head, *self._document.ancestors(toponym.head)]
        for anchor in dict.fromkeys((trigger.token, *trigger.absorbed, trigger.clause)):
            if anchor in path:
                steps = path[: path.index(anchor)]
                if not steps:
                    return "own"  # the trigger is part of the name itself
                return self._below(toponym, trigger, anchor, steps)
        for above in self._document.ancestors(trigger.token):
            if above in path and tokens[above].upos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
                steps = path[: path.index(above)]
                return self._beside(toponym, above, steps)
        return "sentence"

    def _below(self, toponym: Toponym, trigger: Trigger, anchor: int, steps: Sequence[int]) -> str:
        tokens = self._document.tokens
        if any(tokens[i].rel in _CLAUSAL for i in steps):
            return "subordinate"
        last = tokens[steps[-1]]  # the direct dependent of the anchor
        case = self._case(toponym)
        if len(steps) == 1 or (len(steps) == 2 and last.rel in ("conj", "appos")):
            return self._direct(toponym, trigger, anchor, last.deprel, case)
        if tokens[steps[0]].rel in ("flat", "conj") and len(steps) == 2:
            return self._direct(toponym, trigger, anchor, last.deprel, case)
        if case in WHERE or case == "from":
            return "nested"
        if last.rel in ("obl", "nmod") and case == "of":
            return "nested"
        if last.rel in ("obj", "nsubj", "obl") and case in ("of", ""):
            return "agent" if toponym.is_wide or last.deprel == "nsubj" else "inner"
        return "inner"

    def _direct(self, toponym: Toponym, trigger: Trigger, anchor: int, deprel: str, case: str) -> str:
        relation = deprel.partition(":")[0]
        if case == "from":
            return "origin"
        if case in ("to", "into", "toward", "towards") and trigger.type != "offensive":
            return "destination"
        if deprel == "obl:agent" or case == "by":
            return "agent"
        if case in WHERE:
            return "own"
        if case in TARGET_CASES:
            if case == "of" and toponym.is_wide and anchor != trigger.token:
                return "inner"
            return "object" if trigger.type in OBJECT_TYPES or not toponym.is_wide else "inner"
        if relation == "obj" or deprel == "nsubj:pass":
            return "object" if trigger.type in OBJECT_TYPES else "inner"
        if relation == "nsubj":
            return "subject" if trigger.type in SUBJECT_TYPES and not self._acts(toponym) else "agent"
        if relation in ("compound", "nmod", "amod"):
            if toponym.is_wide or (deprel == "nmod:poss" and toponym.name.lower() in self._capitals):
                return "agent"
            return "modifier"
        if relation in ("obl", "advmod") and not case:
            return "own"
        return "inner"

    def _acts(self, toponym: Toponym) -> bool:
        return toponym.name.lower() in self._capitals

    def _beside(self, toponym: Toponym, above: int, steps: Sequence[int]) -> str:
        tokens = self._document.tokens
        if any(tokens[i].rel in _CLAUSAL for i in steps):
            return "elsewhere"
        case = self._case(toponym)
        if tokens[above].lemma in SPEECH:
            return "speech"
        if case in WHERE and len(steps) == 1:
            return "clause"
        if toponym.role == "agent" or toponym.role == "modifier" and toponym.is_wide:
            return "agent"
        if case in WHERE or case in ("from", "of", "to", "into"):
            return "clause nested"
        return "sentence"

    def _case(self, toponym: Toponym) -> str:
        cases = [self._document.tokens[i].lower for i in self._document.children(toponym.head, "case")]
        cases = [c for c in cases if c not in ("'s", "’s")]
        if cases:
            return cases[0] if cases[0] not in ("close", "next") else "near"
        # Names in a row ("the town of Hajin", "in Raqqa and Hajin") take the preposition of the word they hang on.
        token = self._document.tokens[toponym.head]
        if token.rel in ("conj", "appos", "flat") and token.head >= 0:
            above = [self._document.tokens[i].lower for i in self._document.children(token.head, "case")]
            return above[0] if above else ""
        return ""
