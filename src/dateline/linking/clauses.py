"""Words for an event's fields: figures with their ranges, days, places, names."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dateline.model.event import EventPlace, Figure
from dateline.model.values import Qualifier

_MONTHS = """January February March April May June July August September October November December""".split()
#: What numbers say of people: for one person, for more.
_PREDICATES = {
    "killed": ("was killed", "were killed"),
    "injured": ("was injured", "were injured"),
    "missing": ("was missing", "were missing"),
    "detained": ("was detained", "were detained"),
    "abducted": ("was abducted", "were abducted"),
    "released": ("was released", "were released"),
    "surrendered": ("surrendered", "surrendered"),
    "displaced": ("was displaced", "were displaced"),
    "returned": ("returned", "returned"),
    "present": ("was present", "were present"),
    "in_need": ("was in need", "were in need"),
    "participants": ("took part", "took part"),
    "destroyed": ("was destroyed or damaged", "were destroyed or damaged"),
    "aided": ("was aided", "were aided"),
}
#: Last words of names that stand with "the".
_WITH_ARTICLE = frozenset(
    """forces force army armies navy guard guards front police brigade brigades group nations union states emirates
    party movement coalition committee ministry corps organization organisation council court agency republic league
    militia taliban houthis programme society monitor kingdom philippines netherlands""".split()
)


def figure_words(figure: Figure) -> str | None:
    """A figure as words, without its range: "12", "at least 12", "24 to 99"; None where there is no number."""
    best, low, high = figure.best, figure.low, figure.high
    if best is None:
        return _ends(low, high)
    if low is None and high is None:
        return f"about {best:,}"
    if low == best and high is None:
        return f"at least {best:,}"
    if high == best and low is None:
        nearly = any(s.best == best and s.qualifier is Qualifier.NEARLY for s in figure.statements)
        return f"{'nearly' if nearly else 'up to'} {best:,}"
    return f"{best:,}"


def range_words(figure: Figure) -> str:
    """What else is told, in brackets: "(10 to 15 told)"; nothing where the figure says it all."""
    best, low, high = figure.best, figure.low, figure.high
    if best is None or (low is None and high is None) or {low, high} <= {best, None}:
        return ""
    return f"({_ends(low, high)} told)"


def _ends(low: int | None, high: int | None) -> str | None:
    if low is None:
        return None if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def people_words(figure: Figure, noun: str | None = None) -> str | None:
    """Who or what a figure counts: "12 people", "one person", "nobody"; ``noun`` is another word for them."""
    words = figure_words(figure)
    if words is None:
        return None
    many = noun or "people"
    if words == "0":
        subject = "nobody" if noun is None else f"no {noun}"
    elif noun is None and words.split()[-1] == "1" and " to " not in words:
        subject = f"{words[:-1]}one person"
    else:
        subject = f"{words} {many}"
    return " ".join(filter(None, (subject, range_words(figure))))


def predicate(figure: Figure) -> str:
    """What is said of those counted: "were killed"."""
    one, many = _PREDICATES[figure.of]
    words = (figure_words(figure) or "").split()
    return one if words and words[-1] in ("0", "1") and "to" not in words[1:-1] else many


def has_predicate(of: str) -> bool:
    return of in _PREDICATES


def days_words(start: date | None, end: date | None, *, planned: bool = False) -> str:
    """Calendar days as words, with their preposition; nothing where they are unknown."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"from {_day(start)} on" if start else f"until {_day(end)}"
    if start == end:
        return f"{'for' if planned else 'on'} {_day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"in {start.year}"
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day == _last(end):
        return f"in {_MONTHS[start.month - 1]} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start.day} to {_day(end)}"
    if start.year == end.year:
        return f"from {start.day} {_MONTHS[start.month - 1]} to {_day(end)}"
    return f"from {_day(start)} to {_day(end)}"


def _day(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _last(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def place_words(place: EventPlace, preposition: str) -> str:
    """Where, with its preposition: "in Saqba, SY,"; nothing where it is unknown."""
    if place.name is None:
        return ""
    name = place.name
    if place.precision == "country" and name.split()[-1].lower() in _WITH_ARTICLE:
        name = with_article(name)
    return f"{preposition} {name}" + (f", {place.country}," if place.country and place.precision != "country" else "")


def with_article(name: str) -> str:
    """A name as it stands in a sentence: "the Syrian Democratic Forces", but "Hezbollah"."""
    words = name.split()
    takes = len(words) > 0 and words[-1].lower() in _WITH_ARTICLE and words[0].lower() != "the"
    return f"the {name}" if takes else name
