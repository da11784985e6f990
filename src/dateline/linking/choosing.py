"""One figure out of those that are told, by a named rule, with the reason in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.linking.standing import most, shares
from dateline.linking.statements import Stated
from dateline.model.event import FigureRule

#: How sure it is that "five were shot" counts the one who died; the rest is for five injured. Chosen on incidents
#: 300 to 900 of the Gun Violence Archive's dev part, where 0.6 to 1 do alike.
_STRUCK = 0.7

Choice = tuple[int | None, str]


def choose(told: Sequence[Stated], rule: FigureRule, *, dead: int | None = None) -> Choice:
    """The figure that the rule chooses among statements that count, and why.

    ``dead`` is the number killed, where injured are asked for: people who were shot are the dead and the injured.
    """
    if not told:
        return None, "nobody gives a figure that can be counted on"
    if rule is FigureRule.CONSERVATIVE:
        return min(_lowest(s, dead) for s in told), "the lowest credible figure"
    exact = [s for s in told if s.best is not None]
    if not exact:
        return None, "only ranges are given"
    if rule is FigureRule.LATEST:
        return _latest(exact, dead)
    return _of_most(exact, None if rule is FigureRule.MOST_SOURCES else dead)


def without_dead(s: Stated, dead: int | None) -> int:
    """How many of a statement's people are injured: those who were hit without the dead."""
    return max(0, s.figure - dead) if s.struck and dead else s.figure


def _lowest(s: Stated, dead: int | None) -> int:
    ends = [n for n in (s.low, s.best, s.high) if n is not None]
    return min([*ends, without_dead(s, dead)] if s.best is not None else ends)


def _latest(told: Sequence[Stated], dead: int | None) -> Choice:
    newest = max(s.first.day or date.min for s in told)
    of_day = [s for s in told if (s.first.day or date.min) == newest]
    why = f"the newest report, of {newest}" if newest != date.min else "no report has a day: all count alike"
    return _of_most(of_day, dead)[0], why


def _of_most(told: Sequence[Stated], dead: int | None) -> Choice:
    """The figure of most voices. A voice that gives several speaks for the one that it gives most; even figures are
    told apart by how much each statement speaks."""
    if len(told) == 1 and not told[0].struck:
        return told[0].best, "given by the one voice that tells it"
    votes = _votes(told, dead)
    voices = Counter(_by_voice(told, dead).values())
    best = max(votes, key=lambda figure: (voices[figure], round(votes[figure], 9), figure))
    giving = len({s.first.voice for s in told if s.figure == best})
    whole = len({s.first.voice for s in told})
    if not giving:
        return best, f"those who were hit without the {dead} killed"
    return best, f"given by {giving} of {whole} voices" if whole > 1 else "given by the one voice that tells it"


def _by_voice(told: Sequence[Stated], dead: int | None) -> dict[str, int]:
    votes: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for s, share in zip(told, shares(told), strict=True):
        for figure, part in _figures(s, dead):
            votes[s.first.voice][figure] += share * part
    return {voice: most(own) for voice, own in votes.items()}


def _votes(told: Sequence[Stated], dead: int | None) -> Mapping[int, float]:
    """One vote a text, shared among its figures; a claimant whom several texts quote shares its vote among them."""
    texts: dict[str, set[str]] = defaultdict(set)
    for s in told:
        texts[s.first.voice].add(s.text)
    votes: dict[int, float] = defaultdict(float)
    for s, share in zip(told, shares(told), strict=True):
        for figure, part in _figures(s, dead):
            votes[figure] += share * part / len(texts[s.first.voice])
    return votes


def _figures(s: Stated, dead: int | None) -> Iterator[tuple[int, float]]:
    if s.struck and dead:
        yield without_dead(s, dead), _STRUCK
        yield s.figure, 1 - _STRUCK
    else:
        yield s.figure, 1.0
