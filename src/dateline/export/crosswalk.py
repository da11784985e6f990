"""The tables that lead from Dateline's words to those of other projects, checked when they are loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from dateline.errors import DataFileError
from dateline.gazetteer.tables import read_table
from dateline.model.evidence import EVENTS

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "export"
#: The types of the guide.
TYPES = EVENTS[1:]
ANY = "*"

Row = Mapping[str, str]
Check = Callable[[Row], Iterable[str]]


def load_table(name: str, columns: Sequence[str], check: Check, folder: Path = RESOURCES) -> tuple[Row, ...]:
    """The rows of a table; ``-`` is an empty cell. Raises ``DataFileError`` with every fault, its file and line."""
    faults: list[str] = []
    rows: list[Row] = []
    for row in read_table(folder / name, columns):
        values = {column: "" if cell == "-" else cell for column, cell in row.values.items()}
        faults += [f"{name}, line {row.line}: {fault}" for fault in check(values)]
        rows.append(values)
    if faults:
        raise DataFileError("\n".join(faults))
    return tuple(rows)


def one_of(row: Row, column: str, allowed: Iterable[str]) -> Iterable[str]:
    """A fault where a cell is none of the allowed words."""
    known = tuple(allowed)
    if row[column] not in known:
        yield f"{column} is {row[column]!r}, not one of {', '.join(k or 'nothing' for k in known)}"


def a_reason(row: Row) -> Iterable[str]:
    """A fault where a line does not say why it is so."""
    if not row["reason"]:
        yield "no reason is given"


def every_type(name: str, rows: Iterable[Row], column: str = "type") -> None:
    """Raises ``DataFileError`` for types that no line speaks of."""
    spoken = {row[column] for row in rows}
    missing = [] if ANY in spoken else [t for t in TYPES if t not in spoken]
    if missing:
        raise DataFileError(f"{name}: no line for {', '.join(missing)}")


def first_fit(rows: Iterable[Row], **wanted: str) -> Row | None:
    """The first row whose cells are the wanted ones or ``*``."""
    return next((row for row in rows if all(row[c] in (ANY, value) for c, value in wanted.items())), None)
