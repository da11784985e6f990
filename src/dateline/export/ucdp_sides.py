"""The two sides of an event as UCDP orders and names them, and whose deaths a toll counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.export.actor_kind import FIGHTING, ActorKind, Side, noun_kind, sides
from dateline.export.countries import country_codes
from dateline.export.csv_table import Value
from dateline.model.event import Event, Figure, Standing
from dateline.model.values import Role

Violence = Callable[[str, Side, Side], int | None]
_PEOPLE = (ActorKind.CIVILIANS, ActorKind.PROTESTERS)
# Who is killed without a name for them ("people", "others") may be anybody.
_ANYBODY = frozenset("people person persons others dead men man victims crowd".split())


@dataclass(frozen=True, slots=True)
class Dyad:
    """Side a and b in UCDP's order: a government before a group, the organised side before civilians."""

    violence: int
    a: Side
    b: Side

    @property
    def a_name(self) -> str:
        return _name(self.a)

    @property
    def b_name(self) -> str:
        return "Civilians" if self.violence == 3 else _name(self.b)


def dyad(event: Event, violence: Violence) -> Dyad | None:
    """The two main sides; None where UCDP would have no type of violence for them."""
    agents, targets = sides(event, Role.AGENT), sides(event, Role.TARGET)
    if agents and targets:
        first, second = agents[0], targets[0]
    elif len(agents) > 1:
        first, second = agents[0], agents[1]
    else:
        return None
    if _rank(first) > _rank(second):
        first, second = second, first
    kind = violence(event.type, first, second)
    return Dyad(kind, first, second) if kind else None


def _rank(side: Side) -> int:
    return FIGHTING.index(side.kind) if side.kind in FIGHTING else len(FIGHTING)


def _name(side: Side) -> str:
    """``Government of Nigeria`` for a state and its forces, else the actor's name."""
    codes = country_codes(side.country) if side.kind is ActorKind.STATE else None
    return f"Government of {codes.ucdp_name}" if codes else side.name


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead: ``best`` between ``low`` and ``high``, all whole numbers, as UCDP wants them; ``parts`` shares ``best``
    out by the kind of people that the reports name."""

    best: int
    low: int
    high: int
    parts: Mapping[ActorKind, int]

    def columns(self, pair: Dyad) -> dict[str, Value]:
        """The columns of deaths; the four by side sum up to ``best``."""
        shares = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
        for kind, number in self.parts.items():
            shares[_column(kind, pair)] += number
        return {**shares, "best": self.best, "low": self.low, "high": self.high}


def _column(kind: ActorKind, pair: Dyad) -> str:
    if kind in _PEOPLE:
        return "deaths_civilians"
    matching = [c for c, side in (("deaths_a", pair.a), ("deaths_b", pair.b)) if side.kind is kind]
    return matching[0] if len(matching) == 1 else "deaths_unknown"


def deaths(event: Event) -> Toll | None:
    """The event's dead; None where no number is told. An end that nobody states takes the nearest number told."""
    figure = event.figure("killed")
    if figure is None:
        return None
    numbers = [n for n in (figure.low, figure.best, figure.high) if n is not None]
    if not numbers:
        return None
    best = figure.best if figure.best is not None else numbers[0]
    return Toll(best, min(numbers), max(numbers), _parts(figure, best))


def _parts(figure: Figure, best: int) -> Mapping[ActorKind, int]:
    """``best`` by the kind of the dead: whole where every statement of that number names one kind, shared out where
    one claim adds it up ("5 soldiers and 3 civilians"), else unknown."""
    kinds = {_named_kind(s.who) for s in figure.statements if s.standing is Standing.COUNTED and s.best == best}
    if kinds:
        return {kinds.pop() if len(kinds) == 1 else ActorKind.UNKNOWN: best}
    added: dict[str, Counter[ActorKind]] = {}
    for s in figure.statements:
        if s.standing is Standing.ADDED and s.best is not None:
            added.setdefault(s.claim, Counter())[_named_kind(s.who)] += s.best
    return next((parts for parts in added.values() if parts.total() == best), {ActorKind.UNKNOWN: best})


def _named_kind(who: str | None) -> ActorKind:
    words = (who or "").lower().split()
    return ActorKind.UNKNOWN if not words or words[-1] in _ANYBODY else noun_kind(words[-1])
