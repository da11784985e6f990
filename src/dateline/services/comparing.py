"""What changed between two days: events that became known, and figures that moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from dateline.linking.events import derive
from dateline.model.event import Event, EventClaim, Figure, FigureRule
from dateline.services.deriving import claims_of_events
from dateline.store.database import Database
from dateline.store.schema import claims as claim_table
from dateline.store.schema import members


@dataclass(frozen=True, slots=True)
class Change:
    """One event as it was known by the earlier and by the later day; ``before`` is None for one that became known.

    ``figures`` are pairs of a figure as it was and as it is (None where nobody gave it), ``fields`` the names of other
    fields that differ.
    """

    before: Event | None
    after: Event
    figures: tuple[tuple[Figure | None, Figure | None], ...]
    fields: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return self.before is None or bool(self.figures or self.fields)


#: Events whose claims are looked at together.
_AT_ONCE = 500
_FIELDS = ("type", "status", "start", "end", "place", "actors", "review")


def changes(
    database: Database, earlier: date, later: date, rule: FigureRule = FigureRule.LOW_BEST_HIGH
) -> Iterator[Change]:
    """Events of which more was published after ``earlier`` and by ``later``, where that changed them, by id."""
    with database.reading() as connection:
        touched = (
            select(members.c.event)
            .join(claim_table, claim_table.c.id == members.c.claim_id)
            .where(claim_table.c.published_day > earlier, claim_table.c.published_day <= later)
            .distinct()
            .order_by(members.c.event)
        )
        events = list(connection.execute(touched).scalars())
        for start in range(0, len(events), _AT_ONCE):
            for event, known in claims_of_events(connection, events[start : start + _AT_ONCE], later):
                change = _change(event, known, earlier, rule)
                if change.changed:
                    yield change


def _change(event: str, known: tuple[EventClaim, ...], earlier: date, rule: FigureRule) -> Change:
    old = tuple(c for c in known if c.report.published and c.report.published.day <= earlier)
    after = derive(event, known, rule)
    before = derive(event, old, rule) if old else None
    return Change(before, after, _figures(before, after), _fields(before, after))


def _figures(before: Event | None, after: Event) -> tuple[tuple[Figure | None, Figure | None], ...]:
    kinds = dict.fromkeys(f.of for e in (before, after) if e for f in e.figures)
    pairs = [(before.figure(of) if before else None, after.figure(of)) for of in kinds]
    return tuple((old, new) for old, new in pairs if _ends(old) != _ends(new))


def _ends(figure: Figure | None) -> tuple[int | None, int | None, int | None] | None:
    return (figure.low, figure.best, figure.high) if figure else None


def _fields(before: Event | None, after: Event) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(name for name in _FIELDS if _told(before, name) != _told(after, name))


def _told(event: Event, name: str) -> object:
    """Actors are compared by who they are, not by how many claims name them."""
    return {(a.role, a.name) for a in event.actors} if name == "actors" else getattr(event, name)
