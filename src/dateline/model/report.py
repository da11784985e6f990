"""A report as it was read, never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, and the rule that found it.

    ``day`` is the calendar day at the publisher; ``moment`` is the time-zone-aware instant where the
    report gives one. ``rule`` is one of ``given`` (by the caller or the record's own field), ``header``
    (a ``date 2019-03-12`` line), ``footer`` (a "Last Update:" line), ``dateline`` (agency dateline),
    ``lead`` (the day on which the lead's speakers spoke), ``file name``, or what a page, feed, mail or document
    says of itself: ``page metadata``, ``page``, ``url``, ``feed``, ``mail``, ``document``, ``first seen``.
    docs/input.md tells what each means.
    """

    day: date
    rule: str
    moment: datetime | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One dated text. ``text`` is kept exactly as read; every offset in Dateline points into it.

    ``furniture`` lists character ranges that are part of the text but not of the story (a date
    header, a photo caption, a "Last Update" footer, an advertisement line): the reading makes no
    events of their own from them. Captions are marked ``caption``. ``url`` is where a page can be found;
    ``original`` holds the bytes of a report that was not plain text.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    published: Publication | None = None
    origin: str | None = None
    furniture: tuple[Furniture, ...] = field(default=())
    url: str | None = None
    original: Original | None = field(default=None, compare=False)

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a report was taken from (a page, a PDF, a mail), kept beside its text.

    ``media_type`` as in HTTP (``text/html``); ``headers`` are the response's or the mail's, in their order.
    """

    data: bytes
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of a report that is not its story: ``kind`` is header, footer, caption or notice."""

    start: int
    end: int
    kind: str
