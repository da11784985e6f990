"""A stream of bytes as numbered lines of text, one bad line never hiding the next."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.ingest.encoding import SAMPLE_BYTES, byte_order_mark, legacy_encoding, refuse_binary


@dataclass(frozen=True, slots=True)
class Line:
    """One line, numbered from 1. ``fault`` says why its text is None."""

    number: int
    text: str | None
    fault: str | None = None


def numbered_lines(stream: io.BufferedReader, limit: int, *, legacy: bool = False) -> Iterator[Line]:
    """The lines of a stream with their line ends, none longer than ``limit`` bytes.

    ``legacy`` allows an encoding other than UTF-8 or UTF-16, judged from the stream's first part (spreadsheets
    save CSV so; JSON is UTF-8 by its standard). Raises ``InputError`` when the stream is no text at all.
    """
    head = stream.peek(SAMPLE_BYTES)[:SAMPLE_BYTES]
    encoding = byte_order_mark(head)
    if encoding in ("utf-16", "utf-32"):
        yield from _wide_lines(stream, encoding)
        return
    refuse_binary(head)
    fallback = legacy_encoding(head) if legacy and not _utf8_so_far(head) else None
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if len(raw) > limit:
            yield Line(number, None, f"the record is larger than {limit:,} bytes; raise --limit-bytes to read it")
            _skip_rest(stream, raw, limit)
        else:
            yield _decoded(number, raw, "utf-8-sig" if number == 1 else "utf-8", fallback)


def _wide_lines(stream: io.BufferedReader, encoding: str) -> Iterator[Line]:
    number, wrapper = 0, io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        for number, text in enumerate(wrapper, 1):
            yield Line(number, text)
    except UnicodeError:
        yield Line(number + 1, None, f"bytes that are no {encoding}; save the file as UTF-8")
    finally:
        with suppress(ValueError):  # closed already, where the caller gave up before the last line
            wrapper.detach()  # the stream is the caller's to close


def _skip_rest(stream: io.BufferedReader, raw: bytes, limit: int) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(limit + 1)


def _decoded(number: int, raw: bytes, encoding: str, fallback: str | None) -> Line:
    for name in filter(None, (encoding, fallback)):
        try:
            return Line(number, raw.decode(name))
        except UnicodeDecodeError:
            continue
    return Line(number, None, "bytes that are not UTF-8; save the file as UTF-8")


def _utf8_so_far(head: bytes) -> bool:
    """Whether the bytes are UTF-8, a character cut off at their end aside."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and error.reason == "unexpected end of data"
    return True


def first_bytes(stream: io.BufferedReader) -> bytes:
    """What the stream begins with, without taking it: for telling JSON lines from text."""
    try:
        return stream.peek(SAMPLE_BYTES)[:SAMPLE_BYTES]
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
