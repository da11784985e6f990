"""Why two claims are held to tell of one event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence in words and its weight: ``same town`` +3.1, ``a day apart`` −0.4.

    Weights are in bits (log2 of how much likelier the evidence is among claims of one event) and add up.
    """

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """What speaks for and against two claims (by id) telling of one event. ``weight`` is the sum of the reasons."""

    claim: str
    other: str
    weight: float
    reasons: tuple[Reason, ...]
