"""Events beside an event: those that may be the same, the whole that it is part of, its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.link import Link
from dateline.services.finding import EventPage
from dateline.store import linkage
from dateline.store.database import Database
from dateline.store.event_rows import EventRow, rows_by_id


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another event that may be the same, and the strongest doubtful link to it. ``own`` is the page's claim."""

    row: EventRow
    link: Link
    own: str
    theirs: str


def neighbours(database: Database, page: EventPage) -> tuple[Neighbour, ...]:
    """Events that may be the page's own, the likeliest first."""
    if not page.doubtful:
        return ()
    with database.reading() as connection:
        rows = [row for stored in page.doubtful for row in (stored.row, stored.other)]
        events = linkage.events_of_rows(connection, rows)
        known = rows_by_id(connection, list(dict.fromkeys(events.values())))
    own = {given.claim.id for given in page.claims}
    found: dict[str, Neighbour] = {}
    for stored in page.doubtful:
        first = stored.link.claim in own
        event = events.get(stored.other if first else stored.row)
        if event is None or event == page.event.id or event in found or event not in known:
            continue
        ends = (stored.link.claim, stored.link.other) if first else (stored.link.other, stored.link.claim)
        found[event] = Neighbour(known[event], stored.link, *ends)
    return tuple(sorted(found.values(), key=lambda n: -n.link.weight))


def rows_of(
    database: Database, whole: str | None, parts: Sequence[str]
) -> tuple[EventRow | None, tuple[EventRow, ...]]:
    """The rows of the whole and the parts of an event, the parts in the order of their days."""
    if whole is None and not parts:
        return None, ()
    with database.reading() as connection:
        known = rows_by_id(connection, [*([whole] if whole else []), *parts])
    in_order = sorted((known[p] for p in parts if p in known), key=lambda r: (str(r.start_day or r.end_day), r.event))
    return known.get(whole or ""), tuple(in_order)
