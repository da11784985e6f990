"""Which claim belongs to which event, why, and where to look for others: derived, and made anew at will."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dateline.model.link import Link, Reason
from dateline.store.numbers import now, pieces, within
from dateline.store.schema import apart, blocks, claims, events, links, members, moves, tombstones


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A link between the claims of two rows."""

    row: int
    other: int
    link: Link


#: The longest name of a block; words and report ids may be longer.
_BLOCK = 64


def add_blocks(connection: Connection, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Says where claims are to be looked for."""
    values = [
        {"block": block, "claim_id": row}
        for row, names in rows
        for block in dict.fromkeys(within(name, _BLOCK) for name in names)
    ]
    if values:
        connection.execute(insert(blocks), values)


def latest_in_block(connection: Connection, block: str, limit: int) -> tuple[tuple[int, str], ...]:
    """Rows and extracts of the latest live claims of a block, the oldest of them first."""
    wanted = (
        select(claims.c.id, claims.c.key)
        .join(blocks, blocks.c.claim_id == claims.c.id)
        .where(blocks.c.block == within(block, _BLOCK), claims.c.live)
        .order_by(blocks.c.claim_id.desc())
        .limit(limit)
    )
    return tuple(reversed([(row, key) for row, key in connection.execute(wanted)]))


def keys_of_rows(connection: Connection, rows: Iterable[int]) -> dict[int, str]:
    """Extracts of claims by their rows."""
    found: dict[int, str] = {}
    for piece in pieces(rows):
        found.update(
            (row, key)
            for row, key in connection.execute(select(claims.c.id, claims.c.key).where(claims.c.id.in_(piece)))
        )
    return found


def events_of_rows(connection: Connection, rows: Iterable[int]) -> dict[int, str]:
    """The events of claims by their rows."""
    found: dict[int, str] = {}
    for piece in pieces(rows):
        wanted = select(members.c.claim_id, members.c.event).where(members.c.claim_id.in_(piece))
        found.update((row, event) for row, event in connection.execute(wanted))
    return found


def members_of(connection: Connection, wanted_events: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The rows of the claims of some events, in the order in which they came."""
    found: dict[str, list[int]] = {}
    for piece in pieces(dict.fromkeys(wanted_events)):
        wanted = (
            select(members.c.event, members.c.claim_id).where(members.c.event.in_(piece)).order_by(members.c.claim_id)
        )
        for event, row in connection.execute(wanted):
            found.setdefault(event, []).append(row)
    return {event: tuple(rows) for event, rows in found.items()}


def add_members(connection: Connection, pairs: Sequence[tuple[int, str]]) -> None:
    """Puts claims (by row) into events."""
    if pairs:
        connection.execute(insert(members), [{"claim_id": row, "event": event} for row, event in pairs])


def remove_members(connection: Connection, rows: Iterable[int]) -> None:
    """Takes claims out of their events."""
    for piece in pieces(rows):
        connection.execute(delete(members).where(members.c.claim_id.in_(piece)))


def move_members(connection: Connection, rows: Iterable[int], event: str) -> None:
    """Puts claims that are in an event into another."""
    for piece in pieces(rows):
        connection.execute(update(members).where(members.c.claim_id.in_(piece)).values(event=event))


def move_all(connection: Connection, event: str, into: str) -> None:
    """Puts all claims of an event into another."""
    connection.execute(update(members).where(members.c.event == event).values(event=into))


def add_links(connection: Connection, pairs: Sequence[tuple[int, int, Link]], *, doubtful: bool) -> None:
    """Keeps links between claims (by row), each pair once."""
    rows = {
        (max(a, b), min(a, b)): {
            "claim_id": max(a, b),
            "other_id": min(a, b),
            "weight": link.weight,
            "reasons": json.dumps([[r.words, r.weight] for r in link.reasons], ensure_ascii=False),
            "doubtful": doubtful,
        }
        for a, b, link in pairs
    }
    if rows:
        connection.execute(insert(links), list(rows.values()))


def drop_links(connection: Connection, rows: Iterable[int]) -> None:
    """Forgets all links of some claims."""
    for piece in pieces(rows):
        connection.execute(delete(links).where(or_(links.c.claim_id.in_(piece), links.c.other_id.in_(piece))))


def links_of_rows(connection: Connection, rows: Sequence[int], *, doubtful: bool) -> tuple[StoredLink, ...]:
    """The links of some claims, the strongest first."""
    columns = (links.c.claim_id, links.c.other_id, links.c.weight, links.c.reasons, links.c.doubtful)
    found: dict[tuple[int, int], tuple[int, int, float, str]] = {}
    for piece in pieces(rows):
        # one end at a time, and the kind last: asked for together, SQLite would walk all links of the kind
        for end in (links.c.claim_id, links.c.other_id):
            for one, other, weight, reasons, kind in connection.execute(select(*columns).where(end.in_(piece))):
                if kind == doubtful:
                    found[one, other] = one, other, weight, reasons
    ordered = sorted(found.values(), key=lambda link: (-link[2], link[0], link[1]))
    return tuple(_link(connection, ordered))


def doubtful_links(connection: Connection, limit: int, after: int | None = None) -> tuple[StoredLink, ...]:
    """Pairs of claims in different events that a person should look at, those that came last first."""
    one, two = members.alias("one"), members.alias("two")
    wanted = (
        select(links.c.claim_id, links.c.other_id, links.c.weight, links.c.reasons)
        .join(one, one.c.claim_id == links.c.claim_id)
        .join(two, two.c.claim_id == links.c.other_id)
        .where(links.c.doubtful, one.c.event != two.c.event)
        .where(~select(apart.c.event).where(apart.c.event == one.c.event, apart.c.other == two.c.event).exists())
        .order_by(links.c.claim_id.desc(), links.c.other_id)
        .limit(limit)
    )
    if after is not None:
        wanted = wanted.where(links.c.claim_id < after)
    return tuple(_link(connection, [tuple(row) for row in connection.execute(wanted)]))


def _link(connection: Connection, found: Iterable[tuple[int, int, float, str]]) -> Iterable[StoredLink]:
    names: dict[int, str] = {}
    found = list(found)
    for piece in pieces({n for row in found for n in (row[0], row[1])}):
        wanted = select(claims.c.id, claims.c.claim).where(claims.c.id.in_(piece))
        names.update((row, claim) for row, claim in connection.execute(wanted))
    for row, other, weight, reasons in found:
        told = tuple(Reason(words, bits) for words, bits in json.loads(reasons))
        yield StoredLink(row, other, Link(names[row], names[other], weight, told))


def hold_apart(connection: Connection, events: Sequence[str]) -> None:
    """Says that no two of these events are ever merged by themselves."""
    for a in events:
        for b in events:
            known = select(apart.c.event).where(apart.c.event == a, apart.c.other == b)
            if a != b and connection.execute(known).first() is None:
                connection.execute(insert(apart), {"event": a, "other": b})


def let_together(connection: Connection, events: Sequence[str]) -> None:
    """Takes ``hold_apart`` back."""
    connection.execute(delete(apart).where(apart.c.event.in_(events), apart.c.other.in_(events)))


def apart_from(connection: Connection, event: str) -> frozenset[str]:
    """The events that are held apart from one."""
    return frozenset(connection.execute(select(apart.c.other).where(apart.c.event == event)).scalars())


def pass_on_apart(connection: Connection, event: str, heir: str) -> None:
    """Holds from ``heir``, which takes an event in, all that is held apart from the event."""
    for other in apart_from(connection, event) - apart_from(connection, heir) - {heir}:
        hold_apart(connection, [heir, other])


def any_apart(connection: Connection) -> bool:
    """Whether any events are held apart."""
    return connection.execute(select(apart.c.event).limit(1)).first() is not None


def add_moves(connection: Connection, judgement: int, moved: Sequence[tuple[int, str, str]]) -> None:
    """Remembers which claims (row, from, to) a judgement moved."""
    rows = [{"judgement_id": judgement, "claim_id": c, "origin": a, "target": b} for c, a, b in moved]
    if rows:
        connection.execute(insert(moves), rows)


def moves_of(connection: Connection, judgement: int) -> tuple[tuple[int, str, str], ...]:
    """The claims that a judgement moved: row, from, to."""
    wanted = select(moves.c.claim_id, moves.c.origin, moves.c.target).where(moves.c.judgement_id == judgement)
    return tuple((row, origin, target) for row, origin, target in connection.execute(wanted.order_by(moves.c.claim_id)))


def bury(connection: Connection, event: str, into: str | None, reason: str) -> None:
    """Sets a stone for an event that is no more."""
    raise_up(connection, event)
    connection.execute(insert(tombstones), {"event": event, "into": into, "reason": reason, "at": now()})


def raise_up(connection: Connection, event: str) -> None:
    """Takes the stone of an event away: it has claims again."""
    connection.execute(delete(tombstones).where(tombstones.c.event == event))


@dataclass(frozen=True, slots=True)
class Stone:
    """An event that is no more; ``into`` is the event that took its claims, None where it was withdrawn."""

    event: str
    into: str | None
    reason: str
    at: str


def put_back(connection: Connection, stone: Stone) -> None:
    """Sets a stone as it stood before everything was made anew."""
    raise_up(connection, stone.event)
    values = {"event": stone.event, "into": stone.into, "reason": stone.reason, "at": stone.at}
    connection.execute(insert(tombstones), values)


def first_members(connection: Connection) -> dict[str, int]:
    """The row of the first claim of every event."""
    wanted = select(members.c.event, func.min(members.c.claim_id)).group_by(members.c.event)
    return {found[0]: found[1] for found in connection.execute(wanted)}


def stones(connection: Connection) -> tuple[Stone, ...]:
    """All events that are no more, by id."""
    return tuple(Stone(*row) for row in connection.execute(select(tombstones).order_by(tombstones.c.event)))


def stone_of(connection: Connection, event: str) -> Stone | None:
    """What became of an event that is no more."""
    row = connection.execute(select(tombstones).where(tombstones.c.event == event)).first()
    return Stone(*row) if row else None


def buried(connection: Connection, events: Iterable[str]) -> tuple[str, ...]:
    """Those of some events that have a stone."""
    found: list[str] = []
    for piece in pieces(events):
        found += connection.execute(select(tombstones.c.event).where(tombstones.c.event.in_(piece))).scalars()
    return tuple(found)


def clear_derived(connection: Connection) -> None:
    """Forgets all events and links, before they are made anew."""
    for table in (moves, links, blocks, members, apart, tombstones):
        connection.execute(delete(table))


def parts_of(connection: Connection, event: str) -> tuple[str, ...]:
    """The events that are parts of one, by id."""
    wanted = select(events.c.event).where(events.c.part_of == event)
    return tuple(connection.execute(wanted.order_by(events.c.event)).scalars())


def all_events(connection: Connection) -> tuple[str, ...]:
    """The ids of all events that have a claim, in order."""
    return tuple(connection.execute(select(members.c.event).distinct().order_by(members.c.event)).scalars())
