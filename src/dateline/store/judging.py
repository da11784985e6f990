"""Judgements in the record: appended in their order, never changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from dateline.model.judgement import Judgement, JudgementKind
from dateline.store.claims import AFTER_IDS
from dateline.store.codec import storable
from dateline.store.numbers import next_number, pieces
from dateline.store.schema import claims, judged_claims, judgements, successors


@dataclass(frozen=True, slots=True)
class StoredJudgement:
    """A judgement with its row; ``undone`` when a later one took it back."""

    row: int
    judgement: Judgement
    undone: bool


def add_judgement(connection: Connection, judgement: Judgement) -> int:
    """Appends a judgement; its row."""
    row = next_number(connection, judgements)
    newest = connection.execute(select(func.coalesce(func.max(claims.c.id), 0))).scalar_one()
    values = {
        "id": row,
        "judgement": judgement.id,
        "kind": judgement.kind.value,
        "field": judgement.field,
        "value": judgement.value,
        "author": storable(judgement.author),
        "reason": storable(judgement.reason),
        "at": judgement.at.isoformat(),
        "undoes": judgement.undoes,
        "after_claim": newest,
    }
    connection.execute(insert(judgements), values)
    about = [
        {"claim": claim, "judgement_id": row, "position": position}
        for position, claim in enumerate(dict.fromkeys(judgement.claims))
    ]
    if about:
        connection.execute(insert(judged_claims), about)
    return row


def _stored(connection: Connection, wanted: Select[Any]) -> tuple[StoredJudgement, ...]:
    rows = connection.execute(wanted).mappings().all()
    about: dict[int, list[str]] = {}
    undone: set[str] = set()
    for piece in pieces(row["id"] for row in rows):
        named = select(judged_claims.c.judgement_id, judged_claims.c.claim).where(
            judged_claims.c.judgement_id.in_(piece)
        )
        for number, claim in connection.execute(named.order_by(judged_claims.c.judgement_id, judged_claims.c.position)):
            about.setdefault(number, []).append(claim)
    for names in pieces(row["judgement"] for row in rows):
        undone.update(connection.execute(select(judgements.c.undoes).where(judgements.c.undoes.in_(names))).scalars())
    return tuple(
        StoredJudgement(row["id"], _judgement(row, about.get(row["id"], ())), row["judgement"] in undone)
        for row in rows
    )


def _judgement(row: Any, about: Sequence[str]) -> Judgement:
    return Judgement(
        id=row["judgement"],
        kind=JudgementKind(row["kind"]),
        claims=tuple(about),
        author=row["author"],
        reason=row["reason"],
        at=datetime.fromisoformat(row["at"]),
        field=row["field"],
        value=row["value"],
        undoes=row["undoes"],
    )


def judgements_on(connection: Connection, wanted: Iterable[str]) -> tuple[StoredJudgement, ...]:
    """All judgements on some claims, or on older claims that these succeed, in their order; undone ones too."""
    found: dict[int, StoredJudgement] = {}
    for piece in pieces(wanted):
        older = select(successors.c.claim).where(successors.c.successor.in_(piece))
        about = select(judged_claims.c.judgement_id).where(
            judged_claims.c.claim.in_(piece) | judged_claims.c.claim.in_(older)
        )
        for stored in _stored(connection, select(judgements).where(judgements.c.id.in_(about))):
            found[stored.row] = stored
    return tuple(found[row] for row in sorted(found))


def any_judgement(connection: Connection) -> bool:
    """Whether anybody judged anything: most of a large record is never looked at."""
    return connection.execute(select(judgements.c.id).limit(1)).first() is not None


def older_claims(connection: Connection, wanted: Iterable[str]) -> dict[str, str]:
    """Older claims by id, with the one of ``wanted`` that took over what was judged of them."""
    found: dict[str, str] = {}
    for piece in pieces(wanted):
        pairs = select(successors.c.claim, successors.c.successor).where(successors.c.successor.in_(piece))
        found.update((old, new) for old, new in connection.execute(pairs))
    return found


def all_judgements(connection: Connection, limit: int | None = None) -> tuple[StoredJudgement, ...]:
    """Judgements in their order; only the latest ``limit`` of them when that is given."""
    wanted = select(judgements).order_by(judgements.c.id.desc())
    return tuple(reversed(_stored(connection, wanted.limit(limit) if limit else wanted)))


def judgement_by_id(connection: Connection, start: str) -> tuple[StoredJudgement, ...]:
    """The judgements whose id begins so, in their order."""
    condition = (judgements.c.judgement >= start) & (judgements.c.judgement < start + AFTER_IDS)
    return _stored(connection, select(judgements).where(condition).order_by(judgements.c.id).limit(5))


def unfit_judgements(connection: Connection) -> tuple[StoredJudgement, ...]:
    """Judgements that hold, on a claim that no live reading makes any more, and that no other took over."""
    live = select(claims.c.claim).where(claims.c.claim == judged_claims.c.claim, claims.c.live).exists()
    succeeded = (
        select(successors.c.claim)
        .join(claims, claims.c.claim == successors.c.successor)
        .where(successors.c.claim == judged_claims.c.claim, claims.c.live)
        .exists()
    )
    lost = select(judged_claims.c.judgement_id).where(~live, ~succeeded)
    wanted = select(judgements).where(judgements.c.id.in_(lost), judgements.c.kind != JudgementKind.UNDO.value)
    return tuple(s for s in _stored(connection, wanted.order_by(judgements.c.id)) if not s.undone)


def judged_after(connection: Connection, row: int) -> int:
    """The row of the newest claim that there was when a judgement was made."""
    return int(connection.execute(select(judgements.c.after_claim).where(judgements.c.id == row)).scalar_one())
