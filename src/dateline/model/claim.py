"""A claim: a statement by somebody in a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Count, DateInterval, Place, Source, StatusReading


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, in one report, that something happened, is happening, will or may happen.

    ``id`` is a hash of the report's text hash and the claim's content; ``label`` numbers the claims
    of one report in text order (c1, c2 …). ``event`` groups claims about one happening within a
    batch. ``confidence`` maps field names to the share of such readings that were right when measured.
    """

    id: str
    label: str
    event: str
    trigger: Trigger
    status: StatusReading
    time: DateInterval
    place: Place | None
    place_basis: str
    actors: tuple[Actor, ...]
    counts: tuple[Count, ...]
    sources: tuple[Source, ...]
    sentence: tuple[int, int]
    confidence: Mapping[str, float] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return self.trigger.type
