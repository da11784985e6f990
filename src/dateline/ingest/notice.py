"""What ingest has to say about a report besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """``note``: the report was read, with something missing. ``failed``: it was not read, or a field
    it does have could not be used; the run's exit status becomes 1."""

    NOTE = "note"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One line for the person who runs Dateline: where, at which line (from 1), and why."""

    where: str
    line: int | None
    reason: str
    severity: Severity = Severity.FAILED

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.reason}" if self.line is not None else f"{self.where}: {self.reason}"
