"""Names from label scores: the best sequence of begin and inside labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]

_NEVER = -1e4


class NameDecoder:
    """Turns label scores of one sentence into names."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels
        inside = np.array([label.startswith("I-") for label in labels])
        kind = [label[2:] for label in labels]
        breaks = np.array([[a != b for b in kind] for a in kind])
        self._step = np.where(inside[None, :] & breaks, _NEVER, 0.0)
        self._start = np.where(inside, _NEVER, 0.0)

    def names(self, scores: Scores) -> list[tuple[int, int, str]]:
        """First word, word after the last, and kind of each name; ``scores[word, label]``."""
        if not len(scores) or not scores.argmax(1).any():
            return []
        return self._spans(self._best(scores))

    def _best(self, scores: Scores) -> list[int]:
        total = scores[0] + self._start
        back = []
        for row in scores[1:]:
            through = total[:, None] + self._step
            back.append(through.argmax(0))
            total = through.max(0) + row
        path = [int(total.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return path[::-1]

    def _spans(self, path: list[int]) -> list[tuple[int, int, str]]:
        spans: list[tuple[int, int, str]] = []
        for i, number in enumerate(path):
            label = self._labels[number]
            if label.startswith("B-"):
                spans.append((i, i + 1, label[2:]))
            elif label.startswith("I-"):
                first, _, kind = spans[-1]
                spans[-1] = (first, i + 1, kind)
        return spans
