"""Events from what the record holds: claims, judgements and copies brought together and derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from dateline.linking.events import derive
from dateline.linking.judged import judge
from dateline.model.event import EventClaim
from dateline.model.judgement import Judgement
from dateline.services.parts import forget_whole, set_parts
from dateline.services.remembered import Kept
from dateline.store import linkage
from dateline.store.claims import StoredClaim
from dateline.store.event_rows import drop_events, put_events, rows_by_id
from dateline.store.judging import any_judgement, judgements_on, older_claims
from dateline.store.reports import StoredVersion

#: Events whose claims are held in memory together; one event of many thousand claims is held whole.
CLAIMS_AT_ONCE = 5_000


def event_claims(
    connection: Connection, rows: Sequence[int], as_of: date | None = None, kept: Kept | None = None
) -> dict[int, EventClaim]:
    """Claims by row with their reports and what was judged of them; only those published by a day when one is given.

    A claim whose report has no date is known to nobody ``as_of`` a day, and left out then. ``kept`` remembers claims
    between calls.
    """
    kept = kept or Kept()
    found = kept.claims(connection, rows)
    versions = kept.versions(connection, [c.version for c in found.values()])
    judged = _judgements(connection, found)
    return {
        row: _event_claim(found[row], versions[found[row].version], judged.get(found[row].claim.id, ()))
        for row in rows
        if row in found and _known_by(versions[found[row].version], as_of)
    }


def _known_by(version: StoredVersion, day: date | None) -> bool:
    if day is None:
        return True
    published = version.report.published
    return published is not None and published.day <= day


def _event_claim(stored: StoredClaim, version: StoredVersion, judgements: Sequence[Judgement]) -> EventClaim:
    judged = judge(stored.claim, judgements)
    return EventClaim(judged.claim, version.report, version.voice_group, judged.review, judged.fields)


def _judgements(connection: Connection, claims: Mapping[int, StoredClaim]) -> dict[str, list[Judgement]]:
    """What was judged of claims and of the older claims that they succeed, in order, without what was undone."""
    if not any_judgement(connection):
        return {}
    ids = [stored.claim.id for stored in claims.values()]
    judgements = judgements_on(connection, ids)
    if not judgements:
        return {}
    now = older_claims(connection, ids) | {claim: claim for claim in ids}
    found: dict[str, list[Judgement]] = defaultdict(list)
    for stored in judgements:
        for claim in stored.judgement.claims if not stored.undone else ():
            if claim in now:
                found[now[claim]].append(stored.judgement)
    return found


def claims_of_events(
    connection: Connection, events: Iterable[str], as_of: date | None = None
) -> Iterator[tuple[str, tuple[EventClaim, ...]]]:
    """Events with their claims, in the order asked for; those without a claim are left out."""
    for chunk in _chunks(connection, list(dict.fromkeys(events))):
        claims = event_claims(connection, [row for rows in chunk.values() for row in rows], as_of)
        for event, rows in chunk.items():
            own = tuple(claims[row] for row in rows if row in claims)
            if own:
                yield event, own


def _chunks(connection: Connection, events: Sequence[str]) -> Iterator[dict[str, tuple[int, ...]]]:
    """The rows of the events' claims, some events at a time."""
    members = linkage.members_of(connection, events) if len(events) <= CLAIMS_AT_ONCE else None
    chunk: dict[str, tuple[int, ...]] = {}
    for event in events:
        rows = members.get(event, ()) if members is not None else _members(connection, event)
        chunk[event] = rows
        if sum(map(len, chunk.values())) >= CLAIMS_AT_ONCE:
            yield chunk
            chunk = {}
    if chunk:
        yield chunk


def _members(connection: Connection, event: str) -> tuple[int, ...]:
    return linkage.members_of(connection, [event]).get(event, ())


def refresh(connection: Connection, events: Iterable[str], known: Kept | None = None) -> None:
    """Makes the rows of changed events anew; those that have no claims any more lose theirs. ``known`` is the
    ``kept`` of ``event_claims``."""
    wanted = list(dict.fromkeys(events))
    parents = {event: row.part_of for event, row in rows_by_id(connection, wanted).items()}
    kept: set[str] = set()
    for chunk in _chunks(connection, wanted):
        claims = event_claims(connection, [row for rows in chunk.values() for row in rows], kept=known)
        derived = [
            derive(event, own, part_of=parents.get(event))
            for event, rows in chunk.items()
            if (own := [claims[row] for row in rows if row in claims])
        ]
        put_events(connection, derived)
        kept.update(event.id for event in derived)
    gone = [event for event in wanted if event not in kept]
    drop_events(connection, gone)
    for event in gone:
        if linkage.stone_of(connection, event) is None:
            linkage.bury(connection, event, None, "no claim is left")
    for event in linkage.buried(connection, kept):
        linkage.raise_up(connection, event)
    forget_whole(connection, gone)
    set_parts(connection, kept)
