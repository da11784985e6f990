"""An event: what claims, links and judgements together say of one happening. Derived, never edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import Qualifier, Role, Status


class FigureRule(StrEnum):
    """How one figure is chosen among those that are told; each keeps all of them visible."""

    CONSERVATIVE = "conservative"  # the lowest credible figure
    LOW_BEST_HIGH = "low-best-high"  # the figure most voices give, between the lowest and the highest credible
    LATEST = "latest"  # the figure of the newest report
    MOST_SOURCES = "most-sources"  # the figure given by most independent voices


class SourceKind(StrEnum):
    """What stands behind a claim: who says it, or else who prints it."""

    PARTY = "party"  # a party to the conflict: armed forces, armed groups and their spokesmen
    STATE = "state"  # a government, its ministries, police, courts, officials
    UN = "un"
    NGO = "ngo"  # also monitors and human-rights groups
    MEDICAL = "medical"  # hospitals, medics, health authorities, rescuers
    WITNESS = "witness"  # residents, survivors, relatives, activists on the spot
    MEDIA = "media"  # another medium, or the report's own voice
    OTHER = "other"


class Standing(StrEnum):
    """What one statement counts for among those of the same number."""

    COUNTED = "counted"  # it counts: best, low and high are made from it
    PART = "part"  # part of a total that the same report gives ("12 killed, among them 3 children")
    REVISED = "revised"  # the same voice gave another figure later
    PERIOD = "period"  # a total over a longer period, beside figures of the happening itself
    UNSURE = "unsure"  # of a claim that is denied, planned, possible or demanded
    ADDED = "added"  # it adds up with the other figures of its claim ("5 soldiers and 3 civilians")
    OPEN = "open"  # no number, or only a highest one ("up to 20"): its end counts, it is nobody's best
    REJECTED = "rejected"  # a person rejected the claim


class Review(StrEnum):
    """How far people have looked at it."""

    NEW = "new"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A claim with what deriving an event needs beside it.

    ``claim`` has all corrections applied; ``report`` is the report that makes it. ``voice_group`` names the
    reports that are copies of each other (equal for copies, agency text in many papers): one voice. ``review`` is
    what people said of the claim; rejected claims stay in the event and count for nothing.
    """

    claim: Claim
    report: Report
    voice_group: str
    review: Review = Review.NEW
    corrected: tuple[str, ...] = ()
    """The fields that a person corrected."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as one claim tells it. ``day`` is the report's publication day; ``voice`` who says it (claimant, else
    the publisher), equal for copies of one text; ``cumulative`` marks a total over a longer period or several
    incidents."""

    claim: str
    report: str
    publisher: str | None
    day: date | None
    of: str
    who: str | None
    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    words: str
    voice: str
    kind: SourceKind
    cumulative: bool = False
    corrected: bool = False
    standing: Standing = Standing.COUNTED


@dataclass(frozen=True, slots=True)
class Figure:
    """All that is said of one number of an event (``of`` as in the guide), and the figure that ``rule`` chooses.

    ``statements`` in the order of their reports' days. ``disagree`` is true when credible exact figures differ.
    ``voices`` counts independent voices. An end that nobody states is None.
    """

    of: str
    best: int | None
    low: int | None
    high: int | None
    rule: FigureRule
    why: str
    statements: tuple[Statement, ...]
    voices: int
    disagree: bool


@dataclass(frozen=True, slots=True)
class EventActor:
    """An actor of an event and how many claims say so."""

    role: Role
    name: str
    actor_id: str | None
    claims: int
    private: bool = False


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where the event was: the most specific place that most claims agree on. ``precision`` is point (a town, a
    village, a quarter), region (a province, a district), country or unknown."""

    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. ``start`` and ``end`` are calendar days, inclusive, None where open or unknown; ``time_precision``
    as in ``DateInterval``. ``claims`` are ids in the order of their reports' days. ``total`` marks a running total
    or a period's toll rather than one incident. ``voices`` counts independent voices (copies of a text once).
    ``statuses`` counts claims by status; ``status`` is the one that holds (what a report says happened
    outweighs what was planned).
    """

    id: str
    type: str
    status: Status
    statuses: tuple[tuple[str, int], ...]
    start: date | None
    end: date | None
    time_precision: str
    place: EventPlace
    actors: tuple[EventActor, ...]
    figures: tuple[Figure, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    voices: int
    source_kinds: tuple[SourceKind, ...]
    first_reported: date | None
    last_reported: date | None
    review: Review
    total: bool = False
    part_of: str | None = None
    sentence: str = ""
    """One generated sentence that says what happened; its figures and names are those of the fields."""
    engine: str = field(default="")

    def figure(self, of: str) -> Figure | None:
        """The figure of one kind (``killed``), None when nobody gives one."""
        return next((f for f in self.figures if f.of == of), None)
