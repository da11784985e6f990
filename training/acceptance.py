"""Fit the acceptance model of triggers on the training gold.

    python -m training.acceptance            cross-validated figures by report, then the weights file

Each trigger that the lexicon finds in a training report is an example; it is right when the reference
scorer pairs it with a gold claim of its class. Needs scikit-learn (training only) and the shared gold files.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.oracle import SHARED, analysed, scorer
from dateline.reading.acceptance import trigger_features
from dateline.reading.lexicon import CLASS_OF, load_lexicon
from dateline.reading.triggers import find_candidates

OUT = Path(__file__).parent.parent / "src/dateline/resources/triggers/acceptance.json"


def examples(split: str):
    score, lexicon = scorer(), load_lexicon()
    records = [json.loads(line) for line in (SHARED / "gold" / f"{split}.jsonl").read_text().splitlines()]
    rows, labels, groups, golds = [], [], [], 0
    for number, (record, document) in enumerate(zip(records, analysed([r["text"] for r in records]), strict=True)):
        triggers = find_candidates(document, lexicon)
        claims = [
            {"type": t.type, "trigger": {"start": t.span.start, "end": t.span.end}, "counts": []} for t in triggers
        ]
        pairs = {j: i for i, j in score.pair_claims(record["text"], record["claims"], claims)}
        for j, names in enumerate(trigger_features(document, triggers)):
            rows.append({n: 1 for n in names})
            gold = record["claims"][pairs[j]] if j in pairs else None
            labels.append(gold is not None and CLASS_OF[gold["type"]] == CLASS_OF[triggers[j].type])
            groups.append(number)
        golds += len(record["claims"])
    return rows, np.array(labels), np.array(groups), golds


def f1(labels, probabilities, threshold, golds):
    kept = probabilities >= threshold
    hit = (kept & labels).sum()
    p, r = hit / max(kept.sum(), 1), hit / golds
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main() -> None:
    rows, labels, groups, golds = examples("train")
    dev_rows, dev_labels, _, dev_golds = examples("dev")
    minimum = 4
    counts = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    keep = {n for n, c in counts.items() if c >= minimum}
    rows = [{n: 1 for n in row if n in keep} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    dev = vectorizer.transform(dev_rows)
    print("examples", len(labels), "right", labels.mean(), "features", matrix.shape[1])
    for strength in (0.02, 0.05, 0.1, 0.2, 0.5):
        out = np.zeros(len(labels))
        for fit, held in GroupKFold(10).split(matrix, labels, groups):
            model = LogisticRegression(C=strength, max_iter=2000).fit(matrix[fit], labels[fit])
            out[held] = model.predict_proba(matrix[held])[:, 1]
        model = LogisticRegression(C=strength, max_iter=2000).fit(matrix, labels)
        said = model.predict_proba(dev)[:, 1]
        print("C", strength, "log loss", -np.mean(np.log(np.where(labels, out, 1 - out))))
        for threshold in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            print("   ", threshold, "train P %.3f R %.3f F %.3f" % f1(labels, out, threshold, golds), "dev P %.3f R %.3f F %.3f" % f1(dev_labels, said, threshold, dev_golds))
    strength, threshold = 0.1, 0.27
    model = LogisticRegression(C=strength, max_iter=2000).fit(matrix, labels)
    weights = {n: round(float(w), 4) for n, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)}
    table = {
        "fitted": f"training/acceptance.py on {len(labels)} triggers of the training gold, C={strength}",
        "threshold": threshold,
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {n: w for n, w in sorted(weights.items()) if abs(w) >= 0.01},
    }
    OUT.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
