"""Counts, dates and names as a person reads them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from dateline.model.claim import Claim
from dateline.model.span import Span
from dateline.model.values import Actor, Count, DateInterval, Place, Qualifier, Role, Source

SIGNS = {
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.UP_TO: "≤",
    Qualifier.NEARLY: "<",
    Qualifier.ABOUT: "~",
}
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def figure(count: Count) -> str:
    """The number alone: ``25``, ``≥25``, ``~1,300``, ``200–999``, ``some``."""
    if count.best is not None:
        return f"{SIGNS.get(count.qualifier, '')}{count.best:,}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,}–{count.high:,}" if count.low != count.high else f"{count.low:,}"
    if count.low is not None:
        return f"≥{count.low:,}"
    return f"≤{count.high:,}" if count.high is not None else "some"


def figures(claim: Claim) -> str:
    """All counts of a claim: ``25 killed, ≥3 injured``; whom each counts where several count the same
    (``12 people killed, 3 children killed``)."""
    kinds = Counter(c.of for c in claim.counts)
    return ", ".join(
        " ".join(filter(None, (figure(c), counted(c) if kinds[c.of] > 1 else "", c.of.replace("_", " "))))
        for c in claim.counts
    )


def counted(count: Count) -> str:
    """Whom or what a figure counts, in at most three words."""
    return " ".join((count.who or "").split()[:3])


def inferred(words: str, span: Span | None) -> str:
    """The words in round brackets where the value has no words of its own in the report."""
    return f"({words})" if words and span is None else words


def share(value: float | None) -> str:
    """A share in two digits: ``.85``; nothing where there is none."""
    if value is None:
        return ""
    return "1.0" if value >= 0.995 else f"{value:.2f}".lstrip("0")


def days(time: DateInterval) -> str:
    """The interval: ``12 Mar 2019``, ``10–12 Mar 2019``, ``2014``, ``since 1 Dec 2018``, ``until …``, or nothing."""
    start, end = time.start, time.end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"since {_day(start)}" if start else f"until {_day(end)}" if end else ""
    return _range(start, end)


def _range(start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTH_NAMES[start.month - 1]}–{_day(end)}"
    return f"{_day(start)}–{_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def place_name(place: Place | None) -> str:
    """``Baghouz, SY``; a country's name alone when it is the place."""
    if place is None:
        return ""
    whole_country = place.lat is None and place.place_id is not None
    return place.name if place.country is None or whole_country else f"{place.name}, {place.country}"


def names(actors: tuple[Actor, ...], role: Role) -> list[str]:
    """The names of those in one role, each once."""
    return list(dict.fromkeys(a.name for a in actors if a.role is role))


def who(claim: Claim) -> str:
    """``agents → targets``, a missing side left out, those taken from context in round brackets."""
    agents, targets = (
        ", ".join(dict.fromkeys(inferred(a.name, a.span) for a in claim.actors if a.role is role))
        for role in (Role.AGENT, Role.TARGET)
    )
    return f"{agents} → {targets}".strip() if targets else agents


def speaker(source: Source) -> str:
    """``Kino Gabriel (Syrian Democratic Forces)``."""
    return f"{source.name} ({source.org})" if source.org and source.org != source.name else source.name
