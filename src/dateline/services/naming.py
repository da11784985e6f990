"""What a person means by an id, or by the first characters of one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.errors import UsageError
from dateline.store import linkage
from dateline.store.claims import claims_starting, live_rows
from dateline.store.codec import storable
from dateline.store.event_rows import events_starting

SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An event, or one claim of it; ``claims`` are the rows that are meant."""

    event: str
    rows: tuple[int, ...]
    claim: str | None = None


def named(connection: Connection, name: str) -> Named:
    """The event or claim that an id, or the beginning of one, stands for. Raises ``UsageError`` with what it may be."""
    name = storable(name)
    if len(name) < SHORTEST:
        raise UsageError(f"“{name}” is too short for an id; give {SHORTEST} characters or more")
    events, claims = _events(connection, name), claims_starting(connection, name)
    if name in events:
        events, claims = (name,), ()
    found = (*events, *claims)
    if len(found) > 1:
        raise UsageError(f"“{name}” may be {', '.join(found[:5])}{' …' if len(found) > 5 else ''}; give more of it")
    if events:
        return Named(events[0], linkage.members_of(connection, events)[events[0]])
    rows = tuple(live_rows(connection, claims or (name,)).values())
    if not rows:
        raise UsageError(f"there is no event or claim “{name}” in the record{_became(connection, name)}")
    return Named(linkage.events_of_rows(connection, rows)[rows[0]], rows, claims[0] if claims else name)


def _events(connection: Connection, name: str) -> tuple[str, ...]:
    """The events of that name; one that was merged stands for the one that took it in."""
    found = events_starting(connection, name)
    seen: set[str] = set()
    while not found and name not in seen and (stone := linkage.stone_of(connection, name)) is not None and stone.into:
        seen.add(name)
        name = stone.into
        found = events_starting(connection, name)
    return found


def _became(connection: Connection, name: str) -> str:
    stone = linkage.stone_of(connection, name)
    return f": it was withdrawn ({stone.reason})" if stone else ""
