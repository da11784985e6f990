"""What the filter form offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.event import FigureRule, Review, SourceKind
from dateline.model.evidence import EVENTS
from dateline.model.values import Status
from dateline.store.finding import Order
from dateline.web.query import EventQuery, Pair
from dateline.web.words import country, spaced


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, as the form shows it."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, in words, and the address without it."""

    label: str
    remove: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Every list of the filter form."""

    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    reviews: tuple[Choice, ...]
    rules: tuple[Choice, ...]
    orders: tuple[Choice, ...]


_KIND_WORDS = {
    "un": "UN",
    "ngo": "NGO, monitors",
    "party": "party to the conflict",
    "media": "media, report's own voice",
}
_RULE_WORDS = {
    FigureRule.LOW_BEST_HIGH: "most voices, with low and high",
    FigureRule.CONSERVATIVE: "lowest credible",
    FigureRule.LATEST: "newest report",
    FigureRule.MOST_SOURCES: "most independent voices",
}
_ORDER_WORDS = {
    Order.WHEN: "latest happening",
    Order.REPORTED: "latest report",
    Order.CLAIMS: "most claims",
    Order.KILLED: "most killed",
}


def choices(query: EventQuery, countries: Iterable[str]) -> Choices:
    """The lists with what the query has chosen; ``countries`` are those that the record knows."""
    codes = sorted({*countries, *query.values("country")}, key=country)
    return Choices(
        types=_listed(query, "type", [(t, spaced(t)) for t in EVENTS[1:]]),
        statuses=_listed(query, "status", [(s.value, s.value) for s in Status]),
        countries=_listed(query, "country", [(code, country(code)) for code in codes]),
        kinds=_listed(query, "source_kind", [(k.value, _KIND_WORDS.get(k.value, k.value)) for k in SourceKind]),
        reviews=_listed(query, "review", [(r.value, r.value) for r in Review]),
        rules=tuple(Choice(r.value, w, r is query.rule) for r, w in _RULE_WORDS.items()),
        orders=tuple(Choice(o.value, w, o is query.order) for o, w in _ORDER_WORDS.items()),
    )


def _listed(query: EventQuery, name: str, values: Iterable[Pair]) -> tuple[Choice, ...]:
    chosen = query.values(name)
    return tuple(Choice(value, label, value in chosen) for value, label in values)


_CHIP_WORDS = {
    "words": "words: {}", "place": "at {}", "box": "in the marked area", "since": "from {}", "until": "to {}",
    "reported_since": "reported from {}", "reported_until": "reported to {}", "actor": "actor: {}",
    "source": "told by {}", "source_kind": "source: {}", "min_killed": "{} killed or more", "review": "{} by reviewers",
    "disagree": "figures differ", "several": "several voices", "unresolved": "place not found",
    "part_of": "parts of {}", "as_of": "as known on {}",
}  # fmt: skip


def chips(query: EventQuery) -> tuple[Chip, ...]:
    """The filters that are set."""
    return tuple(Chip(_in_words(pair), query.without(pair).address()) for pair in query.filters)


def _in_words(pair: Pair) -> str:
    name, value = pair
    shown = country(value) if name == "country" else spaced(value) if name in ("type", "source_kind") else value
    return _CHIP_WORDS.get(name, "{}").format(shown)
