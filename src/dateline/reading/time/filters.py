"""Words that look like time and say nothing about when: prison terms, rates, fiscal years, names."""

from __future__ import annotations

import re

from dateline.reading.time.merging import Found
from dateline.reading.time.points import PointKind

TERM_BEFORE = re.compile(
    r"\b(?:sentenc\w*|jailed|imprisonment|term|serv(?:e|es|ed|ing)|fac(?:e|es|ed|ing)|given|gets?|maximum(?:\s+of)?|prison"
    r"|minimum(?:\s+of)?)\b[^.;]{0,40}$|\b(?:sentenced|condemned)\b[^.;]{0,80}\bto\s+$",
    re.IGNORECASE,
)
TERM_AFTER = re.compile(
    r"^[-\s]*(?:\w+\s+){0,2}(?:prison|jail|sentence|term|imprisonment|probation|hard\s+labou?r|suspended)\b",
    re.IGNORECASE,
)
# "the first time in five years", "the worst violence in decades": how rare it is, not when it was.
RARE_BEFORE = re.compile(
    r"(?:\b(?:first|second|third|only|last|many)\s+(?:such\s+)?times?\b|\b(?:\w{3,}est|worst|most\s+\w+)\b[^.;]{0,50})"
    r"[^.;]{0,10}\b(?:in|for)\s+(?:the\s+|more\s+than\s+|over\s+|nearly\s+|almost\s+)*$",
    re.IGNORECASE,
)
RATE_BEFORE = re.compile(
    r"\b(?:times|once|twice|each|every|per|\d|million|thousand|hundred|people|dollars|%)\s+$", re.IGNORECASE
)
FISCAL_BEFORE = re.compile(r"\b(?:fiscal|financial|budget|tax|academic)(?:\s+year)?\s*$", re.IGNORECASE)
MONEY_BEFORE = re.compile(
    r"[$£€#]\s?$|\b(?:no|nos|number|numbered|resolution|highway|route|room|boeing|flight|article|section)\.?\s$",
    re.IGNORECASE,
)
# What a bare four-digit number counts or measures.
COUNTED_AFTER = re.compile(
    r"^\s+(?:people|persons|men|women|children|troops|soldiers|fighters|militants|civilians|refugees|families|houses"
    r"|homes|prisoners|deaths|miles|kilomet\w+|km|met\w+|tons|tonnes|dollars|euros|square|rounds|rockets|shells|others"
    r"|villages|members|workers|migrants|inmates|detainees|police|victims|bodies|cases)\b",
    re.IGNORECASE,
)
YEAR_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|from|of|during|before|after|to|year|and|late|early|mid)[\s-]+$", re.IGNORECASE
)
NAME_AFTER = re.compile(
    r"^\s+(?:Movement|Brigades?|Revolution(?:ary)?|Front|Battalion|Martyrs|Group|Street|Square|Avenue|Hospital|School|Stadium|Bridge|Camp|University|News|Times|Agreement|Coalition|Alliance|Committee|Forum)\b"
)
NAME_BEFORE = re.compile(
    r"\b(?:Black|Bloody|Al|Prince|King|Queen|General|Gen\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Justice|Judge|Theresa|Robinson)\s+$"
)
UNIT_ARTICLE = re.compile(r"^an?[\s-]", re.IGNORECASE)
# "years of drought" is a length only after these; "the heady early years of revolt" is none.
LENGTHS_LEAD = re.compile(
    r"(?:^|[,;–—(“\"]\s*|\b(?:after|for|over|during|through|following|with|amid|despite|by|and|or|ended|ending|seen|into|in|of)\s+"
    r"(?:the\s+|many\s+)?)$",
    re.IGNORECASE,
)
LENGTH_LEAD = re.compile(
    r"\b(?:for|over|in|within|during|after|throughout|nearly|almost|than|about|of|lasted|spent|took|least|last|past|around)\s+$",
    re.IGNORECASE,
)
AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s+(?:of\s+|between\s+)?$", re.IGNORECASE)
# Lengths in tiny units say how long, never when.
SHORT = frozenset({"second", "minute", "hour"})


LENGTHS = frozenset({"days", "weeks", "months", "years", "decades", "centuries"})


def is_other(text: str, found: Found) -> bool:
    """Whether the words are something else than a time of an event."""
    before, after = text[max(0, found.start - 90) : found.start], text[found.end : found.end + 40]
    kind = found.points[0].kind
    if kind is PointKind.DURATION:
        return is_no_length(text, found, before, after)
    if kind is PointKind.YEAR:
        return is_no_year(before, after)
    if kind in (PointKind.DATE, PointKind.MONTH, PointKind.WEEKDAY, PointKind.HOLIDAY):
        return bool(NAME_AFTER.search(after) or NAME_BEFORE.search(before))
    if kind is PointKind.PERIOD:
        return bool(FISCAL_BEFORE.search(before))
    return False


def is_no_length(text: str, found: Found, before: str, after: str) -> bool:
    point, words = found.points[0], text[found.start : found.end]
    if point.unit in SHORT or AGE_BEFORE.search(before):
        return True
    if TERM_BEFORE.search(before) or TERM_AFTER.search(after) or RARE_BEFORE.search(before):
        return True
    if after.lstrip().startswith(("old", "-old", "of age", "’ notice", "' notice", "away", "from now")):
        return True
    if UNIT_ARTICLE.match(words) and "long" not in words.lower():
        return not LENGTH_LEAD.search(before)
    if re.search(r"\bwithin\s+$", before, re.IGNORECASE) and "past" not in words:
        return True  # to come, or counted from another event
    if words.lower() in LENGTHS and not LENGTHS_LEAD.search(before):
        return True
    if point.amount is None and re.search(r"\b(?:in|within)\s+$", before, re.IGNORECASE):
        return True  # "in weeks", "within days"
    return bool(RATE_BEFORE.search(before) and point.amount is None)


def is_no_year(before: str, after: str) -> bool:
    if MONEY_BEFORE.search(before) or FISCAL_BEFORE.search(before):
        return True
    return bool(COUNTED_AFTER.search(after)) and not YEAR_LEAD.search(before)
