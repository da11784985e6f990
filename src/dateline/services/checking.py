"""Whether a record is whole: what it keeps fits together, and what is derived is what deriving gives."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, Table, func, select, text

from dateline.linking.events import derive
from dateline.model.claim import Claim
from dateline.services.deriving import claims_of_events
from dateline.store import linkage
from dateline.store.claims import claims_of_version
from dateline.store.database import Database
from dateline.store.event_rows import all_event_ids, row_of, rows_by_id
from dateline.store.reports import all_versions, versions_by_row
from dateline.store.schema import claims, events, links, members, readings, tombstones, versions
from dateline.store.search import count_indexed

_AT_ONCE = 500


def check(database: Database) -> Iterator[str]:
    """What is wrong, one line a fault; nothing for a sound record. Derives every event again: takes its time."""
    with database.reading() as connection:
        yield from _database(connection)
        yield from _texts(connection)
        yield from _belonging(connection)
        yield from _derived(connection)


def _database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for (line,) in connection.execute(text("PRAGMA quick_check")):
            if line != "ok":
                yield f"database: {line}"
    indexed, kept = count_indexed(connection), _count(connection, versions)
    if indexed != kept:
        yield f"search: {indexed:,} of {kept:,} texts are indexed"


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _texts(connection: Connection) -> Iterator[str]:
    """Texts are what their hashes say; every span of every claim lies within its text."""
    for row in all_versions(connection):
        stored = versions_by_row(connection, [row])[row]
        hashed = connection.execute(select(versions.c.text_hash).where(versions.c.id == row)).scalar_one()
        if sha256(stored.report.text.encode("utf-8", "surrogatepass")).hexdigest() != hashed:
            yield f"report {stored.report.id}, version {stored.number}: the text was changed after it was kept"
        for found in claims_of_version(connection, row):
            if not _within(found.claim, len(stored.report.text)):
                yield f"claim {found.claim.id}: its words lie outside the text of report {stored.report.id}"


def _within(claim: Claim, length: int) -> bool:
    spans = [claim.trigger.span, claim.time.span, claim.place.span if claim.place else None]
    spans += [a.span for a in claim.actors] + [c.span for c in claim.counts] + [s.span for s in claim.sources]
    return claim.sentence[0] <= claim.sentence[1] <= length and all(span.end <= length for span in spans if span)


def _belonging(connection: Connection) -> Iterator[str]:
    """Every live claim belongs to one event, and nothing else does; links join live claims; one reading a version."""
    placed = select(members.c.claim_id)
    for (claim,) in connection.execute(select(claims.c.claim).where(claims.c.live, claims.c.id.not_in(placed))):
        yield f"claim {claim} belongs to no event"
    dead = select(claims.c.claim).join(members, members.c.claim_id == claims.c.id).where(~claims.c.live)
    for (claim,) in connection.execute(dead):
        yield f"claim {claim} is superseded but belongs to an event"
    twice = select(claims.c.claim).where(claims.c.live).group_by(claims.c.claim).having(func.count() > 1)
    for (claim,) in connection.execute(twice):
        yield f"claim {claim} is kept twice"
    loose = select(links.c.claim_id).join(claims, claims.c.id == links.c.claim_id).where(~claims.c.live).distinct()
    for (row,) in connection.execute(loose):
        yield f"a link joins the superseded claim of row {row}"
    more = select(readings.c.version_id).where(readings.c.live).group_by(readings.c.version_id).having(func.count() > 1)
    for (row,) in connection.execute(more):
        yield f"the version of row {row} has two live readings"


def _derived(connection: Connection) -> Iterator[str]:
    """Every event has its row, and the row says what deriving the event from claims and judgements gives."""
    shown, made = set(all_event_ids(connection)), linkage.all_events(connection)
    for event in sorted(shown.symmetric_difference(made)):
        yield f"event {event}: {'has no row' if event not in shown else 'has a row and no claim'}"
    both = select(tombstones.c.event).join(events, events.c.event == tombstones.c.event)
    for (event,) in connection.execute(both):
        yield f"event {event} is there and has a stone"
    for start in range(0, len(made), _AT_ONCE):
        chunk = made[start : start + _AT_ONCE]
        rows = rows_by_id(connection, chunk)
        for event, own in claims_of_events(connection, chunk):
            row = rows.get(event)
            if row is not None and row != row_of(derive(event, own, part_of=row.part_of)):
                yield f"event {event}: its row is not what its claims make; run `dateline db relink`"
