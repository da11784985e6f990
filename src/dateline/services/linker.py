"""Places new claims in the record's events; what it looked up once it remembers, within bounds."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from dateline.linking.batch import CLAIMS_A_BLOCK
from dateline.linking.blocking import blocks
from dateline.linking.key import ClaimKey
from dateline.linking.placing import LINKS_KEPT, MEMBERS, new_event_id, place
from dateline.linking.scoring import link
from dateline.model.link import Link
from dateline.services.remembered import Remembered
from dateline.store import linkage

#: What is remembered between claims: extracts, some 6 kB each where they were read from the record, and which claims
#: the busiest blocks and events hold. At 20,000 extracts a record of 45,000 claims read fifteen again for each claim.
KEYS_REMEMBERED, BLOCKS_REMEMBERED, EVENTS_REMEMBERED = 60_000, 40_000, 40_000


@dataclass(slots=True)
class Placed:
    """What placing a chunk of claims made: to be written together."""

    members: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[int, int, Link]] = field(default_factory=list)
    doubtful: list[tuple[int, int, Link]] = field(default_factory=list)
    blocks: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    touched: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Waiting:
    """Rows of placed claims that are neither written nor remembered under their block or event."""

    blocks: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    members: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


class Linker:
    """Implements ``Known`` over the record. Belongs to one writer; ``forget`` when another has written."""

    def __init__(self) -> None:
        self._keys: Remembered[int, ClaimKey] = Remembered(KEYS_REMEMBERED)
        self._blocks: Remembered[str, deque[int]] = Remembered(BLOCKS_REMEMBERED)
        self._members: Remembered[str, list[int]] = Remembered(EVENTS_REMEMBERED)
        self._rows: dict[str, int] = {}
        self._events: dict[str, str] = {}
        self._waiting = _Waiting()
        self._connection: Connection | None = None
        self._apart = self._again = False

    def forget(self) -> None:
        """Drops all that is remembered: a step was not kept, or someone else wrote."""
        for table in (self._keys, self._blocks, self._members, self._rows, self._events):
            table.clear()

    def place_all(
        self, connection: Connection, claims: Sequence[tuple[int, ClaimKey]], kept: dict[int, str] | None = None
    ) -> Placed:
        """Places claims (row, extract) in their order. ``kept`` says which of them stay in an event they had; None
        where no text is read again."""
        self._connection, placed, self._again = connection, Placed(), kept is not None
        self._rows, self._events, self._waiting = {}, {}, _Waiting()
        self._apart = linkage.any_apart(connection)
        for row, key in claims:
            stays = (kept or {}).get(row)
            event = self._stay(row, key, stays, placed) if stays else self._place(row, key, placed)
            placed.members.append((row, event))
            placed.touched[event] = None
            self._remember(row, key, event, placed)
        return placed

    def _place(self, row: int, key: ClaimKey, placed: Placed) -> str:
        placement = place(key, self)
        event = placement.event or self._new_event(key)
        for links, kept in ((placement.links, placed.links), (placement.doubtful, placed.doubtful)):
            kept.extend((row, self._rows[link.other], link) for link in links if link.other in self._rows)
        for other in placement.merge:
            event = self._merge(event, other, placed)
        return event

    def _new_event(self, key: ClaimKey) -> str:
        """The id of a new event. One that began with this claim in an earlier reading may still have other claims."""
        assert self._connection is not None
        event = new_event_id(key.claim)
        while self._again and linkage.members_of(self._connection, [event]):
            event = new_event_id(event)
        self._members.keep(event, [])
        return event

    def _stay(self, row: int, key: ClaimKey, event: str, placed: Placed) -> str:
        """A claim that keeps its event, linked to those of its claims that it resembles most."""
        links = sorted((link(key, other) for other in self.members(event)), key=lambda one: (-one.weight, one.other))
        placed.links.extend((row, self._rows[one.other], one) for one in links[:LINKS_KEPT])
        return event

    def _merge(self, event: str, other: str, placed: Placed) -> str:
        """Brings two events together that a claim shows to be one; the older keeps its id."""
        assert self._connection is not None
        if event == other or (self._apart and other in linkage.apart_from(self._connection, event)):
            return event
        self._write(placed)
        own, others = (linkage.members_of(self._connection, [e]).get(e, ()) for e in (event, other))
        stays, goes = (event, other) if not others or (own and own[0] < others[0]) else (other, event)
        if self._apart:
            linkage.pass_on_apart(self._connection, goes, stays)
        linkage.move_all(self._connection, goes, stays)
        linkage.bury(self._connection, goes, stays, "linked")
        self._members.pop(goes, None)
        self._members.pop(stays, None)
        self._events = {claim: stays if e == goes else e for claim, e in self._events.items()}
        placed.touched.update({goes: None, stays: None})
        return stays

    def write(self, placed: Placed) -> None:
        """Writes what placing made."""
        assert self._connection is not None
        self._write(placed)
        linkage.add_links(self._connection, placed.links, doubtful=False)
        strong = {(max(a, b), min(a, b)) for a, b, _ in placed.links}
        weak = [(a, b, link) for a, b, link in placed.doubtful if (max(a, b), min(a, b)) not in strong]
        linkage.add_links(self._connection, weak, doubtful=True)

    def _write(self, placed: Placed) -> None:
        assert self._connection is not None
        linkage.add_blocks(self._connection, placed.blocks)
        linkage.add_members(self._connection, placed.members)
        placed.blocks.clear()
        placed.members.clear()
        self._waiting = _Waiting()

    def _remember(self, row: int, key: ClaimKey, event: str, placed: Placed) -> None:
        names = blocks(key)
        placed.blocks.append((row, names))
        self._keys.keep(row, key)
        self._rows[key.claim], self._events[key.claim] = row, event
        for name in names:
            if (known := self._blocks.recall(name)) is not None:
                known.append(row)
            else:
                self._waiting.blocks[name].append(row)
        members = self._members.recall(event)
        if members is not None:
            members.append(row)
        else:
            self._waiting.members[event].append(row)

    # -- Known

    def candidates(self, blocks: Sequence[str]) -> Iterable[ClaimKey]:
        """The latest claims of each block, the latest first, each once."""
        rows: dict[int, None] = {}
        for name in blocks:
            rows.update(dict.fromkeys(reversed(self._block(name))))
        return self._extracts(list(rows))

    def event_of(self, claim: str) -> str:
        """The event of a claim that was a candidate."""
        return self._events[claim]

    def members(self, event: str) -> Sequence[ClaimKey]:
        """The first and the latest claims of an event."""
        rows = self._members.recall(event)
        if rows is None:
            assert self._connection is not None
            written = linkage.members_of(self._connection, [event]).get(event, ())
            rows = self._members.keep(event, [*written, *self._waiting.members.pop(event, ())])
        half = MEMBERS // 2
        return self._extracts(rows if len(rows) <= MEMBERS else [*rows[:half], *rows[-half:]])

    def _block(self, name: str) -> deque[int]:
        known = self._blocks.recall(name)
        if known is None:
            assert self._connection is not None
            found = linkage.latest_in_block(self._connection, name, CLAIMS_A_BLOCK)
            for row, key in found:
                if row not in self._keys:
                    self._keys.keep(row, ClaimKey.from_json(key))
            rows = [*(row for row, _ in found), *self._waiting.blocks.pop(name, ())]
            known = self._blocks.keep(name, deque(rows, maxlen=CLAIMS_A_BLOCK))
        return known

    def _extracts(self, rows: Sequence[int]) -> list[ClaimKey]:
        """The extracts of claims, their events looked up too."""
        assert self._connection is not None
        missing = [row for row in rows if row not in self._keys]
        known = self._keys.recall_all(rows)
        for row, key in linkage.keys_of_rows(self._connection, missing).items() if missing else ():
            known[row] = self._keys.keep(row, ClaimKey.from_json(key))
        events = self._events
        unknown = {row: key.claim for row, key in known.items() if key.claim not in events}
        for row, event in linkage.events_of_rows(self._connection, unknown).items() if unknown else ():
            events[unknown[row]] = event
        self._rows.update((key.claim, row) for row, key in known.items())
        return [known[row] for row in rows if known[row].claim in events]
