"""A text with stretches replaced, and where every offset of the old text lies in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """Characters ``start..end`` of a text and the words put there; never empty."""

    start: int
    end: int
    words: str


class TextEdit:
    """Replacements applied to one text; of those that overlap, the first and longest is kept."""

    def __init__(self, text: str, replacements: Iterable[Replacement]) -> None:
        kept: list[Replacement] = []
        for new in sorted(replacements, key=lambda r: (r.start, -r.end)):
            if not kept or new.start >= kept[-1].end:
                kept.append(new)
        self._kept = kept
        self._starts = [r.start for r in kept]
        self._shifts = [0]
        for r in kept:
            self._shifts.append(self._shifts[-1] + len(r.words) - (r.end - r.start))
        self.text = self._edited(text)

    def _edited(self, text: str) -> str:
        pieces, at = [], 0
        for r in self._kept:
            pieces += [text[at : r.start], r.words]
            at = r.end
        return "".join([*pieces, text[at:]])

    def start(self, offset: int) -> int:
        """The new place of a stretch's first character; inside a replacement, the replacement's first."""
        return self._moved(offset, at_end=False)

    def end(self, offset: int) -> int:
        """The new place of a stretch's end; inside a replacement, the replacement's end."""
        return self._moved(offset, at_end=True)

    def span(self, span: Span) -> Span:
        return Span(self.start(span.start), self.end(span.end))

    def _moved(self, offset: int, *, at_end: bool) -> int:
        number = bisect_right(self._starts, offset - 1 if at_end else offset)
        before = self._kept[number - 1] if number else None
        if before is None or offset >= before.end:
            return offset + self._shifts[number]
        start = before.start + self._shifts[number - 1]
        return start + len(before.words) if at_end else start
