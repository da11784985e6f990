"""A claim as people's judgements leave it: reviewed, with corrected values. The claim itself stays as it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.linking.corrections import corrected
from dateline.model.claim import Claim
from dateline.model.event import Review
from dateline.model.judgement import Judgement, JudgementKind

_REVIEWS = {JudgementKind.ACCEPT: Review.ACCEPTED, JudgementKind.REJECT: Review.REJECTED}


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with all corrections, what people said of it, and the fields that they corrected."""

    claim: Claim
    review: Review
    fields: tuple[str, ...]


def judge(claim: Claim, judgements: Iterable[Judgement]) -> Judged:
    """What judgements make of a claim, given in their order without those that were undone.

    The last word on each field holds, and the last accept or reject; a correction after a rejection takes the claim
    back in, since nobody corrects what is no claim.
    """
    review, fields = Review.NEW, dict[str, None]()
    for judgement in judgements:
        if judgement.kind in _REVIEWS:
            review = _REVIEWS[judgement.kind]
            if review is Review.ACCEPTED and fields:
                review = Review.CORRECTED
        elif judgement.kind is JudgementKind.CORRECT and judgement.field and judgement.value is not None:
            claim = corrected(claim, judgement.field, judgement.value)
            fields[judgement.field] = None
            review = Review.CORRECTED
    return Judged(claim, review, tuple(fields))
