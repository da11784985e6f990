"""Fits the weights of the place ranking: ``python -m training.place_ranking TRAIN.jsonl [--write]``.

Each claim chooses among its candidate places by a log-linear model. The places of the claims before it are the
model's own choices, as in reading: rounds of choosing with the last round's weights alternate with fitting.
Reports the accuracy of a cross-validation by report.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.oracle import GoldReport, scorer
from dateline.gazetteer.actors import load_registry
from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.gazetteer import open_gazetteer
from dateline.reading.mentions.find import find_mentions
from dateline.reading.places.candidates import Candidate, Candidates, Earlier
from dateline.reading.places.claim_places import as_place, remembered
from dateline.reading.places.ranking import best
from dateline.reading.places.toponyms import Toponym, find_toponyms
from training.fitting import fitting_reports
from training.place_pinning import is_right, pinned
from training.records import annotated_records, gold_records

ROUNDS = 2
FOLDS = 3
SEEN = 4  # a feature that fewer candidates have is left out
# Of the squared distance to the prior: 15 to 30 do alike in cross-validation, the larger better on other reports.
PENALTY = 30.0
# How much a claim of our own annotations counts, where one of the gold counts 1: the readers of the gold, whose habits
# the hidden reports share, come first.
OTHERS = 0.3
BLIND = 0.5  # the same for gold claims as they look without the learned heads: other pipelines have none
# What the weights are drawn to: the guide's own order of preference.
PRIOR = {
    "nearest": 0.4, "hangs on trigger": 0.4, "background narrow": -0.3, "background wide": 0.3, "main country": 0.3,
    "rel own": 3.0, "rel object": 2.5, "rel modifier": 2.0, "rel nested": 2.0, "rel subject": 1.5,
    "rel clause": 1.5, "rel clause nested": 1.0, "rel inner": 0.5, "rel origin leaving": 3.0,
    "rel destination arriving": 3.0, "rel origin": 1.0, "rel destination": 0.5, "rel nested origin leaving": 2.0,
    "rel agent": -1.5, "rel agent beside": -1.0, "rel speech": -0.5, "rel reference": -0.5, "rel elsewhere": 0.3,
    "stated share": 0.4, "stated next": 0.3, "stated before": 0.0, "last": 0.8, "last of the group": 0.5,
    "last of the type": 0.5, "last of the lemma": 0.5, "main place": 0.5, "share": 1.0, "narrower than said": 0.3,
    "narrower and main place": 1.0, "narrower and dominant in the lead": 1.5, "rel subordinate wide": -0.7,
    "rel clause nested wide": -0.7, "rel inner wide": -0.7, "rel elsewhere wide": -0.5, "wider than said": -0.7,
    "not the first of its relation": -0.5, "other country than said": -1.0, "of the main country": 0.5,
    "kind country": -0.7, "kind continent": -1.0, "through True": -0.7, "unmentioned yet": -0.3,
    "total, narrow and unnamed": -1.5, "total, main country": 1.5, "unmentioned and unlisted": -1.0,
    "another country since": -0.7, "in a when clause": -1.0,
    "learned": 0.4, "back below True": 1.0, "none": -0.3, "none diplomacy": 1.0,
}  # fmt: skip
TARGET = RESOURCES / "place_weights.tsv"
HEADER = """# Weights of the evidence for a claim's place (see reading/places/candidates.py), fitted by
# training/place_ranking.py on annotated reports. Positive: the place is likelier.
# feature	weight
"""

Example = tuple[list[dict[str, float]], list[bool]]


def gold_shape(candidate: Candidate, report: GoldReport) -> dict[str, Any] | None:
    place = as_place(candidate, 1.0)
    if place is None:
        return None
    shape: dict[str, Any] = {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}
    if place.span:
        shape |= {"start": place.span.start, "end": place.span.end, "text": place.span.of(report.document.text)}
    return shape


def examples(
    reports: Sequence[GoldReport], toponyms: Sequence[Any], weights: dict[str, float], score: Any, *, forced: bool
) -> tuple[list[Example], int]:
    """Every claim's candidates with features and whether each is right; and how many the weights choose right."""
    found, hits = [], 0
    for report, names in zip(reports, toponyms, strict=True):
        gathered, earlier = Candidates(report.document, names), list[Earlier]()
        gathered.read_ahead(report.triggers)
        order = sorted(range(len(report.triggers)), key=lambda i: (report.triggers[i].span.start, i))
        for i in order:
            trigger, gold = report.triggers[i], report.record["claims"][i].get("place")
            candidates = gathered.of(trigger, earlier)
            correct = [is_right(score, gold, gold_shape(c, report)) for c in candidates]
            found.append(([dict(c.features) for c in candidates], correct))
            choice, _ = best(candidates, weights)
            hits += correct[candidates.index(choice)]
            if forced and any(correct):
                choice = candidates[correct.index(True)]
            earlier.append(remembered(report.document, trigger, choice))
    return found, hits


