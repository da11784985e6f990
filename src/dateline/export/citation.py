"""The reports behind an event, in the words of a source column."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.event_table import event_day
from dateline.export.exported import ExportedEvent
from dateline.model.report import Report


def reports_of(exported: ExportedEvent) -> tuple[Report, ...]:
    """The reports of an event, each once, in the order of its claims."""
    return tuple({c.report.id: c.report for c in exported.claims}.values())


def joined(values: Iterable[str | None], separator: str = "; ") -> str:
    """The values that are there, each once."""
    return separator.join(dict.fromkeys(v for v in values if v))


def publishers(exported: ExportedEvent) -> str:
    """Who printed it."""
    return joined(r.source for r in reports_of(exported))


def cited(report: Report) -> str:
    """``Example Press, 2019-03-12, "Attack near Jos"``; the report's id where nothing else is known."""
    day = event_day(report.published.day) if report.published else None
    title = f'"{report.title}"' if report.title else None
    known = report.source or title
    return ", ".join(p for p in (report.source, day, title, None if known else report.id) if p)


def evidence_text(exported: ExportedEvent) -> str:
    """The event's own sentence, else the first claim's sentence from its report."""
    if exported.event.sentence:
        return exported.event.sentence
    first = exported.claims[0] if exported.claims else None
    return first.report.text[slice(*first.claim.sentence)] if first else ""
