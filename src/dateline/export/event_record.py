"""An event as a JSON object: every figure with its statements, every claim with its words."""

from __future__ import annotations

from typing import Any

from dateline.export.event_table import event_day
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent, Tombstone
from dateline.export.record import claim_record
from dateline.model.event import Event, EventClaim, Figure, Statement
from dateline.model.report import Report
from dateline.version import ENGINE_VERSION


def event_record(exported: ExportedEvent) -> dict[str, Any]:
    """The event with all that is known of it; reports without their texts, claims with their sentences."""
    reports = {c.report.id: c.report for c in exported.claims}
    return {
        "record": "event",
        "schema": EVENT_SCHEMA,
        "engine": exported.event.engine or ENGINE_VERSION,
        **_event(exported.event),
        "figures": [_figure(f) for f in exported.event.figures],
        "claims": [_claim(c) for c in exported.claims],
        "reports": [_report(r) for r in reports.values()],
    }


def withdrawn_record(tombstone: Tombstone) -> dict[str, Any]:
    """The word that an event is no more."""
    return {
        "record": "withdrawn",
        "schema": EVENT_SCHEMA,
        "engine": ENGINE_VERSION,
        "id": tombstone.event,
        "into": tombstone.into,
        "reason": tombstone.reason,
        "at": tombstone.at.isoformat(),
    }


def _event(event: Event) -> dict[str, Any]:
    place = event.place
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status.value,
        "statuses": dict(event.statuses),
        "time": {"from": event_day(event.start), "to": event_day(event.end), "precision": event.time_precision},
        "place": {
            "name": place.name,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "precision": place.precision,
            "place_id": place.place_id,
        },
        "actors": [
            {"role": a.role.value, "name": a.name, "actor_id": a.actor_id, "claims": a.claims} for a in event.actors
        ],
        "voices": event.voices,
        "source_kinds": [k.value for k in event.source_kinds],
        "first_reported": event_day(event.first_reported),
        "last_reported": event_day(event.last_reported),
        "review": event.review.value,
        "total": event.total,
        "part_of": event.part_of,
        "sentence": event.sentence,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "of": figure.of,
        "best": figure.best,
        "low": figure.low,
        "high": figure.high,
        "rule": figure.rule.value,
        "why": figure.why,
        "voices": figure.voices,
        "disagree": figure.disagree,
        "statements": [_statement(s) for s in figure.statements],
    }


def _statement(said: Statement) -> dict[str, Any]:
    return {
        "claim": said.claim,
        "report": said.report,
        "publisher": said.publisher,
        "day": event_day(said.day),
        "who": said.who,
        "best": said.best,
        "low": said.low,
        "high": said.high,
        "qualifier": said.qualifier.value,
        "text": said.words,
        "voice": said.voice,
        "kind": said.kind.value,
        "standing": said.standing.value,
        "cumulative": said.cumulative,
        "corrected": said.corrected,
    }


def _claim(claim: EventClaim) -> dict[str, Any]:
    start, end = claim.claim.sentence
    return {
        **claim_record(claim.claim, claim.report.text),
        "report": claim.report.id,
        "evidence": claim.report.text[start:end],
        "voice_group": claim.voice_group,
        "review": claim.review.value,
        "corrected": list(claim.corrected),
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "published": event_day(report.published.day if report.published else None),
        "url": report.url,
        "text_hash": report.text_hash,
    }
