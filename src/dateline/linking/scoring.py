"""How strongly two claims seem to tell of one event, in bits, and why."""

from __future__ import annotations

from dateline.linking.evidence import evidence
from dateline.linking.key import ClaimKey
from dateline.linking.weights import load_weights
from dateline.model.link import Link, Reason


def score(a: ClaimKey, b: ClaimKey) -> float:
    """The weight of a pair: above 0 where one event is likelier than two."""
    get = load_weights().table(a, b).get
    return sum([get(name, 0.0) for name in evidence(a, b)])


def link(a: ClaimKey, b: ClaimKey) -> Link:
    """The pair with its reasons, the strongest first; what weighs nothing is left out."""
    table = load_weights().table(a, b)
    reasons = [Reason(name, table.get(name, 0.0)) for name in evidence(a, b)]
    told = sorted((reason for reason in reasons if reason.weight), key=lambda reason: -abs(reason.weight))
    return Link(a.claim, b.claim, sum(reason.weight for reason in reasons), tuple(told))
