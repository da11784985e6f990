"""Which claims tell of a part of a longer event: the shelling within a siege."""

from __future__ import annotations

from dateline.linking.evidence import is_period
from dateline.linking.families import ACTS, LASTING
from dateline.linking.key import ClaimKey
from dateline.model.distance import kilometres

_SAME_PLACE_KM = 15.0


def part_of(inner: ClaimKey, outer: ClaimKey) -> bool:
    """True where an act fell within a longer one at the same place: shelling in a siege, a strike in an offensive."""
    if inner.type not in ACTS or outer.type not in LASTING or inner.claim == outer.claim or is_period(inner):
        return False
    return _during(inner, outer) and _at(inner, outer)


def _during(inner: ClaimKey, outer: ClaimKey) -> bool:
    """The inner days lie within the outer ones, which are more; an open start of the outer is before all."""
    if inner.start is None or inner.end is None or outer.end is None:
        return False
    if inner.end > outer.end or (outer.start is not None and inner.start < outer.start):
        return False
    return outer.start is None or (outer.end - outer.start).days > (inner.end - inner.start).days


def _at(inner: ClaimKey, outer: ClaimKey) -> bool:
    if inner.place is None or outer.place is None or inner.country != outer.country:
        return False
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return inner.place == outer.place
    return kilometres(inner.lat, inner.lon, outer.lat, outer.lon) <= _SAME_PLACE_KM
