"""When two values agree: names, days, places, figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TypeVar

from dateline.evaluation.goldfile import Figure, Named, ScoredClaim
from dateline.model.distance import kilometres

# Words that say nothing of which group or body a name means.
EMPTY_WORDS = frozenset("the a an of and in for so called self styled forces force group".split())
# Two names agree when half of the shorter and a third of the longer one's words are shared.
SHORTER_SHARE, LONGER_SHARE = 0.5, 0.34
# Places agree within a town and its surroundings, days within the shift of a time zone.
PLACE_KM, TIME_DAYS = 30.0, 1
WORD = re.compile(r"[^\W_]+")
T = TypeVar("T")


def name_words(name: str | None) -> frozenset[str]:
    """The words of a name that tell it from others; all of them where none does."""
    found = frozenset(WORD.findall((name or "").lower()))
    return found - EMPTY_WORDS or found


def same_name(one: Named, other: Named) -> bool:
    """Whether two names, or the words for them, mean the same, or stand in the same place of the text."""
    if one.stretch is not None and one.stretch.overlaps(other.stretch):
        return True
    pairs = product((one.name, one.words), (other.name, other.words))
    return any(_share(name_words(a), name_words(b)) for a, b in pairs)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    shared, sizes = len(one & other), sorted((len(one), len(other)))
    return bool(sizes[0]) and shared / sizes[0] >= SHORTER_SHARE and shared / sizes[1] >= LONGER_SHARE


def same_time(one: ScoredClaim, other: ScoredClaim) -> bool:
    """Whether both ends agree to a day; an open end agrees only with an open end."""
    return all(
        a is b is None or (a is not None and b is not None and abs((a - b).days) <= TIME_DAYS)
        for a, b in zip(one.days, other.days, strict=True)
    )


def same_place(one: Named | None, other: Named | None) -> bool:
    """Whether two places are near each other; without coordinates, of one name or one country."""
    if one is None or other is None:
        return one is other
    if one.point is not None and other.point is not None:
        return distance_km(one.point, other.point) <= PLACE_KM
    if same_name(one, other):
        return True
    return one.point is None and other.point is None and bool(one.country) and one.country == other.country


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees."""
    return kilometres(*one, *other)


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether two counts are of the same thing and have the same best, low and high value."""
    return one.value == other.value


def matched(ones: Iterable[T], others: Iterable[T], same: Callable[[T, T], bool]) -> int:
    """How many of ``ones`` find a partner among ``others``, each partner taken once, first come first served."""
    free, number = list(others), 0
    for one in ones:
        partner = next((i for i, other in enumerate(free) if same(one, other)), None)
        if partner is not None:
            del free[partner]
            number += 1
    return number


def same_figures(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    return len(one) == len(other) == matched(one, other, same_figure)


def same_first_source(one: Sequence[Named], other: Sequence[Named]) -> bool:
    if not one or not other:
        return not one and not other
    return same_name(one[0], other[0])
