"""The figures of an event: all that is said of each number, and the one that a named rule chooses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.linking.choosing import choose
from dateline.linking.overlap import apart_from, same_people
from dateline.linking.standing import counted, settled
from dateline.linking.statements import TOLD, Stated, find_stated
from dateline.linking.voices import Voice, find_voices
from dateline.model.event import EventClaim, Figure, FigureRule, Standing
from dateline.model.values import Qualifier, Status

_LIVE = frozenset((Standing.COUNTED, Standing.ADDED, Standing.OPEN))
_UNHEARD = frozenset((Standing.REJECTED, Standing.UNSURE))


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
    found: dict[str, list[Stated]] = defaultdict(list)
    for s in find_stated(claims, voices, credible):
        found[s.first.of].append(s)
    if not found:
        return ()
    settled_by = {of: settled(stated) for of, stated in sorted(found.items())}
    made = {of: _figure(of, stated, rule) for of, stated in settled_by.items() if of != "injured"}
    if hurt := settled_by.get("injured"):
        made["injured"] = _injured(hurt, settled_by.get("killed", ()), made.get("killed"), rule)
    return tuple(made[of] for of in settled_by)


def _injured(hurt: Sequence[Stated], killed: Sequence[Stated], dead: Figure | None, rule: FigureRule) -> Figure:
    """The injured, without the dead among those who are told to be hit; what a person corrected stays as it is."""
    by_hand = any(s.first.corrected and s.first.standing is not Standing.REJECTED for s in (*hurt, *killed))
    if dead is None or not dead.best or by_hand:
        return _figure("injured", hurt, rule)
    died = [s for s in killed if s.first.standing not in _UNHEARD]
    hurt = apart_from(died, hurt)
    figure = _figure("injured", hurt, rule, dead=dead.best)
    if figure.best == 1 and same_people(died, [s for s in hurt if s.first.standing not in _UNHEARD]):
        why = f"the one who was hit is among the {dead.best} killed"
        return replace(figure, best=0, low=0, why=why)
    return figure


def _figure(of: str, stated: Sequence[Stated], rule: FigureRule, *, dead: int | None = None) -> Figure:
    live = [s for s in stated if s.first.standing in _LIVE]
    live = [s for s in live if s.first.corrected] or live
    told = [s for s in live if s.first.standing is not Standing.OPEN]
    best, why = choose(told, rule, dead=dead)
    if told and told[0].first.corrected:
        why = f"as a reviewer corrected it; {why}"
    low, high = _ends(live, best)
    return Figure(
        of=of,
        best=best,
        low=low,
        high=high,
        rule=rule,
        why=why,
        statements=tuple(x for s in stated for x in s.statements),
        voices=len({s.first.voice for s in live}),
        disagree=len({s.best for s in counted(live) if s.first.qualifier is Qualifier.EXACT}) > 1,
    )


def _ends(live: Sequence[Stated], best: int | None) -> tuple[int | None, int | None]:
    """The lowest and the highest figure; None where no statement gives such an end."""
    lows = [s.low for s in live if s.low is not None]
    highs = [s.high for s in live if s.high is not None]
    bests = [s.best for s in counted(live) if s.best is not None]
    bests += [best] if best is not None else []
    return min(lows + bests) if lows else None, max(highs + bests) if highs else None
