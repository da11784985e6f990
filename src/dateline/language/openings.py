"""The dateline that opens a news report: ``BEIRUT (Reuters) -``, ``Bogotá, 3 May 2018.``.

It is one to three places, each with its region or country; the agency in brackets before or after the date;
a date in any written order, with or without year and weekday; and what closes it. Treebanks keep a dateline as a
sentence of its own, so the sentence behind it parses as usual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.language.abbreviations import word_set

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?\b", r"(?:\d{4}|['’]?\d{2})(?!\d|:\d)"
_DATE = re.compile(
    rf"""(?:{_WEEKDAY}[,\s]\s*)?(?:
      {_DAY}(?:\s+of)?[\s-]*{_MONTH}(?:,?[\s-]*{_YEAR})?
    | {_MONTH}\s*{_DAY}(?:,?\s*{_YEAR})?
    | (?<!\d)\d{{4}}-\d\d?-\d\d?(?!\d) | (?<!\d)\d{{1,2}}(?P<mark>[./])\d{{1,2}}(?P=mark)\d{{4}}(?!\d)
    ) | {_WEEKDAY}""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = r"[^\W\d_](?:[\w'’]|-(?=\w))*(?:\.(?=[^\W\d_]|\s*,)(?:[\w'’]|-(?=\w))*)*"
