"""The sentence a claim was read from, with the words of its values marked."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.safety import printable_keeping_length
from dateline.model.claim import Claim
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; ``mark`` is the field whose words it holds, None for the rest."""

    text: str
    mark: str | None


def marks(claim: Claim) -> list[tuple[Span, str]]:
    """Every stretch of words that a claim's fields point to, the most telling field first."""
    found = [(claim.trigger.span, "trigger")]
    found += [(c.span, "count") for c in claim.counts]
    if claim.status.cue:
        found.append((claim.status.cue, "status"))
    if claim.time.span:
        found.append((claim.time.span, "time"))
    if claim.place and claim.place.span:
        found.append((claim.place.span, "place"))
    found += [(a.span, "actor") for a in claim.actors if a.span]
    found += [(s.span, "source") for s in claim.sources if s.span]
    return found


def evidence(claim: Claim, text: str, room: int) -> list[Piece]:
    """The claim's sentence in marked and unmarked pieces, safe to print, cut to ``room`` characters."""
    start, end = _window(claim, text, room)
    owner: list[str | None] = [None] * (end - start)
    for span, field in reversed(marks(claim)):
        for i in range(max(span.start, start), min(span.end, end)):
            owner[i - start] = field
    shown = printable_keeping_length(text[start:end])
    pieces = [Piece("… ", None)] if start > claim.sentence[0] else []
    pieces += _grouped(shown, owner)
    return [*pieces, Piece(" …", None)] if end < claim.sentence[1] else pieces


def _window(claim: Claim, text: str, room: int) -> tuple[int, int]:
    """Where to cut a long sentence: at blanks, the trigger a third of the way in."""
    start, end = max(0, claim.sentence[0]), min(len(text), claim.sentence[1])
    trigger = claim.trigger.span
    start, end = min(start, trigger.start), max(end, trigger.end)
    if end - start <= room:
        return start, end
    first = max(start, min(trigger.start - room // 3, end - room))
    last = min(end, max(first + room, trigger.end))
    if first > start:
        blank = text.find(" ", first, trigger.start)
        first = blank + 1 if blank >= 0 else first
    if last < end:
        blank = text.rfind(" ", trigger.end, last)
        last = blank if blank >= 0 else last
    return first, last


def _grouped(shown: str, owner: list[str | None]) -> list[Piece]:
    pieces: list[Piece] = []
    begin = 0
    for i in range(1, len(shown) + 1):
        if i == len(shown) or owner[i] != owner[begin]:
            pieces.append(Piece(shown[begin:i], owner[begin]))
            begin = i
    return pieces
