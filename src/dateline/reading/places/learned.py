"""What the learned heads say of the words of a sentence as the place of a claim, as features of its candidates."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping

from dateline.model.document import Document
from dateline.model.evidence import log_odds
from dateline.model.trigger import Trigger

KNOWN = "learned known"


def add_learned(
    features: MutableMapping[str, float], document: Document, trigger: Trigger, words: range, source: str
) -> None:
    """The log odds that some words are the place of a trigger, as a whole and by how they hang on it (``source``)."""
    found = document.evidence.role_within(trigger.token, words, "place") if document.evidence else None
    if found is not None:
        features["learned"] = features[f"learned {source}"] = log_odds(found)
        features[KNOWN] = 1


def add_learned_elsewhere(
    candidates: Iterable[tuple[bool, MutableMapping[str, float]]], document: Document, trigger: Trigger
) -> None:
    """How sure the heads are that some word of the sentence is the place: where none is, the place comes from
    elsewhere, or there is none. ``candidates`` are features, each with whether they are those of "no place"."""
    sentence, evidence = document.sentence_of(trigger.token), document.evidence
    words = range(sentence.first, sentence.last)
    most = evidence.role_within(trigger.token, words, "place") if evidence else None
    if most is None:
        return
    for none, features in candidates:
        if KNOWN not in features:
            features[f"learned best, {'none' if none else 'elsewhere'}"] = log_odds(most)
