"""Fits the weights by which rules and heads choose a claim's figures: ``python -m training.count_choice [--write]``.

A reading is right where gold gives the claim a count of the same category and value, or, for people without a number
(whom gold may add up), over the same words. Reports the figures' F1 in a cross-validation by report.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.oracle import GoldReport, scorer
from dateline.gazetteer.actors import load_registry
from dateline.model.values import Count
from dateline.reading.counts import learned
from dateline.reading.counts.claim_counts import figures_near, read_counts, rule_readings
from dateline.reading.counts.learned import Features, LearnedCounts
from dateline.reading.counts.lexicon import load_counts
from dateline.reading.counts.quantities import find_quantities
from dateline.reading.counts.readings import Reading
from dateline.reading.mentions.find import find_mentions
from training.fitting import fitting_reports
from training.records import annotated_records, gold_records

TARGET = Path(learned.__file__).parents[2] / "resources" / "counts" / "learned.tsv"
HEADER = """# Weights by which rules and heads choose a claim's figures (see reading/counts/learned.py), fitted by
# training/count_choice.py on annotated reports with held-out evidence. Positive: the figure is the claim's.
# Columns, separated by tabs: feature, weight.
"""
FOLDS = 5
SEEN = 8  # a feature that fewer readings have is left out
PENALTY = 8.0
# How likely right a figure must be: the heads overrule the rules where they are sure only, on reports of other readers
# they would drop and add more, but not on the gold's.
WANTED = {"rule": 0.1, "heads": 0.6}
STEPS = 25


class Example(NamedTuple):
    features: Features
    right: bool


def examples_of(report: GoldReport) -> list[Example]:
    """The readings of one report, the rules' and those that the heads propose."""
    document, triggers = report.document, report.triggers
    mentions = find_mentions(document, load_registry(), report.published.year if report.published else None)
    figures = figures_near(document, triggers, find_quantities(document), mentions)
    readings = rule_readings(document, triggers, figures)
    chooser = LearnedCounts(document, triggers, load_counts())
    found = []
    claims = report.record["claims"]
    for own, claim in zip(readings, claims, strict=True):
        sites: set[int] = set()
        for reading in own:
            if reading.figure.site not in sites:
                found.append(Example(chooser.features(reading), is_right(reading, claim)))
            sites.add(reading.figure.site)
    kept = [[r for r in own if is_right(r, c)] for own, c in zip(readings, claims, strict=True)]
    given = {r.figure.site for own in kept for r in own}
    for number, (own, claim) in enumerate(zip(kept, claims, strict=True)):
        for reading in chooser.proposed(number, figures, [*own, *(r for r in readings[number] if r not in own)]):
            found.append(Example(chooser.proposal_features(reading, own, given), is_right(reading, claim)))
    return found


def is_right(reading: Reading, claim: Mapping[str, Any]) -> bool:
    figure = reading.figure
    for count in claim.get("counts") or []:
        if count["of"] != reading.of:
            continue
        if (count.get("best"), count.get("low"), count.get("high")) == (figure.best, figure.low, figure.high):
            return True
        start = count.get("start")
        if (
            figure.kind != "number"
            and start is not None
            and start < figure.span.end
            and figure.span.start < count["end"]
        ):
            return True
    return False


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """A logistic regression by Newton's method; the wanted likelihood is taken off each side's constant."""
    seen = Counter(name for e in examples for name, value in e.features.items() if value)
    names = sorted(name for name, n in seen.items() if n >= SEEN)
    place = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names)))
    for n, example in enumerate(examples):
        for name, value in example.features.items():
            if name in place:
                rows[n, place[name]] = value
    right = np.array([e.right for e in examples], dtype=float)
    penalty = np.array([0.01 if name in ("rule", "heads") else PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - penalty * weights
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty)
        weights += np.linalg.solve(bend, slope)
    fitted = dict(zip(names, weights.tolist(), strict=True))
    for constant, wanted in WANTED.items():
        fitted[constant] = fitted.get(constant, 0.0) - float(np.log(wanted / (1 - wanted)))
    return fitted


def counts_of(report: GoldReport) -> tuple[tuple[Count, ...], ...]:
    mentions = find_mentions(report.document, load_registry(), report.published.year if report.published else None)
    return read_counts(report.document, report.triggers, find_quantities(report.document), mentions)


def measured(report: GoldReport, score: Any) -> Counter[str]:
    """Hits, gold figures and ours of one report, as the scorer counts them: by sentence, category and value."""
    text, marks = report.record["text"], score.sentences(report.record["text"])
    gold: Counter[Any] = Counter()
    for claim in report.record["claims"]:
        for count in claim.get("counts") or []:
            start = count.get("start")
            gold[marks[min(claim["trigger"]["start"] if start is None else start, len(text))], score.value(count)] += 1
    ours = Counter((marks[c.span.start], (c.of, c.best, c.low, c.high)) for counts in counts_of(report) for c in counts)
    return Counter(hits=(gold & ours).total(), gold=gold.total(), ours=ours.total())


def f1(totals: Counter[str]) -> float:
    return 2 * totals["hits"] / max(1, totals["gold"] + totals["ours"])


def use(weights: Mapping[str, float]) -> None:
    """Lets the count stage read with these weights."""
    learned.load_weights = lambda: weights  # type: ignore[assignment]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all reports")
    options = parser.parse_args()
    own = {r["id"] for r in gold_records("train")}
    reports, score = fitting_reports(annotated_records()), scorer()
    examples = [examples_of(r) for r in reports]
    cross_validate(reports, examples, own, score)
    if options.write:
        weights = fit([e for one in examples for e in one])
        lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005]
        TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def cross_validate(
    reports: Sequence[GoldReport], examples: Sequence[Sequence[Example]], own: set[str], score: Any
) -> None:
    totals = {"all": Counter[str](), "gold train": Counter[str]()}
    for fold in range(FOLDS):
        use(fit([e for n, one in enumerate(examples) if n % FOLDS != fold for e in one]))
        for report in reports[fold::FOLDS]:
            found = measured(report, score)
            totals["all"] += found
            totals["gold train"] += found if report.record["id"] in own else Counter()
    for name, total in totals.items():
        print(
            f"{name:11} P {total['hits'] / total['ours']:.4f} R {total['hits'] / total['gold']:.4f} F1 {f1(total):.4f}"
        )


if __name__ == "__main__":
    main()
