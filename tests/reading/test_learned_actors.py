"""How the learned heads, the rules and the rest of the report together give a claim its actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dateline.gazetteer.actors import load_registry
from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.evidence import EVENTS, ROLES, STATUSES, Evidence
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.mentions.find import find_mentions
from dateline.reading.roles.borrowing import Option, chosen
from dateline.reading.roles.claim_actors import read_actors

Words = Mapping[str, tuple[str, float]]


def with_roles(document: Document, roles: Words) -> Document:
    """A document whose heads hold some words for actors of every trigger of their sentence."""
    events = np.zeros((len(document), len(EVENTS)), np.float32)
    events[:, 0] = 1.0
    found: dict[int, tuple[int, np.ndarray[tuple[int, int], np.dtype[np.float32]]]] = {}
    for sentence in document.sentences:
        rows = np.full((sentence.last - sentence.first, len(ROLES)), 0.001, np.float32)
        for i in range(sentence.first, sentence.last):
            if document.tokens[i].text in roles:
                role, probability = roles[document.tokens[i].text]
                rows[i - sentence.first, ROLES.index(role)] = probability
        found |= dict.fromkeys(range(sentence.first, sentence.last), (sentence.first, rows))
    statuses = np.full((len(document), len(STATUSES)), 1 / len(STATUSES), np.float32)
    return replace(document, evidence=Evidence(events, statuses, found))


def actors(encoder: LanguagePipeline, text: str, kind: str, trigger: str, roles: Words) -> tuple[Actor, ...]:
    document = with_roles(encoder.analyse(text), roles)
    token = next(t for t in document.tokens if t.text == trigger)
    form = "verb" if token.upos == "VERB" else "noun"
    act = Trigger(token.index, Span(token.start, token.end), kind, form, token.index, "test")
    return read_actors(document, (act,), find_mentions(document, load_registry()))[0]


def test_a_word_that_no_list_knows_is_an_actor_where_the_heads_are_sure(encoder: LanguagePipeline) -> None:
    text = "Quarrying stopped after four of the stonecutters at the site were abducted."
    found = actors(encoder, text, "abduction", "abducted", {"stonecutters": ("target", 0.97)})
    assert [(a.role, a.name) for a in found] == [(Role.TARGET, "stonecutters")]


def test_an_actor_that_rule_and_heads_agree_on_keeps_its_rule(encoder: LanguagePipeline) -> None:
    text = "Soldiers arrested two teachers in the village."
    found = actors(encoder, text, "detention", "arrested", {"Soldiers": ("agent", 0.98), "teachers": ("target", 0.98)})
    assert [(a.role, a.name, a.rule) for a in found] == [
        (Role.AGENT, "soldiers", "subject"),
        (Role.TARGET, "teachers", "object"),
    ]


def test_a_word_that_the_heads_hold_for_nothing_is_left_out(encoder: LanguagePipeline) -> None:
    text = "The committee met while the lorry drivers slept and bread was baked."
    assert actors(encoder, text, "protest", "baked", {}) == ()


def test_somebody_is_taken_over_only_where_much_speaks_for_them() -> None:
    actor = Actor(Role.AGENT, "Islamic State", Basis.CONTEXT, "borrowed")
    options = (Option(actor, {"said": 1.0}), Option(None, {"nobody": 1.0}))
    assert chosen(options, {"said": 2.0, "nobody": 0.0}).actor is actor
    assert chosen(options, {"said": 0.0, "nobody": 2.0}).actor is None
    assert chosen(options[-1:], {}).actor is None
