"""Opening what a path or standard input holds, unpacking gzip, never more than it may expand to."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.ingest.limits import EXPANSION, EXPANSION_GRACE

CHUNK = 65_536


class GuardedGzip(io.RawIOBase):
    """A gzip stream that refuses to expand out of all proportion (a "zip bomb")."""

    def __init__(self, packed: BinaryIO, packed_size: int) -> None:
        self._plain = gzip.GzipFile(fileobj=packed)
        self._allowed = max(EXPANSION_GRACE, packed_size * EXPANSION)
        self._seen = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # the base class names no buffer type
        try:
            piece = self._plain.read(min(len(buffer), CHUNK))
        except (OSError, EOFError, zlib.error) as error:
            raise InputError("a damaged gzip file") from error
        self._seen += len(piece)
        if self._seen > self._allowed:
            raise InputError(f"a gzip file that expands more than {EXPANSION}-fold: refused")
        buffer[: len(piece)] = piece
        return len(piece)


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked when its name ends in ``.gz``. Raises ``InputError`` when it cannot be opened."""
    try:
        packed = path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror or error}") from error
    with packed:
        if path.suffix.lower() != ".gz":
            yield packed
            return
        yield io.BufferedReader(GuardedGzip(packed, path.stat().st_size), CHUNK)


def read_at_most(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream, or one more than ``limit`` when there are more."""
    pieces, room = [], limit + 1
    while room > 0:
        piece = stream.read(min(room, 1_048_576))
        if not piece:
            break
        pieces.append(piece)
        room -= len(piece)
    return b"".join(pieces)
