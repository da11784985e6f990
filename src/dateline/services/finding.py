"""Events as a person asks for them: lists, and one event whole with the reasons for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dateline.export.exported import ExportedEvent
from dateline.linking.events import derive
from dateline.model.event import Event, EventClaim, FigureRule
from dateline.services.deriving import claims_of_events
from dateline.services.naming import named
from dateline.store import linkage
from dateline.store.database import Database
from dateline.store.event_rows import rows_by_id
from dateline.store.finding import EventFilter, Order, Page, count_events, find_events
from dateline.store.judging import StoredJudgement, judgements_on
from dateline.store.linkage import StoredLink
from dateline.store.reports import copies_of_groups

#: Events that a search by words or publisher finds are counted up to this many.
COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event with all that made it: claims in the order of their reports' days, the links between them, doubtful
    links to claims of other events, judgements, the reports that are copies of each other, and its parts."""

    event: Event
    claims: tuple[EventClaim, ...]
    links: tuple[StoredLink, ...]
    doubtful: tuple[StoredLink, ...]
    judgements: tuple[StoredJudgement, ...]
    copies: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list: events derived by a rule and, if asked for, as of a day; how many there are in all, or
    ``at_least`` where counting them would take long."""

    events: tuple[ExportedEvent, ...]
    following: str | None
    total: int | None
    at_least: bool = False


def list_events(  # noqa: PLR0913 - what a list can be asked, all by name
    database: Database,
    wanted: EventFilter,
    order: Order = Order.WHEN,
    limit: int = 50,
    *,
    after: str | None = None,
    rule: FigureRule = FigureRule.LOW_BEST_HIGH,
    counted: bool = False,
) -> Listing:
    """A page of events with all their figures. ``wanted.as_of`` derives them from what was published by that day."""
    with database.reading() as connection:
        page: Page = find_events(connection, wanted, order, limit, after)
        parents = {row.event: row.part_of for row in page.rows}
        events = tuple(
            ExportedEvent(derive(event, claims, rule, part_of=parents[event]), claims)
            for event, claims in claims_of_events(connection, list(parents), wanted.as_of)
        )
        total, at_least = _counted(connection, wanted) if counted else (None, False)
        return Listing(events, page.following, total, at_least)


def _counted(connection: Connection, wanted: EventFilter) -> tuple[int, bool]:
    """How many events there are of a kind, and whether there may be more: what is looked for in texts is counted so far
    only, since every claim of the record may have to be looked at."""
    if wanted.words is None and wanted.source is None:
        return count_events(connection, wanted), False
    found = count_events(connection, wanted, COUNTED + 1)
    return min(found, COUNTED), found > COUNTED


def list_rows(
    database: Database, wanted: EventFilter, order: Order = Order.WHEN, limit: int = 50, *, after: str | None = None
) -> Page:
    """A page of events as lists show them, from their rows alone: quick however many claims the events have.

    Figures are those of the default rule, of all that is in the record: ``wanted.as_of`` chooses events only.
    """
    with database.reading() as connection:
        return find_events(connection, wanted, order, limit, after)


def every_event(
    database: Database, wanted: EventFilter, rule: FigureRule = FigureRule.LOW_BEST_HIGH, *, step: int = 500
) -> Iterator[ExportedEvent]:
    """All events of a kind with their claims, the latest first, however many; one view of the record throughout."""
    with database.reading() as connection:
        after: str | None = None
        while True:
            page = find_events(connection, wanted, Order.WHEN, step, after)
            parents = {row.event: row.part_of for row in page.rows}
            for event, claims in claims_of_events(connection, list(parents), wanted.as_of):
                yield ExportedEvent(derive(event, claims, rule, part_of=parents[event]), claims)
            after = page.following
            if after is None:
                return


def show_event(
    database: Database, name: str, rule: FigureRule = FigureRule.LOW_BEST_HIGH, as_of: date | None = None
) -> EventPage | None:
    """An event by its id, a claim's id, or the beginning of one; None when nothing was known of it ``as_of`` a day."""
    with database.reading() as connection:
        meant = named(connection, name)
        return _page(connection, meant.event, rule, as_of)


def _page(connection: Connection, event_id: str, rule: FigureRule, as_of: date | None) -> EventPage | None:
    row = rows_by_id(connection, [event_id]).get(event_id)
    found = dict(claims_of_events(connection, [event_id], as_of)).get(event_id)
    if found is None:
        return None
    event = derive(event_id, found, rule, part_of=row.part_of if row else None)
    place = {claim: number for number, claim in enumerate(event.claims)}
    claims = tuple(sorted(found, key=lambda c: place[c.claim.id]))
    rows = linkage.members_of(connection, [event_id])[event_id]
    groups = dict.fromkeys(c.voice_group for c in claims)
    tied = copies_of_groups(connection, groups)
    copies = tuple(tied[group] for group in groups if len(tied[group]) > 1)
    return EventPage(
        event,
        claims,
        linkage.links_of_rows(connection, rows, doubtful=False),
        linkage.links_of_rows(connection, rows, doubtful=True),
        judgements_on(connection, [c.claim.id for c in claims]),
        copies,
        linkage.parts_of(connection, event_id),
    )
