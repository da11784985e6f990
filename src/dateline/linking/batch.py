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
#: Latest claims whose extracts are kept: about 100 MB. A batch of more loses sight of the oldest; a record does not.
CLAIMS_KEPT = 20_000


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

    def drop(self, key: ClaimKey) -> bool:
        """Forgets one of them; whether none is left."""
        for kept in (self.first, self.latest):
            if key in kept:
                kept.remove(key)
        return not self.first and not self.latest


class Batch:
    """What is known of the claims placed so far; implements ``Known``."""

    def __init__(self) -> None:
        self._blocks: dict[str, deque[ClaimKey]] = {}
        self._events: dict[str, str] = {}
        self._merged: dict[str, str] = {}
        self._members: dict[str, _Members] = {}
        self._kept: deque[ClaimKey] = deque()

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
        self._kept.append(key)
        if len(self._kept) > CLAIMS_KEPT:
            self._forget(self._kept.popleft())

    def _forget(self, key: ClaimKey) -> None:
        """Loses sight of the oldest claim; its event stays on record."""
        for block in blocks(key):
            found = self._blocks.get(block)
            if found and found[0] is key:
                found.popleft()
                if not found:
                    del self._blocks[block]
        event = self.event_of(key.claim)
        members = self._members.get(event)
        if members is not None and members.drop(key):
            del self._members[event]

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
