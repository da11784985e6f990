"""A report on its way in: its text and what was said beside it, not yet checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.report import Original, Publication


@dataclass(frozen=True, slots=True)
class Dates:
    """The publication dates that a format gives, by how much they are worth.

    ``stated`` is the record's own (a page's metadata, a feed's entry, a mail's header): before the caller's.
    ``shown`` stands on the page or in its address: after the caller's, before what the text tells.
    ``last`` is when the file was made: only where nothing else is known.
    """

    stated: Publication | None = None
    shown: Publication | None = None
    last: Publication | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """``where`` names the file or stream, ``line`` the record's line in it (None for a whole file); in a feed,
    a mailbox or a web archive it is the entry's number.

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
    url: str | None = None
    dates: Dates = field(default=Dates())
    original: Original | None = None
