"""A report to be read: one version of its text with every claim that was read in it, and the events these belong to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.model.event import EventClaim
from dateline.services.deriving import event_claims
from dateline.services.naming import named
from dateline.services.telling import ReportPage, report_page
from dateline.store import linkage
from dateline.store.claims import claims_of_version
from dateline.store.codec import storable
from dateline.store.database import Database
from dateline.store.reports import StoredVersion


@dataclass(frozen=True, slots=True)
class ClaimInReport:
    """A claim as it stands after people's corrections, and its event."""

    given: EventClaim
    event: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A version of a report with its claims in text order, and the report's other versions and copies."""

    version: StoredVersion
    page: ReportPage
    claims: tuple[ClaimInReport, ...]


def report_view(database: Database, report: str, number: int | None = None) -> ReportView:
    """A report by its id; its newest version, or the one of a number. Raises ``UsageError`` where there is none."""
    page = report_page(database, storable(report))
    version = next((v for v in page.versions if v.number == number), None) if number else page.versions[-1]
    if version is None:
        raise UsageError(f"the report “{report}” has no version {number}")
    with database.reading() as connection:
        rows = [stored.row for stored in claims_of_version(connection, version.row)]
        claims = event_claims(connection, rows)
        events = linkage.events_of_rows(connection, rows)
    found = tuple(ClaimInReport(claims[row], events.get(row)) for row in rows if row in claims)
    return ReportView(version, page, found)


def claim_by_id(database: Database, name: str) -> ClaimInReport:
    """A claim by its id. Raises ``UsageError`` where the record has none."""
    with database.reading() as connection:
        meant = named(connection, name)
        if meant.claim is None:
            raise UsageError(f"“{name}” is an event; a claim is needed")
        given = event_claims(connection, meant.rows)[meant.rows[0]]
        return ClaimInReport(given, meant.event)
