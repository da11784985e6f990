"""All reports annotated after the guide: the training gold, our annotations of public texts, our invented reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from training.standoff import read_annotations

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
INVENTED = Path(__file__).parent / "invented"


def read_invented(folder: Path = INVENTED) -> Iterator[dict[str, Any]]:
    """Our invented reports, in the gold's shape."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def gold_records(split: str) -> list[dict[str, Any]]:
    """The records of a gold file."""
    lines = (SHARED / "gold" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


SETS: dict[str, Callable[[], Iterable[dict[str, Any]]]] = {
    "gold": lambda: gold_records("train"),
    "annotations": lambda: read_annotations(SHARED / "data"),
    "invented": read_invented,
}


def annotated_records(without: str | None = None) -> list[dict[str, Any]]:
    """The training gold, our annotations of public texts, our invented reports: in this order, one set left out."""
    return [record for name, read in SETS.items() if name != without for record in read()]
