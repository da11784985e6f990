"""What statements of one number count for among each other: totals of a period, parts of a total, revised figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.linking.statements import Stated
from dateline.model.event import Standing

_FADING = 0.7  # each further figure of a report speaks less for the event
_NUMBERED = 1.5  # a figure above one speaks more, one person without a number and a number of children less
_LESS = 0.5


def settled(stated: Sequence[Stated]) -> list[Stated]:
    """The statements of one number, in the order of their reports, with their standing among each other."""
    if len(stated) == 1:
        return list(stated)
    return _revised(_parts(_periods(stated)))


def shares(stated: Sequence[Stated]) -> list[float]:
    """How much each statement speaks in its text; those of one text make one. Earlier ones have more of it."""
    if len(stated) == 1:
        return [1.0]
    weights, sums = [], defaultdict[str, float](float)
    places: dict[str, int] = defaultdict(int)
    for s in stated:
        report = s.first.report
        weight = (
            (_LESS if s.single or s.some else 1.0) * (_NUMBERED if s.figure > 1 else 1.0) * _FADING ** places[report]
        )
        places[report] += 1
        sums[s.text] += weight
        weights.append(weight)
    return [weight / sums[s.text] for s, weight in zip(stated, weights, strict=True)]


def most(votes: Mapping[int, float]) -> int:
    """The figure with most votes, the higher one of two that are even."""
    return max(votes, key=lambda figure: (round(votes[figure], 9), figure))


def counted(stated: Iterable[Stated]) -> list[Stated]:
    """Those that count, and give a figure."""
    return [s for s in stated if s.first.standing in (Standing.COUNTED, Standing.ADDED) and s.best is not None]


def _periods(stated: Sequence[Stated]) -> list[Stated]:
    """Totals over a longer time stand aside where figures of the happening itself are told, unless most voices tell
    totals: then that is what the event is."""
    live = [s for s in stated if s.first.standing in (Standing.COUNTED, Standing.ADDED, Standing.OPEN)]
    totals = {s.first.voice for s in live if s.first.cumulative}
    if not totals or not (own := {s.first.voice for s in live if not s.first.cumulative}) or len(totals) > len(own):
        return list(stated)
    return _marked(stated, {id(s) for s in live if s.first.cumulative}, Standing.PERIOD)


def _parts(stated: Sequence[Stated]) -> list[Stated]:
    """A lower figure beside a higher one in the same text and of the same voice is part of it; one person, some of the
    people and nobody ("no officer was hurt") are beside any higher figure of the text."""
    live = counted(stated)
    if len(live) < 2:
        return list(stated)
    by_text = _winners(live, lambda s: s.text)
    by_voice = _winners(live, lambda s: (s.text, s.first.voice))
    parts = {
        id(s)
        for s in live
        if s.figure < by_voice[s.text, s.first.voice]
        or ((s.single or s.some or not s.figure) and s.figure < by_text[s.text])
    }
    return _marked(stated, parts, Standing.PART)


def _winners(stated: Sequence[Stated], key: Callable[[Stated], Hashable]) -> dict[Hashable, int]:
    """The figure that speaks most in each group of statements."""
    votes: dict[Hashable, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for s, share in zip(stated, shares(stated), strict=True):
        votes[key(s)][s.figure] += share
    return {group: most(own) for group, own in votes.items()}


def _revised(stated: Sequence[Stated]) -> list[Stated]:
    """What a voice said before it gave another figure, on a later day. A copy is as old as the first of its text."""
    days: dict[str, date] = {}
    for s in stated:
        if s.first.day is not None and s.first.standing is not Standing.REJECTED:
            days[s.text] = min(days.get(s.text, s.first.day), s.first.day)
    live = [s for s in counted(stated) if s.text in days]
    last: dict[str, tuple[date, set[int]]] = {}
    for s in sorted(live, key=lambda s: days[s.text]):
        day, voice = days[s.text], s.first.voice
        if s.single and voice in last:
            continue  # one victim's story is no new toll
        if voice not in last or day > last[voice][0]:
            last[voice] = day, set()
        last[voice][1].add(s.figure)
    revised = {id(s) for s in live if days[s.text] < last[s.first.voice][0] and s.figure not in last[s.first.voice][1]}
    return _marked(stated, revised, Standing.REVISED)


def _marked(stated: Sequence[Stated], which: set[int], standing: Standing) -> list[Stated]:
    if not which:
        return list(stated)
    return [_with(s, standing) if id(s) in which else s for s in stated]


def _with(stated: Stated, standing: Standing) -> Stated:
    statements = tuple(replace(x, standing=standing) for x in stated.statements)
    return replace(stated, first=statements[0], statements=statements)
