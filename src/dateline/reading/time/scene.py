"""The triggers of one report as their times are looked for, with all that the report says about when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, DateInterval, Status, StatusReading
from dateline.reading.time.attachment import as_named, attachments, climb, is_of_decision, way
from dateline.reading.time.points import PointKind, TimeExpression
from dateline.reading.time.readings import (
    APART,
    SURE,
    Mentioned,
    Reading,
    beginnings,
    fixed_of,
    interval_of,
    mentioned_times,
    setting_of,
    sharpened,
)
from dateline.reading.time.setting import Setting
from dateline.reading.time.tense import Tense, clause_tense, was_due


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger as its time is looked for. ``fixed`` is the time said with it, if any."""

    index: int
    trigger: Trigger
    status: Status
    tense: Tense
    sentence: int
    lemma: str
    definite: bool
    plural: bool
    places: frozenset[str]
    readings: tuple[Reading, ...]
    fixed: DateInterval | None


@dataclass(frozen=True)
class Scene:
    """What the times of one report are read from. ``apart`` is how far two events of one sentence stand
    apart in its tree; ``assumed`` holds the times said with the triggers, and the lead event's."""

    published: date | None
    mentioned: tuple[Mentioned, ...]
    told: tuple[Told, ...]
    apart: Mapping[tuple[int, int], float]
    assumed: tuple[DateInterval | None, ...]

    def around(self, one: Told) -> tuple[Told, ...]:
        """The events near an event in text order, without itself."""
        near = self.told[max(0, one.index - WINDOW) : one.index + WINDOW + 1]
        return tuple(t for t in near if t.index != one.index)


@dataclass(frozen=True, slots=True)
class Clock:
    """The day of publication, and the moment where the report gives one."""

    published: date | None
    moment: datetime | None = None


def scene_of(
    document: Document,
    expressions: Sequence[TimeExpression],
    clock: Clock,
    triggers: Sequence[Trigger],
    statuses: Sequence[StatusReading],
) -> Scene:
    """The report's triggers with the time words of their sentences, and all its times."""
    report = Setting(clock.published, clock.moment, early=may_be_early(expressions, clock.published))
    mentioned = mentioned_times(document, expressions, clock.published, clock.moment, early=report.early)
    anchors = {m.expression: m.anchor for m in mentioned}
    begun = beginnings(document, mentioned)
    in_sentence: dict[int, list[TimeExpression]] = {}
    for one in mentioned:
        in_sentence.setdefault(one.sentence, []).append(one.expression)
    told = []
    for index, (trigger, status) in enumerate(zip(triggers, statuses, strict=True)):
        tense = clause_tense(document, trigger)
        setting = setting_of(status.status, tense, report)
        setting = replace(setting, overdue=setting.ahead and was_due(document, trigger))
        readings = []
        for near in attachments(document, trigger, in_sentence.get(document.tokens[trigger.token].sentence, ())):
            seen = replace(setting, ahead=setting.ahead and not is_of_decision(document, near.expression))
            named = as_named(document, trigger, near)
            interval = interval_of(trigger, named, seen, anchors.get(near.expression), status.status)
            if interval and is_of_crime(document, trigger, near.expression, interval, clock.published):
                interval = None
            readings.append(Reading(near, sharpened(near, interval, begun)))
        told.append(told_of(document, index, trigger, status.status, tuple(readings)))
    told = [replace(t, fixed=t.fixed or since_event(document, t, told, clock.published)) for t in told]
    assumed = tuple(with_lead(told, clock.published))
    return Scene(clock.published, mentioned, tuple(told), distances(document, told), assumed)


# The weekday after publication is that next day where the report opens with it or comes back to it.
OPENING = 60  # words


def may_be_early(expressions: Sequence[TimeExpression], published: date | None) -> bool:
    """Whether a report may be dated a day early: it opens with the weekday after its date, or names it again."""
    if published is None:
        return True
    after = (published.weekday() + 1) % 7
    found = [e.first for e in expressions if e.point.kind is PointKind.WEEKDAY and e.point.weekday == after]
    return len(found) != 1 or found[0] < OPENING


CUSTODY = frozenset({"detention", "trial", "release"})
OLD = timedelta(days=120)
# "sentenced for the 1997 massacre", "freed after ten years for killing a priest in 2009".
CRIME = re.compile(
    r"\b(?:for|over|in\s+connection\s+with)\s+(?:(?:the|his|her|their|its|this|that)\b(?!\s+(?:\w+\s+)?(?:time|day|year)s?\b)"
    r"|\w+ing\b|role\b|(?:murder|killing|genocide|massacre|war\s+crimes|crimes|\d{4})\b)[^,;:]*$",
    re.IGNORECASE,
)