_NAME = re.compile(rf"{_WORD}\.?(?:[ \t\u00a0]{_WORD}){{0,4}}")
_PARTICLES = word_set(
    "al el ad an ar as ash at az de del des der di da do du dos das es ed la las le les los of the y e sur"
)
_ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ed|es)-[^\W_a-z]")
_BRACKET = re.compile(r"\((?P<inside>[^()\n]{2,60})\)")
_SMALL_AGENCY = re.compile(r"[a-z]{2,4}")  # dpa, epa
_GAP = re.compile(r"[ \t\u00a0]*(?:(?P<joint>[,/])[ \t\u00a0]*|(?:[-–—|]|--)[ \t\u00a0]+(?=\d|\())?")
_STROKE = re.compile(r"\.?[ \t\u00a0]*(?:--+|[—–|]|(?<=[\s).])-(?!\w))\s*(?:\[[A-Z ]{3,30}\]\s*){0,4}")
_COLON = re.compile(r":\s+|:(?=[^\W\d_])")
_STOP = re.compile(r"\.\s+")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_SPACE = re.compile(r"[ \t\u00a0]+")
# What may open the sentence behind: a capital, a figure, a quote or an Arabic article.
_SENTENCE = re.compile(r"[\"“‘'(\[«]?(?:[^\W_a-z]|al-|el-)")
# Words that begin a sentence, a date line or a label, never a place.
_NEVER_PLACES = word_set(
    "on by in at since from until before after as of for between the a an and but this these that it he she they we "
    "published posted updated dated date issued update last first photo image caption "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_PLACE_ARTICLES = word_set("the a")
# Shorter blocks are headlines ("Boko Haram — Timeline"), unless a date or an agency tells.
_SHORTEST_BLOCK = 80
_BARE_LIMIT = 45
# Places, regions, countries, brackets and a date: more parts than this are prose.
_MOST_PARTS = 7
# In a report's lines: publishers put a headline, a byline and a caption above the dateline.
_HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Dateline:
    """An agency dateline at characters ``start..end``, what closes it included (all ends exclusive).

    ``places`` are its names as written, country or region after its town; ``agency`` and ``date`` are the
    characters inside their brackets, or None. ``sure`` says that a date, an agency or capitals mark it; the
    others are a place and a dash or a colon ("Beirut — Two men …").
    """

    start: int
    end: int
    places: tuple[tuple[int, int], ...]
    agency: tuple[int, int] | None
    date: tuple[int, int] | None
    sure: bool


def find_dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline that opens ``text[start:end]``, None if there is none."""
    return _Reader(text, start, len(text) if end is None else end).read()


def report_dateline(text: str) -> Dateline | None:
    """The dateline of a report: the first that opens one of its upper lines and is sure."""
    lines = list(re.finditer(r"[^\n\r]*\S[^\n\r]*", text))[:_HEAD_LINES]
    found = (find_dateline(text, line.start(), line.end()) for line in lines)
    return next((d for d in found if d is not None and d.sure), None)


class _Reader:
    """Reads one paragraph's opening from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._end = text, end
        self._start = start + len(text[start:end]) - len(text[start:end].lstrip())
        self._at = self._start
        self._places: list[tuple[int, int]] = []
        self._brackets: list[tuple[int, int]] = []
        self._date: tuple[int, int] | None = None

    def read(self) -> Dateline | None:
        if not self._first():
            return None
        for _ in range(_MOST_PARTS):
            close = self._close()
            if close is not None:
                return self._dated_after(close) or self._dateline(close)
            if not self._next():
                return None
        return None

    def _dated_after(self, close: int) -> Dateline | None:
        """The dateline whose date stands behind a first stroke: ``WAU - 4 Jun 2021 -``."""
        date = _DATE.match(self._text, close, self._end) if self._date is None else None
        if date is None or not any(c.isdigit() for c in date.group()):
            return None
        before, self._at, self._date = self._at, date.end(), date.span()
        close_after = self._close()
        if close_after is None:
            self._at, self._date = before, None
            return None
        return self._dateline(close_after)

    def _first(self) -> bool:
        """The first place, or a bracket around all: ``(Juba, 17 June 2020)``."""
        bracket = _BRACKET.match(self._text, self._at, self._end)
        if bracket is None:
            return self._name()
        inner = _Reader(self._text, *bracket.span("inside"))
        if not inner._name():
            return False
        while inner._next():
            pass
        self._places, self._date, self._at = inner._places, inner._date, bracket.end()
        self._brackets = [bracket.span()]
        return inner._at == bracket.end("inside")

    def _next(self) -> bool:
        """One more part: a date, a bracket, a region after a comma, or another place after a stroke."""
        gap = _GAP.match(self._text, self._at, self._end)
        at = gap.end() if gap else self._at
        date = _DATE.match(self._text, at, self._end) if self._date is None else None
        if date is not None:
            self._date, self._at = date.span(), date.end()
            return True
        bracket = _BRACKET.match(self._text, at, self._end)
        if bracket is not None and self._bracket(bracket):
            return True
        before = self._at
        self._at = at
        if gap is not None and gap["joint"] and self._name():
            return True
        self._at = before
        return False

    def _bracket(self, bracket: re.Match[str]) -> bool:
        inside = bracket["inside"]
        if not (inside[0].isupper() or inside[0].isdigit() or _SMALL_AGENCY.fullmatch(inside)):
            return False
        date = _DATE.search(inside)
        if date is not None and self._date is None:
            first = bracket.start("inside")
            self._date = (first + date.start(), first + date.end())
        else:
            self._brackets.append(bracket.span("inside"))
        self._at = bracket.end()
        return True

    def _name(self) -> bool:
        """A place as datelines write it: up to four words with capitals, small articles between them."""
        match = _NAME.match(self._text, self._at, self._end)
        words = match.group().split() if match else []
        while words and not _is_capital(words[-1]):
            words.pop()
        if match is None or not words or not words[0][0].isupper() or sum(map(_is_capital, words)) > 4:
            return False
        if any(not _is_capital(w) and w not in _PARTICLES for w in words):
            return False
        if words[0].lower() in _NEVER_PLACES and not (words[0].lower() in _PLACE_ARTICLES and len(words) > 1):
            return False
        size = match.group().rindex(words[-1]) + len(words[-1])
        self._places.append((self._at, self._at + size))
        self._at += size
        return True

    def _close(self) -> int | None:
        """Where the sentence behind begins if the dateline may end here."""
        text, at, end = self._text, self._at, self._end
        dated, told = self._date is not None, self._date is not None or bool(self._brackets)
        stroke = _STROKE.match(text, at, end)
        if stroke and (told or self._capitals() or "-" not in stroke.group()) and self._opens(stroke.end()):
            return stroke.end()
        colon = _COLON.match(text, at, end)
        if colon and (dated or self._capitals()) and self._opens(colon.end()):
            return colon.end()
        stop = _STOP.match(text, at, end) or (_SPACE.match(text, at, end) if text[at - 1] == "." else None)
        if dated and stop and self._date and self._date[1] == at and self._opens(stop.end()):
            return stop.end()
        if dated and _LINE_END.match(text, at, end):
            return at
        space = _SPACE.match(text, at, end)
        return space.end() if dated and space and text[at - 1] == ")" and self._opens(space.end()) else None

    def _opens(self, at: int) -> bool:
        return at >= self._end or _SENTENCE.match(self._text, at, self._end) is not None

    def _capitals(self) -> bool:
        first, last = self._places[0]
        return last - first > 1 and self._text[first:last].isupper()

    def _dateline(self, close: int) -> Dateline | None:
        told = self._date is not None or bool(self._brackets)
        if not told:
            rest = self._text[close : min(self._end, close + _BARE_LIMIT)]
            words = self._text[slice(*self._places[0])].split()
            if self._end - self._start < _SHORTEST_BLOCK or rest.isupper() or len(words) > 3 + self._capitals():
                return None
        agency = self._brackets[-1] if self._brackets and self._brackets[0] != (self._start, self._at) else None
        whole = bool(self._brackets) and self._text[self._brackets[0][0]] == "("
        speaker = self._text[:close].rstrip().endswith(":") and len(self._places) > 1  # "ANA LIMA, BYLINE:"
        sure = told or (self._capitals() and not speaker)
        return Dateline(self._start, close, tuple(self._places), None if whole else agency, self._date, sure)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or _ARTICLED.match(word) is not None
