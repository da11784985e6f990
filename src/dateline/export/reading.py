"""A report with what was read from it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import Claim
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and its claims in text order."""

    report: Report
    claims: tuple[Claim, ...]
