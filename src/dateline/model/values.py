"""The values of a claim's fields, each with its words, its basis and the rule that made it.

``span`` is None where a value comes from context and has no words of its own in the report.
``rule`` names the rule that made the value; confidence is the measured accuracy of that rule
(``resources/confidence.toml``), never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.span import Span


class Basis(StrEnum):
    """How a value was got."""

    CLAUSE = "clause"  # said with the trigger, in its own clause
    SENTENCE = "sentence"  # said elsewhere in the trigger's sentence
    CONTEXT = "context"  # carried over from another sentence of the report
    EVENT = "event"  # told for another claim of the same event
    DATELINE = "dateline"  # the agency dateline that opens the report
    PUBLICATION = "publication"  # the publication date
    UNKNOWN = "unknown"  # not found: the value is null
    CORRECTED = "corrected"  # set by a person's judgement


class Role(StrEnum):
    AGENT = "agent"
    TARGET = "target"


class Status(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    DEMANDED = "demanded"


class Qualifier(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    NEARLY = "nearly"
    ABOUT = "about"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Calendar days, both ends inclusive; an open or unknown end is None.

    ``precision`` is day, week, month, season, year, open or unknown.
    """

    start: date | None
    end: date | None
    basis: Basis
    rule: str
    precision: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened. ``name`` as the report writes it, ``country`` ISO 3166 alpha-2.

    ``lat`` and ``lon`` are decimal degrees; None for whole countries and for names that could not be
    resolved (then ``place_id`` is None too). ``place_id`` is the gazetteer's own id.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    basis: Basis
    rule: str
    span: Span | None = None
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it (``agent``) or had it done to them (``target``).

    ``name`` is the usual full English name of a known actor, else the bare noun. ``actor_id`` is the
    registry's id, None for generic actors and private persons.
    """

    role: Role
    name: str
    basis: Basis
    rule: str
    span: Span | None = None
    actor_id: str | None = None
    private: bool = False  # a named person who is in no registry: exports can redact the name


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what: the guide's ``of``, ``who`` (the people or things as the report calls them)
    and a figure as best, low and high (None where open or unknown)."""

    of: str
    who: str | None
    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    span: Span
    basis: Basis
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to say it; ``org`` is the body that a person speaks for. ``cue`` covers the words
    that attribute ("said", "according to")."""

    name: str
    org: str | None
    basis: Basis
    rule: str
    span: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class StatusReading:
    """Whether it happened, with the words that say so (``cue`` is None for a plain past tense)."""

    status: Status
    basis: Basis
    rule: str
    cue: Span | None = None
