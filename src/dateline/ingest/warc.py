"""Web archives (WARC): each page or text that a server answered, with its address and headers.

The day of retrieval (``WARC-Date``) is never taken for the day of publication.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.errors import InputError
from dateline.ingest.draft import Draft
from dateline.ingest.kinds import MEDIA_TYPES, PAGE, TEXT
from dateline.ingest.limits import PAGE_BYTES
from dateline.ingest.markup import decode_markup
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.page import Reply, page_draft
from dateline.model.report import Original

WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
ANSWERED = 200
# fastwarc is written in Rust; what its author did not foresee ends in this error, which is no ``Exception``.
PANIC = "PanicException"
NOT_KEPT = frozenset(("set-cookie", "set-cookie2"))


class _Forward:
    """A stream that only goes forward, with the "seek" that fastwarc calls to ask where it stands."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self._position += len(piece)
        return piece

    def close(self) -> None:
        """Nothing: the stream is the caller's to close."""

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """The position, when asked to stay there."""
        if (offset, whence) in ((0, io.SEEK_CUR), (self._position, io.SEEK_SET)):
            return self._position
        raise io.UnsupportedOperation("seek")


def warc_drafts(stream: io.BufferedReader, where: str) -> Iterator[Draft | Notice]:
    """The archive's pages and texts, numbered by record from 1. Raises ``InputError`` where it is damaged."""
    others = number = 0
    try:
        source = _Forward(stream)
        records = ArchiveIterator(source, record_types=WANTED, parse_http=True, auto_decode="all", stream_detect=False)
        for number, record in enumerate(records, 1):
            kind = _kind(record)
            if kind is None:
                others += 1
                continue
            try:
                yield _draft(record, kind, where, number)
            except InputError as error:
                yield Notice(where, number, str(error))
    except InputError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != PANIC:
            raise
        raise InputError(f"a damaged web archive after record {number}: {error}") from error
    if not number:
        raise InputError("no web archive: no record in it")
    if others:
        yield Notice(where, None, f"{others} records left out: no page or text, or not found", Severity.NOTE)


def _kind(record: WarcRecord) -> str | None:
    if record.is_http and record.http_headers.status_code != ANSWERED:
        return None
    media_type = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    kind = MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().lower())
    return kind if kind in (PAGE, TEXT) else None


def _draft(record: WarcRecord, kind: str, where: str, number: int) -> Draft:
    raw = record.reader.read(PAGE_BYTES + 1)
    if len(raw) > PAGE_BYTES:
        raise InputError(f"a page larger than {PAGE_BYTES:,} bytes: not read")
    url = record.headers.get("WARC-Target-URI")
    url = url.strip("<> ") if url else None
    charset = record.http_charset if record.is_http else None
    headers = kept_headers(record.http_headers.to_tuples() if record.is_http else record.headers.to_tuples())
    if kind == PAGE:
        return page_draft(raw, where, number, Reply(url, headers, charset))
    text = decode_markup(raw, charset)
    return Draft(where, number, text, url=url, original=Original(raw, "text/plain", headers))


def kept_headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The headers without cookies, which are about the reader and not the page."""
    return tuple((name, value) for name, value in headers if name.lower() not in NOT_KEPT)
