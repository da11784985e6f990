"""Adding a user's own list of places: a GeoNames dump or any table with names and coordinates."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from dateline.errors import DataFileError
from dateline.gazetteer.import_geonames import COLUMNS as GEONAMES_COLUMNS
from dateline.gazetteer.import_geonames import geonames_place
from dateline.gazetteer.import_table import ColumnError, Columns, RowError, find_columns, table_place
from dateline.gazetteer.imported import INDEX, SCHEMA
from dateline.gazetteer.index_writer import ListedPlace, keys_of

BATCH = 20_000  # rows held in memory at a time
TOLD = 20  # faults told one by one; the rest is only counted
_MAX_FIELD = 10_000_000  # a GeoNames row's alternate names can be long


class PlaceImportError(DataFileError):
    """A file that cannot be imported as a whole."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: places added, rows left out, and the first faults in words, with file and line."""

    added: int
    skipped: int
    faults: tuple[str, ...]


def import_places(file: Path, into: Path) -> ImportSummary:
    """Reads a list of places and writes it as a new searchable file at ``into``, which it replaces.

    Takes a GeoNames dump (``allCountries.txt``, a country's file; 19 tab-separated columns) or a CSV or TSV whose
    first line names its columns; either may be zipped. Rows that cannot be read are told and left out. Memory does
    not grow with the file. Raises ``PlaceImportError`` when the file is no such list.
    """
    if not file.is_file():
        raise PlaceImportError(f"{file}: no such file")
    into.parent.mkdir(parents=True, exist_ok=True)
    unfinished = into.with_name(into.name + ".part")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    try:
        with _opened(file) as lines:
            summary = _fill(connection, file, lines)
    except (PlaceImportError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        connection.close()
        unfinished.unlink(missing_ok=True)
        reason = (
            str(error) if isinstance(error, PlaceImportError) else f"{file}: not readable as UTF-8 text or zip: {error}"
        )
        raise PlaceImportError(reason) from None
    connection.close()
    if not summary.added:
        unfinished.unlink(missing_ok=True)
        raise PlaceImportError(f"{file}: no place could be read" + "".join(f"\n  {f}" for f in summary.faults[:3]))
    unfinished.replace(into)
    return summary


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    """The text of a list, unzipped where needed."""
    if not zipfile.is_zipfile(file):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield lines
        return
    with zipfile.ZipFile(file) as archive:
        names = [n for n in archive.namelist() if n.lower().endswith((".txt", ".csv", ".tsv"))]
        names = [n for n in names if "readme" not in n.lower()]
        if len(names) != 1:
            raise PlaceImportError(f"{file}: expected one .txt, .csv or .tsv inside, found {len(names)}")
        with archive.open(names[0]) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def _fill(connection: sqlite3.Connection, file: Path, lines: TextIO) -> ImportSummary:
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;" + SCHEMA
    )
    writer = _Writer(connection)
    faults: list[str] = []
    skipped = 0
    for line, result in _places(file, lines):
        if isinstance(result, ListedPlace):
            writer.add(result)
            continue
        skipped += 1
        if len(faults) < TOLD:
            faults.append(f"{file}, line {line}: {result}")
    writer.finish()
    return ImportSummary(writer.added, skipped, tuple(faults))


def _places(file: Path, lines: TextIO) -> Iterator[tuple[int, ListedPlace | str]]:
    """Each row's line with the place that stands there, or why there is none."""
    csv.field_size_limit(_MAX_FIELD)
    first = lines.readline()
    if not first.strip():
        raise PlaceImportError(f"{file}, line 1: the file is empty")
    if first.count("\t") == GEONAMES_COLUMNS - 1:
        yield from _geonames_rows(first, lines)
        return
    try:
        dialect_delimiter = _delimiter(first)
        header = next(csv.reader([first], delimiter=dialect_delimiter))
        columns = find_columns(header)
    except (ColumnError, csv.Error) as error:
        raise PlaceImportError(f"{file}, line 1: {error}") from None
    yield from _table_rows(columns, lines, dialect_delimiter)


def _geonames_rows(first: str, lines: TextIO) -> Iterator[tuple[int, ListedPlace | str]]:
    for line, text in enumerate(_chain(first, lines), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        try:
            place = geonames_place(text.rstrip("\r\n").split("\t"))
        except RowError as error:
            yield line, str(error)
            continue
        if place is not None:
            yield line, place


def _chain(first: str, lines: TextIO) -> Iterator[str]:
    yield first
    yield from lines


def _table_rows(columns: Columns, lines: TextIO, delimiter: str) -> Iterator[tuple[int, ListedPlace | str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num + 1, f"not readable as a table row: {error}"
            continue
        line = reader.line_num + 1  # the header's line was read before
        if not any(cell.strip() for cell in row) or row[0].startswith("#"):
            continue  # blank lines, comments and HXL hashtag rows
        try:
            yield line, table_place(row, columns)
        except RowError as error:
            yield line, str(error)


def _delimiter(header: str) -> str:
    counts = {d: header.count(d) for d in (",", ";", "\t", "|")}
    return max(counts, key=lambda d: counts[d])


class _Writer:
    """Writes places in batches."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: list[Sequence[object]] = []
        self._names: list[Sequence[object]] = []
        self.added = 0

    def add(self, place: ListedPlace) -> None:
        keys = keys_of(place)
        if not keys:
            return
        self.added += 1
        number = self.added
        id_ = f"geonames:{place.geonames}" if place.geonames else place.code or f"added:{number}"
        self._places.append(
            (
                number,
                id_,
                place.name,
                str(place.kind),
                place.country,
                place.lat,
                place.lon,
                place.population,
                place.region,
            )
        )
        self._names.extend((key, number, int(alternate)) for key, alternate in keys.items())
        if len(self._places) >= BATCH:
            self._flush()

    def finish(self) -> None:
        """Writes what is still held back and makes the list searchable."""
        self._flush()
        self._connection.execute(INDEX)
        self._connection.commit()

    def _flush(self) -> None:
        self._connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._places)
        self._connection.executemany("INSERT INTO name VALUES (?, ?, ?)", self._names)
        self._connection.commit()
        self._places.clear()
        self._names.clear()
