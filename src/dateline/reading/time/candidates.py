"""The readings that an event's time may have when its clause names none, each described by plain features.

Candidates are: a time word further off in its sentence, the time of another event of the report, that
time up to publication, a time told in the text around, the publication day, and nothing told.
``resources/time/context.tsv`` holds the weights of their features.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.values import Basis, DateInterval, Status
from dateline.reading.time.donors import is_too_late, may_lend
from dateline.reading.time.own_times import (
    KINDS,
    gives_way,
    has_one_time,
    is_learned,
    is_unresolved,
    likelihood_features,
)
from dateline.reading.time.points import PointKind, Relation
from dateline.reading.time.readings import APART, CAMPAIGN, UNKNOWN
from dateline.reading.time.scene import Scene, Told

Ends = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    interval: DateInterval
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Background:
    """What a report as a whole says about when: the sentence of its first event, whether it tells days at
    all, whether it speaks of its own day ("said on Tuesday", in a report of Tuesday), and the day from which
    its main event happened."""

    lead: int
    days: str
    today: str
    main: date | None


FAMILIES = {
    name: family
    for family, names in {
        "violence": "armed_clash offensive air_strike shelling bombing armed_attack killing abuse abduction siege",
        "control": "territory surrender withdrawal deployment",
        "custody": "detention release trial",
        "civil": "protest riot",
        "diplomacy": "negotiation agreement sanction",
        "humanitarian": "displacement return death aid obstruction population disaster destruction",
    }.items()
    for name in names.split()
}
# What lasts: a place held, people in a camp, a siege. Acts are struck, fought, said anew each day.
STATES = frozenset(
    "territory population siege detention deployment displacement obstruction abduction aid destruction".split()
)


def background(scene: Scene) -> Background:
    days = {(t.fixed.start, t.fixed.end) for t in scene.told if t.fixed and t.fixed.precision == "day"}
    own = any(m.interval.start == m.interval.end == scene.published for m in scene.mentioned)
    return Background(
        lead=scene.told[0].sentence if scene.told else 0,
        days=("no day told", "one day told", "two days told")[min(2, len(days))],
        today="own day" if own and scene.published else "not own day",
        main=main_day(scene),
    )


RECENT = 30  # days: an event of an earlier time is not what the report is about


# What goes on for days or weeks and can be what a report is about; tolls and flights are counted over it.
CAMPAIGNS = frozenset("offensive armed_clash air_strike shelling siege disaster protest riot territory".split())


def main_day(scene: Scene) -> date | None:
    """The beginning of what goes on of late, else the first recent day on which something happened."""
    published = scene.published
    known = [(t, a) for t, a in zip(scene.told, scene.assumed, strict=True) if a and a.start and a.end]
    if published is None:
        return None
    campaigns = [
        a.start for t, a in known if t.trigger.type in CAMPAIGNS and span_size(a.start, a.end, published) == "campaign"
    ]
    short = [a.start for _, a in known if span_size(a.start, a.end, published) in ("day", "publication day")]
    days = [d for d in short if d and 0 <= (published - d).days <= RECENT]
    return next(iter([*campaigns, *days]), None)


def situation(one: Told, report: Background) -> list[str]:
    """What is known about a trigger: each candidate's features are built from it."""
    where = "lead" if one.sentence <= report.lead else "near lead" if one.sentence <= report.lead + 2 else "body"
    verb = one.tense.value if one.status is Status.HAPPENED else one.status.value
    state = "state" if one.trigger.type in STATES else "act"
    return [
        verb,
        f"{state} {verb}",
        f"{one.trigger.form} {verb}",
        f"{where} {verb}",
        f"{one.trigger.type} {one.status.value}",
        "definite" if one.definite else "plural" if one.plural else "bare",
        f"{report.days} {verb}",
        f"{report.days} {where} {one.status.value}",
        f"{report.today} {where} {one.status.value}",
    ]


