"""Events as entities in the manner of FollowTheMoney: JSON lines of events, those who take part, and articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1
from typing import Any, TextIO

from dateline.export.actor_kind import ActorKind, side
from dateline.export.citation import reports_of
from dateline.export.csv_table import Withdrawals
from dateline.export.event_table import count_folded, event_day, figure_words
from dateline.export.exported import EVENT_SCHEMA, Companion, ExportedEvent, Tombstone
from dateline.export.safety import escaped_json, printable
from dateline.export.tally import Loss, Tally
from dateline.model.event import EventActor
from dateline.model.report import Report
from dateline.version import ENGINE_VERSION

Entity = dict[str, Any]


class FollowTheMoneyWriter:
    """Writes entities as events come. An actor or article of several events is written once for each, with the same
    id: readers of the format merge by id. Keeps nothing."""

    def __init__(self, out: TextIO, companion: Companion | None = None) -> None:
        self.tally = Tally()
        self._out = out
        self._withdrawals = Withdrawals(companion, self.tally)

    def write(self, exported: ExportedEvent) -> None:
        for entity in entities(exported):
            self._out.write(escaped_json(json.dumps(entity, ensure_ascii=False)) + "\n")
            self.tally.rows += 1
        count_folded(exported, self.tally)
        self.tally.lose(Loss.ACTORS, sum(1 for a in exported.event.actors if not _stands_alone(a)))
        self.tally.events += 1

    def tombstone(self, tombstone: Tombstone) -> None:
        self._withdrawals.write(tombstone)

    def close(self) -> None:
        """Nothing stands at the end of JSON lines."""


def entities(exported: ExportedEvent) -> Iterator[Entity]:
    """The event, its actors and its reports. The event's status and figures stand in ``keywords`` and ``notes``, for
    the schema has no properties for them."""
    event = exported.event
    actors = [actor for actor in event.actors if _stands_alone(actor)]
    articles = [_article(r) for r in reports_of(exported)]
    figures = [figure_words(f) for f in event.figures]
    yield _entity(
        f"dateline-{event.id}",
        "Event",
        {
            "name": [event.sentence or event.type.replace("_", " ")],
            "startDate": [event_day(event.start)],
            "endDate": [event_day(event.end)],
            "location": [event.place.name],
            "country": [event.place.country.lower() if event.place.country else None],
            "involved": [_actor_id(a) for a in actors],
            "proof": [a["id"] for a in articles],
            "keywords": [event.type, f"status:{event.status.value}"],
            "notes": figures,
        },
    )
    yield from (_actor(a) for a in actors)
    yield from articles


def _entity(id_: str, schema: str, properties: Mapping[str, Sequence[str | None]]) -> Entity:
    kept = {name: [printable(v) for v in values if v] for name, values in properties.items()}
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
        "dateline": {"schema": EVENT_SCHEMA, "engine": ENGINE_VERSION},
    }


def _stands_alone(actor: EventActor) -> bool:
    """Whether an actor is somebody: a bare description ("gunman") is nobody who could be met again."""
    return actor.private or side(actor).named


def _actor_id(actor: EventActor) -> str:
    known = actor.actor_id or sha1(actor.name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return f"dateline-actor-{known}"


def _actor(actor: EventActor) -> Entity:
    kind = side(actor).kind
    schema = "Person" if actor.private else "PublicBody" if kind is ActorKind.STATE else "Organization"
    return _entity(_actor_id(actor), schema, {"name": [actor.name]})


def _article(report: Report) -> Entity:
    published = event_day(report.published.day) if report.published else None
    properties: dict[str, list[str | None]] = {
        "title": [report.title],
        "publisher": [report.source],
        "publishedAt": [published],
        "sourceUrl": [report.url],
    }
    return _entity(f"dateline-report-{report.text_hash[:40]}", "Article", properties)
