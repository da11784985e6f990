"""What waits for a person: new events, doubtful pairs, differing figures, places not found, judgements left behind."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.link import Link
from dateline.services.finding import Listing, list_events
from dateline.store import linkage
from dateline.store.database import Database
from dateline.store.event_rows import rows_by_id
from dateline.store.finding import EventFilter, Order, count_events
from dateline.store.judging import StoredJudgement, unfit_judgements

_FILTERS = {
    "new": (EventFilter(reviews=("new",)), "events nobody has looked at"),
    "disagree": (EventFilter(reviews=("new",), disagree=True), "new events whose figures differ"),
    "place": (EventFilter(reviews=("new",), unresolved=True), "new events at a named place that was not found"),
}
#: Doubtful pairs are counted up to this many.
_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two claims that may tell of one event: their link, their events and what is said of these."""

    link: Link
    events: tuple[str, str]
    sentences: tuple[str, str]


def counts(database: Database) -> list[tuple[str, int, str]]:
    """Each queue by name, how long it is, and what it holds."""
    with database.reading() as connection:
        found = [(name, count_events(connection, wanted), words) for name, (wanted, words) in _FILTERS.items()]
        pairs = len(linkage.doubtful_links(connection, _COUNTED))
        more = f" ({_COUNTED:,} or more)" if pairs == _COUNTED else ""
        found.insert(1, ("doubtful", pairs, f"pairs that may be one event{more}"))
        return [*found, ("unfit", len(unfit_judgements(connection)), "judgements on claims that are read no more")]


def wanted(queue: str) -> EventFilter | None:
    """The events of a queue as a filter; None for a queue of pairs or judgements, or one that there is not."""
    return _FILTERS[queue][0] if queue in _FILTERS else None


def queued(database: Database, queue: str, limit: int) -> Listing:
    """The events of a queue, those reported last first."""
    return list_events(database, _FILTERS[queue][0], Order.REPORTED, limit, counted=True)


def doubtful(database: Database, limit: int) -> list[Doubt]:
    """Pairs of claims in two events that may be one, those that came last first."""
    with database.reading() as connection:
        found = linkage.doubtful_links(connection, limit)
        events = linkage.events_of_rows(connection, [row for stored in found for row in (stored.row, stored.other)])
        rows = rows_by_id(connection, list(events.values()))
        return [
            Doubt(
                s.link, (events[s.row], events[s.other]), (rows[events[s.row]].sentence, rows[events[s.other]].sentence)
            )
            for s in found
        ]


def unfit(database: Database) -> tuple[StoredJudgement, ...]:
    """Judgements on claims that no reading makes any more."""
    with database.reading() as connection:
        return unfit_judgements(connection)
