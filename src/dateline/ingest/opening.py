"""Opening what a path holds, unpacking gzip, bzip2 and xz, never more than it may expand to."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from dateline.errors import InputError
from dateline.ingest.budget import Budget
from dateline.ingest.kinds import BZIP2, GZIP, compression_of

CHUNK = 65_536
# xz may ask for gigabytes to unpack a few bytes; its strongest ordinary setting needs 65 MB.
XZ_MEMORY = 128_000_000

# What unpacking raises on damaged input, one way of packing or another.
DAMAGE = (
    OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile,
)  # fmt: skip


class Source(Protocol):
    """Anything with bytes to read."""

    def read(self, size: int = ..., /) -> bytes: ...


class GuardedStream(io.RawIOBase):
    """The unpacked bytes of a source, each counted; what breaks in unpacking becomes an ``InputError``."""

    def __init__(self, plain: Source, budget: Budget, what: str) -> None:
        self._plain = plain
        self._budget = budget
        self._what = what

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # the base class names no buffer type
        try:
            piece = self._plain.read(min(len(buffer), CHUNK))
        except DAMAGE as error:
            raise InputError(f"damaged {self._what}".replace("damaged a ", "a damaged ")) from error
        self._budget.take_bytes(len(piece), self._what)
        buffer[: len(piece)] = piece
        return len(piece)


class _Blocks:
    """The plain bytes of a bzip2 or xz stream, of one part or several joined, a chunk at a time."""

    def __init__(self, packed: Source, kind: str) -> None:
        self._packed = packed
        self._kind = kind
        self._part = self._new()
        self._waiting = b""

    def _new(self) -> bz2.BZ2Decompressor | lzma.LZMADecompressor:
        return bz2.BZ2Decompressor() if self._kind == BZIP2 else lzma.LZMADecompressor(memlimit=XZ_MEMORY)

    def read(self, size: int = CHUNK, /) -> bytes:
        while True:
            if self._part.eof:
                self._waiting = self._part.unused_data or self._packed.read(CHUNK)
                if not self._waiting.strip(b"\x00"):
                    return b""
                self._part = self._new()
            elif self._part.needs_input and not self._waiting:
                self._waiting = self._packed.read(CHUNK)
                if not self._waiting:
                    raise EOFError
            piece = self._part.decompress(self._waiting, size)
            self._waiting = b""
            if piece:
                return piece


def stream_of(raw: bytes) -> io.BufferedReader:
    """Bytes that are held already as a stream that can be peeked into."""
    return io.BufferedReader(io.BytesIO(raw))


def unpacked(packed: BinaryIO, compression: str | None, budget: Budget) -> io.BufferedReader:
    """The plain bytes of a stream, counted where it is compressed."""
    if compression is None:
        return packed if isinstance(packed, io.BufferedReader) else stream_of(packed.read())
    plain: Source = gzip.GzipFile(fileobj=packed) if compression == GZIP else _Blocks(packed, compression)
    return io.BufferedReader(GuardedStream(plain, budget, f"a {compression} file"), CHUNK)


@contextmanager
def opened(path: Path, budget: Budget | None = None) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked when its name says so. Raises ``InputError`` when it cannot be opened."""
    try:
        packed = path.open("rb")
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror or error}") from error
    with packed:
        yield unpacked(packed, compression_of(path), budget or Budget(size))


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


def read_whole(stream: BinaryIO, limit: int, what: str) -> bytes:
    """All bytes of a stream. Raises ``InputError`` for more than ``limit`` of them, or none."""
    raw = read_at_most(stream, limit)
    if len(raw) > limit:
        raise InputError(f"{what} larger than {limit:,} bytes: not read")
    if not raw:
        raise InputError("an empty file")
    return raw
