"""Fit the acceptance model of triggers on the training gold.

    python -m training.acceptance

Each trigger that the lexicon finds in a training report is an example; it is right when the reference
scorer pairs it with a gold claim of its class. Prints figures cross-validated by report, then writes the
weights (``resources/triggers/acceptance.json``) and, from cross-validated and dev probabilities, the curves by
which a probability becomes a confidence (``resources/confidence.json``). Needs scikit-learn and the shared
gold files; never imported by the package.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.oracle import GoldReport, load, scorer
from dateline.gazetteer.actors import load_registry
from dateline.reading.mentions.find import find_mentions
from dateline.reading.triggers.acceptance import trigger_features
from dateline.reading.triggers.find import find_candidates
from dateline.reading.triggers.lexicon import CLASS_OF, load_lexicon
from training.fitting import fitting_reports
from training.records import annotated_records, gold_records

RESOURCES = Path(__file__).parent.parent / "src" / "dateline" / "resources"
#: Features seen in fewer triggers than this are left out.
MINIMUM_SEEN = 4
#: L2 strength and threshold: the best cross-validated log loss, and the best F1 on dev near the best on train.
STRENGTH, THRESHOLD = 0.05, 0.25
#: The probabilities from which a trigger is kept, by leaning.
THRESHOLDS = {"balanced": THRESHOLD, "recall": 0.15, "precision": 0.6}
#: How much a trigger of the gold counts beside one of our own annotations.
GOLD_WEIGHT = 3.0
#: How much one adjudicated claim counts beside one of a single reader, as in ``training.confidence``.
DEV_WEIGHT = 4
#: Edges of the bins in which the share of right claims is measured.
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Examples:
    """One row a trigger: its feature names, whether class and type are right, and its report's number."""

    rows: list[dict[str, float]]
    right_class: np.ndarray[Any, Any]
    right_type: np.ndarray[Any, Any]
    reports: np.ndarray[Any, Any]
    gold_claims: int


def read_examples(reports: Sequence[GoldReport]) -> Examples:
    score, lexicon, registry = scorer(), load_lexicon(), load_registry()
    rows: list[dict[str, float]] = []
    verdicts: list[tuple[bool, bool, int]] = []
    for number, report in enumerate(reports):
        record, document = report.record, report.document
        mentions = find_mentions(document, registry, report.published.year if report.published else None)
        triggers = find_candidates(document, lexicon, mentions=mentions)
        claims = [
            {"type": t.type, "trigger": {"start": t.span.start, "end": t.span.end}, "counts": []} for t in triggers
        ]
        pairs = {j: i for i, j in score.pair_claims(record["text"], record["claims"], claims)}
        rows.extend(trigger_features(document, triggers))
        for j, trigger in enumerate(triggers):
            kind = record["claims"][pairs[j]]["type"] if j in pairs else ""
            verdicts.append((CLASS_OF.get(kind) == CLASS_OF[trigger.type], kind == trigger.type, number))
    right_class, right_type, numbers = (np.array(column) for column in zip(*verdicts, strict=True))
    return Examples(rows, right_class, right_type, numbers, sum(len(r.record["claims"]) for r in reports))


def figures(right: np.ndarray[Any, Any], probability: np.ndarray[Any, Any], threshold: float, gold: int) -> str:
    kept = probability >= threshold
    hits = (kept & right).sum()
    p, r = hits / max(kept.sum(), 1), hits / gold
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def curve(
    right: np.ndarray[Any, Any], probability: np.ndarray[Any, Any], weight: np.ndarray[Any, Any]
) -> list[list[float]]:
    """Rising (lower edge, weighted share right) pairs; a bin that would fall takes the share of the one below."""
    points: list[list[float]] = []
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = (probability >= low) & (probability < high)
        if inside.sum() >= 15:
            points.append(
                [low, max(float(np.average(right[inside], weights=weight[inside])), points[-1][1] if points else 0.0)]
            )
    return [[low, round(share, 3)] for low, share in points]


def main() -> None:
    records = annotated_records()
    gold = len(gold_records("train"))
    train, dev = read_examples(fitting_reports(records)), read_examples(load("dev"))
    of_gold = train.reports < gold
    claims = sum(len(r["claims"]) for r in records[:gold])
    seen = Counter(name for row in train.rows for name in row)
    rows = [{n: v for n, v in row.items() if seen[n] >= MINIMUM_SEEN} for row in train.rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    weights = np.where(of_gold, GOLD_WEIGHT, 1.0)
    probability = np.zeros(len(rows))
    for fit, held in GroupKFold(10).split(matrix, train.right_class, train.reports):
        fold = LogisticRegression(C=STRENGTH, max_iter=2000)
        fold.fit(matrix[fit], train.right_class[fit], sample_weight=weights[fit])
        probability[held] = fold.predict_proba(matrix[held])[:, 1]
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(matrix, train.right_class, sample_weight=weights)
    on_dev = model.predict_proba(vectorizer.transform(dev.rows))[:, 1]
    for threshold in (0.0, 0.2, 0.25, THRESHOLD, 0.3, 0.35, 0.4, 0.5):
        held_out = figures(train.right_class[of_gold], probability[of_gold], threshold, claims)
        print(
            f"{threshold:.2f}  train, cross-validated {held_out}   dev",
            figures(dev.right_class, on_dev, threshold, dev.gold_claims),
        )
    write_model(vectorizer, model, len(rows))
    said = np.concatenate([probability, on_dev])
    weight = np.concatenate([np.ones(len(probability)), np.full(len(on_dev), float(DEV_WEIGHT))])
    write_curves(
        {
            "claim": curve(np.concatenate([train.right_class, dev.right_class]), said, weight),
            "type": curve(np.concatenate([train.right_type, dev.right_type]), said, weight),
        }
    )


def write_model(vectorizer: DictVectorizer, model: LogisticRegression, examples: int) -> None:
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {name: round(float(weight), 3) for name, weight in sorted(named)}
    table = {
        "fitted": f"training/acceptance.py on {examples} triggers of the training gold, C={STRENGTH}",
        "thresholds": THRESHOLDS,
        "intercept": round(float(model.intercept_[0]), 3),
        "weights": {name: weight for name, weight in weights.items() if abs(weight) >= 0.01},
    }
    text = json.dumps(table, indent=0, ensure_ascii=False) + "\n"
    (RESOURCES / "triggers" / "acceptance.json").write_text(text, encoding="utf-8")


def write_curves(curves: dict[str, list[list[float]]]) -> None:
    path = RESOURCES / "confidence.json"
    table = json.loads(path.read_text(encoding="utf-8")) | {"curves": curves}
    path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
