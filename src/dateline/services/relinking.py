"""All events and links made anew from claims and judgements, as if the reports had come in just now, in their order."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from sqlalchemy import Connection

from dateline.linking.key import ClaimKey
from dateline.model.judgement import JudgementKind
from dateline.services.deriving import refresh
from dateline.services.linker import Linker
from dateline.services.reviewing import carry_out, take_back
from dateline.store import linkage
from dateline.store.claims import live_claim_order
from dateline.store.database import Database
from dateline.store.event_rows import all_event_ids, drop_all
from dateline.store.judging import StoredJudgement, all_judgements, judged_after

#: Claims that are placed together, and events that are derived together.
CHUNK = 2_000
_MOVING = (JudgementKind.MERGE, JudgementKind.SPLIT)


def relink(database: Database) -> int:
    """Links the whole record again, in one transaction; the number of events.

    Judgements, and their being taken back, keep their place among the claims. An event that is no more has a stone.
    """
    with database.writing() as connection:
        stones, firsts = linkage.stones(connection), linkage.first_members(connection)
        linkage.clear_derived(connection)
        _link(connection)
        drop_all(connection)  # also of events that were there on the way only
        events = linkage.all_events(connection)
        for start in range(0, len(events), CHUNK):
            refresh(connection, events[start : start + CHUNK])
        _set_stones(connection, stones, firsts, frozenset(events))
        return len(all_event_ids(connection))


def _link(connection: Connection) -> None:
    """Places all live claims; each judgement is carried out when the texts are in that were there when it was made."""
    order = live_claim_order(connection)
    came, rows = array("q", (first for first, _ in order)), array("q", (row for _, row in order))
    linker, done = Linker(), 0
    moving = _moving(connection)
    by_id = {stored.judgement.id: stored for stored in moving}
    for stored in moving:
        after = judged_after(connection, stored.row)
        upto = bisect_right(came, after)
        _place(connection, linker, rows[done:upto])
        done = max(done, upto)
        if stored.judgement.kind in _MOVING:
            carry_out(connection, stored.row, stored.judgement)
        else:
            take_back(connection, by_id[str(stored.judgement.undoes)])
        linker.forget()
    _place(connection, linker, rows[done:])


def _moving(connection: Connection) -> list[StoredJudgement]:
    """The merges and splits, and what took one of them back, in their order."""
    every = all_judgements(connection)
    ids = {stored.judgement.id for stored in every if stored.judgement.kind in _MOVING}
    return [s for s in every if s.judgement.id in ids or s.judgement.undoes in ids]


def _place(connection: Connection, linker: Linker, rows: array[int]) -> None:
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        keys = linkage.keys_of_rows(connection, chunk)
        linker.write(linker.place_all(connection, [(row, ClaimKey.from_json(keys[row])) for row in chunk]))


def _set_stones(
    connection: Connection, before: tuple[linkage.Stone, ...], firsts: dict[str, int], events: frozenset[str]
) -> None:
    """Keeps the stones that stood, and sets new ones for events that are no more."""
    new = {stone.event: stone for stone in linkage.stones(connection)}
    for stone in before:
        found = new.get(stone.event)
        if stone.event not in events and (found is None or found.into == stone.into):
            linkage.put_back(connection, stone)
            new[stone.event] = stone
    gone = {event: row for event, row in firsts.items() if event not in events and event not in new}
    heirs = linkage.events_of_rows(connection, gone.values())
    for event, row in gone.items():
        linkage.bury(connection, event, heirs.get(row), "linked again")
