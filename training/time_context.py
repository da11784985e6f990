"""Fits the weights by which an event without time words takes its time from the report.

    python -m training.time_context [--write]

Reads the annotated reports that have a day of publication (``training.fitting``: their triggers and statuses, our
parse, the evidence of heads that were taught without them), describes every candidate reading of every event without
a time of its own (``dateline.reading.time.candidates``) and fits one weight a feature: a conditional logistic
regression over the candidates of an event, with a quadratic penalty.
Nothing told is right where gold is null or open: which of these it is stands in ``openings.tsv``, chosen
by hand. Prints the accuracy of whole times by five-fold cross-validation over reports, and on the dev reports with
the weights of the training reports alone. ``--write`` writes ``resources/time/context.tsv``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.oracle import GoldReport, as_gold, load, right, scorer
from dateline.model.values import Basis, DateInterval, Status
from dateline.reading.time.candidates import Background, Candidate, background, candidates
from dateline.reading.time.expressions import find_time_expressions
from dateline.reading.time.scene import Clock, Told, scene_of
from dateline.reading.time.weights import heaviest, load_context, opening_of
from training.fitting import fitting_reports
from training.records import annotated_records

TABLE = Path(__file__).resolve().parent.parent / "src" / "dateline" / "resources" / "time" / "context.tsv"
PENALTY = 8.0  # chosen by cross-validation among 2, 4, 8, 16
RAREST = 4  # a feature seen in fewer events says nothing general
STEPS, RATE = 400, 0.05
FOLDS = 5
# The adjudicated reports give an event another event's time more readily than the training reports do: so
# much is taken from "nothing told". The one number chosen on the dev reports (among 0.25, 0.5, 0.75, 1).
READIER = 0.25
SMALLEST = 0.02  # lighter features are left out of the table
HEADER = """\
# Weights of the features that reading/time/candidates.py describes a candidate time with: the heaviest candidate
# is an event's time when its own clause names none. Before the colon stands the kind of candidate: said (a time
# word further off in the sentence), event (the time of another event), since (from another event's day to
# publication), text (a time told elsewhere), publication (publication day), unknown (nothing told: see
# openings.tsv). After the colon stands what is known about the event and its relation to the candidate.
# Fitted on the annotated reports with a day of publication by training/time_context.py (conditional logistic
# regression, quadratic penalty {penalty}, {events} events of {reports} reports); do not edit by hand.
"""


@dataclass(frozen=True)
class Event:
    """One gold event: its candidates where it has no time of its own, and which of them are right."""

    told: Told
    candidates: list[Candidate]
    right: list[bool]
    gold: dict[str, Any] | None
    report: Background


def events_of(report: GoldReport, score: Any) -> list[Event]:
    scene = scene_of(
        report.document,
        find_time_expressions(report.document),
        Clock(report.published),
        report.triggers,
        report.statuses,
    )
    known, found = background(scene), []
    for one, claim in zip(scene.told, report.record["claims"], strict=True):
        options = [] if one.fixed else candidates(scene, one, known)
        gold = claim.get("time")
        fits = [is_right(report, score, one, gold, c.interval) for c in options]
        found.append(Event(one, options, fits, gold, known))
    return found


def is_right(report: GoldReport, score: Any, one: Told, gold: dict[str, Any] | None, interval: DateInterval) -> bool:
    if interval.basis is not Basis.UNKNOWN:
        return right(score, "time", gold, as_gold(report, "times", interval))
    own = report.published.isoformat() if report.published else None
    ends = [(gold or {}).get(k) for k in ("from", "to")]
    return (None in ends and not {*ends} - {None, own}) or (one.status is not Status.HAPPENED and ends == [own, own])


def fit(events: Iterable[Event]) -> dict[str, float]:
    """One weight a feature, by gradient ascent (Adam) on the penalised likelihood of the right candidates."""
    rows = [e for e in events if any(e.right) and not all(e.right)]
    seen = Counter(f for e in rows for f in set().union(*(c.features for c in e.candidates)))
    names = sorted(f for f, n in seen.items() if n >= RAREST)
    number = {f: i for i, f in enumerate(names)}
    of_candidate: list[int] = []
    of_feature: list[int] = []
    owner: list[int] = []
    good: list[float] = []
    for row, event in enumerate(rows):
        for candidate, fits in zip(event.candidates, event.right, strict=True):
            mine = sorted(number[f] for f in candidate.features if f in number)
            of_candidate += [len(owner)] * len(mine)
            of_feature += mine
            owner.append(row)
            good.append(float(fits))
    cells, columns = np.array(of_candidate), np.array(of_feature)
    rows_of, wanted = np.array(owner), np.array(good)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(cells, weights[columns], minlength=len(rows_of))
        top = np.full(len(rows), -np.inf)
        np.maximum.at(top, rows_of, scores)
        mass = np.exp(scores - top[rows_of])
        p = mass / np.bincount(rows_of, mass)[rows_of]
        right_mass = np.bincount(rows_of, mass * wanted) + 1e-12
        slope = mass * wanted / right_mass[rows_of] - p
        gradient = np.bincount(columns, slope[cells], minlength=len(names)) - PENALTY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights = weights + RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    fitted = dict(zip(names, weights.tolist(), strict=True))
    return fitted | {"unknown": fitted["unknown"] - READIER}


def hits(report: GoldReport, events: Sequence[Event], weights: dict[str, float], score: Any) -> tuple[int, int]:
    """How many whole times are right, and right or merely open otherwise than gold."""
    openings = load_context().openings
    strict = loose = 0
    for event in events:
        chosen = event.told.fixed or heaviest(event.candidates, weights).interval
        unknown = chosen.basis is Basis.UNKNOWN
        told = opening_of(event.told, event.report, report.published, openings) if unknown else chosen
        ok = right(score, "time", event.gold, as_gold(report, "times", told))
        strict += ok
        loose += ok or (unknown and is_right(report, score, event.told, event.gold, chosen))
    return strict, loose


def cross_validated(reports: Sequence[GoldReport], events: Sequence[list[Event]], score: Any) -> tuple[float, float]:
    strict = loose = 0
    for fold in range(FOLDS):
        weights = fit(e for i, es in enumerate(events) if i % FOLDS != fold for e in es)
        for i, (report, mine) in enumerate(zip(reports, events, strict=True)):
            if i % FOLDS == fold:
                ok, near = hits(report, mine, weights, score)
                strict, loose = strict + ok, loose + near
    total = sum(len(es) for es in events)
    return strict / total, loose / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write resources/time/context.tsv")
    args = parser.parse_args()
    score = scorer()
    train, dev = [r for r in fitting_reports(annotated_records()) if r.published], load("dev")
    events = [events_of(r, score) for r in train]
    held = [events_of(r, score) for r in dev]
    print(
        "train, cross-validated: {:.3f} (counting every open or unknown time as one: {:.3f})".format(
            *cross_validated(train, events, score)
        )
    )
    weights = fit(e for es in events for e in es)
    total = sum(len(es) for es in held)
    counts = [hits(r, es, weights, score) for r, es in zip(dev, held, strict=True)]
    print(f"dev: {sum(c[0] for c in counts) / total:.3f} ({sum(c[1] for c in counts) / total:.3f})")
    if args.write:
        kept = sorted((f, w) for f, w in weights.items() if abs(w) >= SMALLEST)
        number = sum(1 for es in events for e in es if e.candidates)
        header = HEADER.format(penalty=PENALTY, events=number, reports=len(train))
        TABLE.write_text(header + "".join(f"{f}\t{w:.2f}\n" for f, w in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
