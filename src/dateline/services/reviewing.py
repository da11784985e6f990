"""People's judgements: written down, then carried out on the derived events."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection

from dateline.errors import UsageError
from dateline.linking.corrections import check_correction
from dateline.model.judgement import Judgement, JudgementKind
from dateline.services.deriving import refresh
from dateline.services.naming import Named, named
from dateline.store import linkage
from dateline.store.claims import claims_by_row, live_rows, live_successors
from dateline.store.database import Database
from dateline.store.judging import StoredJudgement, add_judgement, all_judgements, judgement_by_id, judgements_on


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decides: ``names`` are ids of events or claims; ``field``, ``value`` (JSON text) of corrections."""

    kind: JudgementKind
    names: tuple[str, ...]
    author: str
    reason: str = ""
    field: str | None = None
    value: str | None = None


def decide(database: Database, verdict: Verdict) -> Judgement:
    """Writes a judgement down and carries it out, both or neither. Raises ``UsageError`` when it means nothing."""
    if not verdict.author.strip():
        raise UsageError("a judgement needs an author")
    with database.writing() as connection:
        return decide_within(connection, verdict)


def decide_within(connection: Connection, verdict: Verdict) -> Judgement:
    """The same as part of a transaction of the caller's."""
    meant = [named(connection, name) for name in dict.fromkeys(verdict.names)]
    _check(connection, verdict, meant)
    rows = [row for one in meant for row in _rows(verdict.kind, one)]
    claims = tuple(stored.claim.id for stored in claims_by_row(connection, rows).values())
    judgement = _judgement(verdict, claims)
    number = add_judgement(connection, judgement)
    carry_out(connection, number, judgement)
    return judgement


def _rows(kind: JudgementKind, one: Named) -> tuple[int, ...]:
    """A merge names its events by their first claims; all else is about every claim that is meant."""
    return one.rows[:1] if kind is JudgementKind.MERGE else one.rows


def _check(connection: Connection, verdict: Verdict, meant: Sequence[Named]) -> None:
    events = {one.event for one in meant}
    if verdict.kind is JudgementKind.MERGE and len(events) < 2:
        raise UsageError("merge needs two events or more" if len(meant) < 2 else "these are one event already")
    if verdict.kind is JudgementKind.SPLIT:
        _check_split(connection, meant, events)
    if verdict.kind is JudgementKind.CORRECT:
        if verdict.field is None or verdict.value is None:
            raise UsageError("a correction needs a field and a value")
        for stored in claims_by_row(connection, [row for one in meant for row in one.rows]).values():
            check_correction(verdict.field, verdict.value, stored.claim)


def _check_split(connection: Connection, meant: Sequence[Named], events: set[str]) -> None:
    if any(one.claim is None for one in meant):
        raise UsageError("split needs the ids of the claims that are an event of their own")
    if len(events) > 1:
        raise UsageError(f"these claims belong to {len(events)} events; split one at a time")
    event = next(iter(events))
    if len(linkage.members_of(connection, [event])[event]) == sum(len(one.rows) for one in meant):
        raise UsageError("these are all claims of the event: nothing would be left of it")


def _judgement(verdict: Verdict, claims: tuple[str, ...], undoes: str | None = None) -> Judgement:
    at = datetime.now(UTC)
    content = [
        verdict.kind,
        claims,
        verdict.author,
        verdict.reason,
        verdict.field,
        verdict.value,
        undoes,
        at.isoformat(),
    ]
    return Judgement(
        id="j" + sha256(json.dumps(content).encode("utf-8", "surrogatepass")).hexdigest()[:11],
        kind=verdict.kind,
        claims=claims,
        author=verdict.author,
        reason=verdict.reason,
        at=at,
        field=verdict.field,
        value=verdict.value,
        undoes=undoes,
    )


def carry_out(connection: Connection, number: int, judgement: Judgement) -> None:
    """Brings the derived events into line with a judgement, by its row."""
    rows = list(dict.fromkeys(live_rows(connection, judgement.claims).values()))
    events = list(dict.fromkeys(linkage.events_of_rows(connection, sorted(rows)).values()))
    if judgement.kind is JudgementKind.MERGE:
        events += move_together(connection, number, events)
    elif judgement.kind is JudgementKind.SPLIT:
        events += _move_apart(connection, number, judgement, rows)
    refresh(connection, events)


