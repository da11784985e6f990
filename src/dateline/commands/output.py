"""Where claims are printed: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from dateline.errors import OutputError, UsageError

if TYPE_CHECKING:
    from dateline.services.read import Writer


class Output:
    """The place to print to, and the writer of the format asked for."""

    def __init__(self, path: str | None, format_: str) -> None:
        self._path, self._format = Path(path) if path else None, format_
        self._part: Path | None = None
        self._out: TextIO = sys.stdout

    def __enter__(self) -> Output:
        if self._path is None:
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
            return self
        if self._path.is_dir() or not self._path.absolute().parent.is_dir():
            raise UsageError(f"--output {self._path}: not a file in an existing folder")
        try:
            handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.absolute().parent)
        except OSError as error:
            raise UsageError(f"--output {self._path}: {error.strerror or error}") from error
        self._part = Path(name)
        self._out = os.fdopen(handle, "w", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None or self._part is None:
            if kind is None:
                sys.stdout.flush()
            return
        self._out.close()
        if kind is None:
            self._publish(self._part, self._path)
        else:
            with suppress(OSError):
                self._part.unlink()

    @staticmethod
    def _publish(part: Path, path: Path) -> None:
        umask = os.umask(0)
        os.umask(umask)
        try:
            part.chmod(0o666 & ~umask)
            part.replace(path)
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error

    def writer(self) -> Writer:
        """The writer of the format, ready to write here."""
        if self._format == "jsonl":
            from dateline.export.jsonl import JsonLinesWriter  # only the format asked for is loaded

            return JsonLinesWriter(self._out)
        if self._format == "csv":
            from dateline.export.claims_csv import CsvWriter

            return CsvWriter(self._out)
        from dateline.export.screen import ScreenWriter

        return ScreenWriter(self._out)
