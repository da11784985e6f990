"""The light extract of a claim that linking looks at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from dateline.linking.words import REPORT_WORDS, SENTENCE_WORDS, stem, stems, telling
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import Actor, Count

# Characters of a report that its words are taken from: what a report is about stands in its first paragraphs.
_OPENING = 3000
# Characters before a trigger in which its article or pronoun stands.
_BEFORE = 40
_WORD = re.compile(r"[a-z]+|[^a-z\s]")
_NAMING = {
    **dict.fromkeys(("the", "this", "that", "these", "those", "its", "his", "their"), "known"),
    **dict.fromkeys(("a", "an"), "new"),
    **dict.fromkeys(("another", "separate", "second", "third", "other", "similar", "previous", "earlier"), "other"),
}


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """One claim, reduced to what tells whether another claim is about the same event; about 1 kB.

    ``group`` is equal for reports that are copies of each other. ``lemma`` is the stem of the trigger's head.
    ``sentence`` and ``position`` are the offsets of the sentence and the trigger, ``naming`` says how the words before
    it name the act ("the attack", "another attack"). Times, places and their bases
    are the claim's. ``actors`` are role and identity, ``figures`` of, best, low and high. ``words`` are the stems
    of the sentence and ``topic`` those of the report that tell most, each with its weight.
    """

    claim: str
    report: str
    group: str
    published: date | None
    type: str
    status: str
    lemma: str
    sentence: int
    position: int
    naming: str
    start: date | None
    end: date | None
    precision: str
    time_basis: str
    place: str | None = None
    place_id: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_basis: str = "unknown"
    actors: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[str, int | None, int | None, int | None], ...] = ()
    words: Mapping[str, float] = field(default_factory=dict, hash=False)
    topic: Mapping[str, float] = field(default_factory=dict, hash=False)

    def to_json(self) -> str:
        """The key as a JSON array, in the order of its fields."""
        return json.dumps([_plain(getattr(self, f.name)) for f in fields(self)], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> ClaimKey:
        """The key that ``to_json`` wrote."""
        values = dict(zip((f.name for f in fields(cls)), json.loads(text), strict=True))
        for name in ("published", "start", "end"):
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        for name in ("actors", "figures"):
            values[name] = tuple(tuple(value) for value in values[name])
        return cls(**values)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def claim_key(report: Report, claim: Claim, group: str) -> ClaimKey:
    """The extract of one claim; for all claims of a report ``claim_keys`` looks at the report only once."""
    return next(claim_keys(report, (claim,), group))


def claim_keys(report: Report, claims: Sequence[Claim], group: str) -> Iterator[ClaimKey]:
    """The extracts of a report's claims, in their order."""
    topic = report_words(report.title, report.text)
    for claim in claims:
        yield _key(report, claim, group, topic)


def report_words(title: str | None, text: str) -> dict[str, float]:
    """The words that tell most of what a report is about; its headline counts twice."""
    return telling(stems(f"{title or ''}\n{title or ''}\n{text[:_OPENING]}"), REPORT_WORDS)


def _key(report: Report, claim: Claim, group: str, topic: Mapping[str, float]) -> ClaimKey:
    (first, last), place = claim.sentence, claim.place
    return ClaimKey(
        claim=claim.id,
        report=report.id,
        group=group,
        published=report.published.day if report.published else None,
        type=claim.type,
        status=claim.status.status.value,
        lemma=head_stem(claim.trigger.span.of(report.text), claim.trigger.form),
        sentence=first,
        position=claim.trigger.span.start,
        naming=naming(report.text, claim.trigger.span.start),
        start=claim.time.start,
        end=claim.time.end,
        precision=claim.time.precision,
        time_basis=claim.time.basis.value,
        place=place.name.casefold() if place else None,
        place_id=place.place_id if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        place_basis=claim.place_basis,
        actors=tuple(_actor(actor) for actor in claim.actors),
        figures=tuple(_figure(count) for count in claim.counts),
        words=telling(stems(report.text[first:last]), SENTENCE_WORDS),
        topic=topic,
    )


def head_stem(words: str, form: str) -> str:
    """The stem of a trigger's head: the first word of a verb's ("shot dead"), the last of a noun's ("air strike")."""
    parts = words.split()
    return stem(parts[0 if form == "verb" else -1]) if parts else ""


def naming(text: str, trigger: int) -> str:
    """How the words before a trigger name the act: ``known`` ("the attack"), ``new`` ("an attack"), ``other``
    ("another attack"), or nothing."""
    before = _WORD.findall(text[max(0, trigger - _BEFORE) : trigger].casefold())[-3:]
    for word in reversed(before):
        if word in _NAMING:
            return _NAMING[word]
    return ""


def _actor(actor: Actor) -> tuple[str, str]:
    return actor.role.value, actor.actor_id or actor.name.casefold()


def _figure(count: Count) -> tuple[str, int | None, int | None, int | None]:
    return count.of, count.best, count.low, count.high
