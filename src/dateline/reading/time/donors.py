"""Which events may lend their time to an event that has none of its own."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.values import DateInterval, Status
from dateline.reading.time.points import PointKind
from dateline.reading.time.scene import CUSTODY, OLD, Scene, Told

LYING_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.DEMANDED})
AGENCY = timedelta(days=1)  # agencies date early: a day after publication is still past
RECENT = timedelta(days=30)  # what is told later and is older is background


def is_to_come(one: Told) -> bool:
    return one.status in LYING_AHEAD


def is_too_late(one: Told, start: date | None, published: date | None) -> bool:
    """What happened, goes on or is denied did not begin after publication."""
    return bool(start and published and not is_to_come(one) and start > published + AGENCY)


def may_lend(scene: Scene, one: Told, other: Told, interval: DateInterval) -> bool:
    """Whether an event can have the time of another one, whatever speaks for it."""
    if is_to_come(other) and not is_to_come(one):
        return False
    if is_too_late(one, interval.start, scene.published) or is_crime_of(scene, one, other, interval):
        return False
    if one.sentence == other.sentence:
        return True
    unlike = not is_like(one, other) and not one.definite
    if unlike and is_elsewhere(one, other):
        return False
    return one.sentence > other.sentence or not is_background(scene, other, interval, unlike, one)


def is_background(scene: Scene, other: Told, interval: DateInterval, unlike: bool, one: Told) -> bool:
    """Whether what is told later says nothing about an event: what lies long back, is counted on from a day
    ("they were released the next day"), or is an unlike event, except for the headline and the lead."""
    old = bool(scene.published and interval.end and scene.published - interval.end > RECENT)
    return old or is_step(other) or (unlike and one.sentence > scene.told[0].sentence)


def is_like(one: Told, other: Told) -> bool:
    return one.lemma == other.lemma or one.trigger.type == other.trigger.type


def is_elsewhere(one: Told, other: Told) -> bool:
    """Whether two events are told with places of which none is the same."""
    return bool(one.places and other.places) and not one.places & other.places


def is_crime_of(scene: Scene, one: Told, other: Told, interval: DateInterval) -> bool:
    """A verdict or a release does not come in the days of the old crime it is about."""
    if one.trigger.type not in CUSTODY or other.trigger.type in CUSTODY or not (scene.published and interval.end):
        return False
    return other.sentence == one.sentence and scene.published - interval.end > OLD


STEPS = frozenset({PointKind.NEAR, PointKind.SHIFT})


def is_step(other: Told) -> bool:
    """Whether a time is counted on from another day."""
    span = other.fixed.span if other.fixed else None
    expressions = (r.attachment.expression for r in other.readings)
    return any(e.span == span and e.point.kind in STEPS for e in expressions)
