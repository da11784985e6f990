"""UNER, for measuring only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.example import Name

_KINDS = {"LOC": "place", "PER": "person", "ORG": "organization"}


def read_uner(path: Path) -> Iterator[tuple[str, list[Name]]]:
    """Sentences with their names as character spans."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        names = [(e["start"], e["end"], _KINDS[e["type"]]) for e in record["entities"] if e["type"] in _KINDS]
        yield record["text"], names
