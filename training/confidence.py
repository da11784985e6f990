"""Measure how often each rule of each stage is right on the training gold.

    python -m training.confidence

Reads every training report with the whole engine, pairs claims as the reference scorer does, and counts per
field and rule (or combination of rules) how often the field was right. Writes ``resources/confidence.json``
and prints how well the resulting confidences hold on dev, which played no part in the counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.oracle import SHARED, analysed, right, scorer
from dateline.export.record import claim_record
from dateline.model.report import Publication, Report
from dateline.reading.confidence import ConfidenceTable
from dateline.reading.lexicon import CLASS_OF
from dateline.reading.reader import Fields, Reader, rules_of

PATH = Path(__file__).parent.parent / "src" / "dateline" / "resources" / "confidence.json"
FIELDS = {
    "status": "statuses",
    "time": "times",
    "place": "places",
    "actors": "actors",
    "counts": "counts",
    "sources": "sources",
}
LISTS = ("actors", "counts", "sources")


def verdicts(reader: Reader, split: str) -> Iterator[tuple[str, tuple[str, ...], float, bool]]:
    """Field, rules, confidence and whether it was right, for every field of every paired claim."""
    score = scorer()
    records = [
        json.loads(line) for line in (SHARED / "gold" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for record, document in zip(records, analysed([r["text"] for r in records]), strict=True):
        published = Publication(date.fromisoformat(record["published"][:10]), "given")
        report = Report(record["id"], record["text"], record.get("source"), record.get("title"), published)
        fields: Fields = reader.fields(report, document)
        claims = reader.claims(report, document, fields)
        system: list[dict[str, Any]] = [claim_record(c, report.text) for c in claims]
        pairs = {j: i for i, j in score.pair_claims(record["text"], record["claims"], system)}
        for j, claim in enumerate(claims):
            gold = record["claims"][pairs[j]] if j in pairs else None
            paired = gold is not None and CLASS_OF[gold["type"]] == CLASS_OF[claim.type]
            yield "claim", (), claim.confidence["claim"], paired
            yield "type", (), claim.confidence["type"], paired and gold is not None and gold["type"] == claim.type
            if not paired or gold is None:
                continue
            for name, column in FIELDS.items():
                wanted = gold.get(name) or ([] if name in LISTS else None)
                rules = rules_of(getattr(fields, column)[j])
                yield name, rules, claim.confidence[name], right(score, name, wanted, system[j][name])


def main() -> None:
    reader = Reader.load()
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, rules, _, ok in verdicts(reader, "train"):
        if name in FIELDS:
            cell = counts[name]["+".join(rules) or "none"]
            cell[0] += ok
            cell[1] += 1
    table = json.loads(PATH.read_text(encoding="utf-8"))
    table["rules"] = {name: dict(sorted(rules.items())) for name, rules in sorted(counts.items())}
    PATH.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    reader.confidence = ConfidenceTable(table["rules"], table["curves"])
    report_calibration(reader)


def report_calibration(reader: Reader) -> None:
    bins: dict[tuple[str, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for name, _, confidence, ok in verdicts(reader, "dev"):
        for key in (name, "all"):
            cell = bins[key, min(int(confidence * 5), 4)]
            cell[0] += confidence
            cell[1] += ok
            cell[2] += 1
    for (name, low), (said, hits, seen) in sorted(bins.items()):
        print(
            f"{name:8} said {said / seen:.2f}  right {hits / seen:.2f}  of {seen:.0f}   ({low / 5:.1f}–{low / 5 + 0.2:.1f})"
        )


if __name__ == "__main__":
    main()
