"""The dateline that opens a news report: ``BEIRUT (Reuters) -``."""

from __future__ import annotations

import re

_DASH = r"\s*(?:--|[—–]|(?<=\s)-)\s+"
_UPPER = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]+"
_TITLE = r"[A-Z\u00c0-\u00de][\w'’.-]*"
_AGENCY = r"\((?:[A-Z][\w.&’' -]{1,40})\)"
_OPENING = re.compile(
    rf"""\s*(?:
      (?P<wire> {_UPPER}(?:[ -]{_UPPER}){{0,3}}(?:,\s*{_TITLE}(?:\s{_TITLE}){{0,2}}){{0,2}}(?:,?\s*{_AGENCY})?{_DASH} )
    | (?P<agency> {_TITLE}(?:\s{_TITLE}){{0,3}}(?:,\s*{_TITLE}(?:\s[\w.]+){{0,2}}){{0,2}},?\s*{_AGENCY}{_DASH} )
    | (?P<place> {_TITLE}(?:\s{_TITLE}){{0,2}}(?:,\s*{_TITLE}){{0,2}}\s*[—–]\s+ )
    | (?P<monitor> [A-Z][A-Z .'’-]{{2,40}}(?:\([A-Z ]+\))?,\s*\d{{1,2}}\s[A-Z]{{3,9}}\s\d{{2,4}}
                   \s\([^)]{{2,60}}\)\s*--\s+(?:\[[A-Z ]{{3,30}}\]\s*){{0,4}} )
    | (?P<colon> {_UPPER}(?:[ -]{_UPPER}){{0,2}}:\s+ )
    )(?=["“‘'(\[]?[A-Z\u00c0-\u00de\d])""",
    re.VERBOSE,
)
# Shorter blocks are headlines ("Boko Haram — Timeline").
_SHORTEST_BLOCK = 80
_BARE_LIMIT = 45


def opening_end(text: str, start: int, end: int) -> int:
    """Where the dateline of the block ``start..end`` ends; ``start`` if there is none.

    The treebanks keep a dateline as a sentence of its own, so the sentence behind it parses as usual.
    """
    if end - start < _SHORTEST_BLOCK:
        return start
    match = _OPENING.match(text, start, end)
    if match is None:
        return start
    rest = text[match.end() : match.end() + _BARE_LIMIT]
    shouting = rest.isupper() and match.lastgroup != "monitor"
    return start if shouting else match.end()
