"""The characters of a page or feed: its declared encoding, as browsers take it."""

from __future__ import annotations

import codecs
import re

from dateline.errors import InputError
from dateline.ingest.encoding import byte_order_mark, legacy_encoding, refuse_binary

DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
# Browsers look no further for a declaration.
HEAD = 4_096
# Pages say latin-1 and mean Windows' superset of it.
SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "iso8859-9": "cp1254"}
# A stray byte in a page is a publisher's slip; more than one in a hundred is another encoding.
STRAY_SHARE = 0.01


def decode_markup(raw: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes; ``charset`` is what the server said. Raises ``InputError`` for what is no text."""
    mark = byte_order_mark(raw)
    if mark is not None:
        return _tolerant(raw, mark) or _strange()
    refuse_binary(raw)
    declared = DECLARED.search(raw[:HEAD])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        known = _codec(name)
        text = _tolerant(raw, known) if known and known != "utf-8" else None
        if text is not None:
            return text.replace("\x00", "")
    return _unicode(raw).replace("\x00", "")


def _unicode(raw: bytes) -> str:
    """UTF-8, as nearly all pages are; with stray bytes replaced where most of its characters are UTF-8 indeed."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        escaped = raw.decode("utf-8", "surrogateescape")
    stray = sum(1 for c in escaped if "\udc80" <= c <= "\udcff")
    whole = sum(1 for c in escaped if ord(c) > 127) - stray
    return raw.decode("utf-8" if whole >= stray else legacy_encoding(raw), "replace")


def _codec(name: str | None) -> str | None:
    try:
        known = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return SUPERSETS.get(known, known) if known else None


def _tolerant(raw: bytes, encoding: str) -> str | None:
    """The text with stray bytes replaced; None where there are too many of them."""
    try:
        text = raw.decode(encoding, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None  # a codec that is none of text ("base64"), or that knows no replacement
    return text if text.count("\ufffd") <= 1 + len(text) * STRAY_SHARE else None


def _strange() -> str:
    raise InputError("its encoding cannot be told; save it as UTF-8")
