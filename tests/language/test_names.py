"""Names from label scores."""

from __future__ import annotations

import numpy as np

from dateline.language.names import NameDecoder

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


def scores(*best: str) -> np.ndarray:
    table = np.zeros((len(best), len(LABELS)))
    for row, label in enumerate(best):
        table[row, LABELS.index(label)] = 3.0
    return table


def test_names_joins_begin_and_inside() -> None:
    found = NameDecoder(LABELS).names(scores("O", "B-person", "I-person", "O", "B-place"))
    assert found == [(1, 3, "person"), (4, 5, "place")]


def test_names_keeps_neighbours_apart() -> None:
    assert NameDecoder(LABELS).names(scores("B-place", "B-place")) == [(0, 1, "place"), (1, 2, "place")]


def test_names_never_starts_inside() -> None:
    found = NameDecoder(LABELS).names(scores("I-person", "I-person"))
    assert all(first < last for first, last, _ in found)
    assert NameDecoder(LABELS).names(scores("O", "O")) == []
    assert NameDecoder(LABELS).names(np.zeros((0, len(LABELS)))) == []
