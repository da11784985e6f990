"""Every statement of every figure as a row: who says which number, when and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dateline.export.csv_table import Value
from dateline.export.event_table import event_day
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent
from dateline.export.tally import Tally
from dateline.model.event import Event, EventClaim, Figure, Statement
from dateline.version import ENGINE_VERSION

StatementColumn = Callable[[Event, Figure, Statement], Value]

FIGURE_TABLE_COLUMNS: dict[str, StatementColumn] = {
    "event_id": lambda e, f, s: e.id,
    "event_type": lambda e, f, s: e.type,
    "event_status": lambda e, f, s: e.status.value,
    "date_from": lambda e, f, s: event_day(e.start),
    "date_to": lambda e, f, s: event_day(e.end),
    "place": lambda e, f, s: e.place.name,
    "country": lambda e, f, s: e.place.country,
    "of": lambda e, f, s: f.of,
    "chosen_best": lambda e, f, s: f.best,
    "chosen_low": lambda e, f, s: f.low,
    "chosen_high": lambda e, f, s: f.high,
    "rule": lambda e, f, s: f.rule.value,
    "why": lambda e, f, s: f.why,
    "disputed": lambda e, f, s: "yes" if f.disagree else "no",
    "voices": lambda e, f, s: f.voices,
    "claim_id": lambda e, f, s: s.claim,
    "report_id": lambda e, f, s: s.report,
    "publisher": lambda e, f, s: s.publisher,
    "reported": lambda e, f, s: event_day(s.day),
    "who": lambda e, f, s: s.who,
    "best": lambda e, f, s: s.best,
    "low": lambda e, f, s: s.low,
    "high": lambda e, f, s: s.high,
    "qualifier": lambda e, f, s: s.qualifier.value,
    "words": lambda e, f, s: s.words,
    "voice": lambda e, f, s: s.voice,
    "source_kind": lambda e, f, s: s.kind.value,
    "standing": lambda e, f, s: s.standing.value,
    "cumulative": lambda e, f, s: "yes" if s.cumulative else "no",
    "corrected": lambda e, f, s: "yes" if s.corrected else "no",
}
# Not of the statement itself but of its claim and report.
_BESIDE = ("claim_status", "claim_review", "report_url", "schema", "engine")
FIGURE_HEADER = (*FIGURE_TABLE_COLUMNS, *_BESIDE)


def figure_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """A row for each statement of each figure of an event."""
    event, claims = exported.event, {c.claim.id: c for c in exported.claims}
    for figure in event.figures:
        for statement in figure.statements:
            values = (column(event, figure, statement) for column in FIGURE_TABLE_COLUMNS.values())
            yield (*values, *_beside(event, statement, claims))


def _beside(event: Event, statement: Statement, claims: Mapping[str, EventClaim]) -> tuple[Value, ...]:
    claim = claims.get(statement.claim)
    engine = event.engine or ENGINE_VERSION
    if claim is None:
        return (None, None, None, EVENT_SCHEMA, engine)
    return (claim.claim.status.status.value, claim.review.value, claim.report.url, EVENT_SCHEMA, engine)
