"""Whether a claim tells of one happening or of a total over a longer time."""

from __future__ import annotations

import re

from dateline.model.claim import Claim

#: Days that one happening of a type usually takes at most; the types that are not named here may last for years.
_WEEK = """air_strike shelling bombing armed_attack killing abuse abduction surrender withdrawal release detention
    riot"""
_MONTH = """armed_clash offensive territory protest negotiation displacement return aid disaster death destruction
    trial"""
_USUAL_DAYS = dict.fromkeys(_WEEK.split(), 7) | dict.fromkeys(_MONTH.split(), 31)
_COARSE = frozenset(("month", "season", "year"))
_COUNTED = frozenset("killing death displacement return detention release abduction surrender aid destruction".split())
_LOOSE_TOTAL_DAYS = 1  # "so far" beside a single day is the running figure of that day's happening, no total
_TOTAL = re.compile(
    r"\b(?:since (?:[12]\d{3}|the (?:start|beginning|outbreak)|[JFMASOND][a-z]{2,8} [12]\d{3})|this (?:year|month)"
    r"|(?:over|in|during) the (?:past|last) (?:\w+ )?(?:weeks|months?|years?)|bring(?:s|ing) (?:the|to)|brought the"
    r"|in (?:separate|several|various|different) (?:attacks|incidents|strikes))\b"
)
_LOOSE_TOTAL = re.compile(r"\b(?:so far|to date|until now|in total|in all|a total of|death toll|toll)\b")


def is_period(claim: Claim) -> bool:
    """Whether a claim's days are more than one happening of its type usually takes.

    A month or a year may only be a date that is not known better ("in April 2011 a man was killed"): it is a period
    where people are counted rather than an act is told.
    """
    time, usual = claim.time, _USUAL_DAYS.get(claim.type)
    if usual is None or time.start is None or time.end is None or (time.end - time.start).days <= usual:
        return False
    if time.precision not in _COARSE:
        return True
    return claim.type in _COUNTED and any((c.best or c.low or 0) > 1 for c in claim.counts)


def is_total(claim: Claim, sentence: str) -> bool:
    """Whether the figures of a claim are a total over a longer time or several happenings; ``sentence`` holds it."""
    time = claim.time
    if claim.type == "population":  # a stock is no sum, however long it lasts
        return False
    if is_period(claim) or _TOTAL.search(sentence):
        return True
    if time.start is None or time.end is None or (time.end - time.start).days <= _LOOSE_TOTAL_DAYS:
        return False
    return _LOOSE_TOTAL.search(sentence) is not None
