"""What a benchmark may not fall below, pinned with the corpora it was measured on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.row import Row

FILE = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Bound:
    """``at_least`` or ``at_most`` for one metric of one run; lowering one is an explicit act in a change of its own."""

    name: str
    metric: str
    at_least: float | None = None
    at_most: float | None = None

    def broken_by(self, value: float) -> str | None:
        """What to say when the value is out of bounds."""
        if self.at_least is not None and value < self.at_least:
            return f"{self.name}, {self.metric}: {value:.3f} is below the floor {self.at_least:.3f}"
        if self.at_most is not None and value > self.at_most:
            return f"{self.name}, {self.metric}: {value:.3f} is above the limit {self.at_most:.3f}"
        return None


@dataclass(frozen=True, slots=True)
class Floors:
    """The bounds, and the SHA-256 of each corpus file that they hold for."""

    corpus: Mapping[str, str]
    bounds: tuple[Bound, ...]

    def broken(self, rows: Iterable[Row]) -> Iterator[str]:
        """One line for each bound that a row breaks; bounds without a row are not judged."""
        values = {(row.name, row.metric): row.value for row in rows}
        for bound in self.bounds:
            value = values.get((bound.name, bound.metric))
            reason = bound.broken_by(value) if value is not None else None
            if reason:
                yield reason


def load_floors(path: Path = FILE) -> Floors:
    """The pinned bounds. Raises ``KeyError`` or ``TypeError`` for a file that holds none."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Floors(raw["corpus"], tuple(Bound(**bound) for bound in raw["bounds"]))
