"""How strongly two claims seem to tell of one event, in bits, and why."""

from __future__ import annotations

from dateline.linking.evidence import evidence
from dateline.linking.families import LASTING, family
from dateline.linking.key import ClaimKey
from dateline.linking.reasons import in_words
from dateline.linking.weights import load_weights
from dateline.model.link import Link, Reason

#: Days between two acts that no fitted evidence makes one.
FAR_DAYS = 40


def score(a: ClaimKey, b: ClaimKey) -> float:
    """The weight of a pair: above 0 where one event is likelier than two."""
    get = load_weights().table(a, b).get
    return sum([get(name, 0.0) for name in evidence(a, b)])


def link(a: ClaimKey, b: ClaimKey) -> Link:
    """The pair with its reasons, the strongest first; what weighs nothing is left out."""
    table = load_weights().table(a, b)
    reasons = [Reason(in_words(name, a, b), table.get(name, 0.0)) for name in evidence(a, b)]
    told = sorted((reason for reason in reasons if reason.weight), key=lambda reason: -abs(reason.weight))
    return Link(a.claim, b.claim, sum(reason.weight for reason in reasons), tuple(told))


def hopeless(a: ClaimKey, b: ClaimKey) -> bool:
    """True where two claims of different reports need no score: another country, another family of kinds, or days
    far apart of acts that do not last. Saves most of the time of placing a claim."""
    if a.report == b.report:
        return False
    if a.country != b.country and a.country and b.country:
        return True
    if a.type != b.type and (not a.type or not b.type or family(a.type) != family(b.type)):
        return True
    if a.type in LASTING:
        return False
    start, end = b.start or b.end, b.end or b.start
    own_start, own_end = a.start or a.end, a.end or a.start
    if start is None or end is None or own_start is None or own_end is None:
        return False
    return (start - own_end).days > FAR_DAYS or (own_start - end).days > FAR_DAYS
