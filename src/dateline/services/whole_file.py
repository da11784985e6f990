"""A file that appears only when it is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file beside ``path`` that takes its place when all is written, and goes when writing fails.

    It is UTF-8 with newlines as they are written.
    """
    with _replacing(path) as part, part.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def whole_binary(path: Path) -> Iterator[BinaryIO]:
    """The same for bytes."""
    with _replacing(path) as part, part.open("wb") as out:
        yield out


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(_mode(path))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
