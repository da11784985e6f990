"""Stretches of a report that name places, and the small words around them."""

from __future__ import annotations

from dataclasses import dataclass

COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper "
    "northeastern northwestern southeastern southwestern lower far rural greater coastal downtown mid inner".split()
)
LOCATIVE = frozenset("in at near around outside inside from toward towards into across throughout within".split())
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


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
