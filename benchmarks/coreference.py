"""How well a grouping agrees with a gold one: B-cubed, MUC, CEAF-e and their mean, the CoNLL figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """F1 of three measures, singletons included, with B-cubed's precision and recall."""

    b_cubed: float
    precision: float
    recall: float
    muc: float
    ceaf: float

    @property
    def conll(self) -> float:
        return (self.b_cubed + self.muc + self.ceaf) / 3


def agreement(gold: Labels, found: Labels) -> Agreement:
    """All measures over mentions in one order on both sides."""
    precision, recall = _b_cubed(found, gold), _b_cubed(gold, found)
    return Agreement(
        b_cubed=_f1(precision, recall),
        precision=precision,
        recall=recall,
        muc=_f1(_muc(found, gold), _muc(gold, found)),
        ceaf=_ceaf(gold, found),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _b_cubed(labels: Labels, others: Labels) -> float:
    """The mean share of a mention's group under ``labels`` that is also its group under ``others``."""
    together, groups = Counter(zip(labels, others, strict=True)), Counter(labels)
    return sum(n * n / groups[label] for (label, _), n in together.items()) / max(1, len(labels))


def _muc(labels: Labels, others: Labels) -> float:
    """The share of links within the groups of ``labels`` that ``others`` keeps."""
    parts: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for label, other in zip(labels, others, strict=True):
        parts[label].add(other)
    sizes = Counter(labels)
    links = sum(n - 1 for n in sizes.values())
    return sum(sizes[label] - len(pieces) for label, pieces in parts.items()) / links if links else 0.0


def _ceaf(gold: Labels, found: Labels) -> float:
    """F1 of the best one-to-one pairing of groups, each pair worth the Dice coefficient of its mentions."""
    sizes, others = Counter(gold), Counter(found)
    row, column = {g: i for i, g in enumerate(sizes)}, {f: i for i, f in enumerate(others)}
    worth: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (g, f), n in Counter(zip(gold, found, strict=True)).items():
        worth[row[g]][column[f]] = 2 * n / (sizes[g] + others[f])
    total = sum(_best_pairing(matrix) for matrix in _components(worth))
    return _f1(total / len(others), total / len(sizes)) if sizes else 0.0


def _components(worth: dict[int, dict[int, float]]) -> Iterable[NDArray[np.float64]]:
    """The groups that share mentions, directly or through others, as small matrices."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for r, cells in worth.items():
        for c in cells:
            holders[c].append(r)
    seen: set[int] = set()
    for start in worth:
        stack, rows = [start], []
        while stack:
            r = stack.pop()
            if r not in seen:
                seen.add(r)
                rows.append(r)
                stack.extend(other for c in worth[r] for other in holders[c])
        if rows:
            columns = sorted({c for r in rows for c in worth[r]})
            yield np.array([[worth[r].get(c, 0.0) for c in columns] for r in rows])


def _best_pairing(worth: NDArray[np.float64]) -> float:
    """The greatest sum of cells, at most one a row and column (the Hungarian method)."""
    if worth.shape[0] > worth.shape[1]:
        worth = worth.T
    n, m = worth.shape
    rows, columns = np.zeros(n + 1), np.zeros(m + 1)
    owner = np.zeros(m + 1, dtype=int)
    for i in range(1, n + 1):
        owner[0] = i
        at, slack, way = 0, np.full(m + 1, np.inf), np.zeros(m + 1, dtype=int)
        used = np.zeros(m + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            cost = -worth[owner[at] - 1] - rows[owner[at]] - columns[1:]
            better = ~used[1:] & (cost < slack[1:])
            slack[1:][better], way[1:][better] = cost[better], at
            nearest = int(np.argmin(np.where(used, np.inf, slack)[1:])) + 1
            delta = slack[nearest]
            rows[owner[used]] += delta
            columns[used] -= delta
            slack[~used] -= delta
            at = nearest
        while at:
            owner[at], at = owner[way[at]], int(way[at])
    return float(sum(worth[owner[j] - 1, j - 1] for j in range(1, m + 1) if owner[j]))