def move_together(connection: Connection, number: int, events: Sequence[str]) -> Sequence[str]:
    """Brings events together under the id of the oldest of them."""
    members = linkage.members_of(connection, events)
    linkage.let_together(connection, events)
    stays, *going = sorted(members, key=lambda event: members[event][0])
    for event in going:
        linkage.add_moves(connection, number, [(row, event, stays) for row in members[event]])
        linkage.pass_on_apart(connection, event, stays)
        linkage.move_all(connection, event, stays)
        linkage.bury(connection, event, stays, "merged")
    return [stays]


def _move_apart(connection: Connection, number: int, judgement: Judgement, rows: Sequence[int]) -> Sequence[str]:
    """Makes claims an event of their own, held apart from the one that they leave."""
    own = "e" + sha256(judgement.id.encode()).hexdigest()[:11]
    origins = linkage.events_of_rows(connection, rows)
    linkage.add_moves(connection, number, [(row, origin, own) for row, origin in origins.items()])
    linkage.move_members(connection, origins, own)
    linkage.hold_apart(connection, [*dict.fromkeys(origins.values()), own])
    return [own]


def undo(database: Database, name: str, author: str, reason: str = "") -> Judgement:
    """Takes a judgement back, by its id or the beginning of it; both stay on record.

    Claims go back to the events that it took them from; what joined a merged event since stays where it is.
    """
    with database.writing() as connection:
        stored = _one_judgement(connection, name)
        verdict = Verdict(JudgementKind.UNDO, (), author, reason)
        judgement = _judgement(verdict, stored.judgement.claims, stored.judgement.id)
        add_judgement(connection, judgement)
        take_back(connection, stored)
        return judgement


def take_back(connection: Connection, stored: StoredJudgement) -> None:
    """Brings the derived events into line with a judgement's being taken back."""
    rows = list(live_rows(connection, stored.judgement.claims).values())
    refresh(connection, [*_move_back(connection, stored), *linkage.events_of_rows(connection, rows).values()])


def _one_judgement(connection: Connection, name: str) -> StoredJudgement:
    found = judgement_by_id(connection, name)
    if len(found) != 1:
        raise UsageError(
            f"there is no judgement “{name}”" if not found else f"“{name}” is the beginning of several ids"
        )
    if found[0].undone:
        raise UsageError(f"the judgement {found[0].judgement.id} was taken back already")
    if found[0].judgement.kind is JudgementKind.UNDO:
        raise UsageError("what was taken back is judged anew, not by taking back the undo")
    return found[0]


def _move_back(connection: Connection, stored: StoredJudgement) -> list[str]:
    """Puts the claims that a merge or split moved back where they came from, where no later judgement moved them on.

    Claims that were read again since stand for those that were moved.
    """
    moved = linkage.moves_of(connection, stored.row)
    now = live_successors(connection, [row for row, _, _ in moved])
    current = linkage.events_of_rows(connection, now.values())
    for row, origin, target in moved:
        if row in now and current.get(now[row]) == target:
            linkage.move_members(connection, [now[row]], origin)
    for origin, target in dict.fromkeys((origin, target) for _, origin, target in moved):
        if not linkage.members_of(connection, [target]):
            linkage.bury(connection, target, origin, "taken back")
    touched = list(dict.fromkeys(event for _, origin, target in moved for event in (origin, target)))
    if stored.judgement.kind is JudgementKind.SPLIT:
        linkage.let_together(connection, touched)
    elif moved:
        linkage.hold_apart(connection, touched)
    return touched


def history(database: Database, name: str | None = None, limit: int | None = None) -> tuple[StoredJudgement, ...]:
    """All judgements, or those on an event's claims or on one claim, in their order."""
    with database.reading() as connection:
        if name is None:
            return all_judgements(connection, limit)
        claims = claims_by_row(connection, named(connection, name).rows)
        return judgements_on(connection, [stored.claim.id for stored in claims.values()])
