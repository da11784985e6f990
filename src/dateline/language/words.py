"""Words of a text, split as the Universal Dependencies English treebanks split them.

``don't`` is ``do`` + ``n't``, ``army's`` is ``army`` + ``'s``, ``US-backed`` is three words,
``anti-government`` is one. Every word is a piece of the unmodified text.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Word(NamedTuple):
    """One word: characters ``start..end`` (end exclusive) of the text."""

    start: int
    end: int
    text: str


# A hyphen after one of these joins (the treebanks' own habit); after anything else it is a word.
_JOINING_PREFIXES = (
    "anti|non|pro|pre|post|mid|re|co|ex|neo|multi|sub|semi|inter|intra|counter|over|e|bi|"
    "trans|ultra|pseudo|micro|mini|socio|vice|arch|un|extra|infra|hyper|de"
)
# Written with a full stop that belongs to them wherever they stand.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev fr hon gen lt col maj sgt cpl pvt capt cmdr cdr adm brig sen rep gov pres supt insp det "
    "messrs mme mlle st mt ft jr sr vs no nos fig vol ed eds inc ltd corp co bros dept univ assn ave blvd rd "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri e.g i.e etc al cf ca "
    "approx est dist govt intl a.m p.m ph.d m.d b.a m.a d.phil viz hr hrs min".split()
)
# These are words of their own as well: with a full stop only before a digit, a name or in the middle of a sentence.
_QUOTES = "'’ʼ`´‘"

_PATTERN = re.compile(
    rf"""
      (?P<web> (?:https?://|www\.)[^\s<>"“”]+(?<![.,;:!?)\]}}'’"]) )
    | (?P<mail> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<host> (?<![\w.])[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.(?:com|org|net|gov|edu|info)(?:/[\w./-]*\w)?(?!\w) )
    | (?P<tag> [\#@][A-Za-z_]\w+ )
    | (?P<initials> (?<![\w.])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))? )
    | (?P<number> [+]?\d+(?:[.,:/]\d+)+ )
    | (?P<ordinal> \d+(?:st|nd|rd|th)(?!\w) )
    | (?P<digits> \d+(?=(?:[a-z]{{1,3}})(?!\w)|(?:km|kg|cm|mm|mph|kph|bn|am|pm|GMT|k)(?!\w)) (?!\d*(?:st|nd|rd|th|s)(?!\w)) )
    | (?P<joined> (?<![\w-])(?:{_JOINING_PREFIXES})[-‑][^\W\d_]\w* )
    | (?P<letters> \w+(?:[{_QUOTES}]\w+)* )
    | (?P<dots> \.{{2,}} | …+ )
    | (?P<dashes> --+ | ––+ )
    | (?P<rule> ([=_*~\#])\1+ | [!?]+ )
    | (?P<marks> ''|`` )
    | (?P<single> \S )
    """.replace(r"\1", r"(?P=ruled)")
    .replace("([=_*~", "(?P<ruled>[=_*~")
    .replace(r"#])(?P=ruled)", r"#])(?P=ruled)"),
    re.VERBOSE | re.IGNORECASE,
)

_NEGATION = re.compile(rf"(?P<stem>\w+)(?P<clitic>n[{_QUOTES}]t)\Z", re.IGNORECASE)
_CLITIC = re.compile(rf"(?P<stem>.*\w)(?P<clitic>[{_QUOTES}](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE | re.DOTALL)
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
_NOT_BEFORE_STOP = re.compile(r"[^\W\d_]\Z")


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order, with offsets in the whole text."""
    stop = len(text) if end is None else end
    words: list[Word] = []
    for match in _PATTERN.finditer(text, start, stop):
        _append(words, text, match.start(), match.end(), match.lastgroup or "", stop)
    return words


def _append(words: list[Word], text: str, start: int, end: int, group: str, stop: int) -> None:
    surface = text[start:end]
    if group in ("letters", "joined"):
        for cut in _cuts(surface):
            words.append(Word(start, start + cut, text[start : start + cut]))
            start += cut
        words.append(Word(start, end, text[start:end]))
        return
    if group == "single" and surface == "." and _completes(words, text, start, stop):
        first = words.pop()
        words.append(Word(first.start, end, text[first.start : end]))
        return
    words.append(Word(start, end, surface))


def _cuts(surface: str) -> list[int]:
    """Lengths of the pieces that a clitic or fused form cuts off the front of a word."""
    lower = surface.lower()
    if lower in _FUSED:
        return [_FUSED[lower]]
    match = _NEGATION.match(surface) or _CLITIC.match(surface)
    if match is None:
        return []
    stem = match.group("stem")
    inner = _NEGATION.match(stem)
    if inner is not None:
        return [len(inner.group("stem")), len(inner.group("clitic"))]
    return [len(stem)]


def _completes(words: list[Word], text: str, stop_at: int, end: int) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation or an initial."""
    if not words or words[-1].end != stop_at:
        return False
    word = words[-1].text
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _goes_on(text, stop_at + 1, end) and word != "I"
    if word.lower() not in ABBREVIATIONS:
        return False
    return not _also_a_word(word) or _goes_on_with_name(text, stop_at + 1, end)


_ALSO_WORDS = frozenset("no fig ed co est min mar sun sat jun dec det rep gen fr al mon fri hr ca pres ave".split())


def _also_a_word(word: str) -> bool:
    return word.lower() in _ALSO_WORDS


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether more text follows on the same line."""
    return bool(re.compile(r"[ \t\u00a0]*[^\s\"”’')\]]").match(text, at, end))


def _goes_on_with_name(text: str, at: int, end: int) -> bool:
    return bool(re.compile(r"[ \t\u00a0]*[\dA-Z,;:(]").match(text, at, end))
