"""What a country's people and things are called, and which words are no places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.tables import read_table

COUNTRY_COLUMNS = ("iso", "lat", "lon", "name", "aliases", "demonyms", "capital")


@cache
def load_demonyms(path: Path = RESOURCES / "countries.tsv") -> Mapping[str, str]:
    """The country code by the small-letter word for its people and things: ``syrian`` → ``SY``."""
    found: dict[str, str] = {}
    for row in read_table(path, COUNTRY_COLUMNS):
        for word in row.values["demonyms"].split("|"):
            if word:
                found.setdefault(word.lower(), row.values["iso"])
    return found


@cache
def load_not_places(path: Path = RESOURCES / "not_places.tsv") -> frozenset[str]:
    """Small-letter words that are hardly ever a place when they stand alone."""
    return frozenset(row.values["word"] for row in read_table(path, ("word",)))


@cache
def load_country_names(path: Path = RESOURCES / "countries.tsv") -> Mapping[str, str]:
    """The usual English name of each country by its code."""
    return {row.values["iso"]: row.values["name"] for row in read_table(path, COUNTRY_COLUMNS)}


@cache
def load_capitals(path: Path = RESOURCES / "countries.tsv") -> Mapping[str, str]:
    """The seat of government of each country by its code; countries without one are left out."""
    rows = read_table(path, COUNTRY_COLUMNS)
    return {row.values["iso"]: row.values["capital"] for row in rows if row.values["capital"]}


@cache
def load_centres(path: Path = RESOURCES / "countries.tsv") -> Mapping[str, tuple[float, float]]:
    """A central point of each country by its code. For measuring and ranking: a claim's country has no point."""
    rows = read_table(path, COUNTRY_COLUMNS)
    return {row.values["iso"]: (float(row.values["lat"]), float(row.values["lon"])) for row in rows}
