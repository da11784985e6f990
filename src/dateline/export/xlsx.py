"""Events as an XLSX workbook: sheets of events, claims, figures and withdrawn events, and one about the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from dateline.errors import OutputError
from dateline.export.claim_table import CLAIM_HEADER, claim_rows
from dateline.export.csv_table import WITHDRAWN_COLUMNS, Value, withdrawn_row
from dateline.export.event_table import EVENT_COLUMNS, event_row
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent, Tombstone
from dateline.export.figure_table import FIGURE_HEADER, figure_rows
from dateline.export.lazily import lazily
from dateline.export.record import SCHEMA
from dateline.export.safety import cell
from dateline.export.tally import Loss, Tally
from dateline.version import ENGINE_VERSION

# Limits of the format (ECMA-376 as Excel reads it).
MOST_ROWS, LONGEST_TEXT = 1_048_576, 32_767


class XlsxWriter:
    """Writes rows to disk as they come (the library's write-only mode); the file is put together at the end.

    Raises ``OutputError`` when a sheet would hold more rows than the format allows.
    """

    def __init__(self, out: BinaryIO) -> None:
        self.tally = Tally()
        self._out = out
        self._cell: Callable[..., Any] = lazily("openpyxl.cell", "openpyxl").WriteOnlyCell
        self._book = lazily("openpyxl", "openpyxl").Workbook(write_only=True)
        self._lengths: dict[str, int] = {}
        self._sheets = {
            name: self._sheet(name, header)
            for name, header in (
                ("events", tuple(EVENT_COLUMNS)),
                ("claims", CLAIM_HEADER),
                ("figures", FIGURE_HEADER),
                ("withdrawn", WITHDRAWN_COLUMNS),
            )
        }

    def write(self, exported: ExportedEvent) -> None:
        self._row("events", event_row(exported.event))
        for row in claim_rows(exported, self.tally):
            self._row("claims", row)
        for row in figure_rows(exported, self.tally):
            self._row("figures", row)
        self.tally.events += 1

    def tombstone(self, tombstone: Tombstone) -> None:
        self._row("withdrawn", withdrawn_row(tombstone))
        self.tally.withdrawn += 1

    def close(self) -> None:
        self._lengths["about"] = 0
        about = self._book.create_sheet("about")
        self._sheets["about"] = about
        for row in self._about():
            self._row("about", row)
        self._book.save(self._out)

    def _about(self) -> Iterable[tuple[Value, ...]]:
        yield ("schema", EVENT_SCHEMA)
        yield ("schema of claims", SCHEMA)
        yield ("engine", ENGINE_VERSION)
        yield ("events", self.tally.events)
        yield ("withdrawn events", self.tally.withdrawn)
        yield ("how to send corrections back", "save the sheet claims as CSV; see docs/export.md")

    def _sheet(self, name: str, header: tuple[str, ...]) -> Any:
        sheet = self._book.create_sheet(name)
        sheet.freeze_panes = "B2"
        sheet.append(list(header))
        self._lengths[name] = 1
        return sheet

    def _row(self, name: str, values: Iterable[Value]) -> None:
        self._lengths[name] += 1
        if self._lengths[name] > MOST_ROWS:
            self._abandon()
            raise OutputError(
                f"the sheet {name!r} would hold more than {MOST_ROWS:,} rows, the most that XLSX allows: export fewer "
                "events, or as csv, parquet or jsonl"
            )
        sheet = self._sheets[name]
        sheet.append([self._text(sheet, v) if isinstance(v, str) else v for v in values])
        self.tally.rows += 1

    def _abandon(self) -> None:
        """Ends the half-written sheets, which would complain when they are collected."""
        for sheet in self._sheets.values():
            sheet.close()

    def _text(self, sheet: Any, value: str) -> Any:
        """A cell that holds text and nothing else: never a formula, an error code or a date."""
        shown = cell(value)
        if len(shown) > LONGEST_TEXT:
            self.tally.lose(Loss.CUT)
            shown = shown[: LONGEST_TEXT - 1] + "…"
        if not shown.startswith("#"):
            return shown
        made = self._cell(sheet, value=shown)
        made.data_type = "s"
        return made
