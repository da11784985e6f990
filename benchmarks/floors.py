"""What a benchmark may not fall below, pinned with the corpora it was measured on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
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


# A floor lies this share below the figure it is pinned on: what another processor's rounding may move.
SLACK = 0.005
# Metrics of which more is better; times, sizes and errors are bounded by hand.
ACCURACIES = re.compile(r"(?:F1|accuracy|exact|right|found|LAS|UAS|UPOS|XPOS|words|sentences)\b")


def raised(floors: Floors, rows: Iterable[Row], corpus: Mapping[str, str]) -> Floors:
    """The same floors, each accuracy's raised to what was just measured; none is ever lowered here."""
    bounds = {(bound.name, bound.metric): bound for bound in floors.bounds}
    for row in rows:
        old = bounds.get((row.name, row.metric))
        if old is not None and old.at_most is not None:
            continue
        if (old is not None and row.name != "speed") or (row.name != "speed" and ACCURACIES.search(row.metric)):
            floor = round(row.value * (1 - SLACK), 4)
            highest = max(floor, old.at_least) if old is not None and old.at_least is not None else floor
            bounds[row.name, row.metric] = Bound(row.name, row.metric, at_least=highest)
    return Floors(corpus, tuple(bounds.values()))


def save_floors(floors: Floors, path: Path = FILE) -> None:
    """Writes the bounds, one a line, as they are read by ``load_floors``."""
    lines = [{key: value for key, value in asdict(bound).items() if value is not None} for bound in floors.bounds]
    bounds = ",\n".join(f"  {json.dumps(line)}" for line in lines)
    corpus = json.dumps(dict(floors.corpus), indent=2).replace("\n}", "\n }").replace('\n  "', '\n  "')
    path.write_text(f'{{\n "corpus": {corpus},\n "bounds": [\n{bounds}\n ]\n}}\n', encoding="utf-8")


def load_floors(path: Path = FILE) -> Floors:
    """The pinned bounds. Raises ``KeyError`` or ``TypeError`` for a file that holds none."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Floors(raw["corpus"], tuple(Bound(**bound) for bound in raw["bounds"]))
