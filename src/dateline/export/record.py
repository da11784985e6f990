"""A report and its claims as the record that JSON lines carry: the guide's shape, with basis and confidence."""

from __future__ import annotations

from typing import Any

from dateline.export.reading import Reading
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Actor, Count, DateInterval, Place, Source
from dateline.version import ENGINE_VERSION

# Raised when a key changes its meaning or goes; new keys do not raise it.
SCHEMA = "dateline.claims/1"


def report_record(reading: Reading) -> dict[str, Any]:
    """One report as a JSON object; dates in ISO 8601."""
    report = reading.report
    return {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "published": report.published.day.isoformat() if report.published else None,
        "publication": _publication(report),
        "text": report.text,
        "engine": ENGINE_VERSION,
        "schema": SCHEMA,
        "claims": [claim_record(claim, report.text) for claim in reading.claims],
    }


def claim_record(claim: Claim, text: str) -> dict[str, Any]:
    """One claim as the guide writes it, with the basis, rule and confidence of each field."""
    return {
        "id": claim.id,
        "label": claim.label,
        "event": claim.event,
        "type": claim.type,
        "trigger": _words(claim.trigger.span, text),
        "status": claim.status.status.value,
        "status_cue": _words(claim.status.cue, text) if claim.status.cue else None,
        "time": _time(claim.time, text),
        "place": _place(claim.place, text) if claim.place else None,
        "actors": [_actor(actor, text) for actor in claim.actors],
        "counts": [_count(count, text) for count in claim.counts],
        "sources": [_source(source, text) for source in claim.sources],
        "sentence": {"start": claim.sentence[0], "end": claim.sentence[1]},
        "basis": _bases(claim),
        "rules": _rules(claim),
        "confidence": {field: round(share, 3) for field, share in sorted(claim.confidence.items())},
    }


def _words(span: Span | None, text: str) -> dict[str, Any]:
    """The offsets and exact words of a value; only a null text where it comes from context."""
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span else {"text": None}


def _publication(report: Report) -> dict[str, Any] | None:
    published = report.published
    if published is None:
        return None
    span = Span(published.start, published.end) if published.start is not None and published.end is not None else None
    moment = published.moment.isoformat() if published.moment else None
    return {"day": published.day.isoformat(), "moment": moment, "rule": published.rule} | _words(span, report.text)


def _time(time: DateInterval, text: str) -> dict[str, Any]:
    start, end = (day.isoformat() if day else None for day in (time.start, time.end))
    return {"from": start, "to": end} | _words(time.span, text) | {"precision": time.precision}


def _place(place: Place, text: str) -> dict[str, Any]:
    where = {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}
    return where | _words(place.span, text) | {"place_id": place.place_id}


def _actor(actor: Actor, text: str) -> dict[str, Any]:
    return {"role": actor.role.value, "name": actor.name} | _words(actor.span, text) | {"actor_id": actor.actor_id}


def _count(count: Count, text: str) -> dict[str, Any]:
    figure = {"of": count.of, "who": count.who, "best": count.best, "low": count.low, "high": count.high}
    return figure | {"qualifier": count.qualifier.value} | _words(count.span, text)


def _source(source: Source, text: str) -> dict[str, Any]:
    cue = _words(source.cue, text) if source.cue else None
    return {"name": source.name, "org": source.org} | _words(source.span, text) | {"cue": cue}


def _bases(claim: Claim) -> dict[str, Any]:
    """How each field was got; a list runs beside the field's own list."""
    return {
        "type": "clause",
        "status": claim.status.basis.value,
        "time": claim.time.basis.value,
        "place": claim.place.basis.value if claim.place else claim.place_basis,
        "actors": [a.basis.value for a in claim.actors],
        "counts": [c.basis.value for c in claim.counts],
        "sources": [s.basis.value for s in claim.sources],
    }


def _reason(claim: Claim) -> str:
    """What found the claim: the lexicon's line, the learned heads with their probability, or both."""
    known = [] if claim.trigger.rule == "learned" else [f"lexicon {claim.trigger.rule}"]
    learned = [] if claim.trigger.learned is None else [f"model {claim.trigger.learned:.2f}"]
    return "; ".join((*known, *learned))


def _rules(claim: Claim) -> dict[str, Any]:
    return {
        "type": _reason(claim),
        "status": claim.status.rule,
        "time": claim.time.rule,
        "place": claim.place.rule if claim.place else None,
        "actors": [a.rule for a in claim.actors],
        "counts": [c.rule for c in claim.counts],
        "sources": [s.rule for s in claim.sources],
    }
