"""The score of found claims against gold claims.

detect: claims found, of the right class. type: of the right type. status, time, place, counts, sources: over the
claims that were paired, is that field right. figures: all counts of all claims, wherever in the sentence they
stand. actors: names in their roles. record: type, status, time, place, every count and the first source right at
once. events: B-cubed of the grouping of paired claims, over the whole file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.evaluation.agreement import matched, same_figures, same_first_source, same_name, same_place, same_time
from dateline.evaluation.goldfile import ScoredClaim, ScoredReport
from dateline.evaluation.pairing import SentenceRuler, pair_claims, same_class

FIELDS = ("status", "time", "place", "counts", "sources")
ROLES = ("agent", "target")


@dataclass(frozen=True, slots=True)
class Share:
    """Precision, recall and their harmonic mean."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    @classmethod
    def of(cls, hits: int, gold: int, found: int) -> Share:
        return cls(hits / found if found else 0.0, hits / gold if gold else 0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gold claim and what was found for it (or one found for nothing), and the fields that are wrong."""

    gold: ScoredClaim | None
    found: ScoredClaim | None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of a comparison."""

    shares: dict[str, Share]
    accuracies: dict[str, float]
    numbers: dict[str, int]
    verdicts: dict[str, tuple[Verdict, ...]]


@dataclass(slots=True)
class _Sums:
    count: Counter[str] = field(default_factory=Counter)
    gold_events: list[str] = field(default_factory=list)
    found_events: list[str] = field(default_factory=list)


def score(gold: Sequence[ScoredReport], found: Sequence[ScoredReport]) -> Score:
    """The score of ``found`` against ``gold``; a gold report that is not among ``found`` has no claim found."""
    by_id = {report.id: report.claims for report in found}
    sums = _Sums()
    verdicts = {report.id: _compare(report, by_id.get(report.id, ()), sums) for report in gold}
    n = sums.count
    shares = {name: Share.of(n[name], n["gold"], n["system"]) for name in ("detect", "type")}
    shares["figures"] = Share.of(n["figures"], n["figures gold"], n["figures found"])
    shares["actors"] = Share.of(n["actors"], n["actors gold"], n["actors found"])
    shares["events"] = Share(
        _b_cubed(sums.gold_events, sums.found_events), _b_cubed(sums.found_events, sums.gold_events)
    )
    shares["record"] = Share.of(n["record"], n["gold"], n["system"])
    accuracies = {name: n[name] / n["paired"] if n["paired"] else 0.0 for name in FIELDS}
    numbers = {name: n[name] for name in ("gold", "system", "paired", "bad offsets")}
    return Score(shares, accuracies, numbers, verdicts)


def _compare(report: ScoredReport, found: Sequence[ScoredClaim], sums: _Sums) -> tuple[Verdict, ...]:
    gold, ruler, n = report.claims, SentenceRuler(report.text), sums.count
    n["gold"] += len(gold)
    n["system"] += len(found)
    n["bad offsets"] += sum(report.text[c.trigger.start : c.trigger.end] != c.trigger_text for c in found)
    pairs = pair_claims(ruler, gold, found)
    verdicts = [_judge(gold[i], found[j], sums) for i, j in pairs]
    gold_figures, found_figures = _placed_figures(gold, ruler), _placed_figures(found, ruler)
    n["figures gold"] += gold_figures.total()
    n["figures found"] += found_figures.total()
    n["figures"] += (gold_figures & found_figures).total()
    paired_gold, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
    verdicts += [Verdict(claim, None) for i, claim in enumerate(gold) if i not in paired_gold]
    verdicts += [Verdict(None, claim) for j, claim in enumerate(found) if j not in paired_found]
    return tuple(verdicts)


def _judge(one: ScoredClaim, other: ScoredClaim, sums: _Sums) -> Verdict:
    n, right_type = sums.count, one.type == other.type
    n["type"] += right_type
    if not same_class(one, other):
        return Verdict(one, other, ("class",))
    n["detect"] += 1
    n["paired"] += 1
    sums.gold_events.append(one.event)
    sums.found_events.append(other.event)
    right = {
        "status": one.status == other.status,
        "time": same_time(one, other),
        "place": same_place(one.place, other.place),
        "counts": same_figures(one.figures, other.figures),
        "sources": same_first_source(one.sources, other.sources),
    }
    n.update({name: int(ok) for name, ok in right.items()})
    _count_actors(one, other, n)
    n["record"] += right_type and all(right.values())
    wrong = [name for name, ok in right.items() if not ok]
    return Verdict(one, other, tuple(wrong if right_type else ["type", *wrong]))


def _count_actors(one: ScoredClaim, other: ScoredClaim, n: Counter[str]) -> None:
    for role in ROLES:
        gold, found = ([a for a in claim.actors if a.role == role] for claim in (one, other))
        n["actors gold"] += len(gold)
        n["actors found"] += len(found)
        n["actors"] += matched(gold, found, same_name)


def _placed_figures(claims: Sequence[ScoredClaim], ruler: SentenceRuler) -> Counter[tuple[object, ...]]:
    """Every figure with the number of its sentence; one without words stands at its claim's trigger."""
    return Counter(
        (ruler.number(claim.trigger.start if figure.start is None else figure.start), *figure.value)
        for claim in claims
        for figure in claim.figures
    )


def _b_cubed(labels: Sequence[str], others: Sequence[str]) -> float:
    """The mean share of each claim's group under ``others`` that is also its group under ``labels``."""
    together, groups = Counter(zip(labels, others, strict=True)), Counter(others)
    return sum(together[pair] / groups[pair[1]] for pair in zip(labels, others, strict=True)) / max(1, len(labels))
