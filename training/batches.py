"""Examples as arrays of fixed shape."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch

from dateline.language.pieces import Pieces
from dateline.language.shapes import LOWER, TITLE, UPPER, shape_of
from training.example import NAME_LABELS, Claims, Example

IGNORED = -100
_LONGEST = 220
# Lengths are rounded up to a multiple of this: few shapes, little padding.
_STEP = 8


@dataclass(frozen=True)
class Vocabularies:
    """The label lists of all heads, in the order of their outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAME_LABELS


@dataclass(frozen=True)
class Coded:
    """An example in numbers. ``first`` is each word's first piece; index 0 everywhere is the root."""

    pieces: np.ndarray
    shapes: np.ndarray
    word_at: np.ndarray
    first: np.ndarray
    upos: np.ndarray
    xpos: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    allowed: np.ndarray
    has_names: bool
    claims: Claims | None


@dataclass(frozen=True)
class Batch:
    """Tensors of one step; see ``Coded``."""

    pieces: torch.Tensor
    mask: torch.Tensor
    shapes: torch.Tensor
    first: torch.Tensor
    upos: torch.Tensor
    xpos: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    allowed: torch.Tensor
    named: torch.Tensor
    words: torch.Tensor
    events: torch.Tensor
    statuses: torch.Tensor
    roles: torch.Tensor
    """Rows of (sentence, trigger word, argument word, role)."""


def code(example: Example, pieces: Pieces, labels: Vocabularies) -> Coded:
    """An example in numbers, by the given vocabularies."""
    ids, word_at, first = [pieces.first_id], [0], [0]
    for i, word in enumerate(example.words):
        first.append(len(ids))
        of_word = pieces.of(word)
        ids.extend(of_word)
        word_at.extend([i + 1] * len(of_word))
    ids.append(pieces.last_id)
    word_at.append(0)
    shapes = np.array([0] + [shape_of(w) for w in example.words])
    return Coded(
        pieces=np.array(ids),
        shapes=shapes,
        word_at=np.array(word_at),
        first=np.array(first),
        has_names=example.allowed is not None,
        allowed=_allowed(example),
        claims=example.claims,
        **_syntax(example, labels),
    )


def _allowed(example: Example) -> np.ndarray:
    mask = np.ones((len(example.words) + 1, len(NAME_LABELS)), np.float32)
    for i, labels in enumerate(example.allowed or ()):
        mask[i + 1] = [j in labels for j in range(len(NAME_LABELS))]
    return mask


def _syntax(example: Example, labels: Vocabularies) -> dict[str, np.ndarray]:
    blank = np.full(len(example.words) + 1, IGNORED)
    if example.tree is None:
        return {"upos": blank, "xpos": blank, "heads": blank, "relations": blank}
    tree = example.tree
    return {
        "upos": _numbers(tree.upos, labels.upos),
        "xpos": _numbers(tree.xpos, labels.xpos),
        "heads": np.array([IGNORED, *tree.heads]),
        "relations": _numbers(tree.relations, labels.relations),
    }


def _numbers(values: tuple[str, ...], vocabulary: tuple[str, ...]) -> np.ndarray:
    number = {v: i for i, v in enumerate(vocabulary)}
    return np.array([IGNORED, *(number.get(v, IGNORED) for v in values)])


def batches(coded: list[Coded], budget: int, rng: random.Random) -> Iterator[Batch]:
    """All examples once, in random batches of similar length with ``budget`` pieces each."""
    fitting = [c for c in coded if len(c.pieces) <= _LONGEST]
    order = sorted(fitting, key=lambda c: len(c.pieces) + rng.random() * 4)
    groups: list[list[Coded]] = []
    for item in order:
        length = _rounded(len(item.pieces))
        if not groups or (len(groups[-1]) + 1) * length > budget:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    for group in groups:
        yield stack(group, rng)


def _rounded(length: int) -> int:
    return -(-length // _STEP) * _STEP


def stack(group: list[Coded], rng: random.Random | None = None) -> Batch:
    """One batch; with ``rng`` some sentences lose their letter case."""
    rows, length = len(group), _rounded(max(len(c.pieces) for c in group))
    words = _rounded(max(len(c.first) for c in group))
    pieces, mask, shapes = (np.zeros((rows, length), np.int64) for _ in range(3))
    first = np.zeros((rows, words), np.int64)
    upos, xpos, heads, relations = (np.full((rows, words), IGNORED) for _ in range(4))
    allowed = np.ones((rows, words, len(NAME_LABELS)), np.float32)
    events, statuses = (np.full((rows, words), IGNORED) for _ in range(2))
    roles: list[tuple[int, int, int, int]] = []
    named, real = np.zeros((rows, words), bool), np.zeros((rows, words), bool)
    for r, item in enumerate(group):
        n, k = len(item.pieces), len(item.first)
        pieces[r, :n], mask[r, :n] = item.pieces, 1
        shapes[r, :n] = (_recased(item.shapes, rng) if rng else item.shapes)[item.word_at]
        first[r, :k], upos[r, :k], xpos[r, :k] = item.first, item.upos, item.xpos
        heads[r, :k], relations[r, :k], allowed[r, :k] = item.heads, item.relations, item.allowed
        named[r, 1:k], real[r, :k] = item.has_names, True
        if item.claims is not None:
            events[r, 1:k] = item.claims.types
            for word, status in item.claims.statuses:
                statuses[r, word + 1] = status
            roles += [(r, t + 1, w + 1, role) for t, w, role in item.claims.roles]
    role_rows = np.array(roles, np.int64).reshape(-1, 4)
    arrays = (pieces, mask, shapes, first, upos, xpos, heads, relations, allowed, named, real)
    return Batch(*(torch.from_numpy(a) for a in (*arrays, events, statuses, role_rows)))


def _recased(shapes: np.ndarray, rng: random.Random) -> np.ndarray:
    """The shapes of a sentence as printed in capitals, lower case or as a headline, now and then.

    The pieces are lower-case anyway, so the shapes are all that changes.
    """
    draw = rng.random()
    letters = (shapes >= LOWER) & (shapes != 5) & (shapes != 7)
    if draw < 0.06:
        return np.where(letters, UPPER, shapes)
    if draw < 0.12:
        return np.where(letters, LOWER, shapes)
    if draw < 0.15:
        return np.where(shapes == LOWER, TITLE, shapes)
    return shapes
