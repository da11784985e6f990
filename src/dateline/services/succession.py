"""When a newer engine reads a report again: which new claim stands for which old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.model.claim import Claim
from dateline.store import linkage
from dateline.store.claims import StoredClaim, add_successors


@dataclass(frozen=True, slots=True)
class Succession:
    """``events``: the event that a new claim (by row) stays in. ``left``: all events that lost a claim."""

    events: dict[int, str]
    left: tuple[str, ...]


def succeed(connection: Connection, older: Sequence[StoredClaim], newer: Sequence[tuple[int, Claim]]) -> Succession:
    """Takes the older claims out of their events and lets the newer ones take their places and judgements.

    A claim stands for an older one that has the same id, or the same trigger words and type, or the same trigger words.
    """
    events = linkage.events_of_rows(connection, [old.row for old in older])
    matched = _matched(older, newer)
    add_successors(connection, [(old.claim.id, claim.id) for old, _, claim in matched])
    linkage.drop_links(connection, [old.row for old in older])
    linkage.remove_members(connection, [old.row for old in older])
    kept = {row: events[old.row] for old, row, _ in matched if old.row in events}
    return Succession(kept, tuple(dict.fromkeys(events.values())))


def _matched(older: Sequence[StoredClaim], newer: Sequence[tuple[int, Claim]]) -> list[tuple[StoredClaim, int, Claim]]:
    open_new, found = list(newer), []
    left = list(older)
    for same in (_same_id, _same_words_and_type, _same_words):
        for old in tuple(left):
            new = next((pair for pair in open_new if same(old.claim, pair[1])), None)
            if new is not None:
                found.append((old, *new))
                open_new.remove(new)
                left.remove(old)
    return found


def _same_id(old: Claim, new: Claim) -> bool:
    return old.id == new.id


def _same_words_and_type(old: Claim, new: Claim) -> bool:
    return old.type == new.type and old.trigger.span.overlaps(new.trigger.span)


def _same_words(old: Claim, new: Claim) -> bool:
    return old.trigger.span.overlaps(new.trigger.span)
