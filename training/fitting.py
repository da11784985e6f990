"""Reports to fit the small models on, with the evidence of heads that were taught without them."""

from __future__ import annotations

from typing import Any

from benchmarks.oracle import GoldReport, analysed, gold_reports
from training.held_out import held_out_document, path_of


def fitting_reports(records: list[dict[str, Any]]) -> list[GoldReport]:
    """The records that have held-out evidence, with it. Raises FileNotFoundError where none has."""
    known = [r for r in records if path_of(r["text"]).exists()]
    if not known:
        raise FileNotFoundError("no held-out evidence: run python -m training.held_out first")
    if len(known) < len(records):
        print(f"{len(records) - len(known)} of {len(records)} reports have no held-out evidence and are left out")
    return gold_reports(known, [held_out_document(d) for d in analysed([r["text"] for r in known])])
