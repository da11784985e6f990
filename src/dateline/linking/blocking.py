"""Which claims are compared at all: those that share a block."""

from __future__ import annotations

import math
from datetime import date, timedelta

from dateline.linking.families import family
from dateline.linking.key import ClaimKey

#: Words of a report that name blocks: the ones that tell most of it.
TOPIC_BLOCKS = 3
#: A place cell is half a degree, about 55 km: towns of one district mostly share one.
CELLS_A_DEGREE = 2


def blocks(key: ClaimKey) -> tuple[str, ...]:
    """The blocks of a claim, nearest first, ten at most; claims that may tell one event share one.

    A block is the report itself, the copies of the report, a place cell in a half-month, a country in a week, the
    family of types with one of the words that tell most of the report.
    """
    kind = family(key.type)
    found = [f"r|{key.report}"]
    when = _halves(key)
    if key.lat is not None and key.lon is not None:
        cell = f"{math.floor(key.lat * CELLS_A_DEGREE)},{math.floor(key.lon * CELLS_A_DEGREE)}"
        found += [f"p|{kind}|{cell}|{half}" for half in when]
    elif key.country:
        found += [f"c|{kind}|{key.country}|{half}" for half in when]
    telling = _telling(key)
    found += [f"w|{kind}|{word}" for word in telling]
    found += [f"l|{key.lemma}|{word}" for word in telling]
    return tuple(dict.fromkeys(found))


def _telling(key: ClaimKey) -> list[str]:
    return sorted(key.topic, key=lambda word: (-key.topic[word], word))[:TOPIC_BLOCKS]


def _halves(key: ClaimKey) -> list[str]:
    """The half-months of the act's last day and of the days beside it; of the publication where no day is known."""
    day = key.end or key.start or key.published
    if day is None:
        return ["-"]
    return sorted({_half(day - timedelta(days=1)), _half(day + timedelta(days=1))})


def _half(day: date) -> str:
    return f"{day:%Y-%m}{'a' if day.day <= 15 else 'b'}"
