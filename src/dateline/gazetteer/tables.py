"""Reading the reviewable lists: tab-separated lines, ``#`` comments, faults told with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DataFileError


class TableError(DataFileError):
    """A line of a list that cannot be read."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.name}, line {line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number, counted from 1, and its cells by column."""

    line: int
    values: Mapping[str, str]


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The lines of a list in order; missing cells at the end are empty. Raises ``TableError``."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = [c.strip() for c in text.split("\t")]
        if len(cells) > len(columns):
            raise TableError(path, number, f"{len(cells)} cells where {len(columns)} are expected")
        cells += [""] * (len(columns) - len(cells))
        yield Row(number, dict(zip(columns, cells, strict=True)))


def coordinate(path: Path, row: Row, column: str, limit: float) -> float | None:
    """A cell's decimal degrees, None when it is empty. Raises ``TableError`` beyond ``limit``."""
    cell = row.values[column]
    if not cell:
        return None
    try:
        degrees = float(cell)
    except ValueError:
        raise TableError(path, row.line, f"{column} is no number: {cell!r}") from None
    if abs(degrees) > limit:
        raise TableError(path, row.line, f"{column} {degrees} is beyond {limit:g}")
    return degrees
