"""Words of a feast or holiday, which are no places: "New Year's Eve", "Easter Sunday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.model.document import Document
from dateline.reading.time.words import load_time_words

# What may stand around the name of a feast and belongs to the time, in patterns of small letters.
_BESIDE = r"(?:['’]s)?(?:\s+(?:eve|day|week|weekend|holidays?|celebrations?|period))*"
_YEAR = ("new year", "lunar new year", "chinese new year", "christmas", "easter")


def feast_tokens(document: Document) -> frozenset[int]:
    """The tokens that name a feast."""
    spans = [m.span() for m in _pattern(frozenset(load_time_words().holidays)).finditer(document.text)]
    return (
        frozenset(t.index for t in document.tokens for start, end in spans if start <= t.start and t.end <= end)
        if spans
        else frozenset()
    )


@cache
def _pattern(feasts: Iterable[str]) -> re.Pattern[str]:
    names = sorted({*feasts, *_YEAR}, key=lambda n: (-len(n), n))
    words = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"\s+") for n in names)
    return re.compile(rf"\b(?:{words}){_BESIDE}(?!\w)(?!\s+Island)", re.IGNORECASE)
