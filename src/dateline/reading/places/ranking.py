"""Weighing the evidence for each candidate place of a claim."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.tables import TableError, read_table
from dateline.reading.places.candidates import Candidate

Weights = Mapping[str, float]


@cache
def load_weights(path: Path = RESOURCES / "place_weights.tsv") -> Weights:
    """The weight of each feature. Raises ``TableError`` with file and line."""
    weights: dict[str, float] = {}
    for row in read_table(path, ("feature", "weight")):
        try:
            weights[row.values["feature"]] = float(row.values["weight"])
        except ValueError:
            raise TableError(path, row.line, f"no number: {row.values['weight']!r}") from None
    return weights


def score(candidate: Candidate, weights: Weights) -> float:
    """The summed weights of a candidate's features."""
    return sum(weights.get(name, 0.0) * value for name, value in candidate.features.items())


def best(candidates: Sequence[Candidate], weights: Weights) -> tuple[Candidate, float]:
    """The candidate with the highest score, the first of equals, and its share of the probability."""
    scores = [score(c, weights) for c in candidates]
    top = max(scores)
    total = sum(math.exp(s - top) for s in scores)
    return candidates[scores.index(top)], 1 / total
