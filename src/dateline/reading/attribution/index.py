"""Attributions by token: which cover a word, which have their cue near a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.reading.attribution.values import Attribution


class AttributionIndex:
    """Answers in time that does not grow with the report. Attributions must be in the order of their cues."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._cues = [a.cue_token for a in attributions]
        self._covering: dict[int, list[int]] = {}
        for number, attribution in enumerate(attributions):
            for first, last in attribution.content:
                for token in range(first, last):
                    self._covering.setdefault(token, []).append(number)

    def covering(self, token: int) -> tuple[Attribution, ...]:
        """The attributions whose content holds a token, in the order of their cues."""
        return tuple(self._attributions[i] for i in self._covering.get(token, ()))

    def at_cue(self, token: int) -> tuple[Attribution, ...]:
        """The attributions whose cue is headed by a token."""
        return tuple(self._attributions[i] for i in self.between(token, token + 1))

    def between(self, first: int, last: int) -> range:
        """The numbers of the attributions whose cue stands among tokens ``first..last`` (end exclusive)."""
        return range(bisect_left(self._cues, first), bisect_left(self._cues, last))
