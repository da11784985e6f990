"""Triggers that the learned heads find: words that the lexicon passes over, and better types for those it knows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model.document import Document
from dateline.model.evidence import EVENTS, Evidence
from dateline.model.trigger import Trigger

#: Words from this probability on are candidates; whether they are claims is judged with all the others.
PROPOSED = 0.12
#: A result verb that the lexicon gave to another act needs this much to stand for itself.
PROPOSED_AGAINST_ABSORPTION = 0.7
#: How much the lexicon's type weighs against the heads', in units of log probability.
LEXICON_WEIGHT = 5.0
_LEAST = 1e-4
_WORDS = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "AUX", "ADV", "PRON")


def proposals(document: Document, known: Sequence[Trigger]) -> Iterator[tuple[int, str]]:
    """Tokens that the heads take for triggers and no known trigger covers, with their types, in text order."""
    evidence = document.evidence
    if evidence is None:
        return
    taken = {i for t in known for i in document.tokens_within(t.span.start, t.span.end)}
    absorbed = {i for t in known for i in t.absorbed}
    likely = (1.0 - evidence.events[:, 0] >= PROPOSED).nonzero()[0].tolist()
    for token in likely:
        if token in taken or document.tokens[token].upos not in _WORDS:
            continue
        if token in absorbed and evidence.event(token) < PROPOSED_AGAINST_ABSORPTION:
            continue
        yield token, evidence.type(token)


def with_learned_types(document: Document, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers, each with the type that lexicon and heads together hold for the likeliest."""
    if document.evidence is None:
        return tuple(triggers)
    return tuple(_retyped(document.evidence, trigger) for trigger in triggers)


def with_probability(document: Document, trigger: Trigger) -> Trigger:
    """The trigger with the heads' own probability of it."""
    evidence = document.evidence
    return trigger if evidence is None else replace(trigger, learned=round(evidence.event(trigger.token), 3))


def _retyped(evidence: Evidence, trigger: Trigger) -> Trigger:
    scores = [math.log(max(_LEAST, float(p))) for p in evidence.events[trigger.token, 1:]]
    scores[EVENTS.index(trigger.type) - 1] += LEXICON_WEIGHT
    best = EVENTS[1 + max(range(len(scores)), key=scores.__getitem__)]
    return trigger if best == trigger.type else replace(trigger, type=best, rule=f"{trigger.rule} retyped")
