"""Fits whom an event takes over from the rest of its report: ``python -m training.context_actors [--write]``.

For every role that the reading of the sentence and the rules for context leave open (gold triggers, held-out
evidence), a conditional logistic regression over the report's actors and nobody. Prints F1 over all actors,
cross-validated by report. Fit ``training.roles`` first: the sentence is read with its shipped weights.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks.oracle import GoldReport, as_gold, scorer
from dateline.gazetteer.actors import load_registry
from dateline.gazetteer.descriptors import RESOURCES
from dateline.model.values import Actor, Role
from dateline.reading.mentions.find import find_mentions
from dateline.reading.roles.borrowing import Borrowing, Option
from dateline.reading.roles.claim_actors import said_actors
from dateline.reading.roles.context import add_context
from training.fitting import fitting_reports
from training.records import annotated_records, gold_records

FOLDS = 5
PENALTY = 3.0
GOLD_WEIGHT = 3.0  # the training gold is read like the reports to come
SEEN = 6  # a feature that fewer candidates have is left out
SMALLEST = 0.02
TARGET = RESOURCES.parent / "actors" / "context_weights.tsv"
HEADER = """# Weights of the evidence that an event takes an actor over from elsewhere in its report (see
# reading/roles/borrowing.py), fitted by training/context_actors.py on annotated reports. Positive: likelier.
# feature	weight
"""
Found = tuple[Actor, ...]
Example = tuple[tuple[Option, ...], list[bool], float]


def start_of(report: GoldReport, registry: Any) -> tuple[Borrowing, tuple[Found, ...]]:
    """The report's candidates, and its actors as the rules leave them."""
    mentions = find_mentions(report.document, registry, report.published.year if report.published else None)
    said = said_actors(report.document, report.triggers, mentions)
    borrowing = Borrowing(report.document, report.triggers, said, mentions)
    return borrowing, add_context(borrowing.told)


def examples_of(
    report: GoldReport, borrowing: Borrowing, ruled: Sequence[Found], weight: float, score: Any
) -> Iterator[Example]:
    """The open slots with their candidates; after a right one the next slot of the role, if it has another."""
    for index, claim in enumerate(report.record["claims"]):
        known = ruled[index]
        for role in Role:
            left = missed(report, claim, known, role, score)
            while (slot := borrowing.slot(index, role, known)) is not None:
                options = borrowing.options(slot)
                right = [any(score.same_name(g, _shape(report, o.actor)) for g in left) for o in options[:-1]]
                yield options, [*right, not any(right)], weight
                if not any(right):
                    break
                taken = options[right.index(True)].actor
                known = (*known, *((taken,) if taken else ()))
                left = [g for g in left if not score.same_name(g, _shape(report, taken))]


def missed(report: GoldReport, claim: Mapping[str, Any], known: Found, role: Role, score: Any) -> list[Any]:
    """The gold actors of a role that nobody known is."""
    said = [s for s in as_gold(report, "actors", known) if s["role"] == role.value]
    return [g for g in claim["actors"] if g["role"] == role.value and not any(score.same_name(g, s) for s in said)]


def _shape(report: GoldReport, actor: Actor | None) -> dict[str, Any]:
    return dict(as_gold(report, "actors", (actor,))[0]) if actor is not None else {}


def fit(data: Sequence[Example]) -> dict[str, float]:
    """One weight a feature, by Adam on the penalised likelihood of the right candidates."""
    rows = [e for e in data if not all(e[1])]
    seen = Counter(n for options, _, _ in rows for o in options for n in o.features)
    names = sorted(n for n, k in seen.items() if k >= SEEN)
    at = {n: i for i, n in enumerate(names)}
    cells: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    owner: list[int] = []
    good: list[float] = []
    for row, (options, right, _) in enumerate(rows):
        for option, fits in zip(options, right, strict=True):
            for name, value in option.features.items():
                if name in at:
                    cells.append(len(owner))
                    columns.append(at[name])
                    values.append(value)
            owner.append(row)
            good.append(float(fits))
    cell, column, value_of = np.array(cells), np.array(columns), np.array(values)
    row_of, wanted, share = np.array(owner), np.array(good), np.array([w for _, _, w in rows])
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, 201):
        scores = np.bincount(cell, weights[column] * value_of, minlength=len(row_of))
        top = np.full(len(rows), -np.inf)
        np.maximum.at(top, row_of, scores)
        mass = np.exp(scores - top[row_of])
        p = mass / np.bincount(row_of, mass)[row_of]
        right_mass = np.bincount(row_of, mass * wanted) + 1e-12
        slope = (mass * wanted / right_mass[row_of] - p) * share[row_of]
        gradient = np.bincount(column, slope[cell] * value_of, minlength=len(names)) - PENALTY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        rate = 0.06 * (1 - step / 210)
        weights = weights + rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def tally(report: GoldReport, actors: Sequence[Found], score: Any) -> Counter[str]:
    seen = Counter[str]()
    for claim, found in zip(report.record["claims"], actors, strict=True):
        said = as_gold(report, "actors", found)
        for role in Role:
            gold, ours = ([a for a in side if a["role"] == role.value] for side in (claim["actors"], said))
            seen.update(gold=len(gold), said=len(ours), hits=score.pair_up(gold, ours, score.same_name))
    return seen


def f1(seen: Counter[str]) -> str:
    hits, said, gold = seen["hits"], max(seen["said"], 1), max(seen["gold"], 1)
    return f"P {hits / said:.3f} R {hits / gold:.3f} F1 {2 * hits / (said + gold):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    args = parser.parse_args()
    score, registry, reports = scorer(), load_registry(), fitting_reports(annotated_records())
    ids = {r["id"] for r in gold_records("train")}
    starts = [start_of(r, registry) for r in reports]
    data = [
        list(examples_of(r, b, ruled, GOLD_WEIGHT if r.record["id"] in ids else 1.0, score))
        for r, (b, ruled) in zip(reports, starts, strict=True)
    ]
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        weights = fit([e for i, mine in enumerate(data) if i % FOLDS != fold for e in mine])
        for i in range(fold, len(reports), FOLDS):
            borrowing, ruled = starts[i]
            completed = [borrowing.completed(k, known, weights) for k, known in enumerate(ruled)]
            ways = {"sentence alone": borrowing.told.actors, "with rules": ruled, "with both": completed}
            for way, actors in ways.items():
                for label in ("all", "training gold") if reports[i].record["id"] in ids else ("all",):
                    seen[f"{way}, {label}"] += tally(reports[i], actors, score)
    for name, counts in seen.items():
        print(f"{name}: {f1(counts)}")
    if args.write:
        lines = [f"{n}\t{w:g}\n" for n, w in sorted(fit([e for mine in data for e in mine]).items())]
        TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
