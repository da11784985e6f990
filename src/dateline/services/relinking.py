"""All events and links made anew from claims and judgements, as if the reports had come in just now, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from dateline.linking.key import ClaimKey
from dateline.model.judgement import JudgementKind
from dateline.services.deriving import refresh
from dateline.services.linker import Linker
from dateline.services.reviewing import carry_out
from dateline.store import linkage
from dateline.store.claims import live_claim_rows
from dateline.store.database import Database
from dateline.store.event_rows import all_event_ids, drop_all
from dateline.store.judging import StoredJudgement, all_judgements, judged_after

#: Claims that are placed between two looks at the judgements.
CHUNK = 2_000
_MOVING = (JudgementKind.MERGE, JudgementKind.SPLIT)


def relink(database: Database) -> int:
    """Links the whole record again, in one transaction; the number of events.

    Judgements keep their place among the claims.
    """
    with database.writing() as connection:
        linkage.clear_derived(connection)
        drop_all(connection)
        linker = Linker()
        judgements = [
            (judged_after(connection, stored.row), stored)
            for stored in all_judgements(connection)
            if stored.judgement.kind in _MOVING and not stored.undone
        ]
        for claims in _stretches(connection, [after for after, _ in judgements]):
            placed = linker.place_all(connection, claims)
            linker.write(placed)
            _carry_out(connection, linker, judgements, claims[-1][0])
        events = linkage.all_events(connection)
        for start in range(0, len(events), CHUNK):
            refresh(connection, events[start : start + CHUNK])
        return len(all_event_ids(connection))


def _carry_out(
    connection: Connection, linker: Linker, judgements: list[tuple[int, StoredJudgement]], upto: int
) -> None:
    """The judgements that were made when the claims up to a row were there."""
    while judgements and judgements[0][0] <= upto:
        _, stored = judgements.pop(0)
        carry_out(connection, stored.row, stored.judgement)
        linker.forget()


def _stretches(connection: Connection, stops: Sequence[int]) -> Iterator[list[tuple[int, ClaimKey]]]:
    """The live claims in order, in stretches that end where a judgement was made."""
    after, ends = 0, iter(sorted(set(stops)))
    stop = next(ends, None)
    while True:
        rows = live_claim_rows(connection, after, CHUNK)
        if not rows:
            return
        stretch: list[tuple[int, ClaimKey]] = []
        for row, key in rows:
            while stop is not None and row > stop:
                if stretch:
                    yield stretch
                    stretch = []
                stop = next(ends, None)
            stretch.append((row, ClaimKey.from_json(key)))
        yield stretch
        after = rows[-1][0]
