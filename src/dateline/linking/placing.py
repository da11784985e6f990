"""Placing a claim in the event that it tells of: one known, or a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from dateline.linking.blocking import blocks
from dateline.linking.key import ClaimKey
from dateline.linking.scoring import link, score
from dateline.model.link import Link

#: Mean bits over an event's members from which a claim joins it.
JOIN = 0.0
#: Pairs within so many bits of joining go to the queue for review.
DOUBT = 1.5
#: Mean bits from which a claim shows another event to be the same as the one that it joins.
MERGE = 6.0
#: Members of an event that a claim is compared with.
MEMBERS = 12
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
    best = ranked[0] if ranked and ranked[0][0] >= JOIN else None
    others = [pair for pair in ranked if pair is not best]
    doubtful = [_strongest(key, known, event, 1)[0] for weight, event in others if abs(weight - JOIN) < DOUBT]
    if best is None:
        return Placement(None, doubtful=tuple(doubtful[:LINKS_KEPT]))
    merge = tuple(event for weight, event in others if weight >= MERGE)
    return Placement(best[1], _strongest(key, known, best[1], LINKS_KEPT), tuple(doubtful[:LINKS_KEPT]), merge)


def _events(key: ClaimKey, known: Known, apart: Collection[str]) -> list[tuple[float, str]]:
    """The mean weight of each event that has a candidate, over its members."""
    near = {
        known.event_of(c.claim) for c in known.candidates(blocks(key)) if c.claim != key.claim and score(key, c) > 0
    }
    return [(_mean(key, known.members(event)), event) for event in near if event not in apart]


def _mean(key: ClaimKey, members: Sequence[ClaimKey]) -> float:
    scores = [score(key, member) for member in members[:MEMBERS] if member.claim != key.claim]
    return sum(scores) / len(scores) if scores else float("-inf")


def _strongest(key: ClaimKey, known: Known, event: str, most: int) -> tuple[Link, ...]:
    links = [link(key, member) for member in known.members(event) if member.claim != key.claim]
    return tuple(sorted(links, key=lambda found: (-found.weight, found.other))[:most])
