"""One line of a benchmark's outcome."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``name`` the set or the run, ``metric`` what was measured, ``published`` the figure others report for the
    same set, with its source, or None; ``note`` what one must know to compare the two."""

    name: str
    metric: str
    value: float
    published: str | None = None
    note: str = ""
