"""What is exported: an event with its claims, and the word that an event is no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TextIO

from dateline.export.tally import Tally
from dateline.model.event import Event, EventClaim

# Raised when a key or column of the event exports changes its meaning or goes; new ones do not raise it.
EVENT_SCHEMA = "dateline.events/1"


@dataclass(frozen=True, slots=True)
class ExportedEvent:
    """An event and its claims, in the order of ``event.claims``."""

    event: Event
    claims: tuple[EventClaim, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An event that was exported once and is no more: merged ``into`` another (None when withdrawn). ``at`` in UTC."""

    event: str
    into: str | None
    reason: str
    at: datetime


#: Gives the text file that stands beside an export, by the ending that its name gets. Asked for only when something is
#: written there; whoever gives it closes it.
Companion = Callable[[str], TextIO]


class EventWriter(Protocol):
    """Writes events one by one. ``close`` finishes the file's content and leaves the file itself open."""

    tally: Tally

    def write(self, exported: ExportedEvent) -> None: ...

    def tombstone(self, tombstone: Tombstone) -> None: ...

    def close(self) -> None: ...
