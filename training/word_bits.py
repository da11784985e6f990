"""Counts how much words tell: ``python -m training.word_bits --data ../shared/data``."""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.gazetteer.descriptors import RESOURCES
from dateline.linking.words import stems

SETS = (
    "ecbplus/train.jsonl.gz",
    "muc4/train.jsonl.gz",
    "insightcrime/train.jsonl.gz",
    "geo/lgl.jsonl.gz",
    "geo/geovirus.jsonl",
    "polnear/train.jsonl.gz",
    "ipe/dev.jsonl.gz",
)
INCIDENTS = "gva/dev.jsonl.gz"
SEEN = 6  # a stem of fewer reports is as good as unseen
UNSEEN = 4  # reports that such a stem is taken to have
TARGET = RESOURCES.parent / "linking" / "word_bits.tsv"
HEADER = """# How much a word tells of a report: -log2 of the share of {reports} public news reports that have it (Gun
# Violence Archive, ECB+, MUC-4, InsightCrime, LGL, GeoVirus, PolNeAR, India Police Events); stems,
# see linking/words.py. Counted by training/word_bits.py in November 2026. * is for words in fewer than six reports.
# stem\tbits
"""


def texts(data: Path) -> Iterator[str]:
    """The reports: of each incident of the archive the first article, of the other sets all."""
    for record in _lines(data / INCIDENTS):
        first = record["articles"][0]
        yield f"{first.get('title') or ''}\n{first['text']}"
    for name in SETS:
        yield from (record["text"] for record in _lines(data / name))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def table(data: Path) -> str:
    """The table's text."""
    seen: Counter[str] = Counter()
    reports = 0
    for text in texts(data):
        seen.update(set(stems(text)))
        reports += 1
    rows = [f"*\t{math.log2(reports / UNSEEN):.1f}\n"]
    rows += [f"{s}\t{math.log2(reports / n):.1f}\n" for s, n in sorted(seen.items()) if n >= SEEN and s.isascii()]
    return HEADER.format(reports=reports) + "".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    TARGET.write_text(table(parser.parse_args().data), encoding="utf-8")


if __name__ == "__main__":
    main()
