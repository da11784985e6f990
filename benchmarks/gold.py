"""The pipeline against the gold claims: every line of the score, on the dev and the train reports."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from benchmarks.row import Row
from dateline.evaluation.score import Score
from dateline.services.evaluate import evaluate

# A second careful reader against the adjudicated dev gold: where the engine is going.
SECOND_READER = {
    "detect F1": "0.96", "type F1": "0.96", "figures F1": "0.89", "actors F1": "0.96", "time accuracy": "0.96",
    "place accuracy": "0.95", "record F1": "0.83",
}  # fmt: skip


def corpus_hashes(gold: Path) -> dict[str, str]:
    """The SHA-256 of each gold file: floors hold for these files only."""
    return {name: sha256((gold / f"{name}.jsonl").read_bytes()).hexdigest() for name in ("dev", "train")}


def run(data: Path) -> list[Row]:
    """The rows of both splits; ``data`` is the corpora folder that holds ``gold``."""
    rows = []
    for split in ("dev", "train"):
        result, _ = evaluate(data / "gold" / f"{split}.jsonl", None, lambda piece: None)
        note = "" if split == "dev" else "rules and weights were fitted on these"
        rows += [_row(split, metric, value, note) for metric, value in _figures(result)]
    return rows


def _figures(result: Score) -> list[tuple[str, float]]:
    figures = [(f"{name} F1", share.f1) for name, share in result.shares.items()]
    figures += [(f"{name} accuracy", value) for name, value in result.accuracies.items()]
    return [*figures, ("bad offsets", float(result.numbers["bad offsets"]))]


def _row(split: str, metric: str, value: float, note: str) -> Row:
    second = SECOND_READER.get(metric) if split == "dev" else None
    return Row(f"gold {split}", metric, value, f"{second} (a second careful reader)" if second else None, note)
