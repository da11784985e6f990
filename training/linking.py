"""Fits the weights of linking: ``python -m training.linking --data ../shared/data [--words] [--write]``.

A logistic regression over the kinds of evidence of a pair of claims (``dateline.linking.evidence``), in bits, once for
pairs within a report (all annotated reports) and once for pairs across reports (annotated reports, ECB+ train, articles
of the Gun Violence Archive). Prints B-cubed within reports, cross-validated by report. ``--words`` counts the words'
bits anew.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.coreference import agreement
from benchmarks.grouping import FITTING, Keyed, ecb_keys, main_event, read_incidents, record_keys
from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer
from dateline.linking.batch import CLAIMS_A_BLOCK, group
from dateline.linking.blocking import blocks
from dateline.linking.evidence import evidence
from dateline.linking.key import ClaimKey
from dateline.reading.reader import Reader
from training.records import annotated_records

TARGET = RESOURCES.parent / "linking" / "weights.tsv"
CACHE = Path(__file__).parent / "work" / "linking.pkl"
FOLDS = 5
GOLD = 99  # the training gold comes first among the annotated reports
GOLD_WEIGHT = 3.0  # the training gold is read like the reports to come
PENALTY = 1.0
SEEN = 25  # evidence that fewer pairs have is left out
SMALLEST = 0.05
NEWTON_STEPS = 8
MOST_NEGATIVES = 40_000  # pairs of two events kept of a set of reports
HEADER = """# Bits of each kind of evidence that two claims tell of one event, within a report and across reports (see
# linking/evidence.py), fitted by training/linking.py on {day}: within on the annotated reports (the training gold,
# training/annotations, training/invented), across also on ECB+ train and articles of the Gun Violence Archive (dev).
# evidence	within	across	untyped
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, whether they tell of one event, and how much the pair counts."""

    a: ClaimKey
    b: ClaimKey
    one: bool
    weight: float = 1.0


def annotated_keys() -> list[list[Keyed]]:
    """The keys of every annotated report, places that have no point looked up."""
    gazetteer = open_gazetteer()
    return [list(record_keys(pinned(record, gazetteer))) for record in annotated_records()]


def pinned(record: dict[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    """The record, its places with the point of the likeliest place of that name in the country."""
    for claim in record["claims"]:
        place = claim.get("place")
        if place and place.get("name") and place.get("lat") is None:
            found = (e for e in gazetteer.lookup(place["name"]) if e.country == place.get("country"))
            if (entry := next(found, None)) is not None and not entry.is_country:
                place["lat"], place["lon"] = entry.lat, entry.lon
    return record


def pairs_within(reports: Sequence[Sequence[Keyed]]) -> list[list[Pair]]:
    """All pairs of each report."""
    return [
        [
            Pair(one.key, other.key, one.gold == other.gold, GOLD_WEIGHT if number < GOLD else 1.0)
            for i, one in enumerate(report)
            for other in report[:i]
        ]
        for number, report in enumerate(reports)
    ]


def pairs_across(keyed: Sequence[Keyed], weight: float, chance: random.Random) -> list[Pair]:
    """Pairs of claims of two reports that share a block: all of one event, and some of the rest in place of all."""
    shared: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, k in enumerate(keyed):
        for block in blocks(k.key):
            shared[k.topic, block].append(i)
    found = {
        (i, j) for rows in shared.values() for at, j in enumerate(rows) for i in rows[max(0, at - CLAIMS_A_BLOCK) : at]
    }
    pairs = [(keyed[i], keyed[j]) for i, j in sorted(found) if keyed[i].key.report != keyed[j].key.report]
    two = [(a, b) for a, b in pairs if a.gold != b.gold]
    one = [Pair(a.key, b.key, True, weight) for a, b in pairs if a.gold == b.gold]
    kept = chance.sample(two, min(len(two), MOST_NEGATIVES))
    return one + [Pair(a.key, b.key, False, weight * len(two) / len(kept)) for a, b in kept]


def incident_keys(articles: Iterable[tuple[str, Sequence[ClaimKey]]]) -> Iterator[Keyed]:
    """The claims of each article's main event, labelled with its incident."""
    for incident, keys in articles:
        events = dict(zip((key.claim for key in keys), group(keys), strict=True))
        main = main_event(keys, events)
        yield from (Keyed(key, incident) for key in keys if events[key.claim] == main)


