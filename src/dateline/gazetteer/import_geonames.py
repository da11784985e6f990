"""Rows of a GeoNames dump."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.import_table import RowError, coordinates
from dateline.gazetteer.index_writer import ListedPlace
from dateline.gazetteer.sources import CITY_POPULATION, is_latin_name

COLUMNS = 19
_BY_CODE = {
    "PCLI": PlaceKind.COUNTRY, "PCLD": PlaceKind.COUNTRY, "PCLF": PlaceKind.COUNTRY, "PCLS": PlaceKind.COUNTRY,
    "PCL": PlaceKind.COUNTRY, "TERR": PlaceKind.COUNTRY, "ADM1": PlaceKind.REGION, "ADM2": PlaceKind.DISTRICT,
    "ADM3": PlaceKind.DISTRICT, "ADM4": PlaceKind.DISTRICT, "ADM5": PlaceKind.DISTRICT, "ADMD": PlaceKind.DISTRICT,
    "PPLX": PlaceKind.QUARTER, "CMPRF": PlaceKind.CAMP, "CMP": PlaceKind.CAMP, "CMPQ": PlaceKind.CAMP,
    "ISL": PlaceKind.ISLAND, "ISLS": PlaceKind.ISLAND, "PSTB": PlaceKind.CROSSING, "CONT": PlaceKind.CONTINENT,
    "STM": PlaceKind.RIVER, "STMI": PlaceKind.RIVER, "WAD": PlaceKind.RIVER,
}  # fmt: skip
_BY_CLASS = {
    "A": PlaceKind.DISTRICT, "H": PlaceKind.WATER, "L": PlaceKind.AREA, "P": PlaceKind.VILLAGE, "R": PlaceKind.SITE,
    "S": PlaceKind.SITE, "T": PlaceKind.MOUNTAIN, "U": PlaceKind.WATER, "V": PlaceKind.AREA,
}  # fmt: skip


def geonames_place(cells: Sequence[str]) -> ListedPlace | None:
    """The place of one row; None for places that are no more (``PPLH``, ``ADM1H`` …). Raises ``RowError``."""
    if len(cells) != COLUMNS:
        raise RowError(f"{len(cells)} columns where a GeoNames dump has {COLUMNS}")
    number, name, ascii_name, alternates, code = cells[0], cells[1].strip(), cells[2].strip(), cells[3], cells[7]
    if not name:
        raise RowError("no name")
    if not number.isdigit():
        raise RowError(f"geonameid is no number: {number!r}")
    if code.endswith("H") and code not in ("RSTNH",):
        return None
    lat, lon = coordinates(cells[4], cells[5])
    population = int(cells[14]) if cells[14].isdigit() else 0
    kind = _BY_CODE.get(code) or _BY_CLASS.get(cells[6], PlaceKind.SITE)
    if kind is PlaceKind.VILLAGE and population >= CITY_POPULATION:
        kind = PlaceKind.CITY
    aliases = dict.fromkeys([ascii_name, *(a for a in alternates.split(",") if is_latin_name(a))])
    aliases.pop(name, None)
    aliases.pop("", None)
    return ListedPlace(
        name=name,
        kind=kind,
        country=cells[8].strip() or None,
        lat=lat,
        lon=lon,
        aliases=tuple(aliases),
        population=population,
        geonames=int(number),
    )
