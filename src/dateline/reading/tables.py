"""Rows of a commented data file that ships with the package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from dateline.errors import DataFileError


class TableError(DataFileError):
    """A table of a reading stage does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line, without surrounding blanks, and where the line stands."""

    file: str
    line: int
    cells: tuple[str, ...]

    @property
    def where(self) -> str:
        """File and line, as messages tell them."""
        return f"{self.file}:{self.line}"


def read_rows(area: str, name: str, columns: int) -> tuple[Row, ...]:
    """The tab-separated rows of ``resources/<area>/<name>``; lines that begin with ``#`` are comments.

    Raises ``TableError`` naming every line that does not have ``columns`` cells.
    """
    text = (files("dateline") / "resources" / area / name).read_text(encoding="utf-8")
    return parse_rows(f"{area}/{name}", text, columns)


def parse_rows(file: str, text: str, columns: int) -> tuple[Row, ...]:
    """The rows of a table's text; see ``read_rows``."""
    rows = tuple(
        Row(file, number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    )
    fail([f"{r.where}: {len(r.cells)} cells, not {columns}" for r in rows if len(r.cells) != columns])
    return rows


def unknown_values(rows: Iterable[Row], column: int, known: frozenset[str]) -> list[str]:
    """One message for each word of that column that is not among the known ones."""
    return [
        f"{row.where}: unknown “{word}” (one of {', '.join(sorted(known))})"
        for row in rows
        for word in row.cells[column].split()
        if word not in known
    ]


def fail(faults: list[str]) -> None:
    """Raises ``TableError`` with all the faults at once, if there are any."""
    if faults:
        raise TableError("\n".join(faults))