def fit(pairs: Sequence[Pair]) -> dict[str, float]:
    """Bits of each kind of evidence, by Newton's method on the penalised likelihood."""
    rows = [evidence(pair.a, pair.b) for pair in pairs]
    seen = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, n in seen.items() if n >= SEEN)
    at = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, row in enumerate(rows):
        for name in row:
            if name in at:
                matrix[i, at[name]] += 1
    right = np.array([pair.one for pair in pairs], dtype=np.float32)
    share = np.array([pair.weight for pair in pairs], dtype=np.float32)
    penalty = np.array([0.01 if name == "prior" else PENALTY for name in names], dtype=np.float32)
    weights = np.zeros(len(names), dtype=np.float32)
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (share * (right - p)) - penalty * weights
        curve = (matrix * (share * p * (1 - p) + 1e-6)[:, None]).T @ matrix + np.diag(penalty)
        weights = weights + np.linalg.solve(curve, slope)
    return {name: round(float(w) / float(np.log(2)), 2) for name, w in zip(names, weights, strict=True)}


def within_score(pairs: Sequence[Sequence[Pair]], reports: Sequence[Sequence[Keyed]], join: float) -> None:
    """Prints B-cubed of placing one claim after another within reports, by weights of other reports."""
    gold: list[str] = []
    found: list[str] = []
    for fold in range(FOLDS):
        weights = fit([pair for i, mine in enumerate(pairs) if i % FOLDS != fold for pair in mine])
        for i in range(fold, len(reports), FOLDS):
            if i < GOLD:
                gold += [f"{i} {k.gold}" for k in reports[i]]
                found += [f"{i} {event}" for event in placed(reports[i], weights, join)]
    seen = agreement(gold, found)
    print(
        f"within a report, training gold, {FOLDS} folds: B3 F1 {seen.b_cubed:.3f} P {seen.precision:.3f} R {seen.recall:.3f}"
    )


def placed(report: Sequence[Keyed], weights: Mapping[str, float], join: float) -> list[int]:
    """The group of each claim of a report, each joining the group that it agrees with best on average."""
    groups: list[list[ClaimKey]] = []
    labels = []
    for k in report:
        means = [np.mean([sum(weights.get(n, 0.0) for n in evidence(k.key, m)) for m in g]) for g in groups]
        best = int(np.argmax(means)) if means else -1
        if best < 0 or means[best] < join:
            groups.append([])
            best = len(groups) - 1
        groups[best].append(k.key)
        labels.append(best)
    return labels


def cross_sets(data: Path) -> tuple[list[Keyed], list[Keyed]]:
    """ECB+ train mentions and the claims of the archive's articles; read once, then kept in ``training/work``."""
    if CACHE.exists():
        kept: tuple[list[Keyed], list[Keyed]] = pickle.loads(CACHE.read_bytes())
        return kept
    reader = Reader.load()
    mentions = ecb_keys(data / "ecbplus" / "train.jsonl.gz", reader)
    incidents = [
        k for sample in FITTING for k in incident_keys(read_incidents(data / "gva" / "dev.jsonl.gz", reader, sample))
    ]
    CACHE.parent.mkdir(exist_ok=True)
    CACHE.write_bytes(pickle.dumps((mentions, incidents)))
    return mentions, incidents


def written(within: Mapping[str, float], across: Mapping[str, float], untyped: Mapping[str, float]) -> str:
    lines = [HEADER.format(day=f"{date.today():%-d %B %Y}")]
    for name in sorted({*within, *across, *untyped}, key=lambda n: (n != "prior", n)):
        bits = [table.get(name, 0.0) for table in (within, across, untyped)]
        if max(map(abs, bits)) >= SMALLEST:
            lines.append("\t".join([name, *(f"{b:+.2f}" for b in bits)]) + "\n")
    return "".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    chance = random.Random(1)
    reports = annotated_keys()
    inside = pairs_within(reports)
    within_score(inside, reports, 0.0)
    mentions, incidents = cross_sets(args.data)
    sets = {"annotated": ([k for r in reports for k in r], 2.0), "ecb": (mentions, 0.3), "gva": (incidents, 1.0)}
    between = [pair for keyed, weight in sets.values() for pair in pairs_across(keyed, weight, chance)]
    text = written(fit([pair for mine in inside for pair in mine]), fit(between))
    if args.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