def is_of_crime(
    document: Document, trigger: Trigger, expression: TimeExpression, days: DateInterval, published: date | None
) -> bool:
    """Whether an old time stands with the crime for which somebody is tried, held or freed."""
    recent = published is not None and days.end is not None and published - days.end <= OLD
    if trigger.type not in CUSTODY or recent or expression.point.kind not in CRIME_TIMES:
        return False
    return bool(CRIME.search(document.text, trigger.span.end, expression.span.end))


CRIME_TIMES = frozenset({PointKind.DATE, PointKind.MONTH, PointKind.YEAR, PointKind.DECADE})


def since_event(document: Document, one: Told, told: Sequence[Told], published: date | None) -> DateInterval | None:
    """The time of an event told "since the operation began": from the beginning of the event that those words
    name, where the report tells it, to publication."""
    for reading in one.readings:
        expression = reading.attachment.expression
        if expression.point.name != "event" or reading.attachment.cost >= SURE or published is None:
            continue
        words = {document.tokens[i].lemma.lower() for i in range(expression.first, expression.last)}
        named = [t for t in told if t.index != one.index and (t.lemma in words)]
        starts = [t.fixed.start for t in named if t.fixed and t.fixed.start and t.fixed.start <= published]
        if starts:
            return DateInterval(starts[0], published, Basis.EVENT, "since another event told", "day", expression.span)
    return None


DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})


def told_of(document: Document, index: int, trigger: Trigger, status: Status, readings: tuple[Reading, ...]) -> Told:
    token = document.tokens[trigger.token]
    determiners = {document.tokens[i].lower for i in document.children(trigger.token, "det", "nmod:poss")}
    return Told(
        index=index,
        trigger=trigger,
        status=status,
        tense=clause_tense(document, trigger),
        sentence=token.sentence,
        lemma=token.lemma.lower(),
        definite=trigger.form == "noun" and bool(determiners & DEFINITE),
        plural=token.xpos in ("NNS", "NNPS"),
        places=places_of(document, trigger),
        readings=readings,
        fixed=fixed_of(readings, status),
    )


# Branches of a clause that tell of something else than where.
ELSEWHERE = ("conj", "ccomp", "advcl", "acl", "parataxis", "nsubj", "obj", "appos")


def places_of(document: Document, trigger: Trigger) -> frozenset[str]:
    """The words of the places that an event's own clause names."""
    below = {i for head in (trigger.token, trigger.clause) for i in document.subtree(head, without=ELSEWHERE)}
    return frozenset(
        document.tokens[i].lower for i in below if document.tokens[i].upos == "PROPN" and is_place(document, i)
    )


def is_place(document: Document, token: int) -> bool:
    entity = document.entity_at(token)
    return entity is not None and entity.kind == "place"


# So many events before and after an event may give it their time: reports have about ten.
WINDOW = 25
FAR = 99.0  # events that the parser put into different trees


def distances(document: Document, told: Sequence[Told]) -> dict[tuple[int, int], float]:
    """The way in the tree between every two near events of one sentence."""
    found = {}
    for one in told:
        for other in told[max(0, one.index - WINDOW) : one.index + WINDOW + 1]:
            if other.index != one.index and other.sentence == one.sentence:
                path = way(document, climb(document, one.trigger.token), climb(document, other.trigger.token))
                found[one.index, other.index] = path.cost(document) if path else FAR
    return found


LEAD_TENSES = frozenset({Tense.PAST, Tense.PRESENT_PERFECT, Tense.PRESENT, Tense.PARTICIPLE, Tense.NONE})


def with_lead(told: Sequence[Told], published: date | None) -> list[DateInterval | None]:
    """The times said with the triggers, and one for the lead event that has none: the day told for the same
    kind of event, else the only day of the report, else, where no day is told at all, publication day."""
    assumed = [t.fixed for t in told]
    lead = next((t for t in told if is_lead(t, told[0].sentence)), None)
    if lead is None:
        return assumed
    days = [t for t in told if t.fixed and t.fixed.precision == "day" and t.fixed.end and t.fixed.rule != APART]
    same = [t for t in days if t.lemma == lead.lemma or t.trigger.type == lead.trigger.type]
    single = {t.fixed for t in days if t.fixed and t.fixed.start == t.fixed.end}
    if same and same[0].fixed:
        assumed[lead.index] = same[0].fixed
    elif len({d.start for d in single}) == 1:
        assumed[lead.index] = next(iter(single))
    elif published and not single:
        assumed[lead.index] = DateInterval(published, published, Basis.PUBLICATION, "lead = publication day", "day")
    return assumed


def is_lead(one: Told, sentence: int) -> bool:
    past = one.status is Status.HAPPENED and one.tense in LEAD_TENSES
    return past and one.fixed is None and one.sentence == sentence
