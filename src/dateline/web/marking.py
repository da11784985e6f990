"""A report's text cut once at every border of every claim's words, so that overlapping marks need no nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.export.evidence import marks
from dateline.model.claim import Claim
from dateline.model.report import Furniture

#: Which field's colour a piece gets where several claims or fields share it.
_FIRST = ("trigger", "count", "status", "time", "place", "actor", "source")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text; ``claims`` are the numbers of the claims whose words it holds, ``fields`` what it is to them,
    ``furniture`` that it is no part of the story."""

    text: str
    claims: tuple[int, ...]
    fields: tuple[str, ...]
    furniture: bool

    @property
    def field(self) -> str:
        """The field whose colour it gets."""
        return next(field for field in _FIRST if field in self.fields)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    claim: int
    field: str


def marked_text(text: str, claims: Sequence[Claim], furniture: Sequence[Furniture] = ()) -> tuple[TextPiece, ...]:
    """The text in pieces that, one after the other, are the text; claims are numbered from 1."""
    stretches = [
        _Stretch(max(0, span.start), min(len(text), span.end), number, field)
        for number, claim in enumerate(claims, 1)
        for span, field in marks(claim)
    ]
    stretches = [s for s in stretches if s.start < s.end]
    own = [(max(0, f.start), min(len(text), f.end)) for f in furniture]
    borders = {0, len(text)} | {s.start for s in stretches} | {s.end for s in stretches}
    borders |= {end for pair in own if pair[0] < pair[1] for end in pair}
    cuts = sorted(borders)
    opening: dict[int, list[_Stretch]] = {}
    for stretch in stretches:
        opening.setdefault(stretch.start, []).append(stretch)
    pieces: list[TextPiece] = []
    open_now: list[_Stretch] = []
    for start, end in pairwise(cuts):
        open_now = [s for s in open_now if s.end > start] + opening.get(start, [])
        beside = any(first <= start and end <= last for first, last in own)
        pieces.append(_piece(text[start:end], open_now, beside))
    return tuple(pieces)


def _piece(words: str, stretches: Sequence[_Stretch], beside: bool) -> TextPiece:
    claims = tuple(dict.fromkeys(s.claim for s in stretches))
    return TextPiece(words, claims, tuple(dict.fromkeys(s.field for s in stretches)), beside)
