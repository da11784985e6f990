"""Who publishes and who is quoted, and how often their figures stood beside those of others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.linking.claimants import claimant
from dateline.linking.voices import publisher_voice
from dateline.model.event import Event, EventClaim, Figure, Review, SourceKind, Standing, Statement


class Part(StrEnum):
    """What a source does in a report."""

    PUBLISHER = "publisher"  # it prints the report
    CLAIMANT = "claimant"  # the report quotes it


class Outcome(StrEnum):
    """What became of one figure beside those of other voices."""

    STOOD = "stood"  # it is the event's figure
    WITHIN = "within"  # another one, which does not exclude the event's: "at least 10", "dozens"
    CONTRADICTED = "contradicted"  # it excludes the event's figure
    REVISED = "revised"  # the same voice gave another one later
    ALONE = "alone"  # nobody else gives a figure to compare it with
    ASIDE = "aside"  # a part, a period's total, an unsure or rejected figure: not compared


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One publisher or claimant: how many claims, events and figures are theirs, and what became of the figures.

    ``outcomes`` has every outcome, with its number of figures.
    """

    name: str
    part: Part
    kind: SourceKind
    claims: int
    events: int
    figures: int
    outcomes: tuple[tuple[Outcome, int], ...]

    def outcome(self, which: Outcome) -> int:
        """How many of its figures had this outcome."""
        return dict(self.outcomes)[which]

    @property
    def compared(self) -> int:
        """The figures that others could be held against."""
        return sum(self.outcome(o) for o in (Outcome.STOOD, Outcome.WITHIN, Outcome.CONTRADICTED, Outcome.REVISED))

    @property
    def stood(self) -> float | None:
        """The share of compared figures that stood; None where there are none."""
        return self.outcome(Outcome.STOOD) / self.compared if self.compared else None


@dataclass(slots=True)
class _Tally:
    kind: SourceKind
    claims: int = 0
    events: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)


def source_table(records: Iterable[tuple[Event, Sequence[EventClaim]]]) -> tuple[SourceLine, ...]:
    """The publishers and claimants of events, those with most claims first.

    ``records`` are events with the claims that they were derived from; each is looked at once, so that they may come
    from a store one by one. Rejected claims are left out.
    """
    tallies: dict[tuple[Part, str], _Tally] = {}
    for event, claims in records:
        _add(tallies, event, claims)
    lines = (_line(part, name, tally) for (part, name), tally in tallies.items())
    return tuple(sorted(lines, key=lambda line: (-line.claims, line.part, line.name)))


def _add(tallies: dict[tuple[Part, str], _Tally], event: Event, claims: Sequence[EventClaim]) -> None:
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for figure in event.figures:
        for statement, outcome in _outcomes(figure):
            outcomes[statement.claim].append(outcome)
    seen: set[tuple[Part, str]] = set()
    for given in claims:
        if given.review is Review.REJECTED:
            continue
        for part, name, kind in _sources(given):
            tally = tallies.setdefault((part, name), _Tally(kind))
            tally.claims += 1
            tally.outcomes.update(outcomes[given.claim.id])
            if (part, name) not in seen:
                seen.add((part, name))
                tally.events += 1


def _sources(given: EventClaim) -> Iterator[tuple[Part, str, SourceKind]]:
    """The publisher, where it is known, and all who are quoted, each once."""
    if given.report.source:
        voice = publisher_voice(given.report)
        yield Part.PUBLISHER, voice.name, voice.kind
    quoted = (claimant(s.name, s.org) for s in given.claim.sources)
    for name, kind in dict.fromkeys((c.name, c.kind) for c in quoted):
        yield Part.CLAIMANT, name, kind


def _outcomes(figure: Figure) -> Iterator[tuple[Statement, Outcome]]:
    added: Counter[str] = Counter()
    for s in figure.statements:
        if s.standing is Standing.ADDED:
            added[s.claim] += s.best or 0
    for s in figure.statements:
        yield s, _outcome(figure, s, added[s.claim] if s.standing is Standing.ADDED else s.best)


def _outcome(figure: Figure, statement: Statement, told: int | None) -> Outcome:
    """``told`` is what the statement's claim says in all."""
    if statement.standing is Standing.REVISED:
        return Outcome.REVISED
    if statement.standing not in (Standing.COUNTED, Standing.ADDED, Standing.OPEN):
        return Outcome.ASIDE
    if figure.voices < 2 or figure.best is None:
        return Outcome.ALONE
    if told == figure.best and statement.standing is not Standing.OPEN:
        return Outcome.STOOD
    low, high = (told, told) if statement.standing is Standing.ADDED else (statement.low, statement.high)
    if low is None and high is None:
        return Outcome.WITHIN
    fits = (low is None or low <= figure.best) and (high is None or figure.best <= high)
    return Outcome.WITHIN if fits else Outcome.CONTRADICTED


def _line(part: Part, name: str, tally: _Tally) -> SourceLine:
    outcomes = tuple((o, tally.outcomes[o]) for o in Outcome)
    return SourceLine(name, part, tally.kind, tally.claims, tally.events, sum(tally.outcomes.values()), outcomes)
