"""The tense of a trigger's clause: what it says about when."""

from __future__ import annotations

from enum import StrEnum

from dateline.model.document import Document
from dateline.model.trigger import Trigger


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    PRESENT_PERFECT = "present perfect"
    PAST_PERFECT = "past perfect"
    FUTURE = "future"
    MODAL = "modal"
    MODAL_PERFECT = "modal perfect"  # "may have been hurt": what may lie behind
    PARTICIPLE = "participle"  # "people trapped in the city"
    GERUND = "gerund"  # "an explosion killing five"
    INFINITIVE = "infinitive"
    NONE = "none"  # no verb in the clause


FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll"})
MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must", "ca"})


def tense_of(document: Document, verb: int) -> Tense:
    """The tense of a verb group by its head; predicates without a verb take their copula's."""
    token = document.tokens[verb]
    helpers = [document.tokens[i] for i in document.children(verb, "aux", "cop")]
    words = {h.lower for h in helpers}
    if words & FUTURE or "going" in words:
        return Tense.FUTURE
    if words & MODALS:
        return Tense.MODAL_PERFECT if "have" in words else Tense.MODAL
    have = [h for h in helpers if h.lemma == "have" or h.lower in ("'ve", "’ve", "has", "had", "have")]
    if have:
        return perfect(have[0].lower)
    if helpers:
        return finite(helpers[0].lower)
    return bare(token.xpos, bool(document.children(verb, "mark")), token.rel)


def perfect(form: str) -> Tense:
    if form == "had":
        return Tense.PAST_PERFECT
    return Tense.GERUND if form == "having" else Tense.PRESENT_PERFECT


PAST_FORMS = frozenset({"was", "were", "did", "got", "became"})


def finite(form: str) -> Tense:
    if form in PAST_FORMS:
        return Tense.PAST
    return Tense.INFINITIVE if form in ("be", "to") else Tense.PRESENT


def bare(xpos: str, marked: bool, relation: str) -> Tense:
    """The tense of a verb without auxiliaries, from its Penn tag."""
    if xpos == "VBD":
        return Tense.PAST
    if xpos in ("VBP", "VBZ"):
        return Tense.PRESENT
    if xpos == "VBN":
        return Tense.PARTICIPLE if relation in ("acl", "amod", "advcl") else Tense.PAST
    if xpos == "VBG":
        return Tense.GERUND
    return Tense.INFINITIVE if xpos == "VB" else Tense.NONE


def clause_tense(document: Document, trigger: Trigger) -> Tense:
    """The tense of the trigger's clause: its own verb, else the verb that governs it; bare participles,
    gerunds and infinitives keep their own."""
    if trigger.form == "noun" and trigger.clause == trigger.token:
        return tense_of(document, trigger.token)
    verb = trigger.token if trigger.form == "verb" else trigger.clause
    tense = tense_of(document, verb)
    for head in document.ancestors(verb):
        if tense is not Tense.NONE or document.tokens[head].upos not in ("VERB", "AUX"):
            break
        tense = tense_of(document, head)
    return tense


DUE = frozenset({"due", "scheduled", "supposed", "set", "expected", "planned", "meant", "bound"})
REACH = 6  # words from "was" to the act


def was_due(document: Document, trigger: Trigger) -> bool:
    """Whether an act was to come as seen from the past: "was due to withdraw by 26 January". Read from the
    words alone, since "due to" is often parsed as a preposition."""
    verb = trigger.token if trigger.form == "verb" else trigger.clause
    before = [t.lower for t in document.tokens[max(document.sentence_of(verb).first, verb - REACH) : verb]]
    due = next((i for i, word in enumerate(before) if word in DUE), None)
    return due is not None and bool({"was", "were"} & set(before[max(0, due - 3) : due]))
