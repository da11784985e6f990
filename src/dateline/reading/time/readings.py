"""What each time word of a report says by itself, and what it says about an event near it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, DateInterval, Status
from dateline.reading.time.attachment import Attachment, governor_of, hangs_on_speech, is_frame
from dateline.reading.time.calendar import Days, shift_days, shift_units
from dateline.reading.time.points import Point, PointKind, Relation, TimeExpression
from dateline.reading.time.resolution import resolve
from dateline.reading.time.setting import Setting, Stretch
from dateline.reading.time.tense import Tense

# A time that stands this near to its event in the tree is taken without weighing anything else …
SURE = 1.0
# … and a calendar time of something that happened may stand one conjunction or one noun further off.
SURE_PAST = 2.0
# Lengths, "now" and the like give way to a calendar time beside them ("this year it ended its months-long operation").
WEAK = frozenset({PointKind.DURATION, PointKind.RECENT, PointKind.NOW, PointKind.SO_FAR, PointKind.HOLIDAY})
UNKNOWN = DateInterval(None, None, Basis.UNKNOWN, "unknown", "unknown")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A time told in the report's text, resolved without any event: what "two days later" counts from."""

    expression: TimeExpression
    interval: DateInterval
    spoken: bool  # it says when something was said
    anchor: Days | None  # the day told last before it
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time word near a trigger says about it; None where it says nothing."""

    attachment: Attachment
    interval: DateInterval | None


AHEAD = frozenset({Tense.FUTURE, Tense.MODAL, Tense.INFINITIVE})


def setting_of(status: Status, tense: Tense, report: Setting) -> Setting:
    """What an event's time words are resolved against; plans, and fears and demands in the future, lie ahead."""
    ahead = status is Status.PLANNED or (status in (Status.POSSIBLE, Status.DEMANDED) and tense in AHEAD)
    return replace(report, ahead=ahead, lasting=status is Status.ONGOING)


def mentioned_times(
    document: Document,
    expressions: Sequence[TimeExpression],
    published: date | None,
    moment: datetime | None,
    *,
    early: bool = True,
) -> tuple[Mentioned, ...]:
    """Every time of the report, each seen from the day told before it; datelines and footers are left out."""
    found: list[Mentioned] = []
    anchor: Days | None = None
    for expression in expressions:
        if is_frame(document, expression):
            continue
        stretch = resolve(expression, Setting(published, moment, anchor, early=early))
        interval = as_interval(stretch, expression, "told in the text") if stretch else UNKNOWN
        spoken = hangs_on_speech(document, expression)
        found.append(Mentioned(expression, interval, spoken, anchor, document.tokens[expression.first].sentence))
        if not spoken and interval.start and interval.end and (interval.end - interval.start).days <= 31:
            anchor = interval.start, interval.end
    return tuple(found)


def beginnings(document: Document, mentioned: Sequence[Mentioned]) -> tuple[date, ...]:
    """The days on which the report says that something began."""
    return tuple(
        m.interval.start
        for m in mentioned
        if m.interval.start
        and m.interval.precision == "day"
        and document.tokens[governor_of(document, m.expression)].lemma in BEGIN
    )


BEGIN = frozenset("begin start launch erupt commence break resume".split())
# A rounded length and the time since the day it began on may differ by this much.
SHORTEST, LONGEST = 0.6, 1.7
CAMPAIGN = 100  # days: what began this lately is likely the report's own subject, not the whole war


def sharpened(near: Attachment, interval: DateInterval | None, begun: Sequence[date]) -> DateInterval | None:
    """ "more than a week of attacks", where the report also says when they began: from that day on."""
    point = near.expression.point
    if interval is None or interval.end is None:
        return interval
    if point.kind is PointKind.SO_FAR and interval.start is None:
        recent = [d for d in begun if 0 <= (interval.end - d).days <= CAMPAIGN]
        return (
            replace(interval, start=recent[-1], precision="day", rule="so far, beginning told") if recent else interval
        )
    if point.kind is not PointKind.DURATION or not point.amount:
        return interval
    length = (interval.end - shift_units(interval.end, -point.amount, point.unit or "day")).days
    fits = [d for d in begun if SHORTEST * length <= (interval.end - d).days <= LONGEST * length]
    return replace(interval, start=fits[0], precision="day", rule="length, beginning told") if fits else interval


def as_interval(stretch: Stretch, expression: TimeExpression, rule: str, basis: Basis = Basis.CONTEXT) -> DateInterval:
    return DateInterval(stretch.start, stretch.end, basis, rule, stretch.precision, expression.span)


