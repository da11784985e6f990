"""Placing a claim in the event that it tells of: one known, or a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Protocol

from dateline.linking.blocking import blocks
from dateline.linking.key import ClaimKey
from dateline.linking.scoring import hopeless, link, score
from dateline.model.link import Link

#: Mean bits over all members below which no claim joins, however well some fit: an act of a long war is not one
#: event with those of months ago because each day has a clash like the day before.
DRIFT = -2.0
#: Bits, over the half of an event's members that fit best, from which a claim joins it.
JOIN = 0.0
#: Events within so many bits of being joined go to the queue for review.
DOUBT = 1.5
#: Mean bits between the members of two events that a claim would join both, from which they are one.
MERGE = 0.0
#: Members of an event that a claim is compared with, and that two events are compared by.
MEMBERS = 12
MERGE_MEMBERS = 6
#: Claims that a claim is scored against: the nearest blocks come first, the latest claims first in each.
CANDIDATES = 160
LINKS_KEPT = 3


class Known(Protocol):
    """What is known when a claim is placed. Implementations bound what they give: the latest of each block."""

    def candidates(self, blocks: Sequence[str]) -> Iterable[ClaimKey]: ...

    def event_of(self, claim: str) -> str: ...

    def members(self, event: str) -> Sequence[ClaimKey]: ...


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a claim belongs: ``event`` None is a new one. ``links`` are the strongest to members of that event;
    ``doubtful`` pairs with other events that were nearly joined; ``merge`` other events shown to be the same."""

    event: str | None
    links: tuple[Link, ...] = ()
    doubtful: tuple[Link, ...] = ()
    merge: tuple[str, ...] = ()


def new_event_id(claim: str) -> str:
    """The id of the event that begins with this claim."""
    return "e" + sha256(claim.encode("utf-8", "surrogatepass")).hexdigest()[:11]


def place(key: ClaimKey, known: Known, apart: Collection[str] = ()) -> Placement:
    """The event that a claim joins. ``apart`` are events that a judgement keeps it out of."""
    ranked = sorted(_events(key, known, apart), key=lambda pair: (-pair[0], pair[1]))
    joined = [event for weight, event in ranked if weight >= JOIN]
    doubtful = [event for weight, event in ranked if abs(weight - JOIN) < DOUBT and event not in joined[:1]]
    merge = tuple(other for other in joined[1:] if _one_event(known.members(joined[0]), known.members(other)))
    return Placement(
        event=joined[0] if joined else None,
        links=_strongest(key, known.members(joined[0]), LINKS_KEPT) if joined else (),
        doubtful=tuple(_strongest(key, known.members(e), 1)[0] for e in doubtful[:LINKS_KEPT] if e not in merge),
        merge=merge,
    )


def _events(key: ClaimKey, known: Known, apart: Collection[str]) -> list[tuple[float, str]]:
    """The weight of each event that has a promising candidate, over its members."""
    near = (c for c in known.candidates(blocks(key)) if c.claim != key.claim and not hopeless(key, c))
    scores = {c.claim: score(key, c) for c in islice(near, CANDIDATES)}
    promising = dict.fromkeys(known.event_of(claim) for claim, weight in scores.items() if weight > 0)
    return [(_weight(key, known.members(event), scores), event) for event in promising if event not in apart]


def _weight(key: ClaimKey, members: Sequence[ClaimKey], scores: dict[str, float]) -> float:
    """The mean over the half of the members that fit best: an event's claims tell its different sides, and one claim
    that happens to fit is never enough."""
    found = []
    for member in members[-MEMBERS:]:
        known = scores.get(member.claim)
        found.append(score(key, member) if known is None else known)
    if sum(found) / len(found) < DRIFT:
        return float("-inf")
    found.sort(reverse=True)
    half = found[: (len(found) + 1) // 2]
    return sum(half) / len(half)


def _one_event(some: Sequence[ClaimKey], others: Sequence[ClaimKey]) -> bool:
    found = [score(a, b) for a in some[-MERGE_MEMBERS:] for b in others[-MERGE_MEMBERS:]]
    return sum(found) / len(found) >= MERGE


def _strongest(key: ClaimKey, members: Sequence[ClaimKey], most: int) -> tuple[Link, ...]:
    """The strongest links to some members; only these are put into words."""
    ranked = sorted(
        (-score(key, member), member.claim, n) for n, member in enumerate(members) if member.claim != key.claim
    )
    return tuple(link(key, members[n]) for _, _, n in ranked[:most])
