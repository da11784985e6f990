"""A report on its way in: its text and what was said beside it, not yet checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """``where`` names the file or stream, ``line`` the record's line in it (None for a whole file).

    ``published`` is the record's own field as written. ``file_name`` is set where the report is the
    whole file, so that the name may tell its date. ``remark`` is said once, beside the report.
    """

    where: str
    line: int | None
    text: str
    id: str | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None
    file_name: str | None = None
    remark: str | None = None
