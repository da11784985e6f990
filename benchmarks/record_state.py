"""What a record says, without what differs from run to run: to compare two records by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dateline.store.database import Database
from dateline.store.schema import (
    apart,
    claims,
    events,
    failures,
    judgements,
    links,
    members,
    originals,
    readings,
    reports,
    successors,
    tombstones,
    versions,
)

Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class State:
    """All that is kept and all that is derived, by ids that people see; moments and row numbers are left out."""

    reports: Rows
    claims: Rows
    failures: Rows
    judgements: Rows
    partition: Rows
    events: Rows
    links: Rows
    apart: Rows
    stones: Rows


def state(database: Database) -> State:
    """The state of a record."""
    with database.reading() as connection:
        return State(
            reports=_reports(connection),
            claims=_claims(connection),
            failures=_rows(connection, select(failures.c.origin, failures.c.line, failures.c.stage, failures.c.reason)),
            judgements=_rows(connection, select(judgements.c.judgement, judgements.c.kind, judgements.c.undoes)),
            partition=_rows(
                connection,
                select(members.c.event, claims.c.claim).join(claims, claims.c.id == members.c.claim_id),
            ),
            events=_rows(connection, select(events)),
            links=_links(connection),
            apart=_rows(connection, select(apart)),
            stones=_rows(connection, select(tombstones.c.event, tombstones.c.into, tombstones.c.reason)),
        )


def differences(one: State, other: State) -> list[str]:
    """What only one of two states has, a line each; nothing where they are equal."""
    found = []
    for name in State.__slots__:
        left, right = set(getattr(one, name)), set(getattr(other, name))
        found += [f"{name} only in the first: {row}"[:300] for row in sorted(left - right, key=repr)]
        found += [f"{name} only in the second: {row}"[:300] for row in sorted(right - left, key=repr)]
        if left == right and len(getattr(one, name)) != len(getattr(other, name)):
            found.append(f"{name}: {len(getattr(one, name))} and {len(getattr(other, name))} rows")
    return found


def _rows(connection: Connection, wanted: Any) -> Rows:
    return tuple(sorted((tuple(row) for row in connection.execute(wanted)), key=repr))


def _reports(connection: Connection) -> Rows:
    wanted = (
        select(
            reports.c.report, reports.c.url, versions.c.number, versions.c.text_hash, versions.c.title,
            versions.c.source, versions.c.published_day, versions.c.voice_group, originals.c.hash,
        )
        .join(versions, versions.c.report_id == reports.c.id)
        .outerjoin(originals, originals.c.hash == versions.c.original_hash)
    )  # fmt: skip
    return _rows(connection, wanted)


def _claims(connection: Connection) -> Rows:
    wanted = (
        select(
            claims.c.claim, claims.c.live, readings.c.live, claims.c.body, claims.c.key, versions.c.number,
            reports.c.report, successors.c.successor,
        )
        .join(readings, readings.c.id == claims.c.reading_id)
        .join(versions, versions.c.id == claims.c.version_id)
        .join(reports, reports.c.id == versions.c.report_id)
        .outerjoin(successors, successors.c.claim == claims.c.claim)
    )  # fmt: skip
    return _rows(connection, wanted)


def _links(connection: Connection) -> Rows:
    one, two = claims.alias("one"), claims.alias("two")
    wanted = (
        select(one.c.claim, two.c.claim, links.c.weight, links.c.reasons, links.c.doubtful)
        .join(one, one.c.id == links.c.claim_id)
        .join(two, two.c.id == links.c.other_id)
    )
    return _rows(connection, wanted)
