"""Figures of claims where the heads speak for or against them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dateline.model.evidence import EVENTS, ROLES, STATUSES, Evidence
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.reading.counts.claim_counts import read_counts
from dateline.reading.counts.learned import load_weights
from dateline.reading.counts.quantities import find_quantities

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline
    from dateline.model.document import Document

TEXT = "The siege of Orvel, where 4,000 families had run out of water, went on."


def told(document: Document, word: str, likely: float) -> Document:
    """The document with heads that give one word of the first sentence this likelihood of being the trigger's count."""
    size = len(document.tokens)
    roles = np.zeros((size, len(ROLES)), dtype=np.float32)
    place = next(t.index for t in document.tokens if t.text == word)
    roles[place, ROLES.index("count")] = likely
    trigger = next(t.index for t in document.tokens if t.text == "siege")
    events = np.zeros((size, len(EVENTS)), dtype=np.float32)
    statuses = np.zeros((size, len(STATUSES)), dtype=np.float32)
    return replace(document, evidence=Evidence(events, statuses, {trigger: (0, roles)}))


def counts(document: Document) -> list[tuple[str, int | None, str]]:
    token = next(t for t in document.tokens if t.text == "siege")
    trigger = Trigger(token.index, Span(token.start, token.end), "population", "noun", token.index, "test")
    (found,) = read_counts(document, [trigger], find_quantities(document), None)
    return [(c.of, c.best, c.rule) for c in found]


def test_sure_heads_add_a_figure_that_no_rule_gives(encoder: LanguagePipeline) -> None:
    document = replace(encoder.analyse(TEXT), evidence=None)
    assert counts(document) == []
    assert counts(told(document, "4,000", 0.99)) == [("present", 4_000, "learned")]


def test_unsure_heads_add_nothing(encoder: LanguagePipeline) -> None:
    assert counts(told(encoder.analyse(TEXT), "4,000", 0.4)) == []


def test_every_weight_is_a_number() -> None:
    assert all(isinstance(weight, float) for weight in load_weights().values())
