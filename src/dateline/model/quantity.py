"""A number in a report, read as a figure, before anybody asked what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.values import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number expression. ``span`` covers the number's own words as the guide wants them ("25",
    "hundreds", "1.3 million"; a qualifier such as "more than" is not in it).

    ``noun`` is the token of what is counted (None when the number stands alone: "12 were killed");
    ``kind`` is count (people or things), money, percent, distance, age, date, time, ordinal, unit
    (a number that is part of a name: "7th Brigade"), measure or other.
    """

    first: int
    last: int
    span: Span
    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    noun: int | None
    kind: str
