"""Rows of values as CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from dateline.export.exported import EVENT_SCHEMA, Companion, ExportedEvent, Tombstone
from dateline.export.safety import cell
from dateline.export.tally import Loss, Tally
from dateline.version import ENGINE_VERSION

Value = str | int | float | None
WITHDRAWN_ENDING = "withdrawn.csv"
WITHDRAWN_COLUMNS = ("event_id", "into", "reason", "at", "schema", "engine")


class CsvTable:
    """Writes a header at once and then a row for each call."""

    def __init__(self, out: TextIO, columns: Iterable[str], *, delimiter: str = ",") -> None:
        self._rows = csv.writer(out, lineterminator="\n", delimiter=delimiter)
        self._rows.writerow(columns)

    def row(self, values: Iterable[Value]) -> None:
        self._rows.writerow([cell(v) if isinstance(v, str) else v for v in values])


class Withdrawals:
    """Writes tombstones into the CSV file that stands beside an export; asks for that file at the first one."""

    def __init__(self, companion: Companion | None, tally: Tally) -> None:
        self._companion = companion
        self._tally = tally
        self._table: CsvTable | None = None

    def write(self, tombstone: Tombstone) -> None:
        if self._companion is None:
            self._tally.lose(Loss.NO_COMPANION)
            return
        if self._table is None:
            self._table = CsvTable(self._companion(WITHDRAWN_ENDING), WITHDRAWN_COLUMNS)
        self._table.row(withdrawn_row(tombstone))
        self._tally.withdrawn += 1


def withdrawn_row(tombstone: Tombstone) -> tuple[Value, ...]:
    """A tombstone in ``WITHDRAWN_COLUMNS``."""
    t = tombstone
    return (t.event, t.into, t.reason, t.at.isoformat(), EVENT_SCHEMA, ENGINE_VERSION)


@dataclass(frozen=True, slots=True)
class EventShape:
    """A format that is one CSV table: its columns and the rows that an event makes in it."""

    columns: tuple[str, ...]
    rows: Callable[[ExportedEvent, Tally], Iterable[Iterable[Value]]]
    delimiter: str = ","
    second_header: tuple[str, ...] = ()


class EventRows:
    """Writes any number of rows an event: the writer of every format that is one CSV table. Keeps nothing."""

    def __init__(self, out: TextIO, shape: EventShape, companion: Companion | None = None) -> None:
        self.tally = Tally()
        self._table = CsvTable(out, shape.columns, delimiter=shape.delimiter)
        if shape.second_header:
            self._table.row(shape.second_header)
        self._of = shape.rows
        self._withdrawals = Withdrawals(companion, self.tally)

    def write(self, exported: ExportedEvent) -> None:
        written = 0
        for row in self._of(exported, self.tally):
            self._table.row(row)
            written += 1
        self.tally.rows += written
        self.tally.events += bool(written)

    def tombstone(self, tombstone: Tombstone) -> None:
        self._withdrawals.write(tombstone)

    def close(self) -> None:
        """Nothing stands at the end of a CSV file."""


def in_order(columns: Iterable[str], values: Mapping[str, Value]) -> tuple[Value, ...]:
    """The values in the order of the columns; what has no value is empty."""
    return tuple(values.get(column) for column in columns)
