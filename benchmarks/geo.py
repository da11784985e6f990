"""Places found and pinned down, measured on GeoWebNews (development part), LGL and GeoVirus.

Published figures are for whole corpora (GeoWebNews: all 200 documents) and as the papers give them: yardsticks.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.row import Row
from dateline.gazetteer.countries import load_centres, load_country_names, load_demonyms
from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer
from dateline.gazetteer.sources import kilometres
from dateline.language.encoder import load_encoder
from dateline.reading.places.toponyms import Toponym, find_toponyms

NEAR_KM = 161  # a hundred miles, the field's custom
FILES = {"gwn-dev": "gwn-dev.jsonl", "lgl": "lgl.jsonl.gz", "geovirus": "geovirus.jsonl"}
NOT_TOPONYMS = frozenset(("Literal_Expression", "Non_Lit_Expression", "Non_Toponym"))
# Neither a people's nor a language's word is a name of a place here; the corpus counts them.
PEOPLES = frozenset(("Demonym", "Language", "Homonym"))
_TAGGING = {"gwn-dev": "Google NLP .832, spaCy .749, EMM .568 (all 200 documents); best about .88"}
_RESOLUTION = {
    "gwn-dev": "CamCoder about .95",
    "lgl": "most populous place .60-.65; best .75-.85",
}


@dataclass
class Tally:
    """Counts over one corpus."""

    found: int = 0
    gold: int = 0
    hits: int = 0
    overlaps: int = 0
    pinned: int = 0
    near: int = 0
    countries: int = 0
    countries_right: int = 0
    kilometres: list[float] | None = None


def run(data: Path) -> list[Row]:
    """Tagging F1, accuracy within 161 km and country accuracy on each corpus under ``data/geo``."""
    gazetteer, encoder = open_gazetteer(), load_encoder()
    rows: list[Row] = []
    for name, file in FILES.items():
        tally = Tally(kilometres=[])
        for record in _records(data / "geo" / file):
            toponyms = find_toponyms(encoder.analyse(record["text"]), gazetteer)
            measure(tally, record, toponyms, gazetteer)
        rows.extend(_rows(name, tally))
    return rows


def _records(path: Path) -> Iterator[dict[str, Any]]:
    content = path.read_bytes()
    for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines():
        yield json.loads(line)


def measure(tally: Tally, record: dict[str, Any], toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> None:
    """Adds one document's counts to the tally. Descriptions around a name are not part of the corpora's spans."""
    gold = _names(record)
    named = [t for t in toponyms if t.role != "people"]
    spans = {_core_span(record["text"], t): t for t in named}
    wide = {(t.span.start, t.span.end): t for t in named}
    tally.gold += len(gold)
    tally.found += len(named)
    for g in gold:
        at = (g["start"], g["end"])
        match = spans.get(at) or wide.get(at)
        tally.hits += match is not None
        match = match or next((t for t in named if t.span.start < g["end"] and g["start"] < t.span.end), None)
        tally.overlaps += match is not None
        if g.get("lat") is None or match is None:
            continue
        _measure_place(tally, g, match)


def _names(record: dict[str, Any]) -> list[dict[str, Any]]:
    peoples = load_demonyms()
    kinds = NOT_TOPONYMS | PEOPLES
    return [t for t in record["toponyms"] if t.get("type") not in kinds and t["text"].lower() not in peoples]


def _core_span(text: str, toponym: Toponym) -> tuple[int, int]:
    start = text.find(toponym.core, toponym.span.start, toponym.span.end) if toponym.core else -1
    return (start, start + len(toponym.core)) if start >= 0 else (toponym.span.start, toponym.span.end)


def _measure_place(tally: Tally, gold: dict[str, Any], toponym: Toponym) -> None:
    """Gold names that were found: how near the place is, unresolved ones being wrong."""
    tally.pinned += 1
    if gold.get("country"):
        tally.countries += 1
        country = load_country_names().get(toponym.entry.country or "") if toponym.entry else None
        tally.countries_right += country == gold["country"]
    point = _point(toponym)
    distance = kilometres(gold["lat"], gold["lon"], *point) if point else math.pi * 6371
    tally.near += distance <= NEAR_KM
    assert tally.kilometres is not None
    tally.kilometres.append(distance)


def _point(toponym: Toponym) -> tuple[float, float] | None:
    """A place's point; a country's central point, which the engine itself never gives out."""
    entry = toponym.entry
    if entry is None:
        return None
    if entry.lat is not None and entry.lon is not None:
        return entry.lat, entry.lon
    return load_centres().get(entry.country or "")


def _rows(name: str, tally: Tally) -> list[Row]:
    p, r = tally.hits / max(tally.found, 1), tally.hits / max(tally.gold, 1)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    note = f"{tally.gold} names; precision {p:.3f}, recall {r:.3f}; words for peoples and languages left out"
    share = f"of {tally.pinned} found names with coordinates, unresolved counted wrong"
    rows = [
        Row(name, "toponym span F1", f1, _TAGGING.get(name), note),
        Row(name, "accuracy within 161 km", tally.near / max(tally.pinned, 1), _RESOLUTION.get(name), share),
    ]
    if tally.countries:
        rows.append(Row(name, "country accuracy", tally.countries_right / tally.countries, None, share))
    if tally.kilometres:
        rows.append(Row(name, "median error (km)", round(median(tally.kilometres), 1), None, share))
    return rows
