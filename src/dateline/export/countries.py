"""Countries in the codes and names of other projects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.export.crosswalk import Row, load_table
from dateline.gazetteer.countries import load_country_names

COLUMNS = ("iso", "iso3", "number", "gw", "acled_region", "ucdp_region", "acled_name", "ucdp_name")


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country: ``number`` ISO 3166 numeric, ``gw`` after Gleditsch and Ward; None where a list leaves it out."""

    iso: str
    iso3: str | None
    number: int | None
    gw: int | None
    name: str
    acled_name: str
    acled_region: str | None
    ucdp_name: str
    ucdp_region: str | None


def _faults(row: Row) -> Iterable[str]:
    if len(row["iso"]) != 2:
        yield f"{row['iso']!r} is no ISO 3166 code of two letters"
    elif row["iso"] not in load_country_names():
        yield f"{row['iso']} stands not in the gazetteer's list of countries"
    if row["iso3"] and len(row["iso3"]) != 3:
        yield f"{row['iso3']!r} is no code of three letters"
    for column in ("number", "gw"):
        if row[column] and not row[column].isdigit():
            yield f"{column} is no number: {row[column]!r}"


@cache
def load_country_codes() -> Mapping[str, CountryCodes]:
    """Every country by its ISO code of two letters."""
    names = load_country_names()
    return {row["iso"]: _codes(row, names[row["iso"]]) for row in load_table("countries.tsv", COLUMNS, _faults)}


def _codes(row: Row, name: str) -> CountryCodes:
    return CountryCodes(
        iso=row["iso"],
        iso3=row["iso3"] or None,
        number=int(row["number"]) if row["number"] else None,
        gw=int(row["gw"]) if row["gw"] else None,
        name=name,
        acled_name=row["acled_name"] or name,
        acled_region=row["acled_region"] or None,
        ucdp_name=row["ucdp_name"] or name,
        ucdp_region=row["ucdp_region"] or None,
    )


def country_codes(iso: str | None) -> CountryCodes | None:
    """The codes of a country; None for an unknown one."""
    return load_country_codes().get(iso) if iso else None