def interval_of(
    trigger: Trigger, near: Attachment, setting: Setting, anchor: Days | None, status: Status
) -> DateInterval | None:
    """What a time word says about a trigger."""
    expression = near.expression
    kind = expression.point.kind
    if expression.first <= trigger.token < expression.last:
        expression = replace(expression, relation=Relation.AT)  # inside "since the war began on Nov. 4"
    if kind is PointKind.DURATION and status in (Status.PLANNED, Status.DEMANDED, Status.POSSIBLE):
        return None  # how long it would last, not when
    if kind is PointKind.DURATION and expression.relation is Relation.AFTER:
        if not near.measured and status is not Status.ONGOING:
            return None  # "the town fell after weeks of fighting"
        expression = replace(expression, relation=Relation.AT)
    if kind is PointKind.SO_FAR and status is Status.ONGOING:
        expression = replace(expression, points=(Point(PointKind.NOW),))
    setting = replace(setting, anchor=anchor)
    stretch = after(trigger, expression, setting) if kind is PointKind.AFTER else resolve(expression, setting)
    if stretch is None or (stretch.start is None and stretch.end is None):
        return None
    basis = Basis.CLAUSE if near.cost < SURE else Basis.SENTENCE
    return as_interval(stretch, expression, rule_name(expression, near), basis)


# A vague number of days before or after something: about this far.
FEW = (3, 5)


def after(trigger: Trigger, expression: TimeExpression, setting: Setting) -> Stretch | None:
    """ "It comes a week after 44 people were killed": the clause after the words is so much earlier (later,
    for "before") than the day that the report is about."""
    base = setting.anchor[0] if setting.anchor else setting.published
    point = expression.point
    if base is None or trigger.token < expression.last:
        return None
    offset, unit = point.offset or -1, point.unit or "day"
    if unit in ("hour", "minute", "second"):
        first, last = sorted((base, shift_days(base, offset)))
        return Stretch(first, last, "day")
    if point.name == "few" and unit == "day":
        first, last = sorted(shift_days(base, offset * n) for n in FEW)
        return Stretch(first, last, "day")
    if point.amount is None:
        return None
    day = shift_units(base, offset * point.amount, unit)
    return Stretch(day, day, "day")


def rule_name(expression: TimeExpression, near: Attachment) -> str:
    kind = RULES.get(expression.point.kind, "relative day")
    return kind if near.cost < SURE else f"{kind}, further off"


APART = "so long before or after"
RULES: Mapping[PointKind, str] = {
    PointKind.DATE: "date",
    PointKind.MONTH: "month or year",
    PointKind.YEAR: "month or year",
    PointKind.DECADE: "month or year",
    PointKind.SEASON: "month or year",
    PointKind.QUARTER: "month or year",
    PointKind.WEEKDAY: "weekday",
    PointKind.DURATION: "length",
    PointKind.PAST: "length",
    PointKind.NOW: "now",
    PointKind.RECENT: "now",
    PointKind.SO_FAR: "now",
    PointKind.AFTER: APART,
}


def fixed_of(readings: Sequence[Reading], status: Status) -> DateInterval | None:
    """The time said with a trigger; a calendar time goes before a mere length ("its two-week operation")."""
    near = [r for r in readings if r.interval and is_sure(r.attachment, status) and not r.attachment.spoken]
    near.sort(
        key=lambda r: (
            not r.attachment.measured,
            r.attachment.cost >= SURE,
            is_weak(r),
            r.attachment.cost,
            r.attachment.distance,
        )
    )
    if status is Status.ONGOING:  # "fighting, which began on 19 June, continued into Saturday"
        firm = [
            r
            for r in near
            if not (is_weak(r) or near[0].attachment.measured)
            and r.attachment.cost < SURE
            and r.interval
            and r.interval.start
        ]
        firm.sort(key=lambda r: r.interval.start if r.interval and r.interval.start else date.max)
        near = firm or near
    return near[0].interval if near else None


def is_weak(reading: Reading) -> bool:
    """A feast of one day is as good as a date."""
    kind, days = reading.attachment.expression.point.kind, reading.interval
    one_day = kind is PointKind.HOLIDAY and days is not None and days.start == days.end
    return kind in WEAK and not one_day


# A time that the heads hold less likely than this is weighed against others, however near it stands; but "now"
# dates what goes on, which the reports that the heads are taught with often leave open.
DOUBT = 0.1


def is_sure(near: Attachment, status: Status) -> bool:
    """Whether a time stands so near that it must be the event's, and the heads, if asked, agree."""
    doubted = near.learned is not None and near.learned < DOUBT and near.expression.point.kind is not PointKind.NOW
    return stands_near(near, status) and not doubted


def stands_near(near: Attachment, status: Status) -> bool:
    """Whether a time stands as near in the tree as an event's own time does."""
    expression = near.expression
    past = status in (Status.HAPPENED, Status.DENIED) and expression.point.kind not in WEAK
    if status is Status.ONGOING:
        past = expression.relation is Relation.SINCE or expression.point.kind is PointKind.PAST
    return near.cost < (SURE_PAST if past else SURE)
