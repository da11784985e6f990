"""Fits the weights of linking: ``python -m training.linking --data ../shared/data [--write]``.

A logistic regression over the kinds of evidence of a pair of claims (``dateline.linking.evidence``), in bits, once for
pairs within a report (all annotated reports) and once for pairs across reports (annotated reports, ECB+ train, articles
of the Gun Violence Archive). Prints B-cubed within reports, cross-validated by report.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.coreference import agreement
from benchmarks.grouping import FITTING, Keyed, ecb_keys, main_event, read_incidents, record_keys
from dateline.evaluation.goldfile import load_scored, scored_report
from dateline.evaluation.pairing import SentenceRuler, pair_claims
from dateline.export.record import report_record
from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer
from dateline.ingest.notice import Notice
from dateline.linking.batch import CLAIMS_A_BLOCK, group
from dateline.linking.blocking import blocks
from dateline.linking.evidence import evidence
from dateline.linking.families import LASTING
from dateline.linking.key import ClaimKey, claim_keys
from dateline.model.report import Publication, Report
from dateline.reading.reader import Reader, ReaderSettings
from dateline.services.batch import read_one
from training.records import annotated_records

TARGET = RESOURCES.parent / "linking" / "weights.tsv"
CACHE = Path(__file__).parent / "work" / "linking.pkl"
FOLDS = 5
GOLD = 99  # the training gold comes first among the annotated reports
GOLD_WEIGHT = 3.0  # the training gold is read like the reports to come
PENALTY = 1.0
JOINT_PENALTY = (
    6.0  # of joint evidence ("days & place"), so that it adds to the single kinds and does not stand for them
)
APART = 3  # days; claims further apart do not tell of one incident, though their articles do
# Added to the priors: placing a claim asks for surer links across reports than a pair by itself does, and for less sure
# ones within; the mentions of ECB+ are looked for within a
# topic. Chosen on the dev gold, ECB+ dev and the two samples of incidents that benchmarks/grouping.py measures.
LEAN_WITHIN, LEAN_ACROSS, LEAN_UNTYPED = 0.5, -1.0, 1.0
ANNOTATED_WEIGHT = 2.0
MENTION_WEIGHT = 0.5
SEEN = 25  # evidence that fewer pairs have is left out
SMALLEST = 0.05
STEPS, RATE = 400, 0.1
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
    one = [Pair(a.key, b.key, True, weight) for a, b in pairs if a.gold == b.gold and not far_apart(a.key, b.key)]
    kept = chance.sample(two, min(len(two), MOST_NEGATIVES))
    return one + [Pair(a.key, b.key, False, weight * len(two) / len(kept)) for a, b in kept]


def far_apart(a: ClaimKey, b: ClaimKey) -> bool:
    """True where the days of two acts cannot both be right if they are one."""
    if a.type in LASTING or None in (a.start, a.end, b.start, b.end):
        return False
    return max((b.start - a.end).days, (a.start - b.end).days) > APART  # type: ignore[operator]


def incident_keys(articles: Iterable[tuple[str, Sequence[ClaimKey]]]) -> Iterator[Keyed]:
    """The claims of each article's main event, labelled with its incident."""
    for incident, keys in articles:
        events = dict(zip((key.claim for key in keys), group(keys), strict=True))
        main = main_event(keys, events)
        yield from (Keyed(key, incident) for key in keys if events[key.claim] == main)


def fit(pairs: Sequence[Pair]) -> dict[str, float]:
    """Bits of each kind of evidence: the penalised likelihood's best, by Adam over the pairs' evidence."""
    rows = [evidence(pair.a, pair.b) for pair in pairs]
    seen = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, n in seen.items() if n >= SEEN)
    at = {name: i for i, name in enumerate(names)}
    cells = np.array([(i, at[name]) for i, row in enumerate(rows) for name in row if name in at])
    row_of, column = cells[:, 0], cells[:, 1]
    right = np.array([float(pair.one) for pair in pairs])
    share = np.array([pair.weight for pair in pairs])
    penalty = np.array([_penalty(name) for name in names])
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-np.bincount(row_of, weights[column], minlength=len(rows))))
        gradient = np.bincount(column, (share * (right - p))[row_of], minlength=len(names)) - penalty * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(w) / float(np.log(2)), 2) for name, w in zip(names, weights, strict=True)}


