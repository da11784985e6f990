"""Words of a text, split as the Universal Dependencies English treebanks split them.

``don't`` is ``do`` + ``n't``, ``army's`` is ``army`` + ``'s``, ``US-backed`` is three words,
``anti-government`` is one. Every word is a piece of the unmodified text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.language.abbreviations import (
    AFTER,
    ALSO_WORDS,
    ANYWHERE,
    BEFORE_NAME,
    BEFORE_NUMBER,
    DATES,
    MAY_END,
    STATES,
)


class Word(NamedTuple):
    """One word: characters ``start..end`` (end exclusive) of the text."""

    start: int
    end: int
    text: str


# A hyphen after one of these joins (the treebanks' own habit); after anything else it is a word.
_JOINING_PREFIXES = (
    "anti|non|pro|pre|post|mid|re|co|ex|neo|multi|sub|semi|inter|intra|counter|over|e|bi|trans|ultra|pseudo|micro|"
    "mini|socio|extra|infra|hyper|de"
)
# With the marks that decomposed letters (a + macron) are written with.
_LETTER = r"[\w\u0300-\u036f\u064b-\u0655\u0670\u05b0-\u05c7\u0900-\u0903\u093a-\u094f]"
_QUOTES = "'’ʼ`´‘"

# Lengths are bounded where a failed match would be tried again at every word of a long run.
_PATTERN = re.compile(
    rf"""
      (?P<plain> [A-Za-z]{{1,40}}(?=[ ,;)]) )
    | (?P<web> (?:https?://|www\.)[^\s<>"“”]{{1,2000}}(?<![.,;:!?)\]}}'’]) )
    | (?P<mail> [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,5}} )
    | (?P<host> (?<![\w.])[a-zA-Z0-9-]{{1,63}}(?:\.[a-zA-Z0-9-]{{1,63}}){{0,3}}
                \.(?:com|org|net|gov|edu|info)(?:/[\w./-]{{0,200}}\w)?(?!\w) )
    | (?P<tag> [\#@][A-Za-z_]\w{{1,60}} )
    | (?P<initials> (?<![\w.])(?:[^\W\d_]\.){{1,10}}[^\W\d_](?![\w’'])\.?
                | (?<![\w.])(?:[^\W\d_]\.){{2,10}} | Ph\.D\.? )
    | (?P<phone> (?<![\w-])\d{{3}}-\d{{3,4}}(?:-\d{{4}})?(?![\w-]) )
    | (?P<number> [+]?\d{{1,3}}(?:,\d{{2,3}}){{0,9}},\d{{3}}(?:\.\d+)?(?!\d)
                | [+]?\d+(?:[.:/]\d+)+ | (?<![\w.])\.\d+ )
    | (?P<ordinal> \d+(?:st|nd|rd|th|s)(?!\w) )
    | (?P<digits> \d+(?=(?:km|kg|cm|mm|mph|kph|bn|am|pm|gmt|k|m|mw|lb|lbs|ft|yrs|hrs|min|sq|p|c|mln|tn)(?!\w)) )
    | (?P<joined> (?<![\w-])(?:{_JOINING_PREFIXES})[-‑][^\W\d_]\w* )
    | (?P<firm> [A-Z]{{1,4}}&[A-Z]{{1,3}}(?!\w) )
    | (?P<letters> {_LETTER}+(?:[{_QUOTES}]{_LETTER}+)* )
    | (?P<smile> [:;=]-?[()DP](?!\w) )
    | (?P<dots> \.{{2,}} | …+ )
    | (?P<dashes> --+ | ––+ )
    | (?P<rule> (?P<ruled>[=_*~\#])(?P=ruled)+ | [!?]+ )
    | (?P<marks> ''|`` )
    | (?P<single> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NEGATION = re.compile(rf"(?P<stem>\w+)n[{_QUOTES}]t\Z", re.IGNORECASE)
_CLITIC = re.compile(rf"(?P<stem>.*\w)[{_QUOTES}](?:s|re|ve|ll|d|m)\Z", re.IGNORECASE | re.DOTALL)
# Where these are cut: two words written as one.
_FUSED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3,
    "arent": 3, "werent": 4, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3,
    "wont": 2, "cant": 2, "aint": 2, "ive": 1, "im": 1, "youre": 3, "theyre": 4, "thats": 4,
}  # fmt: skip
_MORE = re.compile(r"[ \t\u00a0]*(?=[^\s\"”’')\]])")
_NUMBER = re.compile(r"[ \t\u00a0]*\d")
_CAPITAL = re.compile(r"[ \t\u00a0]*[\"“‘'(]?[A-Z\u00c0-\u00de]")
_DATE_COMPANY = re.compile(r"[ \t\u00a0]*(?:\d|[,;:)(–-]|[a-z])")


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order, with offsets in the whole text."""
    stop = len(text) if end is None else end
    words: list[Word] = []
    for match in _PATTERN.finditer(text, start, stop):
        first, last = match.span()
        surface = match.group()
        if match.lastgroup in ("plain", "letters", "joined"):
            _append_letters(words, first, surface)
        elif surface == "." and _is_abbreviated(words, text, first, stop):
            before = words.pop()
            words.append(Word(before.start, last, text[before.start : last]))
        else:
            words.append(Word(first, last, surface))
    return words


def _append_letters(words: list[Word], start: int, surface: str) -> None:
    """The word, or its parts if it has a clitic or is two words in one."""
    at = 0
    for cut in _cuts(surface):
        words.append(Word(start + at, start + cut, surface[at:cut]))
        at = cut
    words.append(Word(start + at, start + len(surface), surface[at:]))


def _cuts(surface: str) -> list[int]:
    """Where a clitic or fused form is cut off: positions in the word, ascending."""
    fused = _FUSED.get(surface.lower())
    if fused is not None:
        return [fused]
    if surface.isalpha():
        return []
    match = _NEGATION.match(surface) or _CLITIC.match(surface)
    if match is None:
        return []
    stem = match.group("stem")
    inner = _NEGATION.match(stem)
    return [len(inner.group("stem")), len(stem)] if inner is not None else [len(stem)]


def _is_abbreviated(words: list[Word], text: str, at: int, end: int) -> bool:
    """Whether the full stop at a character belongs to the word before it."""
    if not words or words[-1].end != at:
        return False
    word = words[-1].text
    more = _MORE.match(text, at + 1, end) is not None
    if len(word) == 1 and word.isalpha() and word.isupper():
        return more and (word != "I" or (_CAPITAL.match(text, at + 1, end) is not None and len(words) > 1))
    lower = word.lower()
    if lower in ANYWHERE or lower in AFTER:
        return (more or lower not in MAY_END) and _follows(words, lower)
    if not more:
        return False
    if lower in STATES and word[0].isupper() and len(words) > 1 and words[-2].text == ",":
        return True
    if lower in BEFORE_NAME and _CAPITAL.match(text, at + 1, end):
        return lower not in ALSO_WORDS or word[0].isupper()
    if lower in BEFORE_NUMBER and _NUMBER.match(text, at + 1, end):
        return True
    return lower in DATES and word[0].isupper() and _DATE_COMPANY.match(text, at + 1, end) is not None


def _follows(words: list[Word], lower: str) -> bool:
    """Whether the word before an abbreviation is of the sort it needs."""
    needed = AFTER.get(lower)
    if needed is None:
        return True
    before = words[-2].text if len(words) > 1 else ""
    if needed == "":
        return before[:1].isupper() and words[-1].text[0].isupper()
    return before[:1].isdigit() if needed == "0" else before.lower() == needed
