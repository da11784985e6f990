"""Rows of a table with names and coordinates, whatever its columns are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.index_writer import ListedPlace

# How headers are guessed: the first pattern that a header matches wins, the first column of a kind wins.
_PATTERNS = {
    "lat": r"lat|latitude|lat_?dd|y|y_?coord\w*|point_y|centroid_?lat|lat\w*_?dec\w*|gps_?lat\w*",
    "lon": r"lon|lng|long|longitude|lon_?dd|x|x_?coord\w*|point_x|centroid_?lon|lon\w*_?dec\w*|gps_?lon\w*",
    "code": r"\w*p_?code|code|id|place_?id|uid|cod|ref",
    "country": r"iso_?2|iso_?a2|country_?code|cc|adm0_?pcode|country_?iso2?",
    "population": r"pop|population|pop_?\w*",
    "kind": r"kind|type|feature|class|place_?type|loc_?type",
    "region": r"region|province|governorate|state|adm1_?(?:en|name\w*)|admin1\w*",
    "aliases": r"alias\w*|alt\w*_?names?|other_?names?|alternate\w*|variants?",
    "name": r"name|name_?en|place|place_?name|location|loc_?name|settlement|village|town|city|toponym|site_?name|"
    r"featurename\w*|adm[1-4]_?(?:en|name\w*)|camp|camp_?name",
}
_KINDS = {
    "ppl": PlaceKind.VILLAGE, "populated place": PlaceKind.VILLAGE, "town": PlaceKind.CITY, "hamlet": PlaceKind.VILLAGE,
    "governorate": PlaceKind.REGION, "province": PlaceKind.REGION, "state": PlaceKind.REGION,
    "county": PlaceKind.DISTRICT,
    "neighbourhood": PlaceKind.QUARTER, "neighborhood": PlaceKind.QUARTER, "refugee camp": PlaceKind.CAMP,
    "idp camp": PlaceKind.CAMP, "checkpoint": PlaceKind.CROSSING, "lake": PlaceKind.WATER, "hill": PlaceKind.MOUNTAIN,
}  # fmt: skip


class ColumnError(ValueError):
    """A header that lacks a needed column."""


class RowError(ValueError):
    """A row that gives no place."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each value stands in a row; None where the table has no such column."""

    name: int
    lat: int
    lon: int
    code: int | None = None
    country: int | None = None
    population: int | None = None
    kind: int | None = None
    region: int | None = None
    aliases: int | None = None


def find_columns(header: Sequence[str]) -> Columns:
    """Which column is which, guessed from the header. Raises ``ColumnError`` without name, lat and lon."""
    found: dict[str, int] = {}
    for i, cell in enumerate(header):
        plain = re.sub(r"[^a-z0-9]+", "_", cell.strip().lower()).strip("_")
        for column, pattern in _PATTERNS.items():
            if re.fullmatch(pattern, plain):
                found.setdefault(column, i)
                break
    if "name" not in found:  # tables of divisions name the finest last: ADM1_EN, ADM2_EN
        found |= {"name": found["region"]} if "region" in found else {}
    missing = [c for c in ("name", "lat", "lon") if c not in found]
    if missing:
        have = ", ".join(repr(h) for h in header)
        raise ColumnError(f"no column for {', '.join(missing)} among {have}; name them name, lat, lon")
    return Columns(**found)


def table_place(row: Sequence[str], columns: Columns) -> ListedPlace:
    """The place of one row. Raises ``RowError``."""

    def cell(at: int | None) -> str:
        return row[at].strip() if at is not None and at < len(row) else ""

    name = cell(columns.name)
    if not name:
        raise RowError("no name")
    lat, lon = coordinates(cell(columns.lat), cell(columns.lon))
    code, country = cell(columns.code), cell(columns.country).upper()
    if not re.fullmatch(r"[A-Z]{2}", country):
        prefix = re.match(r"([A-Z]{2})\d", code)  # OCHA's p-codes begin with the country
        country = prefix[1] if prefix else ""
    population = re.sub(r"[,\s]", "", cell(columns.population)).partition(".")[0]
    return ListedPlace(
        name=name,
        kind=_kind(cell(columns.kind)),
        country=country or None,
        lat=lat,
        lon=lon,
        aliases=tuple(a.strip() for a in re.split(r"[|;]", cell(columns.aliases)) if a.strip()),
        population=int(population) if population.isdigit() else 0,
        region=cell(columns.region) or None,
        code=code or None,
    )


def coordinates(lat: str, lon: str) -> tuple[float, float]:
    """Decimal degrees from two cells; a decimal comma is taken for a point. Raises ``RowError``."""
    try:
        degrees = (float(lat.replace(",", ".")), float(lon.replace(",", ".")))
    except ValueError:
        raise RowError(f"no coordinates: {lat!r}, {lon!r}") from None
    if not (abs(degrees[0]) <= 90 and abs(degrees[1]) <= 180):  # also false for nan
        raise RowError(f"coordinates out of range: {lat}, {lon}")
    return degrees


def _kind(cell: str) -> PlaceKind:
    plain = cell.lower()
    if plain in _KINDS:
        return _KINDS[plain]
    return PlaceKind(plain) if plain in {str(k) for k in PlaceKind} else PlaceKind.VILLAGE
