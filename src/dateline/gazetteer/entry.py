"""One place of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of place a name stands for, from the widest to the smallest."""

    CONTINENT = "continent"  # also parts of the world: the Middle East, West Africa, the Sahel
    COUNTRY = "country"
    REGION = "region"  # a first-level division: province, governorate, oblast, state
    AREA = "area"  # a region with no administration of its own, historical or natural: Ghouta, Donbas
    DISTRICT = "district"  # a lower division: county, district, woreda, local government area
    ISLAND = "island"
    WATER = "water"  # a sea, lake, strait, gulf or bay
    RIVER = "river"
    MOUNTAIN = "mountain"
    CITY = "city"
    VILLAGE = "village"
    QUARTER = "quarter"  # a part of a town
    CAMP = "camp"  # for refugees, displaced people or prisoners
    CROSSING = "crossing"  # a border crossing or checkpoint
    SITE = "site"  # a base, airport, dam, prison, bridge, mine, building


# Kinds of which a country may be made: a name without coordinates is honest for these.
WIDE_KINDS = frozenset({PlaceKind.CONTINENT, PlaceKind.COUNTRY})


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place: ``lat`` and ``lon`` are decimal degrees, None for whole countries and wider.

    ``id`` is ``geonames:170063`` where the place stands in GeoNames, else made of the list, country
    and name. ``country`` is ISO 3166 alpha-2, None for places of several countries; ``region`` is
    the name of the first-level division it lies in. ``weight`` ranks places of one name without
    context: about the tenth logarithm of the people who would be meant. ``alternate`` is true when
    the name looked for is not the place's usual one, ``loose`` when only its sound matched.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    region: str | None
    weight: float
    alternate: bool = False
    loose: bool = False

    @property
    def is_country(self) -> bool:
        return self.kind is PlaceKind.COUNTRY

    @property
    def is_wide(self) -> bool:
        return self.kind in WIDE_KINDS
