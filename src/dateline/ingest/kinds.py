"""What a file holds, told by its name and, where the name says nothing, by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

TEXT, JSON_LINES, JSON, CSV, TSV = "text", "JSON lines", "JSON", "CSV", "TSV"
PAGE, FEED, PDF, WORD, MAIL, MAILBOX = "web page", "feed", "PDF", "Word document", "mail", "mailbox"
WARC, ZIP, TAR = "web archive", "zip archive", "tar archive"
KINDS = {
    ".txt": TEXT, ".text": TEXT, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": JSON, ".csv": CSV, ".tsv": TSV,
    ".tab": TSV, ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE, ".xml": FEED, ".rss": FEED, ".atom": FEED, ".rdf": FEED,
    ".pdf": PDF, ".docx": WORD, ".eml": MAIL, ".mbox": MAILBOX, ".warc": WARC, ".zip": ZIP, ".tar": TAR,
}  # fmt: skip
# One suffix that says two things.
SHORT_FORMS = {".tgz": ".tar.gz", ".tbz": ".tar.bz2", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
GZIP, BZIP2, XZ = "gzip", "bzip2", "xz"
COMPRESSIONS = {".gz": GZIP, ".bz2": BZIP2, ".xz": XZ}
# Known, and not read: refused by name, so that nobody takes their bytes for text.
NOT_READ = frozenset((".msg", ".doc", ".odt", ".rtf", ".xls", ".xlsx", ".7z", ".rar", ".zst"))
# What servers and mails call these kinds.
MEDIA_TYPES = {
    "text/html": PAGE, "application/xhtml+xml": PAGE, "application/rss+xml": FEED, "application/atom+xml": FEED,
    "application/xml": FEED, "text/xml": FEED, "application/rdf+xml": FEED, "application/pdf": PDF, "text/plain": TEXT,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": WORD, "message/rfc822": MAIL,
    "application/json": JSON, "application/x-ndjson": JSON_LINES, "application/jsonl": JSON_LINES, "text/csv": CSV,
    "text/tab-separated-values": TSV, "application/mbox": MAILBOX, "application/warc": WARC, "application/zip": ZIP,
    "application/x-tar": TAR,
}  # fmt: skip
PAGE_START = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
FEED_START = re.compile(
    rb"\s*(?:<\?xml.*?\?>\s*|<!--.*?-->\s*|<\?xml-stylesheet.*?\?>\s*)*<(?:rss|feed|rdf:rdf)\b", re.I | re.S
)
TAR_MAGIC_AT = 257


def kind_of(name: str | PurePath) -> str | None:
    """What a file holds by its name, its compression set aside; None for kinds that are not read."""
    suffixes = _suffixes(name)
    if suffixes and suffixes[-1] in COMPRESSIONS:
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def compression_of(name: str | PurePath) -> str | None:
    """How a file is compressed by its name; None for plain files."""
    suffixes = _suffixes(name)
    return COMPRESSIONS.get(suffixes[-1]) if suffixes else None


def refused_ending(name: str | PurePath) -> str | None:
    """The ending of a file that is known and not read."""
    suffixes = [s for s in _suffixes(name) if s not in COMPRESSIONS]
    return suffixes[-1] if suffixes and suffixes[-1] in NOT_READ else None


def kind_of_bytes(head: bytes) -> str | None:
    """What the first bytes of a file or stream say it holds; None for text and for what no rule knows."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return WORD if b"word/" in head[:4096] else ZIP
    if head.startswith(b"WARC/"):
        return WARC
    if head[TAR_MAGIC_AT : TAR_MAGIC_AT + 5] == b"ustar":
        return TAR
    if FEED_START.match(head[:4096]):
        return FEED
    return PAGE if PAGE_START.match(head[:4096]) else None


def _suffixes(name: str | PurePath) -> list[str]:
    suffixes = [s.lower() for s in PurePath(name).suffixes]
    if suffixes and suffixes[-1] in SHORT_FORMS:
        suffixes[-1:] = PurePath("x" + SHORT_FORMS[suffixes[-1]]).suffixes
    return suffixes