def _penalty(name: str) -> float:
    return 0.01 if name == "prior" else JOINT_PENALTY if " & " in name else PENALTY


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
    share = f"B3 F1 {seen.b_cubed:.3f} P {seen.precision:.3f} R {seen.recall:.3f}"
    print(f"within a report, training gold, {FOLDS} folds: {share}")


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


def own_keys(gold: Path) -> list[list[Keyed]]:
    """Our own claims of each gold report, those that answer a gold claim, with its event."""
    settings, reports = ReaderSettings(), {report.id: report for report in load_scored(gold)}
    keyed = []
    for piece in intake(gold):
        reading = read_one(piece, settings)
        if not isinstance(reading, Notice):
            truth, found = reports[reading.report.id], scored_report(report_record(reading))
            keys = list(claim_keys(reading.report, reading.claims, reading.report.id))
            pairs = pair_claims(SentenceRuler(truth.text), truth.claims, found.claims)
            keyed.append([Keyed(keys[j], truth.claims[i].event) for i, j in sorted(pairs, key=lambda pair: pair[1])])
    return keyed


def intake(gold: Path) -> Iterator[Report]:
    """The reports of a gold file as the engine reads them."""
    with gold.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            day = record.get("published")
            published = Publication(date.fromisoformat(day[:10]), "given") if day else None
            yield Report(record["id"], record["text"], record.get("source"), record.get("title"), published)


Articles = list[tuple[str, list[ClaimKey]]]


def read_sets(data: Path) -> tuple[list[list[Keyed]], list[Keyed], Articles]:
    """Our own claims of the training gold, ECB+ train mentions, the archive's articles; read once, then kept in
    ``training/work``."""
    if CACHE.exists():
        kept: tuple[list[list[Keyed]], list[Keyed], Articles] = pickle.loads(CACHE.read_bytes())
        return kept
    own = own_keys(data.parent / "gold" / "train.jsonl")
    reader = Reader.load()
    mentions = ecb_keys(data / "ecbplus" / "train.jsonl.gz", reader)
    articles = [a for sample in FITTING for a in read_incidents(data / "gva" / "dev.jsonl.gz", reader, sample)]
    CACHE.parent.mkdir(exist_ok=True)
    CACHE.write_bytes(pickle.dumps((own, mentions, articles)))
    return own, mentions, articles


def fitted(
    reports: Sequence[Sequence[Keyed]], own: Sequence[Sequence[Keyed]], mentions: Sequence[Keyed], articles: Articles
) -> list[dict[str, float]]:
    """The bits within reports, across reports, and across reports without types."""
    chance = random.Random(1)
    documents: defaultdict[str, list[Keyed]] = defaultdict(list)
    for mention in mentions:
        documents[mention.key.report].append(mention)
    untyped = [replace(pair, weight=MENTION_WEIGHT) for mine in pairs_within(list(documents.values())) for pair in mine]
    annotated = pairs_across([k for report in reports for k in report], ANNOTATED_WEIGHT, chance)
    inside = [pair for mine in [*pairs_within(reports), *pairs_within(own)] for pair in mine]
    annotated += pairs_across([k for report in own for k in report], ANNOTATED_WEIGHT, chance)
    within = fit(inside + untyped)
    across = fit(annotated + pairs_across(list(incident_keys(articles)), 1.0, chance))
    alone = fit(pairs_across(mentions, 1.0, chance))
    within["prior"] += LEAN_WITHIN
    across["prior"] += LEAN_ACROSS
    alone["prior"] += LEAN_UNTYPED
    return [within, across, alone]


def written(within: Mapping[str, float], across: Mapping[str, float], untyped: Mapping[str, float]) -> str:
    lines = [HEADER.format(day=f"{datetime.now(UTC):%-d %B %Y}")]
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
    reports = annotated_keys()
    within_score(pairs_within(reports), reports, 0.0)
    text = written(*fitted(reports, *read_sets(args.data)))
    if args.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
