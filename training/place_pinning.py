"""Coordinates for annotated places that have none, so that a neighbouring name is not taken for a wrong place.

Our own annotations name places with their country only. The reference scorer would then take the whole country for
any town of it, and a fit on such answers would learn to say the country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from benchmarks.oracle import GoldReport, right
from dateline.gazetteer.entry import GazetteerEntry
from dateline.gazetteer.folding import fold
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.reading.places.toponyms import Toponym

#: The key of an annotated place that is neither pinned down nor a whole country: only its name can tell it.
NAMED_ONLY = "named only"


def pinned(report: GoldReport, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> GoldReport:
    """The report with coordinates for those of its places that the gazetteer knows."""
    claims = [dict(c) | {"place": _pinned(c.get("place"), toponyms, gazetteer)} for c in report.record["claims"]]
    return replace(report, record=dict(report.record) | {"claims": claims})


def _pinned(place: dict[str, Any] | None, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> dict[str, Any] | None:
    if place is None or place.get("lat") is not None:
        return place
    named = next((t for t in toponyms if fold(place["name"]) in (fold(t.name), fold(t.core))), None)
    if named is not None and named.part and named.is_wide:
        return place
    entry = _entry(place, named, gazetteer)
    if entry is not None and entry.is_wide:
        return place
    if entry is None or entry.lat is None:
        return place | {NAMED_ONLY: True}
    return place | {"lat": entry.lat, "lon": entry.lon}


def _entry(place: dict[str, Any], named: Toponym | None, gazetteer: Gazetteer) -> GazetteerEntry | None:
    if named is not None and named.entry is not None and named.country == place.get("country"):
        return named.entry
    found = gazetteer.lookup(place["name"])
    return next((e for e in found if e.country == place.get("country") and not e.loose), None)


def is_right(score: Any, gold: dict[str, Any] | None, system: dict[str, Any] | None) -> bool:
    """Whether a place is the annotated one, as the reference scorer says; by its name where that is all there is."""
    if gold is not None and system is not None and gold.get(NAMED_ONLY):
        return bool(score.same_name(gold, system))
    return right(score, "place", gold, system)
