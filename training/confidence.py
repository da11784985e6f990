"""Measure how often each rule of each stage is right on the gold.

    python -m training.confidence

Reads every gold report with the whole engine, pairs claims as the reference scorer does, and counts per field
and rule (or combination of rules) how often the field was right; a claim of the adjudicated dev reports
counts ``DEV_WEIGHT`` times, because train was read by one person, whose habits differ (times of plans, above
all). Writes ``resources/confidence.json`` and prints how well confidences hold on dev, each dev report with the
counts of all others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.oracle import GoldReport, load, right, scorer
from dateline.export.record import claim_record
from dateline.model.report import Publication, Report
from dateline.reading.confidence import ConfidenceTable
from dateline.reading.reader import Fields, Reader, rules_of
from dateline.reading.triggers.lexicon import CLASS_OF
from training.fitting import fitting_reports
from training.records import annotated_records

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
#: How much one adjudicated claim counts beside one of a single reader.
DEV_WEIGHT = 4


@dataclass(frozen=True)
class Verdict:
    """One field of one claim: the rules that made it, the confidence said, and whether it was right."""

    report: str
    field: str
    rules: tuple[str, ...]
    said: float
    right: bool


def verdicts(reader: Reader, reports: Sequence[GoldReport]) -> Iterator[Verdict]:
    """Every field of every paired claim; ``claim`` and ``type`` of every claim."""
    score = scorer()
    for gold_report in reports:
        record, document = gold_report.record, gold_report.document
        published = Publication(gold_report.published, "given") if gold_report.published else None
        report = Report(record["id"], record["text"], record.get("source"), record.get("title"), published)
        fields: Fields = reader.fields(report, document)
        claims = reader.claims(report, document, fields)
        system: list[dict[str, Any]] = [claim_record(c, report.text) for c in claims]
        pairs = {j: i for i, j in score.pair_claims(record["text"], record["claims"], system)}
        for j, claim in enumerate(claims):
            gold = record["claims"][pairs[j]] if j in pairs else None
            paired = gold is not None and CLASS_OF[gold["type"]] == CLASS_OF[claim.type]
            yield Verdict(report.id, "claim", (), claim.confidence["claim"], paired)
            same_type = gold is not None and gold["type"] == claim.type
            yield Verdict(report.id, "type", (), claim.confidence["type"], paired and same_type)
            if not paired or gold is None:
                continue
            for name, column in FIELDS.items():
                wanted = gold.get(name) or ([] if name in LISTS else None)
                rules = rules_of(getattr(fields, column)[j])
                yield Verdict(
                    report.id, name, rules, claim.confidence[name], right(score, name, wanted, system[j][name])
                )


Counts = dict[str, dict[str, list[int]]]


def count(found: Iterable[tuple[Verdict, int]]) -> Counts:
    """Right and seen per field and rules, each verdict with its weight."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for verdict, weight in found:
        if verdict.field in FIELDS:
            cell = counts[verdict.field]["+".join(verdict.rules) or "none"]
            cell[0] += weight * verdict.right
            cell[1] += weight
    return {name: dict(sorted(rules.items())) for name, rules in sorted(counts.items())}


def main() -> None:
    reader = Reader.load()
    train = list(verdicts(reader, fitting_reports(annotated_records())))
    dev = list(verdicts(reader, load("dev")))
    weighted = [(v, 1) for v in train] + [(v, DEV_WEIGHT) for v in dev]
    table = json.loads(PATH.read_text(encoding="utf-8")) | {"rules": count(weighted)}
    PATH.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print_calibration(weighted, dev, table["curves"])


def print_calibration(weighted: list[tuple[Verdict, int]], dev: list[Verdict], curves: Any) -> None:
    """Said against right on dev, by field and by fifths; each report judged with the counts of all others."""
    bins: dict[tuple[str, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for report in sorted({v.report for v in dev}):
        table = ConfidenceTable(count((v, w) for v, w in weighted if v.report != report), curves)
        for verdict in (v for v in dev if v.report == report):
            said = table.of(verdict.field, verdict.rules) if verdict.field in FIELDS else verdict.said
            for key in (verdict.field, "all"):
                cell = bins[key, min(int(said * 5), 4)]
                for i, amount in enumerate((said, verdict.right, 1)):
                    cell[i] += amount
    for (name, low), (said, hits, seen) in sorted(bins.items()):
        between = f"{low / 5:.1f}–{low / 5 + 0.2:.1f}"
        print(f"{name:8} said {said / seen:.2f}  right {hits / seen:.2f}  of {seen:.0f}   ({between})")


if __name__ == "__main__":
    main()
