"""The record seen from other sides: who says what and how it stood, measures over time, reports and their changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from sqlalchemy import Connection, select

from dateline.errors import UsageError
from dateline.linking.series import Point, against, series
from dateline.linking.sources import SourceLine, source_table
from dateline.model.event import EventClaim, FigureRule
from dateline.services.deriving import event_claims
from dateline.services.finding import every_event
from dateline.store.database import Database
from dateline.store.failing import Failure, all_failures
from dateline.store.finding import EventFilter, conditions
from dateline.store.reports import ReportFilter, ReportRow, StoredVersion, copies_of, find_reports, versions_of
from dateline.store.schema import claims as claim_table
from dateline.store.schema import events, members


def sources(database: Database, wanted: EventFilter, rule: FigureRule) -> tuple[SourceLine, ...]:
    """Publishers and claimants of the events asked for, and how often their figures stood."""
    return source_table((e.event, e.claims) for e in every_event(database, wanted, rule))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number followed over time: each point with the limit that held then (a camp's capacity), if one is told."""

    of: str
    points: tuple[tuple[Point, Point | None], ...]


def measure(
    database: Database,
    of: str,
    wanted: EventFilter,
    *,
    limit: str | None = None,
    rule: FigureRule = FigureRule.LOW_BEST_HIGH,
) -> Measure:
    """All that the claims of some events tell of one number, in the order of days.

    ``limit`` is another number to hold it against.
    """
    with database.reading() as connection:
        found = _claims_with(connection, wanted)
    at = wanted.place
    points = series(found, of, place=at, rule=rule)
    return Measure(of, against(points, series(found, limit, place=at, rule=rule) if limit else ()))


#: A series of more claims than this is no series that a person reads; the filter must be narrower.
_MOST = 20_000


def _claims_with(connection: Connection, wanted: EventFilter) -> Sequence[EventClaim]:
    rows = (
        select(members.c.claim_id)
        .join(events, events.c.event == members.c.event)
        .join(claim_table, claim_table.c.id == members.c.claim_id)
        .where(*conditions(connection, wanted), claim_table.c.body.contains('"of":'))
        .order_by(members.c.claim_id)
        .limit(_MOST + 1)
    )
    found = list(connection.execute(rows).scalars())
    if len(found) > _MOST:
        raise UsageError(f"more than {_MOST:,} claims have figures there; ask for a place, a time or a type")
    claims = event_claims(connection, found, wanted.as_of)
    return [claims[row] for row in found if row in claims]


def failures(database: Database) -> tuple[Failure, ...]:
    """What could not be read, the latest first."""
    with database.reading() as connection:
        return all_failures(connection)


def list_reports(database: Database, wanted: ReportFilter, limit: int) -> tuple[ReportRow, ...]:
    """Reports of the record, the newest first."""
    with database.reading() as connection:
        return find_reports(connection, wanted, limit)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with its versions, oldest first, and the reports that are copies of it."""

    versions: tuple[StoredVersion, ...]
    copies: tuple[str, ...]


def report_page(database: Database, report: str) -> ReportPage:
    """A report by its id. Raises ``UsageError`` when the record has none of that id."""
    with database.reading() as connection:
        found = versions_of(connection, report)
        if not found:
            raise UsageError(f"there is no report “{report}” in the record")
        return ReportPage(found, tuple(r for r in copies_of(connection, found[0].voice_group) if r != report))


def what_changed(page: ReportPage) -> Iterator[str]:
    """The lines that changed from each version to the next, as a unified diff."""
    for old, new in zip(page.versions, page.versions[1:], strict=False):
        names = (f"version {old.number}, {_day(old)}", f"version {new.number}, {_day(new)}")
        yield from unified_diff(old.report.text.splitlines(), new.report.text.splitlines(), *names, lineterm="", n=1)


def _day(version: StoredVersion) -> str:
    published = version.report.published
    return published.day.isoformat() if published else f"stored {version.stored_at[:10]}"
