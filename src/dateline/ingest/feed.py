"""RSS and Atom feeds: one draft an entry, from what the feed itself carries; its pages are not fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

import feedparser  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.draft import Dates, Draft
from dateline.ingest.fragment import plain_text
from dateline.ingest.limits import FEED_ENTRIES
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.publication import given_publication
from dateline.model.report import Original, Publication

RULE = "feed"
# Entities defined in a feed expand without bound ("billion laughs"); no feed needs them.
ENTITY = b"<!ENTITY"

Entry = Mapping[str, object]


def feed_drafts(raw: bytes, where: str) -> Iterator[Draft | Notice]:
    """The entries in the feed's order. Raises ``InputError`` for XML that is no feed."""
    if ENTITY in raw:
        raise InputError("XML that defines entities of its own: refused")
    try:
        parsed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser raises errors of any kind on damaged feeds
        raise InputError(f"a feed that cannot be parsed: {error}") from error
    if not parsed.get("version") and not parsed.entries:
        raise InputError("XML, but no RSS or Atom feed")
    if not parsed.entries:
        raise InputError("a feed without entries")
    publisher = _words(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries, 1):
        if number > FEED_ENTRIES:
            yield Notice(where, None, f"a feed of more than {FEED_ENTRIES:,} entries: the rest is not read")
            return
        yield _entry(entry, where, number, publisher)
    if parsed.bozo and not parsed.get("version"):
        yield Notice(where, None, "a feed with faults in its XML: some entries may be missing", Severity.NOTE)


def _entry(entry: Entry, where: str, number: int, publisher: str | None) -> Draft | Notice:
    markup = _markup(entry)
    try:
        text = plain_text(markup)
    except InputError as error:
        return Notice(where, number, str(error))
    title = _words(entry.get("title"))
    remark = None
    if not text:
        text, remark = (
            title or "",
            "no content in the feed: only the headline is read; give the page's address to read it",
        )
    source = entry.get("source")
    named = _words(source.get("title")) if isinstance(source, Mapping) else None
    return Draft(
        where,
        number,
        text,
        title=title,
        source=named or publisher,
        url=_words(entry.get("link")),
        dates=Dates(stated=_published(entry)),
        remark=remark,
        original=Original(markup.encode("utf-8", "replace"), "text/html") if markup else None,
    )


def _markup(entry: Entry) -> str:
    """The longest text that the entry carries: its content, else its summary."""
    content = entry.get("content")
    values = [c.get("value") for c in content if isinstance(c, Mapping)] if isinstance(content, list) else []
    return max((str(v) for v in (*values, entry.get("summary")) if v), key=len, default="")


def _published(entry: Entry) -> Publication | None:
    for value in [entry[key] for key in ("published", "created", "updated") if key in entry]:
        if isinstance(value, str) and value.strip():
            try:
                return replace(given_publication(value), rule=RULE)
            except ImpossibleDateError:
                continue
    return None


def _words(value: object) -> str | None:
    return plain_text(value).replace("\n", " ").strip() or None if isinstance(value, str) else None
