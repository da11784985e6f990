"""Looking places up by name."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from dateline.gazetteer.descriptors import RESOURCES, Descriptor, Descriptors, load_descriptors, parse_name
from dateline.gazetteer.entry import GazetteerEntry, PlaceKind
from dateline.gazetteer.folding import fold, loosen
from dateline.gazetteer.index import LOOSE, PlaceIndex, open_index

# Places without a known number of people rank as if they had so many (tenth logarithm): reports name a
# country a hundred times more often than its towns, and a region about as often as a large town.
_WEIGHTS = {
    PlaceKind.COUNTRY: 8.5,
    PlaceKind.CONTINENT: 7.5,
    PlaceKind.REGION: 6.0,
    PlaceKind.AREA: 5.6,
    PlaceKind.WATER: 5.4,
    PlaceKind.RIVER: 5.2,
    PlaceKind.ISLAND: 5.2,
    PlaceKind.MOUNTAIN: 4.9,
    PlaceKind.CAMP: 4.9,
    PlaceKind.CITY: 4.9,
    PlaceKind.VILLAGE: 4.5,
    PlaceKind.DISTRICT: 4.6,
    PlaceKind.CROSSING: 4.6,
    PlaceKind.SITE: 4.6,
    PlaceKind.QUARTER: 4.3,
}
_ALTERNATE_COST = 1.0  # a name that is only an alternate one of ten times as many people ranks even
_LOOSE_COST = 1.5
_LARGE = 4.8
_NAMESAKE_POPULATION = 20_000  # a town of this size is meant before the region that bears its name


class PlaceList(Protocol):
    """A list of places that can be searched by key: the built-in one, or one a user has added."""

    def entries(self, key: str) -> Iterable[GazetteerEntry]:
        """All places that bear a folded name (or, after ``LOOSE``, a sound)."""
        ...


class BuiltInPlaces:
    """The compiled list that comes with Dateline."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index

    def entries(self, key: str) -> Iterable[GazetteerEntry]:
        for number, alternate in self._index.find(key):
            yield self._entry(number, alternate, key.startswith(LOOSE))

    def _entry(self, number: int, alternate: bool, loose: bool) -> GazetteerEntry:
        record = self._index.record(number)
        kind = PlaceKind(self._index.kinds[record.kind])
        country = self._index.countries[record.country] if record.country < len(self._index.countries) else None
        region = self._index.regions[record.region].partition("|")[2] or None
        named = f"{record.name} {region}" if kind is PlaceKind.DISTRICT and region else record.name
        own_id = f"dateline:{country or 'XX'}:{kind}:{fold(named).replace(' ', '-')}"
        weight = math.log10(record.population + 200)
        if record.listed:
            weight = max(weight, _WEIGHTS[kind])
        if alternate and kind is not PlaceKind.COUNTRY and not record.listed:
            weight -= _ALTERNATE_COST
        return GazetteerEntry(
            id=f"geonames:{record.geonames}" if record.geonames else own_id,
            name=record.name,
            kind=kind,
            country=country,
            lat=record.lat,
            lon=record.lon,
            population=record.population,
            region=region,
            weight=weight - (_LOOSE_COST if loose else 0),
            alternate=alternate,
            loose=loose,
        )


class Gazetteer:
    """Names in, places out, the likeliest first. Frozen after opening."""

    def __init__(self, lists: Sequence[PlaceList], descriptors: Descriptors | None = None) -> None:
        self._lists = tuple(lists)
        self._descriptors = load_descriptors() if descriptors is None else descriptors
        # Reports of one run name the same places again and again: 20,000 names are about 20 MB at most.
        self._cached = lru_cache(maxsize=20_000)(self._search)

    @property
    def descriptors(self) -> Descriptors:
        """The words that say what sort of place a name stands for."""
        return self._descriptors

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """All places a name may stand for, the likeliest without context first; empty when there is none.

        A described name ("eastern Idlib province", "the town of Hajin") is tried whole, then bare, with the
        kinds that its description allows first.
        """
        return self._cached(name)

    def exact(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places that bear just this name, case and marks apart: nothing taken off, no likeness of sound."""
        return self._ranked(fold(name))

    def _search(self, name: str) -> tuple[GazetteerEntry, ...]:
        bare = name[4:] if name[:4].lower() == "the " else name
        if found := self._ranked(fold(name)) or self._ranked(fold(bare)):
            return found
        for parts in parse_name(name, self._descriptors):
            several = parts.descriptor is not None and parts.descriptor.word == "counties"
            if several and (found := self._ranked(fold(f"{parts.core} County"))):
                return found
            if found := self._ranked(fold(parts.core)):
                return _described(found, parts.descriptor)
        for parts in parse_name(name, self._descriptors):
            if found := self._by_sound(parts.core):
                return _described(found, parts.descriptor)
        return self._by_sound(name)

    def _by_sound(self, name: str) -> tuple[GazetteerEntry, ...]:
        loose = loosen(fold(name))
        return self._ranked(LOOSE + loose) if loose else ()

    def _ranked(self, key: str) -> tuple[GazetteerEntry, ...]:
        if not key:
            return ()
        found: dict[str, GazetteerEntry] = {}
        for places in self._lists:
            for entry in places.entries(key):
                known = found.get(entry.id)
                if known is None or entry.weight > known.weight:
                    found[entry.id] = entry
        return _sorted(_namesakes(list(found.values())))


def _sorted(entries: Iterable[GazetteerEntry]) -> tuple[GazetteerEntry, ...]:
    return tuple(sorted(entries, key=lambda e: (-e.weight, e.id)))


def _namesakes(entries: list[GazetteerEntry]) -> list[GazetteerEntry]:
    """Regions rank just below their own larger town of the same name; a town that is only sometimes called like its
    country (Mexico City) gives way to it."""
    towns: dict[tuple[str | None, str | None], float] = {}
    for e in entries:
        if e.kind is PlaceKind.CITY and e.population >= _NAMESAKE_POPULATION:
            towns[e.country, e.region] = max(towns.get((e.country, e.region), 0.0), e.weight)
    countries = {e.country for e in entries if e.is_country}
    kept = [e for e in entries if e.is_country or not (e.alternate and e.country in countries)]
    return [
        replace(e, weight=towns[e.country, e.name] - 0.1)
        if e.kind is PlaceKind.REGION and (e.country, e.name) in towns
        else e
        for e in kept
    ]


def _described(entries: Sequence[GazetteerEntry], descriptor: Descriptor | None) -> tuple[GazetteerEntry, ...]:
    """The places that a description allows, the best kind first; stand-ins of other kinds after them."""
    if descriptor is None:
        return tuple(entries)
    fitting = [e for e in entries if e.kind in descriptor.kinds]
    if descriptor.strict:
        return tuple(fitting)
    if descriptor.large:
        return tuple(e for e in fitting if e.kind is PlaceKind.SITE or e.weight >= _LARGE)
    # A fitting kind outweighs a place a thousand times as large of another kind.
    rank = {kind: 3.0 - 0.75 * i for i, kind in enumerate(descriptor.kinds)}
    return _sorted(replace(e, weight=e.weight + max(rank.get(e.kind, 0.0), 0.0)) for e in entries)


@cache
def _built_in(path: Path) -> BuiltInPlaces:
    return BuiltInPlaces(open_index(path))


def open_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """The built-in places and the imported lists at the paths of ``extra`` (see ``importers.import_places``)."""
    from dateline.gazetteer.imported import ImportedPlaces  # noqa: PLC0415 - sqlite only where a list was added

    return Gazetteer([*(ImportedPlaces(path) for path in extra), _built_in(RESOURCES / "places.idx")])
