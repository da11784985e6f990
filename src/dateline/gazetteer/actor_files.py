"""Reading lists of actors: the packaged tables and a user's own TOML or CSV files."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dateline.errors import DataFileError
from dateline.gazetteer.actor_entry import ALWAYS, ActorEntry
from dateline.model.mention import MentionKind

KINDS = tuple(k.value for k in MentionKind if k not in (MentionKind.PERSON, MentionKind.GENERIC))
COLUMNS = ("id", "name", "kind", "countries", "years", "forms")
_YEARS = re.compile(r"(\d{4})?-(\d{4})?|\d{4}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class ActorListError(DataFileError):
    """One or more faults in lists of actors, each with its file and line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class TextFile(Protocol):
    """A file on disk or in the package."""

    @property
    def name(self) -> str: ...

    def read_text(self, encoding: str | None = None) -> str: ...


@dataclass
class Faults:
    """Faults gathered while reading, to be told all at once."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        self.found.append(f"{where}: {what}")

    def tell(self) -> None:
        """Raises ``ActorListError`` if there were any."""
        if self.found:
            raise ActorListError(self.found)


def table_rows(file: TextFile, faults: Faults) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a tab-separated table as (file:line, column → value); "-" is an empty value."""
    columns: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if not columns:
            columns = fields
        elif len(fields) != len(columns):
            faults.add(
                f"{file.name}:{number}", f"{len(fields)} columns, expected {len(columns)} ({', '.join(columns)})"
            )
        else:
            yield (
                f"{file.name}:{number}",
                {c: "" if f == "-" else f.strip() for c, f in zip(columns, fields, strict=True)},
            )


def read_table(file: TextFile, faults: Faults) -> list[ActorEntry]:
    """The actors of a packaged table."""
    entries = (read_row(where, row, faults) for where, row in table_rows(file, faults))
    return [e for e in entries if e is not None]


def read_row(where: str, row: Mapping[str, str], faults: Faults) -> ActorEntry | None:
    """One actor from a row, or None when the row has a fault."""
    before = len(faults.found)
    if not _ID.fullmatch(row["id"]):
        faults.add(where, f"id {row['id']!r}: letters, digits, dots and hyphens only")
    if not row["name"]:
        faults.add(where, "the name is missing")
    if row["kind"] not in KINDS:
        faults.add(where, f"kind {row['kind']!r}: one of {', '.join(KINDS)}")
    countries = tuple(c.strip() for c in row["countries"].split(",") if c.strip())
    for country in countries:
        if not _COUNTRY.fullmatch(country):
            faults.add(where, f"country {country!r}: two capital letters (ISO 3166)")
    first, last = read_years(where, row["years"], faults)
    if len(faults.found) > before:
        return None
    return ActorEntry(
        id=row["id"],
        name=row["name"],
        kind=MentionKind(row["kind"]),
        countries=countries,
        forms=tuple(f.strip() for f in row["forms"].split("|") if f.strip()),
        first_year=first,
        last_year=last,
    )


def read_years(where: str, years: str, faults: Faults) -> tuple[int, int]:
    """First and last year of "1994-2001", "1994-", "-2001", "1994" or nothing."""
    if not years:
        return ALWAYS
    match = _YEARS.fullmatch(years)
    if not match or years == "-":
        faults.add(where, f"years {years!r}: write 1994-2001, 1994-, -2001 or 1994")
        return ALWAYS
    if "-" not in years:
        return int(years), int(years)
    first, last = int(match[1] or ALWAYS[0]), int(match[2] or ALWAYS[1])
    if first > last:
        faults.add(where, f"years {years!r}: the first year is after the last")
    return first, last


def read_states(file: TextFile, faults: Faults) -> Sequence[tuple[ActorEntry, Mapping[str, str]]]:
    """The states with their row: the adjectives, peoples and seats are indexed by their use."""
    states = []
    for where, row in table_rows(file, faults):
        first, last = read_years(where, row["years"], faults)
        if not _COUNTRY.fullmatch(row["code"]) or not row["name"]:
            faults.add(where, "a state needs a code of two capital letters and a name")
            continue
        entry = ActorEntry(
            id=row["code"],
            name=row["name"],
            kind=MentionKind.STATE,
            countries=(row["code"],),
            forms=tuple(f for f in row["other"].split("|") if f),
            first_year=first,
            last_year=last,
            adjective=row["adjective"].split("|")[0] or row["name"],
        )
        states.append((entry, row))
    return states


def read_user_file(path: Path, faults: Faults) -> list[ActorEntry]:
    """The actors of a user's .toml or .csv file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        faults.add(str(path), f"cannot be read: {error.strerror or error}")
        return []
    except UnicodeDecodeError:
        faults.add(str(path), "is not UTF-8 text")
        return []
    if path.suffix.lower() == ".toml":
        return _read_toml(path, text, faults)
    if path.suffix.lower() == ".csv":
        return _read_csv(path, text, faults)
    faults.add(str(path), "a list of actors is a .toml or a .csv file")
    return []


def _read_csv(path: Path, text: str, faults: Faults) -> list[ActorEntry]:
    reader = csv.DictReader(text.splitlines())
    missing = [c for c in ("id", "name", "kind") if c not in (reader.fieldnames or ())]
    if missing:
        faults.add(f"{path}:1", f"the header lacks {', '.join(missing)} (columns: {', '.join(COLUMNS)})")
        return []
    entries = []
    for row in reader:
        values = {c: str(row.get(c) or "").strip() for c in COLUMNS}
        entries.append(read_row(f"{path}:{reader.line_num}", values, faults))
    return [e for e in entries if e is not None]


def _read_toml(path: Path, text: str, faults: Faults) -> list[ActorEntry]:
    try:
        tables = tomllib.loads(text).get("actor", [])
    except tomllib.TOMLDecodeError as error:
        faults.add(str(path), f"is not TOML: {error}")
        return []
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[actor]]"]
    if not isinstance(tables, list) or len(starts) != len(tables):
        faults.add(str(path), "write each actor as a [[actor]] table")
        return []
    entries = []
    for line, table in zip(starts, tables, strict=True):
        unknown = sorted(set(table) - set(COLUMNS))
        if unknown:
            faults.add(f"{path}:{line}", f"unknown key {', '.join(unknown)} (keys: {', '.join(COLUMNS)})")
        values = {c: _flat(table.get(c, ""), "|" if c == "forms" else ",") for c in COLUMNS}
        entries.append(read_row(f"{path}:{line}", values, faults))
    return [e for e in entries if e is not None]


def _flat(value: object, mark: str) -> str:
    return mark.join(str(v) for v in value) if isinstance(value, list) else str(value)
