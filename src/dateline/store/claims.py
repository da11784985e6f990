"""Claims in the record: added once with their reading, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, update

from dateline.model.claim import Claim
from dateline.store.codec import claim_json, claim_of
from dateline.store.numbers import next_number, now, pieces
from dateline.store.schema import claims, engines, members, readings, successors, versions

#: Sorts after every digit of an id, in every collation that a PostgreSQL server may use.
AFTER_IDS = "z"


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it was read, with the rows of itself and of the version that makes it."""

    row: int
    version: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim on its way into the record, with the extract that linking looks at (JSON) and its report's day."""

    claim: Claim
    key: str
    published: date | None


def engine_row(connection: Connection, version: str, settings: str) -> int:
    """The row of an engine version with its settings, added when it is new."""
    wanted = select(engines.c.id).where(engines.c.version == version, engines.c.settings == settings)
    row = connection.execute(wanted).scalar()
    if row is None:
        row = next_number(connection, engines)
        connection.execute(insert(engines), {"id": row, "version": version, "settings": settings})
    return int(row)


def live_engine(connection: Connection, version: int) -> int | None:
    """The engine whose reading of a version holds; None when it was not read."""
    wanted = select(readings.c.engine_id).where(readings.c.version_id == version, readings.c.live)
    found: int | None = connection.execute(wanted).scalar()
    return found


def read_by(connection: Connection, version: int, settings: str) -> bool:
    """Whether a version is read with these settings, by whatever engine version."""
    wanted = (
        select(engines.c.settings)
        .join(readings, readings.c.engine_id == engines.c.id)
        .where(readings.c.version_id == version, readings.c.live)
    )
    return connection.execute(wanted).scalar() == settings


def add_reading(connection: Connection, version: int, engine: int, new: Sequence[NewClaim]) -> range:
    """Keeps what one engine read in a version; the rows of its claims. An older reading is no longer live."""
    retire_readings(connection, version)
    row = next_number(connection, readings)
    values = {"id": row, "version_id": version, "engine_id": engine, "live": True, "stored_at": now()}
    connection.execute(insert(readings), values)
    first = next_number(connection, claims)
    if new:
        connection.execute(insert(claims), [_row(first + i, row, version, n) for i, n in enumerate(new)])
    return range(first, first + len(new))


def _row(number: int, reading: int, version: int, new: NewClaim) -> dict[str, Any]:
    claim = new.claim
    return {
        "id": number,
        "claim": claim.id,
        "reading_id": reading,
        "version_id": version,
        "live": True,
        "type": claim.type,
        "status": claim.status.status.value,
        "published_day": new.published,
        "body": claim_json(claim),
        "key": new.key,
    }


def retire_readings(connection: Connection, version: int) -> None:
    """Makes earlier readings of a version, and their claims, no longer live."""
    old = connection.execute(select(readings.c.id).where(readings.c.version_id == version, readings.c.live)).scalars()
    for reading in list(old):
        connection.execute(update(readings).where(readings.c.id == reading).values(live=False))
        connection.execute(update(claims).where(claims.c.reading_id == reading).values(live=False))


def _selected() -> Select[Any]:
    return select(claims.c.id, claims.c.version_id, claims.c.body)


def _stored(connection: Connection, wanted: Select[Any]) -> Iterator[StoredClaim]:
    for row, version, body in connection.execute(wanted):
        yield StoredClaim(row, version, claim_of(body))


def claims_by_row(connection: Connection, rows: Iterable[int]) -> dict[int, StoredClaim]:
    """Claims by their rows."""
    found: dict[int, StoredClaim] = {}
    for piece in pieces(rows):
        found.update((c.row, c) for c in _stored(connection, _selected().where(claims.c.id.in_(piece))))
    return found


def claims_of_version(connection: Connection, version: int) -> tuple[StoredClaim, ...]:
    """The live claims of a version in text order."""
    wanted = _selected().where(claims.c.version_id == version, claims.c.live).order_by(claims.c.id)
    return tuple(_stored(connection, wanted))


