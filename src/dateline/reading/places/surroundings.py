"""What the names of a report say of each other: in which provinces and states they may lie together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dateline.gazetteer.entry import GazetteerEntry, PlaceKind

Province = tuple[str, str]
LOOKED_AT = 40  # places of one name that are looked at
ROUNDS = 2
SHARPNESS = 2.0  # how surely the likelier place of a name is taken for it while it is not yet known
OUTRIGHT = 1.5  # a province that is named outright counts as so many names of towns


def province_of(entry: GazetteerEntry) -> Province | None:
    """The first-level division that a place is or lies in."""
    region = entry.name if entry.kind is PlaceKind.REGION else entry.region
    return (entry.country, region) if entry.country and region else None


class Surroundings:
    """How many names of a report probably lie in each first-level division.

    A name that may stand for several places counts for each by its likelihood, which the other names' divisions
    change in turn.
    """

    def __init__(
        self,
        names: Mapping[str, Sequence[GazetteerEntry]],
        score: Callable[[GazetteerEntry], float],
        bonus: float,
    ) -> None:
        self._bonus = bonus
        self._shares: dict[str, dict[Province, float]] = {}
        self._totals: Mapping[Province, float] = {}
        scores = {name: [score(e) for e in entries[:LOOKED_AT]] for name, entries in names.items() if entries}
        for _ in range(ROUNDS):
            self._count({n: self._split(n, names[n], scores[n]) for n in scores})

    def near(self, name: str, entry: GazetteerEntry) -> float:
        """How much speaks for a place's division in the other names, growing ever slower with their number."""
        province = province_of(entry)
        if province is None:
            return 0.0
        others = self._totals.get(province, 0.0) - self._shares.get(name, {}).get(province, 0.0)
        return math.log1p(max(others, 0.0))

    def _split(self, name: str, entries: Sequence[GazetteerEntry], scores: Sequence[float]) -> dict[Province, float]:
        values = [s + self._bonus * self.near(name, e) for e, s in zip(entries, scores, strict=False)]
        top = max(values)
        odds = [math.exp(SHARPNESS * (v - top)) for v in values]
        total = sum(odds)
        found: defaultdict[Province, float] = defaultdict(float)
        for entry, share in zip(entries, odds, strict=False):
            if (province := province_of(entry)) is not None:
                found[province] += share / total * (OUTRIGHT if entry.kind is PlaceKind.REGION else 1.0)
        return dict(found)

    def _count(self, shares: dict[str, dict[Province, float]]) -> None:
        totals: defaultdict[Province, float] = defaultdict(float)
        for split in shares.values():
            for province, share in split.items():
                totals[province] += share
        self._shares, self._totals = shares, dict(totals)
