"""Dependency trees from arc scores: the best tree with exactly one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Heads = NDArray[np.int64]

_NEVER = -1e9
# More candidates for the root never changed a tree on the development sets.
_ROOTS_TRIED = 4


def is_tree(heads: list[int]) -> bool:
    """Whether ``heads`` (index 0 unused, 0 = root) has one root and no cycle."""
    if heads[1:].count(0) != 1:
        return False
    reached = [0] * len(heads)
    for start in range(1, len(heads)):
        at = start
        while at and not reached[at]:
            reached[at] = start
            at = heads[at]
        if at and reached[at] == start and start != 0:
            return False
    return True


def best_tree(scores: Scores) -> list[int]:
    """The highest-scoring tree. ``scores[dependent, head]`` covers word 0 (the root) and the words.

    The result has an entry a word, 0 for the root's own entry and for the one word below it.
    """
    table = scores.astype(np.float64)
    np.fill_diagonal(table, _NEVER)
    greedy = [0, *(int(h) for h in table[1:].argmax(1))]
    if is_tree(greedy):
        return greedy
    free = [int(h) for h in _maximum(table)]
    if free[1:].count(0) == 1:
        return free
    return max(_rooted_trees(table), key=lambda heads: _total(table, heads))


def _rooted_trees(table: Scores) -> list[list[int]]:
    """The best tree for each of the likeliest roots."""
    preference = table[1:, 0] - table[1:, 1:].max(1)
    trees = []
    for root in np.argsort(-preference, kind="stable")[:_ROOTS_TRIED] + 1:
        forced = table.copy()
        forced[1:, 0] = _NEVER
        forced[root, 1:] = _NEVER
        forced[root, 0] = table[root, 0]
        trees.append([int(h) for h in _maximum(forced)])
    return trees


def _total(table: Scores, heads: list[int]) -> float:
    return float(table[np.arange(1, len(heads)), heads[1:]].sum())


def _maximum(table: Scores) -> Heads:
    """Chu-Liu/Edmonds: contract a cycle, solve, open it again, until there is none."""
    heads: Heads = table.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(heads)) if i not in set(cycle)])
    size = len(outside)
    contracted = np.full((size + 1, size + 1), _NEVER)
    contracted[:size, :size] = table[np.ix_(outside, outside)]
    entering = table[np.ix_(inside, outside)] - table[inside, heads[inside]][:, None]
    contracted[size, :size] = entering.max(0)
    leaving = table[np.ix_(outside, inside)]
    contracted[:size, size] = leaving.max(1)
    np.fill_diagonal(contracted, _NEVER)
    small = _maximum(contracted)
    opened = heads.copy()
    for i in range(1, size):
        opened[outside[i]] = inside[leaving[i].argmax()] if small[i] == size else outside[small[i]]
    opened[inside[entering[:, small[size]].argmax()]] = outside[small[size]]
    return opened


def _cycle(heads: Heads) -> list[int] | None:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        at = start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at and seen[at] == start:
            return path[path.index(at) :]
    return None
