"""The claims of events as rows, with the columns in which an analyst writes what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.export.claims_csv import COLUMNS, FIGURE_COLUMNS
from dateline.export.csv_table import Value
from dateline.export.exported import ExportedEvent
from dateline.export.tally import Loss, Tally
from dateline.model.event import EventClaim

ClaimColumn = Callable[[EventClaim], Value]

CLAIM_COLUMNS: dict[str, ClaimColumn] = {
    **{name: lambda c, column=column: column(c.report, c.claim) for name, column in COLUMNS.items()},  # type: ignore[misc]
    "report_url": lambda c: c.report.url,
    "voice_group": lambda c: c.voice_group,
    "corrected": lambda c: "; ".join(c.corrected),
    "review_state": lambda c: c.review.value,
}
# Empty when written: for the analyst.
ANALYST_COLUMNS = ("review", "comment")
CLAIM_HEADER = ("event_id", *CLAIM_COLUMNS, *ANALYST_COLUMNS)


def claim_row(event_id: str, claim: EventClaim) -> tuple[Value, ...]:
    """A claim in the order of ``CLAIM_HEADER``."""
    return (event_id, *(column(claim) for column in CLAIM_COLUMNS.values()), *(None for _ in ANALYST_COLUMNS))


def claim_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """A row for each claim of an event."""
    for claim in exported.claims:
        own = {c.of for c in claim.claim.counts if c.of in FIGURE_COLUMNS}
        tally.lose(Loss.SECOND_COUNTS, len(claim.claim.counts) - len(own))
        yield claim_row(exported.event.id, claim)
