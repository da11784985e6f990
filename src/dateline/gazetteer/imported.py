"""Lists of places that a user has added, each in an SQLite file of its own."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from dateline.gazetteer.entry import WIDE_KINDS, GazetteerEntry, PlaceKind
from dateline.gazetteer.index import LOOSE

SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    lat REAL, lon REAL, population INTEGER NOT NULL, region TEXT
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL);
"""
INDEX = (
    "CREATE INDEX name_key ON name (key)"  # made after the rows are in: millions of keys sort quicker than they insert
)
_SELECT = """
SELECT p.id, p.name, p.kind, p.country, p.lat, p.lon, p.population, p.region, n.alternate
FROM name n JOIN place p ON p.number = n.place WHERE n.key = ? ORDER BY p.number
"""
# A place of an added list ranks as if it had so many people: the user added it because reports name it, yet a
# hamlet of a full GeoNames dump must not displace a known town.
_LEAST_PEOPLE = 500
_ADMINISTRATIVE = {PlaceKind.REGION: 6.0, PlaceKind.DISTRICT: 4.6, PlaceKind.COUNTRY: 8.5}


class ImportedPlaces:
    """One added list, opened for reading."""

    def __init__(self, path: Path) -> None:
        """Raises ``FileNotFoundError`` when there is no such file."""
        if not path.is_file():
            raise FileNotFoundError(f"no such list of places: {path}")
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)

    def entries(self, key: str) -> Iterable[GazetteerEntry]:
        """All places of the list that bear a folded name (or, after ``LOOSE``, a sound)."""
        loose = key.startswith(LOOSE)
        for row in self._connection.execute(_SELECT, (key,)):
            id_, name, kind, country, lat, lon, population, region, alternate = row
            place_kind = PlaceKind(kind)
            wide = place_kind in WIDE_KINDS
            weight = _ADMINISTRATIVE.get(place_kind, math.log10(max(population, _LEAST_PEOPLE) + 200))
            yield GazetteerEntry(
                id=id_,
                name=name,
                kind=place_kind,
                country=country,
                lat=None if wide else lat,
                lon=None if wide else lon,
                population=population,
                region=region,
                weight=weight - (1.0 if alternate else 0.0) - (1.5 if loose else 0.0),
                alternate=bool(alternate),
                loose=loose,
            )

    def close(self) -> None:
        self._connection.close()
