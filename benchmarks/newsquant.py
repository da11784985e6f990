"""NewsQuant's values, compared as its published evaluation does (CQE, ``evaluate_models.py``).

Its annotators' conventions are not the guide's, so our numbers are put into them first: a change "from 10 to 12" is
one range, but "eight or nine" are two numbers; "hundreds" are 100 to 1,000; a minus sign belongs to its number; bare
ages, clock times, dates and numbers that are part of a name are no quantities.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.model.document import Document
from dateline.reading.counts.quantities import Measured, measured_numbers

Value = tuple[float, ...]
_NO_QUANTITIES = frozenset({"date", "unit", "ordinal"})
_CLOCK = re.compile(r"\s?(?:[ap]\.?\s?m\b|o.?clock|GMT)|:\d", re.IGNORECASE)
_UNIT_OF_AGE = re.compile(r"\W{0,2}(?:year|month|week|day)", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?:^|[\s(])[-−–]|\bminus[- ])[$£€]?\Z")
_FROM = re.compile(r"\b(?:from|between)\s+(?:up to |about |around |roughly |nearly )?(?:[A-Z]{2,3})?[$£€]?\Z", re.I)
# What may stand between the ends of a change: a unit, a year, "up to".
_TO = re.compile(r"[^,;:.!?]{0,40}?\s(?:up |down )?to(?:\s|-)\s?(?:about )?(?:[A-Z]{2,3})?[$£€]?\Z")
_SLASH = re.compile(r"/[$£€]\Z")
_REACH = 40  # characters
_RELATIVE, _ABSOLUTE = 1e-5, 1e-8


def gold_value(value: str) -> Value:
    """A gold value: one number, also a negative one, or the two ends of a range."""
    if "E" not in value and not value.startswith("-") and "-" in value:
        low, high = value.split("-")[:2]
        return float(low), float(high)
    return (float(value),)


def values_of(document: Document) -> list[Value]:
    """The values of a sentence in NewsQuant's conventions."""
    kept = [m for m in measured_numbers(document) if _is_quantity(document.text, m)]
    return list(_joined(document.text, kept))


def matches(gold: Iterable[Value], ours: Sequence[Value]) -> int:
    """How many gold values have one of ours that is close, each of ours taken once."""
    left, found = list(ours), 0
    for value in gold:
        same = next((v for v in left if _close(v, value)), None)
        if same is not None:
            left.remove(same)
            found += 1
    return found


def _close(one: Value, other: Value) -> bool:
    near = (math.isclose(a, b, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE) for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and all(near)


def _is_quantity(text: str, measured: Measured) -> bool:
    number, kind = measured.number, measured.kind
    if number.form not in ("exact", "share", "range", "plural") or kind in _NO_QUANTITIES:
        return False
    if kind == "age" and not _UNIT_OF_AGE.match(text, number.end):
        return False
    clock = _CLOCK.match(text, number.end) or (number.start >= 2 and text[number.start - 1] == ":")
    return text[number.start : number.end].lower() != "both" and not (kind == "time" and clock)


def _joined(text: str, numbers: Sequence[Measured]) -> Iterator[Value]:
    i = 0
    while i < len(numbers):
        value = _values(text, numbers[i])
        if i + 1 < len(numbers) and len(value) == 1 and _is_change(text, numbers[i], numbers[i + 1]):
            yield value[0] + _values(text, numbers[i + 1])[0]
            i += 2
            continue
        yield from value
        i += 1


def _is_change(text: str, earlier: Measured, later: Measured) -> bool:
    """Whether two numbers are the ends of one change: "from 10 to 12", "$7/$9"."""
    if earlier.number.form != "exact" or later.number.form != "exact":
        return False
    before = text[max(0, earlier.number.start - _REACH) : earlier.number.start]
    between = text[earlier.number.end : later.number.start]
    return bool(_SLASH.match(between) or (_FROM.search(before) and _TO.match(between)))


def _values(text: str, measured: Measured) -> list[Value]:
    number = measured.number
    low, high = float(number.low or 0), float(number.high or 0)
    if number.form == "plural":
        dozens = text[number.start : number.end].lower() == "dozens"
        scale = 12.0 if dozens else 10.0 ** math.floor(math.log10(low))
        return [(scale, 10 * scale)]
    if number.form == "range":
        return [(low,), (high,)] if " or " in text[number.start : number.end] else [(low, high)]
    value = float(number.best or 0)
    sign = -1 if _MINUS.search(text[max(0, number.start - 8) : number.start]) else 1
    return [(sign * value,)]
