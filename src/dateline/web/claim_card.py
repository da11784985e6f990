"""A claim as the pages show it: its fields in words, its sentence with the words marked, who reports it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.evidence import Piece, evidence
from dateline.export.figures import days, figures, place_name, speaker, who
from dateline.model.event import EventClaim, Review
from dateline.model.values import Basis

#: Characters of a sentence that a card shows; the report has the rest.
SENTENCE = 420


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field of a claim in words. ``basis`` says how it was got where it was not said with the claim."""

    name: str
    words: str
    basis: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim beside others. ``number`` counts the claims of the page from 1."""

    number: int
    given: EventClaim
    fields: tuple[FieldWords, ...]
    pieces: tuple[Piece, ...]

    @property
    def rejected(self) -> bool:
        return self.given.review is Review.REJECTED


_NEAR = (Basis.CLAUSE, Basis.SENTENCE)
_FIELD_OF = {"when": "time", "where": "place", "who": "actors", "figures": "counts", "says": "sources"}


def claim_card(number: int, given: EventClaim) -> ClaimCard:
    """The card of a claim; fields of which nothing is known are left out."""
    claim = given.claim
    told = (
        ("when", days(claim.time), _basis(claim.time.basis)),
        ("where", place_name(claim.place), _basis(claim.place.basis) if claim.place else ""),
        ("who", who(claim), ""),
        ("figures", figures(claim), ""),
        ("says", ", ".join(dict.fromkeys(speaker(s) for s in claim.sources)), ""),
    )
    fields = tuple(FieldWords(n, w, b, _FIELD_OF[n] in given.corrected) for n, w, b in told if w)
    return ClaimCard(number, given, fields, tuple(evidence(claim, given.report.text, SENTENCE)))


def _basis(basis: Basis) -> str:
    return "" if basis in _NEAR else basis.value
