"""Trees from scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.trees import best_tree, is_tree


def test_is_tree_wants_one_root_and_no_cycle() -> None:
    assert is_tree([0, 2, 0, 2])
    assert not is_tree([0, 0, 0, 1])
    assert not is_tree([0, 2, 1, 0])
    assert not is_tree([0, 2, 3, 1])


def test_best_tree_breaks_a_cycle_at_its_weakest_arc() -> None:
    scores = np.full((4, 4), -5.0)
    scores[1, 2], scores[2, 1] = 9.0, 8.0
    scores[2, 0] = 7.0
    scores[3, 2] = 5.0
    assert best_tree(scores) == [0, 2, 0, 2]


def test_best_tree_keeps_the_better_of_two_roots() -> None:
    scores = np.zeros((3, 3))
    scores[1, 0], scores[2, 0] = 9.0, 8.0
    scores[2, 1] = 7.5
    scores[1, 2] = 1.0
    assert best_tree(scores) == [0, 0, 1]


@given(st.integers(1, 25), st.integers(0, 10_000))
def test_best_tree_is_a_tree_whatever_the_scores(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    assert is_tree(best_tree(scores))


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_best_tree_scores_as_high_as_any_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1))
    grid = np.array(np.meshgrid(*[range(size + 1)] * size)).reshape(size, -1).T
    trees = [
        [0, *map(int, row)]
        for row in grid
        if is_tree([0, *map(int, row)]) and all(row[i] != i + 1 for i in range(size))
    ]
    total = max(sum(scores[i, t[i]] for i in range(1, size + 1)) for t in trees)
    found = best_tree(scores)
    assert abs(sum(scores[i, found[i]] for i in range(1, size + 1)) - total) < 1e-9
