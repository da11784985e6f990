"""Where an event was: the most specific place that most voices agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from dateline.linking.voices import Voice
from dateline.model.distance import kilometres
from dateline.model.event import EventClaim, EventPlace
from dateline.model.values import Place

#: Kinds of the gazetteer's own ids that are wider than one town.
_WIDE_KINDS = frozenset("region district area water river island mountain continent".split())
_RANK = {"point": 0, "region": 1, "country": 2, "unknown": 3}
_WITHIN_KM = 150.0  # a town within a province lies about so far from its centre at most
_SAME_KM = 10.0  # a quarter and its city
_WEIGHED = 40  # places that are weighed against each other: those with most voices


def event_place(spoken: Sequence[tuple[EventClaim, Voice]]) -> EventPlace:
    """The most specific place that most voices agree on: a town counts the voices that only tell its province."""
    voices: dict[EventPlace, set[str]] = defaultdict(set)
    for given, voice in spoken:
        place = given.claim.place
        if place is not None:
            voices[_place(place)].add(voice.name)
    if not voices:
        return EventPlace(None, None, None, None, "unknown")
    if len(voices) == 1:
        return next(iter(voices))
    ranked = sorted(voices, key=lambda p: (-len(voices[p]), *_order(p)))[:_WEIGHED]
    return min(ranked, key=lambda p: (-_support(p, ranked, voices), _RANK[p.precision], -len(voices[p]), *_order(p)))


@lru_cache(maxsize=20_000)
def _place(place: Place) -> EventPlace:
    return EventPlace(place.name, place.country, place.lat, place.lon, precision_of(place), place.place_id)


def precision_of(place: Place) -> str:
    """What a claim's place is: point, region, country or unknown."""
    kind = place.place_id.split(":")[2] if place.place_id and place.place_id.count(":") > 2 else ""
    if kind == "country":
        return "country"
    if place.lat is None or place.lon is None:
        return "country" if place.country and place.place_id else "unknown"
    return "region" if kind in _WIDE_KINDS else "point"


def _support(place: EventPlace, others: Sequence[EventPlace], voices: dict[EventPlace, set[str]]) -> int:
    heard: set[str] = set()
    for other in others:
        if other == place or _around(other, place):
            heard |= voices[other]
    return len(heard)


def _around(wide: EventPlace, narrow: EventPlace) -> bool:
    """Whether one place holds the other, as far as points and countries can tell."""
    if _RANK[wide.precision] < _RANK[narrow.precision]:
        return False
    if wide.country and narrow.country and wide.country != narrow.country:
        return False
    if wide.precision == "country":
        return wide.country is not None and wide.country == narrow.country
    if wide.lat is None or wide.lon is None or narrow.lat is None or narrow.lon is None:
        return False
    reach = _SAME_KM if wide.precision == narrow.precision else _WITHIN_KM
    return kilometres(wide.lat, wide.lon, narrow.lat, narrow.lon) <= reach


def _order(place: EventPlace) -> tuple[str, str, str, float, float]:
    return place.name or "", place.country or "", place.place_id or "", place.lat or 0.0, place.lon or 0.0
