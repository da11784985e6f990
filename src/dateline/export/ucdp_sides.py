"""The two sides of an event as UCDP orders and names them, and whose deaths a toll counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.export.actor_kind import ActorKind, Side, noun_kind, sides
from dateline.export.countries import country_codes
from dateline.export.csv_table import Value
from dateline.model.event import Event, Figure
from dateline.model.values import Role

Violence = Callable[[str, Side, Side], int | None]
_ORGANISED = (ActorKind.STATE, ActorKind.COALITION, ActorKind.GROUP)
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
    return _ORGANISED.index(side.kind) if side.kind in _ORGANISED else len(_ORGANISED)


def _name(side: Side) -> str:
    """``Government of Nigeria`` for a state and its forces, else the actor's name."""
    codes = country_codes(side.country) if side.kind is ActorKind.STATE else None
    return f"Government of {codes.ucdp_name}" if codes else side.name


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead: ``best`` between ``low`` and ``high``, all whole numbers, as UCDP wants them; ``whose`` by the words
    that the reports call them."""

    best: int
    low: int
    high: int
    whose: ActorKind

    def columns(self, pair: Dyad) -> dict[str, Value]:
        """The columns of deaths: all of ``best`` in one of the four, which sum up to it."""
        parts = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
        parts[self._column(pair)] = self.best
        return {**parts, "best": self.best, "low": self.low, "high": self.high}

    def _column(self, pair: Dyad) -> str:
        if self.whose in _PEOPLE:
            return "deaths_civilians"
        matching = [c for c, side in (("deaths_a", pair.a), ("deaths_b", pair.b)) if side.kind is self.whose]
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
    return Toll(best, min(numbers), max(numbers), _whose(figure))


def _whose(figure: Figure) -> ActorKind:
    """The kind of people that every statement of the chosen number names, unknown where they differ or say "people"."""
    chosen = [s for s in figure.statements if s.best == figure.best and not s.cumulative]
    kinds = {_named_kind(s.who) for s in chosen or figure.statements}
    return kinds.pop() if len(kinds) == 1 else ActorKind.UNKNOWN


def _named_kind(who: str | None) -> ActorKind:
    words = (who or "").lower().split()
    return ActorKind.UNKNOWN if not words or words[-1] in _ANYBODY else noun_kind(words[-1])
