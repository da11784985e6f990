"""How candidates are weighed, and what a time is when the report tells none: two tables of data."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.model.values import Basis, DateInterval, Status
from dateline.reading.time.candidates import STATES, Background, Candidate
from dateline.reading.time.readings import UNKNOWN
from dateline.reading.time.scene import Told
from dateline.reading.time.tense import Tense
from dateline.reading.time.words import packaged

Key = tuple[str, str, str, str]
OPENINGS = frozenset({"since the main event", "until publication", "from publication", "publication day", "unknown"})


@dataclass(frozen=True)
class ContextTables:
    """``weights`` by feature; ``openings`` by status, kind of event (state, act), tense and where the event
    is told (lead), "any" for all."""

    weights: Mapping[str, float]
    openings: Mapping[Key, str]


@cache
def load_context() -> ContextTables:
    """The packaged tables; faults are told with file and line."""
    return ContextTables(
        read_weights(packaged("context.tsv"), "context.tsv"), read_openings(packaged("openings.tsv"), "openings.tsv")
    )


def rows(text: str, name: str, width: int) -> list[tuple[int, list[str]]]:
    """The rows of a commented table with their line numbers. Raises ``ValueError`` on a row of another width."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != width:
            raise ValueError(f"{name}:{number}: expected {width} columns, found {len(cells)}")
        found.append((number, cells))
    return found


def read_weights(text: str, name: str) -> dict[str, float]:
    weights = {}
    for number, (feature, weight) in rows(text, name, 2):
        try:
            weights[feature] = float(weight)
        except ValueError:
            raise ValueError(f"{name}:{number}: {weight!r} is no number") from None
    return weights


def read_openings(text: str, name: str) -> dict[Key, str]:
    openings = {}
    statuses, tenses = {s.value for s in Status}, {t.value for t in Tense} | {"any"}
    for number, (status, kind, tense, where, opening) in rows(text, name, 5):
        known = status in statuses and tense in tenses and kind in ("state", "act", "any") and where in ("lead", "any")
        if not known:
            raise ValueError(
                f"{name}:{number}: unknown status, kind, tense or place: {status}, {kind}, {tense}, {where}"
            )
        if opening not in OPENINGS:
            raise ValueError(f"{name}:{number}: {opening!r} is none of {', '.join(sorted(OPENINGS))}")
        openings[status, kind, tense, where] = opening
    return openings


def weight_of(candidate: Candidate, weights: Mapping[str, float]) -> float:
    return math.fsum(weights.get(f, 0.0) for f in candidate.features)


def heaviest(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> Candidate:
    """The candidate with the greatest weight, of equal ones the first."""
    return max(candidates, key=lambda c: weight_of(c, weights))


def opening_of(one: Told, report: Background, published: date | None, openings: Mapping[Key, str]) -> DateInterval:
    """The time of an event for which the report tells none."""
    kinds = ("state" if one.trigger.type in STATES else "act", "any")
    places = ("lead", "any") if one.sentence <= report.lead else ("any",)
    keys = ((one.status.value, k, t, w) for w in places for k in kinds for t in (one.tense.value, "any"))
    opening = next((openings[k] for k in keys if k in openings), "unknown")
    if published is None or opening == "unknown":
        return UNKNOWN
    if opening == "publication day":
        going_on = one.status is Status.ONGOING
        rule = "going on at publication" if going_on else "lead = publication day"
        return DateInterval(published, published, Basis.PUBLICATION, rule, "day")
    if opening == "since the main event" and report.main and report.main <= published:
        return DateInterval(report.main, published, Basis.EVENT, "since the main event", "day")
    if opening in ("until publication", "since the main event"):
        return DateInterval(None, published, Basis.PUBLICATION, "open until publication", "open")
    return DateInterval(published, None, Basis.PUBLICATION, "open from publication", "open")