def fit(
    data: Sequence[Example], start: dict[str, float], penalty: float = PENALTY, weights: Sequence[float] | None = None
) -> dict[str, float]:
    """Weights that make the right candidates likely; ``weights`` says how much each example counts."""
    counts = Counter(name for candidates, _ in data for c in candidates for name, v in c.items() if v)
    names = sorted(n for n, k in counts.items() if k >= SEEN)
    at = {n: i for i, n in enumerate(names)}
    matrices, labels, worth = [], [], []
    for (candidates, correct), weight in zip(data, weights or [1.0] * len(data), strict=True):
        if not any(correct) or all(correct):
            continue
        matrix = np.zeros((len(candidates), len(names)))
        for row, c in enumerate(candidates):
            for name, value in c.items():
                if name in at:
                    matrix[row, at[name]] = value
        matrices.append(matrix)
        labels.append(np.array(correct, dtype=float))
        worth.append(np.full(len(candidates), weight))
    sizes = np.array([len(m) for m in matrices])
    x, y, each = np.vstack(matrices), np.concatenate(labels), np.concatenate(worth)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    prior = np.array([PRIOR.get(n, 0.0) for n in names])
    w = np.array([start.get(n, PRIOR.get(n, 0.0)) for n in names])
    moment, spread = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, 251):  # Adam on the negative log of the right candidates' share
        s = x @ w
        top = np.full(len(sizes), -np.inf)
        np.maximum.at(top, owner, s)
        e = np.exp(s - top[owner])
        p = e / np.bincount(owner, e)[owner]
        q = p * y
        q /= np.maximum(np.bincount(owner, q), 1e-12)[owner]
        gradient = x.T @ (each * (p - q)) + penalty * (w - prior)
        moment = 0.9 * moment + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        rate = 0.05 * (1 - step / 260)
        w -= rate * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    fitted = {n: round(float(v), 3) for n, v in zip(names, w, strict=True) if abs(v) >= 0.02}
    return {n: v for n, v in PRIOR.items() if n not in at} | fitted  # what was never seen keeps its prior


def _unlearned(features: dict[str, float]) -> dict[str, float]:
    """A candidate's features as they are where nothing learned is known of a report."""
    return {name: value for name, value in features.items() if not name.startswith("learned")}


def learn(
    reports: Sequence[GoldReport], toponyms: Sequence[Any], score: Any, worth: Sequence[float]
) -> dict[str, float]:
    """Weights fitted on the reports; ``worth`` says how much the claims of each count."""
    weights: dict[str, float] = dict(PRIOR)
    for round_ in range(ROUNDS):
        data, _ = examples(reports, toponyms, weights, score, forced=round_ == 0)
        each = [w for r, w in zip(reports, worth, strict=True) for _ in r.triggers]
        blind = [i for i, w in enumerate(each) if w == 1.0]
        data += [([_unlearned(c) for c in data[i][0]], data[i][1]) for i in blind]
        weights = fit(data, weights, weights=each + [BLIND] * len(blind))
    return weights


def cross_validate(
    reports: Sequence[GoldReport], toponyms: Sequence[Any], score: Any, worth: Sequence[float]
) -> dict[float, float]:
    """How many of the claims are chosen right, by the worth of their reports."""
    hits: Counter[float] = Counter()
    total: Counter[float] = Counter()
    for fold in range(FOLDS):
        inside = [i for i in range(len(reports)) if i % FOLDS != fold]
        weights = learn([reports[i] for i in inside], [toponyms[i] for i in inside], score, [worth[i] for i in inside])
        for i in range(fold, len(reports), FOLDS):
            hits[worth[i]] += examples([reports[i]], [toponyms[i]], weights, score, forced=False)[1]
            total[worth[i]] += len(reports[i].triggers)
    return {w: hits[w] / max(n, 1) for w, n in total.items()}


def all_toponyms(reports: Sequence[GoldReport]) -> list[tuple[Toponym, ...]]:
    """The toponyms of each report, as a reading finds them."""
    registry, gazetteer = load_registry(), open_gazetteer()
    years = [r.published.year if r.published else None for r in reports]
    mentions = [find_mentions(r.document, registry, y) for r, y in zip(reports, years, strict=True)]
    return [find_toponyms(r.document, gazetteer, m) for r, m in zip(reports, mentions, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    score, gold = scorer(), {r["id"] for r in gold_records("train")}
    reports = fitting_reports(annotated_records())
    toponyms, gazetteer = all_toponyms(reports), open_gazetteer()
    worth = [1.0 if r.record["id"] in gold else OTHERS for r in reports]
    reports = [r if w == 1.0 else pinned(r, t, gazetteer) for r, t, w in zip(reports, toponyms, worth, strict=True)]
    for weight, share in sorted(cross_validate(reports, toponyms, score, worth).items(), reverse=True):
        print(f"cross-validated by report, {'gold' if weight == 1.0 else 'the others'}: {share:.3f}")
    weights = learn(reports, toponyms, score, worth)
    _, hits = examples(reports, toponyms, weights, score, forced=False)
    print(f"on the training reports: {hits / sum(len(r.triggers) for r in reports):.3f}, {len(weights)} features")
    if args.write:
        TARGET.write_text(HEADER + "".join(f"{n}\t{w:g}\n" for n, w in sorted(weights.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
