"""Whose word a claim is: its claimant, else its publisher; copies of one text are one voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.linking.claimants import claimant, publisher
from dateline.model.event import EventClaim, Review, SourceKind
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice by its name; ``kind`` says what stands behind it."""

    name: str
    kind: SourceKind


def find_voices(claims: Sequence[EventClaim]) -> tuple[Voice, ...]:
    """The voice of each claim, in the order given.

    ``claims`` stand in the order of their reports' days: copies speak with the voice of the first among them whose
    claim was not rejected.
    """
    publishers: dict[str, Voice] = {}
    for given in claims:
        if given.voice_group not in publishers and given.review is not Review.REJECTED:
            publishers[given.voice_group] = publisher_voice(given.report)
    known: dict[tuple[str, str | None, str], Voice] = {}
    found = []
    for given in claims:
        own = publishers.get(given.voice_group)
        if own is None:
            own = publishers[given.voice_group] = publisher_voice(given.report)
        sources = given.claim.sources
        if not sources:
            found.append(own)
            continue
        key = (sources[0].name, sources[0].org, own.name)
        voice = known.get(key)
        if voice is None:
            who = claimant(key[0], key[1])
            voice = known[key] = Voice(who.name if who.one else f"{who.name}, in {own.name}", who.kind)
        found.append(voice)
    return tuple(found)


def publisher_voice(report: Report) -> Voice:
    """The report's own voice; a report whose publisher is unknown is a voice of its own."""
    if not report.source:
        return Voice(f"report {report.id}", SourceKind.MEDIA)
    known = publisher(report.source)
    return Voice(known.name, known.kind)