def candidates(scene: Scene, one: Told, report: Background) -> list[Candidate]:
    """The readings of one trigger, the last that the report tells none; of a sentence with one time only that."""
    known = situation(one, report)
    found = list(said(one, known, scene.published))
    if found and has_one_time(one) and not is_learned(one):
        return found
    if not is_unresolved(one):
        found += from_events(scene, one, known)
        taken = {(c.interval.start, c.interval.end) for c in found}
        found += from_text(scene, one, known, taken)
    return [*found, *plain(known, scene.published)]


def said(one: Told, known: list[str], published: date | None) -> Iterator[Candidate]:
    """Time words of the same sentence that do not hang on the trigger itself."""
    seen = False
    for reading in one.readings:
        if reading.interval is None:
            continue
        near, expression = reading.attachment, reading.attachment.expression
        if gives_way(one, reading) or is_too_late(one, reading.interval.start, published):
            continue
        kind = KINDS.get(expression.point.kind, "calendar")
        features = {
            "said",
            f"said: {kind}",
            f"said: step {min(5, int(near.cost))}",
            f"said: {kind} {one.status.value}",
            f"said: {known[0]}",
            f"said: {'before' if expression.first < one.trigger.token else 'after'} the event",
            f"said: {expression.relation.value}",
        }
        features |= {"said: with the saying"} if near.spoken else set()
        features |= {"said: not the nearest"} if seen else set()
        features |= likelihood_features(one, near)
        seen = True
        yield Candidate(reading.interval, frozenset(features))


def from_events(scene: Scene, one: Told, known: list[str]) -> Iterator[Candidate]:
    """The times of the report's other events, each value once, and the days since."""
    values: dict[Ends, list[Told]] = {}
    for other in scene.around(one):
        interval = scene.assumed[other.index]
        if interval is None or interval.rule == APART or not may_lend(scene, one, other, interval):
            continue
        if interval.start or interval.end:
            values.setdefault((interval.start, interval.end), []).append(other)
    total = sum(len(v) for v in values.values())
    first = next((t for t in scene.around(one) if scene.assumed[t.index]), None)
    for (start, end), others in values.items():
        size = span_size(start, end, scene.published)
        features = {
            "event",
            f"event: {size}",
            f"event: {size} {known[0]}",
            f"event: {size} {known[3]}",
            f"event: {size} {one.status.value}",
        } | {f"event: {k}" for k in known}
        features |= {"event: a guess"} if all(o.fixed is None for o in others) else set()
        features |= {"event: narrower than another"} if any(inside((start, end), v) for v in values) else set()
        share = "all" if len(values) == 1 else "most" if len(others) * 2 > total else "some"
        features |= {f"event: told by {share}", f"event: {size} told by {share}", f"event: told by {share} {known[0]}"}
        ties = kinship(scene, one, others) | ({"first told"} if first in others else set())
        features |= {f"event: {tie}" for tie in ties}
        interval = DateInterval(start, end, Basis.EVENT, rule_of(one, others), precision_of(scene, others))
        yield Candidate(interval, frozenset(features))
        if start and end != scene.published and scene.published and start < scene.published and size == "day":
            since = DateInterval(start, scene.published, Basis.EVENT, "since another event", "day")
            features = {"since"} | {f"since: {k}" for k in known} | {f"since: {tie}" for tie in ties}
            yield Candidate(since, frozenset(features | since_told(one)))


def inside(narrow: Ends, wide: Ends) -> bool:
    """Whether one stretch lies within another, longer one."""
    if narrow == wide or None in narrow or None in wide:
        return False
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]  # type: ignore[operator]


def since_told(one: Told) -> set[str]:
    """ "since the operation began": the words call for the days since another event."""
    for reading in one.readings:
        point = reading.attachment.expression.point
        if point.kind is PointKind.THEN and reading.attachment.expression.relation.value == "since":
            return {"since: told"}
    return set()


