"""Reading a report from end to end: the stages in one table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dateline.gazetteer.actors import ActorRegistry, load_registry
from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer
from dateline.language.encoder import load_encoder
from dateline.language.pipeline import LanguagePipeline
from dateline.model.claim import Claim
from dateline.model.document import Document
from dateline.model.mention import Mentions
from dateline.model.report import Report
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Count, DateInterval, Place, Source, StatusReading
from dateline.reading.attribution.attributions import find_attributions, read_sources
from dateline.reading.confidence import ConfidenceTable, load_confidence
from dateline.reading.counts.claim_counts import read_counts
from dateline.reading.counts.quantities import find_quantities
from dateline.reading.mentions.find import find_mentions
from dateline.reading.places.claim_places import read_places
from dateline.reading.places.toponyms import find_toponyms
from dateline.reading.roles.claim_actors import read_actors
from dateline.reading.status.statuses import read_statuses
from dateline.reading.time.claim_times import read_times
from dateline.reading.triggers.acceptance import AcceptanceModel, Leaning, load_acceptance
from dateline.reading.triggers.find import find_triggers
from dateline.reading.triggers.lexicon import TriggerLexicon, load_lexicon


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """What a reader is built from; ``actor_files`` and ``gazetteer_files`` are the user's own lists.

    ``leaning`` says whether to keep more claims (recall) or only surer ones (precision).
    """

    actor_files: tuple[Path, ...] = field(default=())
    gazetteer_files: tuple[Path, ...] = field(default=())
    leaning: Leaning = Leaning.BALANCED


@dataclass(frozen=True, slots=True)
class Fields:
    """What the stages say of a report's triggers: one entry a trigger, in the triggers' order."""

    triggers: tuple[Trigger, ...]
    probabilities: tuple[float, ...]
    statuses: tuple[StatusReading, ...]
    times: tuple[DateInterval, ...]
    places: tuple[Place | None, ...]
    actors: tuple[tuple[Actor, ...], ...]
    counts: tuple[tuple[Count, ...], ...]
    sources: tuple[tuple[Source, ...], ...]


class Reader:
    """Turns reports into claims. Frozen after loading: the same report always gives the same claims."""

    def __init__(  # noqa: PLR0913 - one argument a resource, all by name
        self,
        *,
        language: LanguagePipeline,
        registry: ActorRegistry,
        gazetteer: Gazetteer,
        lexicon: TriggerLexicon,
        acceptance: AcceptanceModel,
        confidence: ConfidenceTable,
    ) -> None:
        self.language = language
        self.registry = registry
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.acceptance = acceptance
        self.confidence = confidence

    @classmethod
    def load(cls, settings: ReaderSettings | None = None, *, language: LanguagePipeline | None = None) -> Reader:
        """A reader with the packaged weights, lexicons and lists, and the user's own lists.

        ``language`` plugs in another pipeline (see ``dateline.language.adapters``).
        """
        settings = settings or ReaderSettings()
        return cls(
            language=language or load_encoder(),
            registry=load_registry(settings.actor_files),
            gazetteer=open_gazetteer(settings.gazetteer_files),
            lexicon=load_lexicon(),
            acceptance=load_acceptance(settings.leaning),
            confidence=load_confidence(),
        )

    def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report in text order, each an event of its own until the batch is grouped."""
        document = self.language.analyse(report.text)
        return self.claims(report, document, self.fields(report, document))

    def fields(
        self, report: Report, document: Document, triggers: Sequence[tuple[Trigger, float]] | None = None
    ) -> Fields:
        """Every stage in turn. Given ``triggers`` (with their probabilities) replace those that would be found."""
        day = report.published.day if report.published else None
        mentions: Mentions = find_mentions(document, self.registry, day.year if day else None)
        if triggers is None:
            triggers = find_triggers(document, self.lexicon, self.acceptance, report=report, mentions=mentions)
        found = tuple(t for t, _ in triggers)
        toponyms = find_toponyms(document, self.gazetteer, mentions)
        attributions = find_attributions(document, mentions)
        statuses = read_statuses(document, found, attributions, day)
        return Fields(
            triggers=found,
            probabilities=tuple(p for _, p in triggers),
            statuses=statuses,
            times=read_times(
                document, day, found, statuses, moment=report.published.moment if report.published else None
            ),
            places=read_places(document, found, toponyms),
            actors=read_actors(document, found, mentions),
            counts=read_counts(document, found, find_quantities(document), mentions),
            sources=read_sources(document, found, attributions, mentions, publisher=report.source),
        )

    def claims(self, report: Report, document: Document, fields: Fields) -> tuple[Claim, ...]:
        """The claims that the stages' values make, with ids and confidences."""
        return tuple(self._claim(report, document, fields, i) for i in range(len(fields.triggers)))

    def _claim(self, report: Report, document: Document, fields: Fields, i: int) -> Claim:
        trigger = fields.triggers[i]
        sentence = document.sentence_of(trigger.token)
        place = fields.places[i]
        identity = claim_id(report, fields, i)
        return Claim(
            id=identity,
            label=f"c{i + 1}",
            event=identity,
            trigger=trigger,
            status=fields.statuses[i],
            time=fields.times[i],
            place=place,
            place_basis=place.basis.value if place else "unknown",
            actors=fields.actors[i],
            counts=fields.counts[i],
            sources=fields.sources[i],
            sentence=(sentence.start, sentence.end),
            confidence=self._confidence(fields, i),
        )

    def _confidence(self, fields: Fields, i: int) -> Mapping[str, float]:
        """Confidence per field: the trigger's own probability, for the rest the accuracy of their rules."""
        values: dict[str, object] = {
            "status": fields.statuses[i],
            "time": fields.times[i],
            "place": fields.places[i],
            "actors": fields.actors[i],
            "counts": fields.counts[i],
            "sources": fields.sources[i],
        }
        claim = self.confidence.calibrated("claim", fields.probabilities[i])
        kind = self.confidence.calibrated("type", fields.probabilities[i])
        return {"claim": claim, "type": kind} | {
            name: self.confidence.of(name, rules_of(v)) for name, v in values.items()
        }


def rules_of(value: object) -> tuple[str, ...]:
    """The names of the rules that made a field's value, sorted; empty for a field with no value."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(sorted({v.rule for v in value}))
    rule = getattr(value, "rule", None)
    return (str(rule),) if rule is not None else ()


def claim_id(report: Report, fields: Fields, i: int) -> str:
    """A hash of the report's id and text and the claim's content: the same claim has the same id in every run."""
    trigger, time, place = fields.triggers[i], fields.times[i], fields.places[i]
    content = [
        report.id,
        report.text_hash,
        trigger.span.start,
        trigger.span.end,
        trigger.type,
        fields.statuses[i].status.value,
        [str(time.start), str(time.end)],
        [place.name, place.country, place.lat, place.lon] if place else None,
        [[a.role.value, a.name] for a in fields.actors[i]],
        [[c.of, c.best, c.low, c.high, c.qualifier.value, c.span.start] for c in fields.counts[i]],
        [[s.name, s.org] for s in fields.sources[i]],
    ]
    return sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:16]
