"""Stretches of a report that name places, and the small words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.document import Document

COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper "
    "northeastern northwestern southeastern southwestern lower far rural greater coastal downtown mid inner".split()
)
LOCATIVE = frozenset("in at near around outside inside from toward towards into across throughout within".split())
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))

_ROW = frozenset(", and or & the nearby".split())  # between the names of a row


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch of tokens that names a place: ``first..last`` (end exclusive) with the words that describe it
    ("eastern Idlib province"), ``core_first..core_last`` the bare name. ``evidence`` is entity, gazetteer,
    described or site; ``embedded`` marks a name inside the name of an organisation or a people's name."""

    first: int
    last: int
    core_first: int
    core_last: int
    evidence: str
    embedded: bool = False


def row_of(document: Document, names: Sequence[NameSpan], name: NameSpan) -> list[NameSpan]:
    """The other names of the row that a name stands in: "Sake, Minova and Goma"."""
    at, row = names.index(name), []
    for step in (1, -1):
        here = at
        while 0 <= here + step < len(names):
            left, right = sorted((here, here + step))
            between = document.tokens[names[left].last : names[right].first]
            if not between or not all(t.lower in _ROW for t in between):
                break
            here += step
            row.append(names[here])
    return row
