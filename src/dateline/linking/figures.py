"""The figures of an event: all that is said of each number, and the one that a named rule chooses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.linking.statements import TOLD, Stated, find_statements
from dateline.linking.voices import Voice, find_voices
from dateline.model.event import EventClaim, Figure, FigureRule, Standing, Statement
from dateline.model.values import Qualifier, Status

_FADING = 0.7  # each further figure of a report speaks less for the event
_NUMBERED = 2.0  # a figure above one speaks more, one person without a number less
_SINGLE = 0.5


def in_order(claims: Sequence[EventClaim]) -> tuple[EventClaim, ...]:
    """Claims in the order of their reports' days; those without a day come last."""
    return tuple(sorted(claims, key=_place_in_time))


def _place_in_time(given: EventClaim) -> tuple[date, str, int, str]:
    published = given.report.published
    day = published.day if published else date.max
    return day, given.report.id, given.claim.trigger.span.start, given.claim.id


def figures(claims: Sequence[EventClaim], rule: FigureRule = FigureRule.LOW_BEST_HIGH) -> tuple[Figure, ...]:
    """The figures of claims that tell of one happening, by kind of number; the order of ``claims`` is of no account."""
    ordered = in_order(claims)
    return event_figures(ordered, find_voices(ordered), rule)


def event_figures(
    claims: Sequence[EventClaim], voices: Sequence[Voice], rule: FigureRule, credible: frozenset[Status] = TOLD
) -> tuple[Figure, ...]:
    """The same of claims that are in order, with their voices."""
    return tuple(_figure(of, stated, rule) for of, stated in find_statements(claims, voices, credible).items())


def _figure(of: str, stated: Sequence[Stated], rule: FigureRule) -> Figure:
    statements = tuple(s.statement for s in stated)
    live = [s for s in stated if s.statement.standing in (Standing.COUNTED, Standing.OPEN)]
    live = [s for s in live if s.statement.corrected] or live
    counted = [s for s in live if s.statement.standing is Standing.COUNTED]
    low, high = _ends([s.statement for s in live])
    best, why = _best(counted, rule)
    return Figure(
        of=of,
        best=best,
        low=low,
        high=high,
        rule=rule,
        why=why,
        statements=statements,
        voices=len({s.statement.voice for s in live}),
        disagree=len({s.statement.best for s in counted if s.statement.qualifier is Qualifier.EXACT}) > 1,
    )


def _ends(statements: Sequence[Statement]) -> tuple[int | None, int | None]:
    """The lowest and the highest figure; None where no statement gives such an end."""
    lows = [s.low for s in statements if s.low is not None]
    highs = [s.high for s in statements if s.high is not None]
    bests = [s.best for s in statements if s.best is not None and s.standing is Standing.COUNTED]
    return min(lows + bests) if lows else None, max(highs + bests) if highs else None


def _best(counted: Sequence[Stated], rule: FigureRule) -> tuple[int | None, str]:
    """The figure that the rule chooses and the reason in words."""
    if not counted:
        return None, "nobody gives a figure that can be counted on"
    told = [s for s in counted if s.statement.best is not None]
    if rule is FigureRule.CONSERVATIVE:
        lowest = min(n for s in counted for n in (s.statement.low, s.statement.best) if n is not None)
        return lowest, "the lowest credible figure"
    if not told:
        return None, "only ranges are given"
    if rule is FigureRule.LATEST:
        newest = max((s.statement.day or date.min) for s in told)
        told = [s for s in told if (s.statement.day or date.min) == newest]
        return _most(_votes(told)), f"the newest report, of {newest}" if newest != date.min else "no report has a day"
    if rule is FigureRule.MOST_SOURCES:
        by_voices = _voices_by_figure(told)
        most = max(by_voices, key=lambda best: (by_voices[best], best))
        return most, f"given by {by_voices[most]} of {len({s.statement.voice for s in told})} voices"
    best = _most(_votes(told))
    return best, f"given by {_voices_by_figure(told)[best]} of {len({s.statement.voice for s in told})} voices"


def _voices_by_figure(told: Sequence[Stated]) -> dict[int, int]:
    voices: dict[int, set[str]] = defaultdict(set)
    for s in told:
        voices[s.statement.best or 0].add(s.statement.voice)
    return {best: len(names) for best, names in voices.items()}


def _votes(told: Sequence[Stated]) -> dict[int, float]:
    """One vote a text, shared among its figures, the earlier ones having more of it."""
    texts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    places: dict[str, int] = defaultdict(int)
    for s in told:
        best = s.statement.best or 0
        weight = (_SINGLE if s.single else 1.0) * (_NUMBERED if best > 1 else 1.0)
        texts[s.group][best] += weight * _FADING ** places[s.group]
        places[s.group] += 1
    votes: dict[int, float] = defaultdict(float)
    for own in texts.values():
        whole = sum(own.values())
        for best, weight in own.items():
            votes[best] += weight / whole
    return votes


def _most(votes: Mapping[int, float]) -> int:
    return max(votes, key=lambda best: (votes[best], best))
