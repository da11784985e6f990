"""Fits how likely a word of a trigger's sentence is its agent or target: ``python -m training.roles [--write]``.

Candidates are what the rules and the held-out evidence of the learned heads propose for gold triggers; one logistic
regression a role. Prints F1 over the actors in the triggers' own sentences, cross-validated by report.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.oracle import GoldReport, scorer
from dateline.gazetteer.actors import load_registry
from dateline.gazetteer.descriptors import RESOURCES
from dateline.model.values import Role
from dateline.reading.mentions.find import find_mentions
from dateline.reading.roles.claim_actors import by_rule
from dateline.reading.roles.fillers import Fillers
from dateline.reading.roles.learned import TAKEN, candidates, features, knows, probability
from training.fitting import fitting_reports
from training.records import annotated_records, gold_records

FOLDS = 5
STRENGTH = 0.1  # inverse of the penalty on squared weights
GOLD_WEIGHT = 3.0  # the training gold is read like the reports to come
SEEN = 8  # a feature that fewer candidates have is left out
SMALLEST = 0.02
TARGET = RESOURCES.parent / "actors" / "role_weights.tsv"
HEADER = """# Weights of the evidence that a word of a trigger's sentence is its agent or target (see
# reading/roles/learned.py), fitted by training/roles.py (logistic regression) on annotated reports. Positive: likelier.
# role	feature	weight
"""


@dataclass(frozen=True)
class Row:
    """One candidate of one report: what is known of it for each role, and which roles it fills."""

    report: int
    claim: int
    name: str
    features: Mapping[Role, Mapping[str, float]]
    right: Mapping[Role, bool | None]  # None: right, but another candidate says the same better


def rows_of(report: GoldReport, number: int, registry: Any, score: Any) -> Iterator[Row]:
    document = report.document
    mentions = find_mentions(document, registry, report.published.year if report.published else None)
    fillers = Fillers(document, mentions)
    for index, (trigger, claim) in enumerate(zip(report.triggers, report.record["claims"], strict=True)):
        if not knows(document, trigger):
            continue
        found = candidates(document, trigger, by_rule(document, trigger, fillers), fillers)
        known = features(document, trigger, found)
        shapes = []
        for candidate in found:
            span = candidate.filler.span(document)
            words = {"start": span.start, "end": span.end, "text": span.of(document.text)}
            shapes.append({"name": candidate.filler.name} | words)
        right: list[dict[Role, bool | None]] = [dict.fromkeys(Role, False) for _ in found]
        for gold in claim["actors"]:
            role = Role(gold["role"])
            fits = [i for i, s in enumerate(shapes) if score.same_name(gold, s)]
            fits.sort(key=lambda i: (not score.overlap(gold, shapes[i]), -known[i][role]["odds"]))
            for rank, i in enumerate(fits):
                if not right[i][role]:
                    right[i][role] = True if rank == 0 else None
        for candidate, described, truth in zip(found, known, right, strict=True):
            yield Row(number, index, candidate.filler.name.lower(), described, truth)


def fit(rows: Sequence[Row], gold: frozenset[int]) -> dict[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = {}
    for role in Role:
        mine = [r for r in rows if r.right[role] is not None]
        seen = Counter(name for r in mine for name in r.features[role])
        kept = [{n: v for n, v in r.features[role].items() if seen[n] >= SEEN} for r in mine]
        vectors = DictVectorizer()
        matrix = vectors.fit_transform(kept)
        share = np.array([GOLD_WEIGHT if r.report in gold else 1.0 for r in mine])
        model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=400)
        model.fit(matrix, np.array([bool(r.right[role]) for r in mine]), sample_weight=share)
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(weight) >= SMALLEST:
                weights[role.value, str(name)] = round(float(weight), 3)
    return weights


def tally(rows: Sequence[Row], weights: Mapping[tuple[str, str], float], taken: float) -> Counter[str]:
    """Hits and actors said, each name once a claim and role."""
    said: dict[tuple[int, int, Role, str], bool] = {}
    for row in rows:
        likely = {role: probability(row.features[role], role, weights) for role in Role}
        role = max(likely, key=likely.__getitem__)
        if likely[role] >= taken:
            key = (row.report, row.claim, role, row.name)
            said[key] = said.get(key, False) or bool(row.right[role])
    return Counter(said=len(said), hits=sum(said.values()))


def in_sentence(report: GoldReport) -> int:
    return sum(a.get("start") is not None for c in report.record["claims"] for a in c["actors"])


def f1(seen: Counter[str], gold: int) -> str:
    hits, said = seen["hits"], max(seen["said"], 1)
    return f"P {hits / said:.3f} R {hits / gold:.3f} F1 {2 * hits / (said + gold):.3f}"


def cross_validate(rows: Sequence[Row], reports: Sequence[GoldReport], gold: frozenset[int]) -> None:
    folds = [fit([r for r in rows if r.report % FOLDS != fold], gold) for fold in range(FOLDS)]
    for taken in (TAKEN - 0.1, TAKEN, TAKEN + 0.1):
        for label, inside in (("all", frozenset(range(len(reports)))), ("training gold", gold)):
            seen = Counter[str]()
            for fold, weights in enumerate(folds):
                seen += tally([r for r in rows if r.report % FOLDS == fold and r.report in inside], weights, taken)
            print(f"taken from {taken:.2f}, {label}: {f1(seen, sum(in_sentence(reports[i]) for i in inside))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    score, registry, reports = scorer(), load_registry(), fitting_reports(annotated_records())
    ids = {r["id"] for r in gold_records("train")}
    gold = frozenset(i for i, r in enumerate(reports) if r.record["id"] in ids)
    rows = [row for i, r in enumerate(reports) for row in rows_of(r, i, registry, score)]
    cross_validate(rows, reports, gold)
    if args.write:
        lines = [f"{role}\t{name}\t{w:g}\n" for (role, name), w in sorted(fit(rows, gold).items())]
        TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
