"""How the learned heads' word counts beside the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.evidence import EVENTS, ROLES, STATUSES, Evidence
from dateline.model.trigger import Trigger
from dateline.reading.status.statuses import read_statuses
from dateline.reading.triggers.find import find_candidates
from dateline.reading.triggers.lexicon import load_lexicon

Tell = Callable[[str, dict[str, tuple[str, float]]], Document]


@pytest.fixture
def told(encoder: LanguagePipeline) -> Tell:
    """A document with evidence made by hand: for some words a type and how likely it is."""

    def tell(text: str, events: dict[str, tuple[str, float]]) -> Document:
        document = encoder.analyse(text)
        rows = np.zeros((len(document), len(EVENTS)), np.float32)
        rows[:, 0] = 1.0
        for token in document.tokens:
            if token.text in events:
                kind, probability = events[token.text]
                rows[token.index, 0] = 1 - probability
                rows[token.index, EVENTS.index(kind)] = probability
        statuses = np.zeros((len(document), len(STATUSES)), np.float32)
        statuses[:, STATUSES.index("happened")] = 1.0
        roles = {t.index: (0, np.zeros((len(document), len(ROLES)), np.float32)) for t in document.tokens}
        return replace(document, evidence=Evidence(rows, statuses, roles))

    return tell


def candidates(document: Document) -> dict[str, Trigger]:
    return {t.span.of(document.text): t for t in find_candidates(document, load_lexicon())}


def test_the_heads_propose_words_that_the_lexicon_does_not_know(told: Tell) -> None:
    document = told("Villagers were herded onto lorries at dawn.", {"herded": ("displacement", 0.8)})
    found = candidates(document)
    assert found["herded"].type == "displacement"
    assert found["herded"].rule == "learned"
    assert found["herded"].learned == pytest.approx(0.8)


def test_a_word_that_is_most_unlikely_is_not_proposed(told: Tell) -> None:
    document = told("Villagers were herded onto lorries at dawn.", {"herded": ("displacement", 0.05)})
    assert "herded" not in candidates(document)


def test_surer_heads_change_the_lexicons_type(told: Tell) -> None:
    text = "The army bombed the town on Monday."
    assert candidates(told(text, {"bombed": ("air_strike", 0.9999)}))["bombed"].type == "air_strike"


def test_the_heads_overrule_a_plain_statement_only_where_they_are_sure(told: Tell) -> None:
    document = told("The army attacked the village.", {"attacked": ("armed_attack", 0.9)})
    trigger, evidence = candidates(document)["attacked"], document.evidence
    assert evidence is not None
    for share, expected in ((0.999, "denied"), (0.6, "happened")):
        rows = np.full_like(evidence.statuses, (1 - share) / (len(STATUSES) - 1))
        rows[:, STATUSES.index("denied")] = share
        said = read_statuses(replace(document, evidence=replace(evidence, statuses=rows)), [trigger], (), None)[0]
        assert said.status.value == expected


def test_words_that_say_the_status_outrank_the_heads(told: Tell) -> None:
    document = told("The army plans to attack the village.", {"attack": ("armed_attack", 0.9)})
    trigger = candidates(document)["attack"]
    assert read_statuses(document, [trigger], (), None)[0].status.value == "planned"


def test_a_document_without_evidence_is_read_by_the_rules(encoder: LanguagePipeline) -> None:
    document = encoder.analyse("The army shelled the town on Monday.")
    assert document.evidence is None
    assert candidates(document)["shelled"].learned is None
