"""A counted phrase, before anybody asks for which claim: a number with its noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.document import Document
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.values import Qualifier
from dateline.reading.counts.lexicon import CountLexicon
from dateline.reading.counts.quantities import head_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted phrase: ``site`` is its syntactic top, ``noun`` the token of what is counted (None: nothing named).

    ``kind`` is number, indefinite, definite, named or pronoun; ``group`` is the noun's class in the lexicon.
    """

    site: int
    noun: int | None
    group: str | None
    kind: str
    span: Span
    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    last: int  # the token after the number's own words
    name: str | None = None  # the full name of one person, where the report gives it


def number_figures(document: Document, quantities: Iterable[Quantity], lexicon: CountLexicon) -> list[Figure]:
    """One figure for every quantity that counts people or things."""
    found = []
    for q in quantities:
        if q.kind != "count":
            continue
        noun = q.noun
        group = lexicon.noun_class(document.tokens[noun]) if noun is not None else None
        if q.best == 0 and group not in ("person", "people", "household", "lost", None):
            continue
        site = _site(document, head_of(document, range(q.first, q.last)), noun)
        found.append(Figure(site, noun, group, "number", q.span, q.best, q.low, q.high, q.qualifier, q.last))
    return found


def _site(document: Document, number: int, noun: int | None) -> int:
    """The upper one of number and noun: in "12 men" the noun, in "hundreds of men" the number."""
    if noun is None:
        return number
    if noun in document.ancestors(number):
        return noun
    if number in document.ancestors(noun):
        return number
    return noun if number < noun else number