def kinship(scene: Scene, one: Told, others: Sequence[Told]) -> set[str]:
    """How an event is related to those that share a time."""
    ties = set()
    for other in others:
        gap = one.sentence - other.sentence
        if gap == 0:
            apart = scene.apart[one.index, other.index]
            ties.add("close in the sentence" if apart <= 1.5 else "near in the sentence" if apart <= 3.5 else "far")
        ties.add("same sentence" if gap == 0 else "next sentence" if gap == 1 else "before" if gap > 0 else "later")
        if other.index == one.index - 1:
            ties.add("just before")
        if other.lemma == one.lemma:
            ties.add("same word")
        if other.trigger.type == one.trigger.type:
            ties.add("same type")
            if one.definite and other.index < one.index:
                ties.add("the same type again")
        elif FAMILIES.get(other.trigger.type) == FAMILIES.get(one.trigger.type):
            ties.add("same family")
        if other.status is one.status and other.tense is one.tense:
            ties.add("same tense")
    return ties


def rule_of(one: Told, others: Sequence[Told]) -> str:
    if any(o.sentence == one.sentence for o in others):
        return "another event of the sentence"
    if any(o.lemma == one.lemma or o.trigger.type == one.trigger.type for o in others):
        return "same kind of event"
    return "another event"


def precision_of(scene: Scene, others: Sequence[Told]) -> str:
    interval = scene.assumed[others[0].index]
    return interval.precision if interval else "day"


def span_size(start: date | None, end: date | None, published: date | None) -> str:
    if start is None or end is None:
        return "open"
    if end == published and (end - start).days > 1:
        return "campaign" if (end - start).days <= CAMPAIGN else "years until publication"
    if start == end == published:
        return "publication day"
    days = (end - start).days
    return "day" if days <= 2 else "week or month" if days <= 31 else "long"


NEAR = 40  # sentences: a time told further away belongs to another story
MOST = 100  # times; more are a table


# "since 2015" bounds what it stands with and nothing else.
ENDS = frozenset({Relation.SINCE, Relation.FROM, Relation.UNTIL, Relation.AFTER, Relation.BEFORE})


# "the next day", "last month": said of one event and of no other.
BOUND = frozenset({PointKind.NEAR, PointKind.SHIFT, PointKind.PERIOD, PointKind.RECENT})


def from_text(scene: Scene, one: Told, known: list[str], taken: set[Ends]) -> Iterator[Candidate]:
    """Times told in other sentences that no event has for its own."""
    first = bisect_left(scene.mentioned, one.sentence - NEAR, key=lambda m: m.sentence)
    last = bisect_left(scene.mentioned, one.sentence + NEAR, key=lambda m: m.sentence)
    for mention in scene.mentioned[first:last][:MOST]:
        interval, sentence = mention.interval, mention.sentence
        ends, expression = (interval.start, interval.end), mention.expression
        if ends in taken or None in ends or sentence == one.sentence or expression.relation in ENDS:
            continue
        if expression.point.kind in BOUND or is_too_late(one, interval.start, scene.published):
            continue
        taken.add(ends)
        gap = one.sentence - sentence
        where = "sentence before" if gap == 1 else "earlier" if gap > 1 else "later"
        size = span_size(interval.start, interval.end, scene.published)
        features = {"text", f"text: {where}", f"text: {size}", f"text: {known[0]}", f"text: {where} {size}"}
        features |= {"text: with the saying"} if mention.spoken else set()
        yield Candidate(
            DateInterval(*ends, Basis.CONTEXT, "told in the text", interval.precision, interval.span),
            frozenset(features),
        )


def plain(known: list[str], published: date | None) -> Iterator[Candidate]:
    """Publication day; and nothing told, which ``openings`` then settles by status and tense."""
    if published is not None:
        own = DateInterval(published, published, Basis.PUBLICATION, "lead = publication day", "day")
        yield Candidate(own, frozenset({"publication", *(f"publication: {k}" for k in known)}))
    yield Candidate(UNKNOWN, frozenset({"unknown", *(f"unknown: {k}" for k in known)}))
