"""Writing the compiled list of places: the same lists always give the same bytes."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.folding import LOOSE_COUNTRIES, fold, loosen
from dateline.gazetteer.index import ALTERNATE, COLUMNS, LISTED, LOOSE, MAGIC, NOWHERE, SHARED, key_of

KINDS = [str(k) for k in PlaceKind]
COUNTRYLESS = 255


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """One place of a source list. ``region`` is the first-level division's name, ``listed`` marks
    Dateline's own lists, ``aliases`` are its other names in Latin letters."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    aliases: tuple[str, ...] = field(default=())
    population: int = 0
    geonames: int = 0
    region: str | None = None
    listed: bool = False
    code: str | None = None  # a user's own code, kept as the place's id


def keys_of(place: ListedPlace) -> dict[str, bool]:
    """Every key a place is found under, each with whether it is only an alternate name's."""
    keys: dict[str, bool] = {}
    for alternate, name in [(False, place.name), *((True, a) for a in place.aliases)]:
        folded = fold(name)
        if not folded:
            continue
        keys[folded] = keys.get(folded, True) and alternate
        if place.country in LOOSE_COUNTRIES and (loose := loosen(folded)):
            keys[LOOSE + loose] = keys.get(LOOSE + loose, True) and alternate
    return keys


def write_index(path: Path, places: Sequence[ListedPlace], made_from: Mapping[str, str]) -> int:
    """Writes the compiled list and returns its size in bytes. Raises ``ValueError`` when two keys fall together."""
    countries = sorted({p.country for p in places if p.country})
    regions = ["", *sorted({_region_key(p) for p in places if p.region})]
    columns = _place_columns(places, countries, regions) | _key_columns(places)
    header: dict[str, object] = {"kinds": KINDS, "countries": countries, "regions": regions}
    header["made_from"] = dict(made_from)
    content = _assemble(header, columns)
    path.write_bytes(content)
    return len(content)


def _region_key(place: ListedPlace) -> str:
    return f"{place.country}|{place.region}"


def _place_columns(places: Sequence[ListedPlace], countries: list[str], regions: list[str]) -> dict[str, array[int]]:
    country_number = {c: i for i, c in enumerate(countries)}
    region_number = {r: i for i, r in enumerate(regions)}
    columns = {name: array(COLUMNS[name]) for name in COLUMNS}
    names = bytearray()
    for place in places:
        columns["lat"].append(NOWHERE if place.lat is None else round(place.lat * 100))
        columns["lon"].append(NOWHERE if place.lon is None else round(place.lon * 100))
        columns["population"].append(place.population)
        columns["geonames"].append(place.geonames)
        columns["country"].append(country_number[place.country] if place.country else COUNTRYLESS)
        columns["region"].append(region_number[_region_key(place)] if place.region else 0)
        columns["kind"].append(KINDS.index(place.kind) | (LISTED if place.listed else 0))
        columns["name_at"].append(len(names))
        names += place.name.encode("utf-8")
    columns["name_at"].append(len(names))
    columns["names"] = array("B", names)
    return columns


def _key_columns(places: Sequence[ListedPlace]) -> dict[str, array[int]]:
    postings: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for key, alternate in keys_of(place).items():
            postings.setdefault(key, []).append(number | (ALTERNATE if alternate else 0))
    hashed: dict[tuple[int, int], str] = {}
    for key in postings:
        if hashed.setdefault(key_of(key), key) != key:
            raise ValueError(f"the keys of {key!r} and {hashed[key_of(key)]!r} fall together: lengthen the hash")
    buckets, keys, values, overflow = (array("I") for _ in range(4))
    order = sorted(hashed)
    at = 0
    for bucket in range(65536):
        buckets.append(at)
        while at < len(order) and order[at][0] == bucket:
            at += 1
    buckets.append(len(order))
    for pair in order:
        found = postings[hashed[pair]]
        keys.append(pair[1])
        values.append(found[0] if len(found) == 1 else SHARED | len(overflow))
        if len(found) > 1:
            overflow.extend([len(found), *found])
    return {"buckets": buckets, "keys": keys, "postings": values, "overflow": overflow}


def _assemble(header: dict[str, object], columns: dict[str, array[int]]) -> bytes:
    """Header and columns in one piece, every column at a multiple of four bytes."""
    sizes = {name: len(c) * c.itemsize for name, c in columns.items()}
    blank = {name: [10**9, 10**9] for name in columns}  # room for the offsets, which the header's length moves
    room = len(json.dumps(header | {"columns": blank}, sort_keys=True))
    begin = len(MAGIC) + 4 + room
    offset = begin + (-begin) % 4
    table = {}
    for name in columns:
        table[name] = [offset, sizes[name]]
        offset += sizes[name] + (-sizes[name]) % 4
    text = json.dumps(header | {"columns": table}, sort_keys=True).ljust(room).encode("ascii")
    content = bytearray(MAGIC + len(text).to_bytes(4, "little") + text)
    for column in columns.values():
        content += bytes((-len(content)) % 4)
        if sys.byteorder == "big":
            column.byteswap()
        content += column.tobytes()
    return bytes(content)
