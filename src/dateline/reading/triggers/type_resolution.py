"""Words that name an act without its means take the type of the act that the report tells of.

"The attack" after a car bomb is the bombing; people "injured" in a report of an earthquake were hurt by the
disaster. The guide types a claim by the act, and an analyst reads it from the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.document import Document
from dateline.model.trigger import Trigger

#: Nouns and verbs that tell an attack but not how it was done.
GENERIC_ATTACKS = frozenset("attack assault incident raid target".split())
#: Verbs of harm without an act.
GENERIC_HARM = frozenset("injure wound hurt maim".split())
SPECIFIC = ("bombing", "air_strike", "shelling")
#: How many triggers of the specific type outweigh one attack of other means.
DOMINANCE = 2


def resolve_types(document: Document, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers with generic attacks and harm typed by the report's own specific act, where it has one."""
    resolved: list[Trigger] = []
    for position, trigger in enumerate(triggers):
        lemma = document.tokens[trigger.token].lemma.lower()
        kind = None
        if trigger.type == "armed_attack" and not trigger.rule.startswith("multiword"):
            if lemma in GENERIC_ATTACKS and _points_back(document, trigger):
                kind = _antecedent_type(document, triggers, position, ("bombing",))
            elif lemma in GENERIC_HARM:
                kind = _antecedent_type(document, triggers, position, ("bombing", "disaster"))
        resolved.append(replace(trigger, type=kind, rule=f"{trigger.rule} by report") if kind else trigger)
    return tuple(resolved)


def _points_back(document: Document, trigger: Trigger) -> bool:
    """A definite singular noun of its own ("the attack", "this incident", "Sunday's attack")."""
    if (
        trigger.form != "noun"
        or document.tokens[trigger.token].xpos != "NN"
        or document.children(trigger.token, "compound")
    ):
        return False
    determiners = {document.tokens[c].lower for c in document.children(trigger.token, "det")}
    return bool(determiners & {"the", "this", "that"}) or bool(document.children(trigger.token, "nmod:poss"))


def _antecedent_type(
    document: Document, triggers: Sequence[Trigger], position: int, wanted: tuple[str, ...]
) -> str | None:
    """The specific type that dominates the report's acts, when it is told before the word or near it."""
    own_means = ("armed_attack", "abuse", "riot", *SPECIFIC, "disaster")
    counts: Counter[str] = Counter()
    for other in triggers:
        lemma = document.tokens[other.token].lemma.lower()
        if other.type in own_means and lemma not in GENERIC_ATTACKS and lemma not in GENERIC_HARM:
            counts[other.type] += 1
    if not counts:
        return None
    kind, number = counts.most_common(1)[0]
    rest = sum(counts.values()) - number
    if kind not in wanted or number < DOMINANCE * rest:
        return None
    earlier = any(t.type == kind for t in triggers[:position])
    return kind if earlier else None
