"""A number expression's value, and the guide's best, low and high for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from dateline.model.values import Qualifier


@dataclass(frozen=True, slots=True)
class Number:
    """One number expression: characters ``start..end`` without its qualifier, atoms ``first..last`` (ends exclusive).

    ``form`` is exact, share, range, plural, vague, open or zero; ``words_start`` is where its qualifier begins.
    """

    first: int
    last: int
    start: int
    end: int
    form: str
    best: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    words_start: int


@dataclass(frozen=True, slots=True)
class Read:
    """A number up to atom ``last`` (end exclusive), and the scale word it ended in."""

    last: int
    form: str
    low: Decimal | None
    high: Decimal | None
    scale: Decimal = Decimal(1)


def stronger(inner: Qualifier | None, outer: Qualifier) -> Qualifier:
    """Of two qualifiers on one number the one that bounds it: "up to about 500" is up to."""
    if inner in (None, Qualifier.EXACT) or (inner is Qualifier.ABOUT and outer is not Qualifier.EXACT):
        return outer
    return inner or outer


def bounded(number: Number, qualifier: Qualifier | None, *, dozen: bool = False) -> Number:
    """A number with the guide's best, low and high for its qualifier."""
    if number.form in ("open", "zero"):
        return replace(number, qualifier=Qualifier.VAGUE if number.form == "open" else Qualifier.EXACT)
    if number.form == "range":
        return replace(number, qualifier=Qualifier.ABOUT)
    low_end = qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    high_end = qualifier in (Qualifier.UP_TO, Qualifier.NEARLY)
    if number.form in ("exact", "share"):
        if qualifier is None or qualifier is Qualifier.EXACT:
            return replace(number, qualifier=Qualifier.VAGUE if dozen else Qualifier.EXACT)
        low = number.best if low_end else None
        return replace(number, low=low, high=number.best if high_end else None, qualifier=qualifier)
    if qualifier is None or not (low_end or high_end):
        return replace(number, qualifier=Qualifier.VAGUE)
    return replace(
        number, low=number.low if low_end else None, high=number.high if high_end else None, qualifier=qualifier
    )
