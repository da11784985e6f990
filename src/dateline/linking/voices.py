"""Whose word a claim is: its claimant, else its publisher; copies of one text are one voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.linking.claimants import claimant, publisher_name
from dateline.model.event import EventClaim, SourceKind


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice by its name; ``kind`` says what stands behind it."""

    name: str
    kind: SourceKind


def find_voices(claims: Sequence[EventClaim]) -> tuple[Voice, ...]:
    """The voice of each claim, in the order given.

    ``claims`` stand in the order of their reports' days: copies speak with the voice of the first among them.
    """
    publishers: dict[str, str] = {}
    known: dict[tuple[str, str | None, str], Voice] = {}
    found = []
    for given in claims:
        group = given.voice_group
        publisher = publishers.get(group)
        if publisher is None:
            publisher = publishers[group] = _publisher(given)
        sources = given.claim.sources
        key = (sources[0].name, sources[0].org, publisher) if sources else ("", None, publisher)
        voice = known.get(key)
        if voice is None:
            voice = known[key] = _voice(*key)
        found.append(voice)
    return tuple(found)


def _publisher(given: EventClaim) -> str:
    source = given.report.source
    return publisher_name(source) if source else f"report {given.report.id}"


def _voice(name: str, org: str | None, publisher: str) -> Voice:
    if not name:
        return Voice(publisher, SourceKind.MEDIA)
    who = claimant(name, org)
    return Voice(who.name if who.one else f"{who.name}, in {publisher}", who.kind)
