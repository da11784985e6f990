"""How likely a trigger is a claim that a careful analyst would write down.

The lexicon finds words that can head an act; many only mention one ("the fighting increased pressure",
"to avoid another attack"). A logistic regression over plain features of the parse, fitted on the training
gold by ``training/acceptance.py``, gives each trigger a probability. It is also the confidence of a
claim's type. The weights are data (``resources/triggers/acceptance.json``).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from dateline.model.document import Document, Token
from dateline.model.evidence import log_odds
from dateline.model.trigger import Trigger
from dateline.reading import arguments
from dateline.reading.triggers.lexicon import CLASS_OF

SPEECH = frozenset(
    """say tell report add announce claim warn confirm state declare note explain describe accuse allege deny""".split()
)
WANTING = frozenset(
    """want try attempt plan seek aim hope intend vow threaten call urge demand need able prepare refuse agree
    order""".split()
)
CAUSING = frozenset(
    """follow cause lead increase threaten raise prompt spark mark represent end come become pose mean result
    continue""".split()
)
MODALS = frozenset("""would could may might will shall should must can""".split())


class Leaning(StrEnum):
    """Which triggers are kept: the best balance, or more of what may be claims, or fewer and surer ones."""

    BALANCED = "balanced"
    RECALL = "recall"
    PRECISION = "precision"


@dataclass(frozen=True, slots=True)
class AcceptanceModel:
    """Weights by feature name, an intercept, and the probability from which a trigger is kept."""

    weights: Mapping[str, float]
    intercept: float
    threshold: float
    fitted: str

    def probability(self, features: Mapping[str, float]) -> float:
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + math.exp(-score))


@cache
def load_acceptance(leaning: Leaning = Leaning.BALANCED) -> AcceptanceModel:
    """The packaged model, with the threshold of a leaning."""
    text = (files("dateline.resources.triggers") / "acceptance.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return AcceptanceModel(table["weights"], table["intercept"], table["thresholds"][leaning.value], table["fitted"])


def trigger_features(document: Document, triggers: Sequence[Trigger]) -> tuple[dict[str, float], ...]:
    """The features of each trigger: what holds of its parse, each 1, and what the learned heads say, in log odds."""
    seen_lemmas: Counter[str] = Counter()
    seen_types: Counter[str] = Counter()
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(document.tokens[trigger.token].sentence, []).append(trigger)
    rows = []
    for trigger in triggers:
        token = document.tokens[trigger.token]
        names = [
            *_word(document, trigger),
            *_syntax(document, trigger),
            *_arguments(document, trigger),
            *_clause(document, trigger),
        ]
        names += _neighbours(by_sentence[token.sentence], trigger)
        names.append(f"lemma seen {min(seen_lemmas[token.lemma], 2)}")
        names.append(f"type seen {min(seen_types[trigger.type], 3)}")
        names.append(f"{trigger.form} lemma seen {min(seen_lemmas[token.lemma], 1)}")
        seen_lemmas[token.lemma] += 1
        seen_types[trigger.type] += 1
        rows.append(dict.fromkeys(names, 1.0) | dict(_learned(document, by_sentence[token.sentence], trigger)))
    return tuple(rows)


def _learned(document: Document, others: Sequence[Trigger], trigger: Trigger) -> Iterator[tuple[str, float]]:
    evidence = document.evidence
    if evidence is None:
        return
    own = log_odds(evidence.event(trigger.token))
    source = "learned" if trigger.rule == "learned" else "lexicon"
    yield f"learned from {source}", 1.0
    yield "learned event", own
    yield f"learned event, {source}", own
    yield f"learned event, {trigger.form}", own
    yield f"learned event, {CLASS_OF[trigger.type]}", own
    yield "learned type", log_odds(evidence.of_type(trigger.token, trigger.type))
    rivals = [evidence.event(o.token) for o in others if o is not trigger and o.type == trigger.type]
    yield "learned rival", max(rivals, default=0.0)


def _word(document: Document, trigger: Trigger) -> Iterator[str]:
    token = document.tokens[trigger.token]
    yield f"type {trigger.type}"
    yield f"class {CLASS_OF[trigger.type]} {trigger.form}"
    yield f"lemma {token.lemma.lower()} {trigger.form}"
    yield f"tag {token.xpos}"
    if trigger.absorbed:
        yield "absorbs"
    if trigger.span.of(document.text).isupper() and len(token.text) > 3:
        yield "upper case"


def _syntax(document: Document, trigger: Trigger) -> Iterator[str]:
    token = document.tokens[trigger.token]
    yield f"rel {token.deprel} {trigger.form}"
    if token.head >= 0:
        head = document.tokens[token.head]
        yield f"head tag {head.upos} {trigger.form}"
        for name, words in (("speech", SPEECH), ("wanting", WANTING), ("causing", CAUSING)):
            if head.lemma.lower() in words:
                yield f"head {name} {token.rel}"
    preposition = arguments.preposition(document, token.index)
    if trigger.form == "noun" and preposition:
        yield f"under {preposition}"
    marks = [document.tokens[c].lower for c in document.children(token.index, "mark")]
    for mark in marks:
        yield f"mark {mark} {token.rel}"
    if document.children(token.index, "cop"):
        yield f"predicate {trigger.form}"
    if trigger.passive:
        yield "passive"


def _determiner(document: Document, token: Token) -> str:
    for child in document.children(token.index, "det"):
        return document.tokens[child].lower
    if document.children(token.index, "nmod:poss"):
        return "possessive"
    return "none"


def _arguments(document: Document, trigger: Trigger) -> Iterator[str]:
    token = document.tokens[trigger.token]
    if trigger.form == "noun":
        yield f"det {_determiner(document, token)} {token.xpos}"
        subjects, objects = (
            arguments.noun_subjects(document, token.index),
            arguments.noun_objects(document, token.index),
        )
    else:
        subjects, objects = arguments.subjects(document, token.index), arguments.objects(document, token.index)
    yield f"{trigger.form} subject {bool(subjects)} object {bool(objects)}"
    if any(document.entity_at(i) for i in (*subjects, *objects)):
        yield f"{trigger.form} named argument"
    below = document.subtree(token.index) if trigger.form == "verb" else document.subtree(trigger.clause)
    if any(document.tokens[i].upos == "NUM" for i in below):
        yield f"number below {trigger.form}"
    kinds = {e.kind for i in below if (e := document.entity_at(i))}
    for kind in ("place", "time"):
        yield f"{kind} below {kind in kinds} {trigger.form}"
    for child in document.children(token.index, "amod"):
        yield "has adjective"
        if document.tokens[child].lemma.lower() in (
            "recent",
            "new",
            "latest",
            "fresh",
            "last",
            "first",
            "second",
            "several",
            "previous",
        ):
            yield f"adjective {document.tokens[child].lemma.lower()}"
        break


def _clause(document: Document, trigger: Trigger) -> Iterator[str]:
    verb = document.tokens[trigger.clause]
    for child in document.children(verb.index, "aux", "advmod"):
        lemma = document.tokens[child].lemma.lower()
        if lemma in MODALS or lemma in ("not", "never", "no"):
            yield f"clause {lemma} {trigger.form}"
    if trigger.clause != trigger.token:
        yield f"clause verb rel {verb.rel}"
        yield f"clause verb {verb.lemma.lower()}"
    sentence = document.sentence_of(trigger.token)
    yield f"sentence {min(sentence.index, 2) if sentence.index < 3 else ('early' if sentence.index < 8 else 'late')}"
    text = document.text[sentence.start : trigger.span.start]
    opened = text.count("“") > text.count("”") or text.count('"') % 2 == 1
    yield f"quoted {opened}"
    length = sentence.last - sentence.first
    yield "sentence length " + ("short" if length < 12 else "middle" if length < 30 else "long")
    tokens = document.sentence_tokens(sentence)
    if any(t.upos == "NUM" for t in tokens):
        yield f"number in sentence {trigger.form}"
    if not any(t.xpos in ("VBD", "VBN") for t in tokens):
        yield "no past tense"
    depth = sum(1 for _ in document.ancestors(trigger.token))
    yield f"depth {min(depth, 5)} {trigger.form}"


def _neighbours(others: Sequence[Trigger], trigger: Trigger) -> Iterator[str]:
    yield f"triggers in sentence {min(len(others), 4)}"
    if others[0] is trigger:
        yield f"first in sentence {trigger.form}"
    if sum(1 for o in others if o.type == trigger.type) > 1:
        yield f"type twice in sentence {trigger.form}"
