"""The reports at web addresses: a page, a feed's entries, a document, fetched because they were asked for."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.ingest import kinds
from dateline.ingest.budget import Budget
from dateline.ingest.draft import Draft
from dateline.ingest.fetch import Fetched, Fetcher
from dateline.ingest.formats import Entry, Intake, Pieces, drafts_of
from dateline.ingest.notice import Notice
from dateline.ingest.opening import stream_of
from dateline.ingest.page import Reply, page_draft
from dateline.model.report import Original

# Types that servers give to anything they know no better type for.
VAGUE = frozenset(
    ("", "application/octet-stream", "binary/octet-stream", "text/plain", "application/x-gzip", "application/gzip")
)
# Of these the address itself is the report's; entries and members have one of their own, or none.
WHOLE = frozenset((kinds.TEXT, kinds.PDF, kinds.WORD))


def address_drafts(url: str, fetcher: Fetcher, intake: Intake) -> Pieces:
    """The drafts of what an address holds. Raises ``InputError`` when it cannot be fetched or read."""
    fetched = fetcher.get(url)
    media_type, charset = _content_type(fetched)
    kind, stream = _kind(fetched, media_type), stream_of(fetched.body)
    if kind == kinds.PAGE:
        yield page_draft(fetched.body, url, None, Reply(fetched.url, fetched.headers, charset))
        return
    inner = replace(intake, budget=Budget(len(fetched.body)))
    for piece in drafts_of(Entry(url, kind, stream), inner):
        yield piece if isinstance(piece, Notice) or kind not in WHOLE else _with_reply(piece, fetched, media_type)


def _with_reply(draft: Draft, fetched: Fetched, media_type: str) -> Draft:
    kept = Original(fetched.body, media_type or "application/octet-stream", fetched.headers)
    return replace(draft, url=draft.url or fetched.url, original=kept)


def _content_type(fetched: Fetched) -> tuple[str, str | None]:
    """The media type in lower case and the character set that the server named."""
    header = Message()
    header["Content-Type"] = fetched.header("Content-Type") or "application/octet-stream"
    return header.get_content_type(), header.get_content_charset()


def _kind(fetched: Fetched, media_type: str) -> str:
    """What was sent: by its media type, then by the name in its address, then by its first bytes."""
    name = PurePosixPath(urlsplit(fetched.url).path).name
    sniffed = kinds.kind_of_bytes(fetched.body[:8192])
    if media_type in VAGUE:
        return sniffed or kinds.kind_of(name) or kinds.TEXT
    stated = kinds.MEDIA_TYPES.get(media_type)
    if stated in (kinds.PAGE, kinds.FEED) and sniffed in (kinds.PAGE, kinds.FEED):
        return sniffed  # servers mix these two up
    return stated or sniffed or kinds.TEXT
