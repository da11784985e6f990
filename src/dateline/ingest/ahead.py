"""How many reports a run will read, counted ahead for a progress bar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.ingest.address import is_address
from dateline.ingest.intake import STANDARD_INPUT, files_below
from dateline.ingest.kinds import JSON_LINES, PAGE, PDF, TEXT, WORD, compression_of, kind_of

CHUNK = 1_048_576
# Kinds of which a file is one report.
SINGLE = frozenset((TEXT, PAGE, PDF, WORD))


def count_ahead(paths: Sequence[str]) -> int | None:
    """The number of reports below the paths; None where it cannot be told without reading (a table, a stream)."""
    total = 0
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT or is_address(name):
            return None
        for file in files_below(path) if path.is_dir() else (path,):
            kind = kind_of(file) or (None if path.is_dir() else TEXT)
            if kind in SINGLE:
                total += 1
            elif kind == JSON_LINES and compression_of(file) is None:
                total += _lines(file)
            elif kind is not None:
                return None
    return total


def _lines(file: Path) -> int:
    """Line ends, and one more for a last line without its own; none for a file that cannot be read."""
    try:
        with file.open("rb") as stream:
            number, last = 0, b"\n"
            while piece := stream.read(CHUNK):
                number, last = number + piece.count(b"\n"), piece[-1:]
    except OSError:
        return 0
    return number + (last != b"\n")