def live_rows(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The rows of live claims by their ids; an id that was succeeded by another stands for that one."""
    found: dict[str, int] = {}
    for piece in pieces(dict.fromkeys(ids)):
        wanted = select(claims.c.claim, claims.c.id).where(claims.c.claim.in_(piece), claims.c.live)
        found.update((claim, row) for claim, row in connection.execute(wanted))
        lost = [claim for claim in piece if claim not in found]
        if lost:
            wanted = (
                select(successors.c.claim, claims.c.id)
                .join(claims, claims.c.claim == successors.c.successor)
                .where(successors.c.claim.in_(lost), claims.c.live)
            )
            found.update((claim, row) for claim, row in connection.execute(wanted))
    return found


def live_successors(connection: Connection, rows: Iterable[int]) -> dict[int, int]:
    """For claims by row the row of the live claim that they are or that stands for them now."""
    found: dict[int, int] = {}
    gone: dict[int, str] = {}
    for piece in pieces(rows):
        wanted = select(claims.c.id, claims.c.claim, claims.c.live).where(claims.c.id.in_(piece))
        for row, claim, live in connection.execute(wanted):
            if live:
                found[row] = row
            else:
                gone[row] = claim
    heirs = live_rows(connection, gone.values())
    return found | {row: heirs[claim] for row, claim in gone.items() if claim in heirs}


def claims_starting(connection: Connection, start: str, limit: int = 10) -> tuple[str, ...]:
    """The ids of live claims that begin so, for people who type the first digits."""
    wanted = select(claims.c.claim).where(claims.c.claim >= start, claims.c.claim < start + AFTER_IDS, claims.c.live)
    return tuple(connection.execute(wanted.distinct().order_by(claims.c.claim).limit(limit)).scalars())


def live_claim_order(connection: Connection) -> tuple[tuple[int, int], ...]:
    """Live claims in the order in which their texts came: the row at which the text was first read, and their own.

    A text that was read again keeps its place, also when a later version gave it another date.
    """
    came = (
        select(versions.c.report_id, versions.c.text_hash, func.min(claims.c.id).label("first"))
        .join(claims, claims.c.version_id == versions.c.id)
        .group_by(versions.c.report_id, versions.c.text_hash)
        .subquery()
    )
    wanted = (
        select(came.c.first, claims.c.id)
        .join(versions, versions.c.id == claims.c.version_id)
        .join(came, and_(came.c.report_id == versions.c.report_id, came.c.text_hash == versions.c.text_hash))
        .where(claims.c.live)
        .order_by(came.c.first, claims.c.id)
    )
    return tuple((first, row) for first, row in connection.execute(wanted))


def outdated_versions(connection: Connection, engine: int) -> tuple[int, ...]:
    """The versions whose live reading is another engine's, in order."""
    wanted = select(readings.c.version_id).where(readings.c.live, readings.c.engine_id != engine)
    return tuple(connection.execute(wanted.order_by(readings.c.version_id)).scalars())


def unread_versions(connection: Connection) -> tuple[int, ...]:
    """The versions that no engine has read, in order; without those whose text stands in a later version."""
    read = select(readings.c.version_id).where(readings.c.live)
    later = versions.alias("later")
    again = select(later.c.id).where(
        later.c.report_id == versions.c.report_id,
        later.c.text_hash == versions.c.text_hash,
        later.c.id > versions.c.id,
    )
    wanted = select(versions.c.id).where(versions.c.id.not_in(read), ~again.exists()).order_by(versions.c.id)
    return tuple(connection.execute(wanted).scalars())


def earlier_with_text(connection: Connection, version: int) -> tuple[int, ...]:
    """The live earlier versions of the same report with the same text: only their publication date differs."""
    this = versions.alias("this")
    wanted = (
        select(versions.c.id)
        .join(this, and_(this.c.report_id == versions.c.report_id, this.c.text_hash == versions.c.text_hash))
        .join(readings, and_(readings.c.version_id == versions.c.id, readings.c.live))
        .where(this.c.id == version, versions.c.id < version)
        .order_by(versions.c.id)
    )
    return tuple(connection.execute(wanted).scalars())


def add_successors(connection: Connection, pairs: Sequence[tuple[str, str]]) -> None:
    """Lets claims take over what was judged of older ones; those that were successors before point on to the newest."""
    for piece in pieces(new for _, new in pairs):  # a claim that is read again takes its own judgements back
        connection.execute(delete(successors).where(successors.c.claim.in_(piece)))
    for old, new in pairs:
        connection.execute(update(successors).where(successors.c.successor == old).values(successor=new))
        connection.execute(delete(successors).where(successors.c.claim == old))
    rows = [{"claim": old, "successor": new} for old, new in pairs if old != new]
    if rows:
        connection.execute(insert(successors), rows)


def event_claim_rows(connection: Connection, event: str) -> tuple[int, ...]:
    """The rows of an event's claims in the order in which they came."""
    wanted = select(members.c.claim_id).where(members.c.event == event).order_by(members.c.claim_id)
    return tuple(connection.execute(wanted).scalars())
