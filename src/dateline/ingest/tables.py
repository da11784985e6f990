"""CSV and TSV files: one report a row, columns id, source, published, title, url, text in any order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.ingest.draft import Draft
from dateline.ingest.limits import Limits
from dateline.ingest.lines import numbered_lines
from dateline.ingest.mapping import Columns
from dateline.ingest.notice import Notice
from dateline.ingest.records import KEYS, draft_of, missing_text
from dateline.ingest.shapes import NEWS_PLEASE


class _Rows:
    """The text lines of a table with the number of the line last handed out; undecodable lines are kept aside."""

    def __init__(self, stream: io.BufferedReader, limits: Limits) -> None:
        self._lines = numbered_lines(stream, limits.record_bytes, legacy=True)
        self.number = 0
        self.faults: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number = line.number
            if line.text is None:
                self.faults.append((line.number, line.fault or "not text"))
            else:
                yield line.text


def read_table(
    stream: io.BufferedReader, where: str, limits: Limits, delimiter: str, columns: Columns | None = None
) -> Iterator[Draft | Notice]:
    """One draft a row. Raises ``InputError`` for a table without a ``text`` column or with a column twice."""
    lines = _Rows(stream, limits)
    csv.field_size_limit(limits.record_bytes)
    source = iter(lines)
    header_line = next((line for line in source if line.strip()), None)
    if header_line is None:
        raise InputError("an empty file")
    delimiter = _delimiter(header_line, delimiter)
    try:
        header = next(csv.reader([header_line], delimiter=delimiter))
    except csv.Error as error:
        raise InputError(f"line 1: not a row of a table: {error}") from error
    names = _names(header, where, columns)
    table = csv.reader(source, delimiter=delimiter)
    first = lines.number + 1
    found = False
    while True:
        try:
            row = next(table, None)
        except csv.Error as error:
            yield Notice(where, first, f"not a row of a table: {error}")
            first, found = lines.number + 1, True
            continue
        for number, fault in lines.faults:
            yield Notice(where, number, fault)
        lines.faults.clear()
        if row is None:
            break
        if any(cell.strip() for cell in row):
            found = True
            yield from _draft(row, names, where, first)
        first = lines.number + 1
    if not found:
        yield Notice(where, None, "a table without rows")


def _delimiter(header: str, usual: str) -> str:
    """The usual one, unless the header has none of it but semicolons or tabs (spreadsheets in much of Europe)."""
    if usual in header:
        return usual
    return next((d for d in (";", "\t", ",") if d in header), usual)


def _names(header: list[str], where: str, columns: Columns | None) -> list[str]:
    """Our keys, or their lower-cased names, in the order of the columns."""
    names = [cell.strip() for cell in header]
    if columns:
        columns.check(names, where)
        names = [columns.key_of(n) or n for n in names]
    lower = [n.lower() for n in names]
    if "text" not in lower and "maintext" not in lower:
        raise InputError(f"line 1: {missing_text(names)}; the first line must name the columns {', '.join(KEYS)}")
    twice = sorted({n for n in lower if n in KEYS and lower.count(n) > 1})
    if twice:
        raise InputError(f"line 1: the column “{twice[0]}” stands there twice")
    return lower


def _draft(row: list[str], names: list[str], where: str, line: int) -> Iterator[Draft | Notice]:
    if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        yield Notice(where, line, f"{len(row)} cells for {len(names)} columns: a comma or quote is astray")
        return
    cells = dict(zip(names, row, strict=False))
    if "text" not in cells:
        cells = {key: cells.get(name, "") for key, name in NEWS_PLEASE.items()}
    record = {key: cells[key] for key in (*KEYS, "domain", "seendate") if cells.get(key, "").strip()}
    yield from draft_of({"text": ""} | record, where, line)
