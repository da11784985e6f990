"""An event without the names of private persons: in its values, its claims, its figures and its reports' texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.export.exported import ExportedEvent
from dateline.export.private_people import private_people
from dateline.export.reading import Reading
from dateline.export.redact import SHORTEST_NAME, NameList, PrivatePerson, redact
from dateline.model.event import Event, EventActor, EventClaim, Figure, Statement
from dateline.model.span import Span

_NOT_A_LETTER = re.compile(r"[\W_]+")
# What stands for a private person whom no label names.
NOBODY = "[a person]"


def redact_exported(exported: ExportedEvent, names: Sequence[PrivatePerson] = ()) -> ExportedEvent:
    """The same event with ``[person 1]``, ``[person 2]`` … for every private person (``private_people``); one person
    has one label throughout the event and another one in another event. Ids stay; offsets fit the redacted texts. An
    address that spells a name goes, and the original bytes of reports go with it.
    """
    people = private_people(exported, names)
    if not people:
        return replace(exported, claims=tuple(_without_original(c) for c in exported.claims))
    labels = NameList(people)
    claims = _claims(exported.claims, people)
    return ExportedEvent(_event(exported.event, labels), claims)


def _without_original(claim: EventClaim) -> EventClaim:
    return replace(claim, report=replace(claim.report, original=None))


def _claims(claims: Sequence[EventClaim], people: Sequence[PrivatePerson]) -> tuple[EventClaim, ...]:
    """The claims, those of one report redacted together, in the order they came in."""
    by_report: dict[str, list[EventClaim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report.id, []).append(claim)
    redacted: dict[str, EventClaim] = {}
    for together in by_report.values():
        named = _with_spans(people, together)
        reading = redact(Reading(together[0].report, tuple(c.claim for c in together)), named)
        report = replace(reading.report, url=_address(reading.report.url, people), original=None)
        for old, new in zip(together, reading.claims, strict=True):
            redacted[old.claim.id] = replace(old, claim=new, report=report)
    return tuple(redacted[c.claim.id] for c in claims)


def _with_spans(people: Sequence[PrivatePerson], claims: Sequence[EventClaim]) -> tuple[PrivatePerson, ...]:
    """The same persons in the same order, with the words that this report's claims name them by."""
    spans: dict[str, list[Span]] = {}
    for event_claim in claims:
        for actor in event_claim.claim.actors:
            if actor.private and actor.span:
                spans.setdefault(actor.name, []).append(actor.span)
        for source in event_claim.claim.sources:
            if source.span:
                spans.setdefault(source.name, []).append(source.span)
    return tuple(replace(p, spans=tuple(dict.fromkeys(spans.get(p.name, ())))) for p in people)


def _address(url: str | None, people: Sequence[PrivatePerson]) -> str | None:
    """The address, None where it spells part of a person's name, as the addresses of articles do."""
    if url is None:
        return None
    words = set(_NOT_A_LETTER.split(url.lower()))
    names = {w for p in people for form in (p.name, *p.forms) for w in _NOT_A_LETTER.split(form.lower())}
    return None if any(len(n) >= SHORTEST_NAME and n in words for n in names) else url


def _event(event: Event, labels: NameList) -> Event:
    return replace(
        event,
        actors=tuple(_actor(a, labels) for a in event.actors),
        figures=tuple(_figure(f, labels) for f in event.figures),
        sentence=labels.without_names(event.sentence) or "",
    )


def _actor(actor: EventActor, labels: NameList) -> EventActor:
    name = labels.without_names(actor.name) or actor.name
    return replace(actor, name=NOBODY if actor.private and name == actor.name else name)


def _figure(figure: Figure, labels: NameList) -> Figure:
    statements = tuple(_statement(s, labels) for s in figure.statements)
    return replace(figure, statements=statements, why=labels.without_names(figure.why) or "")


def _statement(said: Statement, labels: NameList) -> Statement:
    return replace(
        said,
        who=labels.without_names(said.who),
        words=labels.without_names(said.words) or "",
        voice=labels.without_names(said.voice) or "",
    )
