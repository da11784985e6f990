"""Bytes to text: which encoding a report was written in, and a clear refusal where none fits."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dateline.errors import InputError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive, or a Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\x1f\x8b", "a gzip file without the ending .gz"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "a rich text file"),
)
# Control bytes that plain text holds: tab, newline, vertical tab, form feed, return, escape.
TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")
# More control bytes than one in a hundred: no encoding of prose looks like that.
BINARY_SHARE = 0.01
# Text of which at least this share is ASCII and the rest is Western: what an English newsroom's old files look like.
WESTERN_ASCII_SHARE = 0.9
# Enough to judge an encoding by; more only costs time.
SAMPLE_BYTES = 262_144


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read with."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """The text of a report's bytes.

    Raises ``InputError`` for bytes that are no text, that mix encodings, or that fit none.
    """
    mark = byte_order_mark(raw)
    if mark is not None:
        return Decoded(_strictly(raw, mark), mark)
    _refuse_magic(raw)
    if b"\x00" in raw:
        return _wide(raw)
    refuse_binary(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_mixed(raw, error)
    encoding = legacy_encoding(raw)
    return Decoded(_strictly(raw, encoding), encoding)


def byte_order_mark(raw: bytes) -> str | None:
    """The encoding that the first bytes announce, if they do."""
    return next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def refuse_binary(raw: bytes) -> None:
    """Raises ``InputError`` when the bytes are a picture, an archive, a program, but no text."""
    _refuse_magic(raw)
    head = raw[:SAMPLE_BYTES]
    controls = sum(1 for byte in head if byte < 32 and byte and byte not in TEXT_CONTROLS)
    if head and controls / len(head) > BINARY_SHARE:
        raise InputError("not text: too many control characters")


def _refuse_magic(raw: bytes) -> None:
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise InputError(f"not text: it looks like {what}")


def legacy_encoding(raw: bytes) -> str:
    """The most likely encoding of bytes that are not UTF-8. Raises ``InputError`` where none fits."""
    ascii_share = sum(1 for byte in raw[:SAMPLE_BYTES] if byte < 128) / max(1, len(raw[:SAMPLE_BYTES]))
    if ascii_share >= WESTERN_ASCII_SHARE and _decodes(raw, "cp1252"):
        return "cp1252"
    best = from_bytes(raw[:SAMPLE_BYTES]).best()
    if best is None or best.encoding == "ascii":
        raise InputError("its encoding cannot be told; save it as UTF-8")
    return best.encoding


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"line {line}: bytes that are no {encoding}; save it as UTF-8") from error


def _wide(raw: bytes) -> Decoded:
    """UTF-16 without its mark has a null in nearly every second byte of English; other nulls are no text."""
    pairs = max(1, len(raw[:SAMPLE_BYTES]) // 2)
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            raw[:SAMPLE_BYTES][offset::2].count(0) / pairs > 0.4 and len(raw) % 2 == 0
        ):  # 0.4: half the text may be non-Latin
            return Decoded(_strictly(raw, encoding), encoding)
    refuse_binary(raw)
    line = raw.count(b"\n", 0, raw.index(b"\x00")) + 1
    raise InputError(f"not text: a null character at line {line}")


def _refuse_mixed(raw: bytes, error: UnicodeDecodeError) -> None:
    """Raises ``InputError`` when some characters are UTF-8 and others are not: no single encoding reads both."""
    escaped = raw.decode("utf-8", "surrogateescape")
    stray = sum(1 for c in escaped if "\udc80" <= c <= "\udcff")
    whole = sum(1 for c in escaped if ord(c) > 127) - stray
    if whole and whole >= stray / 4:  # a legacy text forms a valid UTF-8 sequence by chance far less often
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"mixed encodings: mostly UTF-8, but not at line {line}; save it as UTF-8")
