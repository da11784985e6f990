"""What a person sees on standard error while a batch is read: notices, and a progress bar on long runs."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from dateline.export.reading import Reading
from dateline.export.safety import printable
from dateline.ingest.notice import Notice, Severity

# A run shorter than this needs no bar; a bar drawn more often than this flickers.
PATIENCE, REDRAW = 2.0, 0.2
BAR_CELLS = 24


class Watcher:
    """Prints each notice on its own line; on a terminal also how far a long run has come."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self._began = self._drawn = time.monotonic()
        self._done = self._claims = 0
        self._total: int | None = None
        self._shown = False

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def expect(self, total: int | None) -> None:
        """How many reports there will be, where that is known."""
        self._total = total

    def see(self, piece: Reading | Notice) -> None:
        """Takes in what was just read or refused."""
        if isinstance(piece, Notice):
            self._wipe()
            note = "note: " if piece.severity is Severity.NOTE else ""
            where = piece.where if piece.line is None else f"{piece.where}:{piece.line}"
            print(printable(f"{where}: {note}{piece.reason}"), file=sys.stderr)
            return
        self._done += 1
        self._claims += len(piece.claims)
        now = time.monotonic()
        if self.live and now - self._began > PATIENCE and now - self._drawn > REDRAW:
            self._drawn, self._shown = now, True
            line = progress_line(self._done, self._total, self._claims, now - self._began)
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)

    def _wipe(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def progress_line(done: int, total: int | None, claims: int, seconds: float) -> str:
    """The bar with what is left where the total is known, else what was read so far."""
    told = f"{done:,} reports, {claims:,} claims, {done / seconds:.1f} reports a second"
    if not total:
        return told
    share = min(1.0, done / total)
    full = int(BAR_CELLS * share)
    left = int(seconds / done * max(0, total - done))
    bar = "#" * full + "-" * (BAR_CELLS - full)
    return f"[{bar}] {done:,} of {total:,} reports, {claims:,} claims, {left // 60}:{left % 60:02d} left"
