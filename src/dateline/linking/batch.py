"""Events of a batch in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.linking.blocking import blocks
from dateline.linking.key import ClaimKey
from dateline.linking.placing import MEMBERS, new_event_id, place

#: Latest claims of a block that a new claim is compared with, so that time and memory a claim stay flat.
CLAIMS_A_BLOCK = 40


@dataclass(slots=True)
class _Members:
    """The first claims of an event, and its latest."""

    first: list[ClaimKey] = field(default_factory=list)
    latest: deque[ClaimKey] = field(default_factory=lambda: deque(maxlen=MEMBERS // 2))

    def add(self, key: ClaimKey) -> None:
        if len(self.first) < MEMBERS // 2:
            self.first.append(key)
        else:
            self.latest.append(key)

    def all(self) -> list[ClaimKey]:
        return [*self.first, *self.latest]


class Batch:
    """What is known of the claims placed so far; implements ``Known``."""

    def __init__(self) -> None:
        self._blocks: dict[str, deque[ClaimKey]] = {}
        self._events: dict[str, str] = {}
        self._merged: dict[str, str] = {}
        self._members: dict[str, _Members] = {}

    def candidates(self, blocks: Sequence[str]) -> Iterable[ClaimKey]:
        """The latest claims of the blocks, each once."""
        return {key.claim: key for block in blocks for key in reversed(self._blocks.get(block, ()))}.values()

    def event_of(self, claim: str) -> str:
        """The event of a claim, after all mergers."""
        event = self._events[claim]
        while event in self._merged:
            event = self._merged[event]
        return event

    def members(self, event: str) -> Sequence[ClaimKey]:
        """The first claims of an event and its latest."""
        return self._members[event].all()

    def add(self, key: ClaimKey, event: str) -> None:
        """Remembers that a claim belongs to an event."""
        self._events[key.claim] = event
        self._members.setdefault(event, _Members()).add(key)
        for block in blocks(key):
            self._blocks.setdefault(block, deque(maxlen=CLAIMS_A_BLOCK)).append(key)

    def merge(self, event: str, other: str) -> None:
        """Makes two events one: the claims of ``other`` now belong to ``event``."""
        self._merged[other] = event
        for key in self._members.pop(other).all():
            self._members[event].add(key)


def group(keys: Iterable[ClaimKey]) -> tuple[str, ...]:
    """The event of each claim, in the order given."""
    batch = Batch()
    claims = []
    for key in keys:
        placement = place(key, batch)
        event = placement.event or new_event_id(key.claim)
        batch.add(key, event)
        for other in placement.merge:
            batch.merge(event, other)
        claims.append(key.claim)
    return tuple(batch.event_of(claim) for claim in claims)
