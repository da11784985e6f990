"""Invented reports of a test's own, in words that the invented engine reads."""

from __future__ import annotations

from datetime import date

from benchmarks.newswire import read
from dateline.model.report import Publication, Report

STRIKE = "Rebels shelled 12 villagers in Vallemar on 3 March, police said."
LATER = "Gunmen abducted 4 traders in Quillon on 5 March."


def told(text: str, day: int | None = 4, **fields: object) -> Report:
    """A report of a day in March 2018; its id is ``wire-1`` if nothing else is said."""
    published = Publication(date(2018, 3, day), "given") if day else None
    values: dict[str, object] = {"id": "wire-1", "source": "Vallemar Post", "title": "News", "origin": "wire.jsonl:1"}
    return Report(text=text, published=published, **{**values, **fields})  # type: ignore[arg-type]


def claim_ids(report: Report) -> list[str]:
    """The ids that the first engine gives the claims of a report."""
    return [claim.id for claim in read(report)]
