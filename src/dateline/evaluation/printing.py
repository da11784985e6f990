"""A score as lines for a person and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.evaluation.score import Score, Verdict

CONTEXT = 40


def score_lines(score: Score) -> Iterator[str]:
    """The numbers of claims, then a line for each measure."""
    n = score.numbers
    yield f"claims: gold {n['gold']}, system {n['system']}, paired {n['paired']}, bad offsets {n['bad offsets']}"
    for name in ("detect", "type", "figures", "actors", "events", "record"):
        share = score.shares[name]
        yield f"{name:8} P {share.p:.3f}  R {share.r:.3f}  F1 {share.f1:.3f}"
    for name, accuracy in score.accuracies.items():
        yield f"{name:8} accuracy {accuracy:.3f}"


def score_json(score: Score) -> str:
    """The same as a JSON object."""
    shares = {name: {"p": s.p, "r": s.r, "f1": s.f1} for name, s in score.shares.items()}
    accuracies = {name: {"accuracy": value} for name, value in score.accuracies.items()}
    return json.dumps(shares | accuracies | {"n": score.numbers}, indent=1)


def verdict_line(verdict: Verdict, text: str) -> str:
    """One claim of a report: how it was paired and what is wrong, or that it was missed or invented."""
    gold, found = verdict.gold, verdict.found
    if gold is not None and found is not None:
        wrong = f"wrong: {', '.join(verdict.wrong)}" if verdict.wrong else "all right"
        return f"{gold.id} ~ {found.id}  {gold.type}/{found.type}  “{gold.trigger_text}”  {wrong}"
    claim, word = (gold, "missed") if gold is not None else (found, "invented")
    if claim is None:
        return ""
    around = text[max(0, claim.trigger.start - CONTEXT) : claim.trigger.end + CONTEXT].replace("\n", " ")
    return f"{word:8}  {claim.id}  {claim.type}  “{claim.trigger_text}”  {around}"
