"""CSV: one claim a row, columns that stay (docs/output.md says what each holds)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import TextIO

from dateline.export.figures import figures, names, speaker
from dateline.export.reading import Reading
from dateline.export.record import SCHEMA
from dateline.export.safety import cell
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import Role
from dateline.version import ENGINE_VERSION

Value = str | int | float | None
Column = Callable[[Report, Claim], Value]
# Figures that have columns of their own; all others stand in ``counts``.
FIGURE_COLUMNS = ("killed", "injured", "displaced", "detained")
CONFIDENCE_COLUMNS = ("claim", "type", "status", "time", "place", "actors", "counts", "sources")


def _joined(values: list[str]) -> str:
    return "; ".join(values)


def _first_count(claim: Claim, of: str, end: str) -> Value:
    """The first such figure of the claim; parts of a total come after it."""
    value = next((getattr(c, end) for c in claim.counts if c.of == of), None)
    return value if isinstance(value, int) else None


def _figure_columns() -> dict[str, Column]:
    return {
        f"{of}_{end}": lambda r, c, of=of, end=end: _first_count(c, of, end)  # type: ignore[misc]
        for of in FIGURE_COLUMNS
        for end in ("best", "low", "high")
    }


def _confidence_columns() -> dict[str, Column]:
    return {
        f"confidence_{field}": lambda r, c, field=field: (  # type: ignore[misc]
            round(c.confidence[field], 3) if field in c.confidence else None
        )
        for field in CONFIDENCE_COLUMNS
    }


COLUMNS: dict[str, Column] = {
    "report_id": lambda r, c: r.id,
    "report_source": lambda r, c: r.source,
    "report_published": lambda r, c: r.published.day.isoformat() if r.published else None,
    "report_title": lambda r, c: r.title,
    "claim_id": lambda r, c: c.id,
    "claim_label": lambda r, c: c.label,
    "event": lambda r, c: c.event,
    "type": lambda r, c: c.type,
    "status": lambda r, c: c.status.status.value,
    "trigger": lambda r, c: c.trigger.span.of(r.text),
    "trigger_start": lambda r, c: c.trigger.span.start,
    "trigger_end": lambda r, c: c.trigger.span.end,
    "time_from": lambda r, c: c.time.start.isoformat() if c.time.start else None,
    "time_to": lambda r, c: c.time.end.isoformat() if c.time.end else None,
    "time_text": lambda r, c: c.time.span.of(r.text) if c.time.span else None,
    "time_basis": lambda r, c: c.time.basis.value,
    "time_precision": lambda r, c: c.time.precision,
    "place": lambda r, c: c.place.name if c.place else None,
    "country": lambda r, c: c.place.country if c.place else None,
    "lat": lambda r, c: c.place.lat if c.place else None,
    "lon": lambda r, c: c.place.lon if c.place else None,
    "place_text": lambda r, c: c.place.span.of(r.text) if c.place and c.place.span else None,
    "place_basis": lambda r, c: c.place.basis.value if c.place else c.place_basis,
    "agents": lambda r, c: _joined(names(c.actors, Role.AGENT)),
    "targets": lambda r, c: _joined(names(c.actors, Role.TARGET)),
    "counts": lambda r, c: figures(c),
    **_figure_columns(),
    "sources": lambda r, c: _joined([speaker(s) for s in c.sources]),
    "evidence": lambda r, c: r.text[c.sentence[0] : c.sentence[1]],
    **_confidence_columns(),
    "engine": lambda r, c: ENGINE_VERSION,
    "schema": lambda r, c: SCHEMA,
}


class CsvWriter:
    """Writes the header at once and then a row for each claim."""

    def __init__(self, out: TextIO) -> None:
        self._rows = csv.writer(out, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def write(self, reading: Reading) -> None:
        for claim in reading.claims:
            values = (column(reading.report, claim) for column in COLUMNS.values())
            self._rows.writerow([cell(v) if isinstance(v, str) else v for v in values])

    def close(self) -> None:
        """Nothing stands at the end of a CSV file."""
