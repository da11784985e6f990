"""Where claims are printed: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dateline.errors import OutputError, UsageError
from dateline.services.whole_file import whole_file

if TYPE_CHECKING:
    from dateline.services.read import Writer


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file at ``path``. Raises ``UsageError`` for what cannot be written to at all."""
    if path is None:
        with _standard_output() as out:
            yield out
        return
    target = path.resolve()
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError(f"--output {path}: not a file in an existing folder")
    try:
        # a device or a pipe is written to; replacing it by a file would destroy it
        opened = whole_file(target) if target.is_file() or not target.exists() else target.open("w", encoding="utf-8")
        with opened as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    if sys.stdout is None:
        raise UsageError("standard output is closed; give --output FILE")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        _muffle()
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def _muffle() -> None:
    """Sends what is left in the buffer nowhere: Python would try again at its end, and fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_writer(format_: str, out: TextIO) -> Writer:
    """The writer of a format; only the format asked for is loaded."""
    if format_ == "jsonl":
        from dateline.export.jsonl import JsonLinesWriter

        return JsonLinesWriter(out)
    if format_ == "csv":
        from dateline.export.claims_csv import CsvWriter

        return CsvWriter(out)
    from dateline.export.screen import ScreenWriter

    return ScreenWriter(out)
