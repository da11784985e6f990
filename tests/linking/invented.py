"""Invented reports with one claim each, as the engine would hand them over. Places, people and papers do not exist."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from dateline.model.claim import Claim
from dateline.model.event import EventClaim, Review
from dateline.model.report import Publication, Report
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import (
    Actor,
    Basis,
    Count,
    DateInterval,
    Place,
    Qualifier,
    Role,
    Source,
    Status,
    StatusReading,
)

MARCH_3 = date(2018, 3, 3)
VALLEMAR = Place("Vallemar", "SY", 33.53, 36.37, Basis.CLAUSE, "invented", place_id="dateline:SY:village:vallemar")
ORTEGA_PROVINCE = Place(
    "Ortega province", "SY", 33.9, 36.2, Basis.CLAUSE, "invented", place_id="dateline:SY:region:ortega"
)
SYRIA = Place("Syria", "SY", None, None, Basis.CLAUSE, "invented", place_id="dateline:SY:country:syria")


def told(
    text: str,
    *numbers: tuple[str, str] | Count,
    kind: str = "air_strike",
    trigger: str | None = None,
    by: str | tuple[str, str] | None = None,
    paper: str | None = "Vallemar Post",
    published: date | None = MARCH_3,
    days: tuple[date | None, date | None] | None = (MARCH_3, MARCH_3),
    precision: str = "day",
    status: Status = Status.HAPPENED,
    place: Place | None = VALLEMAR,
    actors: tuple[Actor, ...] = (),
    review: Review = Review.NEW,
    corrected: tuple[str, ...] = (),
    copy_of: str | None = None,
    report: str | None = None,
) -> EventClaim:
    """A claim whose report's whole text is ``text``. ``numbers`` are (kind, words): ("killed", "at least 12 people").

    ``by`` quotes somebody, (name, org) for a person who speaks for a body. ``copy_of`` names the text's group of copies.
    """
    identity = sha256(repr((text, paper, published, by, kind, status, review, report)).encode()).hexdigest()[:16]
    report_id = report or f"r{identity[:6]}"
    head = trigger or next(w for w in text.split() if len(w) > 2)
    start = text.index(head)
    name, org = by if isinstance(by, tuple) else (by, None)
    from_day, to_day = days or (None, None)
    claim = Claim(
        id=identity,
        label="c1",
        event="e",
        trigger=Trigger(0, Span(start, start + len(head)), kind, "verb", 0, "invented"),
        status=StatusReading(status, Basis.CLAUSE, "invented"),
        time=DateInterval(from_day, to_day, Basis.CLAUSE, "invented", precision if days else "unknown"),
        place=place,
        place_basis="clause" if place else "unknown",
        actors=actors,
        counts=tuple(n if isinstance(n, Count) else number(text, *n) for n in numbers),
        sources=(Source(name, org, Basis.CLAUSE, "invented"),) if name else (),
        sentence=(0, len(text)),
    )
    made = Report(report_id, text, source=paper, published=Publication(published, "given") if published else None)
    return EventClaim(claim, made, copy_of or report_id, review, corrected)


def number(text: str, of: str, words: str) -> Count:
    """A count from words: "12 people", "at least 12", "up to 20", "10 to 15", "dozens", "a man"."""
    span = Span(text.index(words), text.index(words) + len(words))
    digits = [int(w.replace(",", "")) for w in words.split() if w.replace(",", "").isdigit()]
    n = digits[0] if digits else 1
    best, low, high, qualifier = n, n, n, Qualifier.EXACT
    if words.startswith(("at least", "more than")):
        best, low, high, qualifier = n, n, None, Qualifier.AT_LEAST  # type: ignore[assignment]
    elif words.startswith("up to"):
        best, low, high, qualifier = n, None, n, Qualifier.UP_TO  # type: ignore[assignment]
    elif words.startswith("about"):
        best, low, high, qualifier = n, None, None, Qualifier.ABOUT  # type: ignore[assignment]
    elif words.startswith("dozens"):
        best, low, high, qualifier = None, 24, 99, Qualifier.VAGUE  # type: ignore[assignment]
    elif len(digits) == 2:
        best, low, high, qualifier = None, digits[0], digits[1], Qualifier.ABOUT  # type: ignore[assignment]
    rule = "number and result" if digits or qualifier is Qualifier.VAGUE else "one with a or an"
    noun = words.rpartition(" ")[2]
    who = None if noun.isdigit() else noun
    return Count(of, who, best, low, high, qualifier, span, Basis.CLAUSE, rule)


def agent(name: str, actor_id: str | None = None, *, private: bool = False) -> Actor:
    return Actor(Role.AGENT, name, Basis.CLAUSE, "invented", actor_id=actor_id, private=private)
