"""Corrections: one field of a claim in the guide's JSON shape, checked, and put in place of what was read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.errors import UsageError
from dateline.model.claim import Claim
from dateline.model.evidence import EVENTS
from dateline.model.values import (
    Actor,
    Basis,
    Count,
    DateInterval,
    Place,
    Qualifier,
    Role,
    Source,
    Status,
    StatusReading,
)

TYPES = EVENTS[1:]
#: The guide's kinds of counts.
COUNTED = tuple(
    """killed injured missing detained abducted released surrendered displaced returned present capacity in_need
    participants attacks destroyed aided""".split()
)
#: What made a corrected value, where others name the rule of the reading.
RULE = "judgement"


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """The claim with a field's value (JSON text) from a judgement.

    Words are kept where the corrected value is one that was read. Raises ``UsageError`` for a value that the guide
    does not allow, with what it should be.
    """
    try:
        raw = json.loads(value)
    except ValueError as error:
        raise UsageError(f"{field}: not JSON: {value[:60]}") from error
    if field not in _SETTERS:
        raise UsageError(f"“{field}” is no field that can be corrected; fields are {', '.join(_SETTERS)}")
    try:
        return _SETTERS[field](claim, raw)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise UsageError(
            f"{field}: {error}" if isinstance(error, UsageError) else f"{field}: {_shape(field)}"
        ) from error


def check_correction(field: str, value: str, claim: Claim) -> None:
    """Raises ``UsageError`` when a value cannot be that of a field."""
    corrected(claim, field, value)


_SHAPES = {
    "type": "one of the guide's types",
    "status": "one of " + ", ".join(Status),
    "time": '{"from": "2019-03-10", "to": null}',
    "place": '{"name": "Baghouz", "country": "SY", "lat": 34.45, "lon": 40.95}, or null',
    "actors": '[{"role": "agent", "name": "Islamic State"}]',
    "counts": '[{"of": "killed", "who": "civilians", "best": 25, "low": 25, "high": 25, "qualifier": "exact"}]',
    "sources": '[{"name": "Kino Gabriel", "org": "Syrian Democratic Forces"}]',
}


def _shape(field: str) -> str:
    return f"should look like {_SHAPES[field]}"


def _one_of(value: object, allowed: tuple[str, ...], what: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise UsageError(f"“{value}” is no {what}; it is one of {', '.join(allowed)}")
    return value


def _type(claim: Claim, raw: Any) -> Claim:
    return replace(claim, trigger=replace(claim.trigger, type=_one_of(raw, TYPES, "type of the guide"), rule=RULE))


def _status(claim: Claim, raw: Any) -> Claim:
    status = Status(_one_of(raw, tuple(Status), "status"))
    return replace(claim, status=StatusReading(status, Basis.CORRECTED, RULE, claim.status.cue))


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _time(claim: Claim, raw: Any) -> Claim:
    start, end = _day(raw.get("from")), _day(raw.get("to"))
    if start and end and end < start:
        raise UsageError("the end lies before the beginning")
    precision = "unknown" if not (start or end) else "open" if not (start and end) else "day"
    return replace(claim, time=DateInterval(start, end, Basis.CORRECTED, RULE, precision, claim.time.span))


def _place(claim: Claim, raw: Any) -> Claim:
    if raw is None:
        return replace(claim, place=None, place_basis=Basis.CORRECTED.value)
    lat, lon = (None if raw.get(end) is None else float(raw[end]) for end in ("lat", "lon"))
    if (lat is None) != (lon is None) or (
        lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180)
    ):
        raise UsageError("lat and lon are decimal degrees, given both or not at all")
    country = raw.get("country")
    if country is not None and not (isinstance(country, str) and len(country) == 2 and country.isupper()):
        raise UsageError("country is two capital letters (ISO 3166)")
    span = claim.place.span if claim.place else None
    place = Place(_text(raw["name"]), country, lat, lon, Basis.CORRECTED, RULE, span, _words(raw.get("place_id")))
    return replace(claim, place=place, place_basis=Basis.CORRECTED.value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError("a name must be text")
    return value.strip()


def _words(value: Any) -> str | None:
    """Text, or nothing."""
    return None if value is None else _text(value)


def _actors(claim: Claim, raw: Any) -> Claim:
    return replace(claim, actors=tuple(_actor(claim, one) for one in _list(raw)))


def _list(raw: Any) -> list[Mapping[str, Any]]:
    if not isinstance(raw, list):
        raise UsageError("a list is needed, [] for none")
    return raw


def _actor(claim: Claim, raw: Mapping[str, Any]) -> Actor:
    role, name = Role(_one_of(raw["role"], tuple(Role), "role")), _text(raw["name"])
    known = next((a for a in claim.actors if a.name == name), None)
    if known is not None:
        return replace(known, role=role, basis=Basis.CORRECTED, rule=RULE)
    return Actor(
        role, name, Basis.CORRECTED, RULE, actor_id=_words(raw.get("actor_id")), private=bool(raw.get("private", False))
    )


def _counts(claim: Claim, raw: Any) -> Claim:
    return replace(claim, counts=tuple(_count(claim, one) for one in _list(raw)))


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise UsageError(f"“{value}” is no whole number")
    return value


def _count(claim: Claim, raw: Mapping[str, Any]) -> Count:
    of = _one_of(raw["of"], COUNTED, "count of the guide")
    best, low, high = (_whole(raw.get(end)) for end in ("best", "low", "high"))
    if low is not None and high is not None and high < low:
        raise UsageError("high is less than low")
    qualifier = Qualifier(_one_of(raw.get("qualifier", "exact"), tuple(Qualifier), "qualifier"))
    read = next((c for c in claim.counts if c.of == of and c.best == best), None)
    read = read or next((c for c in claim.counts if c.of == of), None)
    span = read.span if read else claim.trigger.span
    return Count(of, _words(raw.get("who")), best, low, high, qualifier, span, Basis.CORRECTED, RULE)


def _sources(claim: Claim, raw: Any) -> Claim:
    return replace(claim, sources=tuple(_source(claim, one) for one in _list(raw)))


def _source(claim: Claim, raw: Mapping[str, Any]) -> Source:
    name = _text(raw["name"])
    known = next((s for s in claim.sources if s.name == name), None)
    span, cue = (known.span, known.cue) if known else (None, None)
    return Source(name, _words(raw.get("org")), Basis.CORRECTED, RULE, span, cue)


_SETTERS: dict[str, Callable[[Claim, Any], Claim]] = {
    "type": _type,
    "status": _status,
    "time": _time,
    "place": _place,
    "actors": _actors,
    "counts": _counts,
    "sources": _sources,
}
