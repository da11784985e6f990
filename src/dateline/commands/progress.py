"""What a person sees on standard error while a batch is read: notices, and progress on long runs."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from dateline.export.reading import Reading
from dateline.export.safety import printable
from dateline.ingest.notice import Notice, Severity

# A run shorter than this needs no progress line; a line drawn more often than this flickers.
PATIENCE, REDRAW = 2.0, 0.2


class Watcher:
    """Prints each notice on its own line; on a terminal also how far a long run has come."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._began = self._drawn = time.monotonic()
        self._reports = self._claims = 0
        self._shown = False

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def see(self, piece: Reading | Notice) -> None:
        """Takes in what was just read or refused."""
        if isinstance(piece, Notice):
            self._wipe()
            note = "note: " if piece.severity is Severity.NOTE else ""
            where = piece.where if piece.line is None else f"{piece.where}:{piece.line}"
            print(printable(f"{where}: {note}{piece.reason}"), file=sys.stderr)
            return
        self._reports += 1
        self._claims += len(piece.claims)
        now = time.monotonic()
        if self._live and now - self._began > PATIENCE and now - self._drawn > REDRAW:
            self._drawn, self._shown = now, True
            speed = self._reports / (now - self._began)
            line = f"\r{self._reports:,} reports read, {self._claims:,} claims, {speed:.1f} reports a second\x1b[K"
            print(line, end="", file=sys.stderr, flush=True)

    def _wipe(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False
