"""Calendar days from written time, against the publication date: the guide's Time section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta, timezone

from dateline.reading.time.calendar import shift_days
from dateline.reading.time.dates import (
    date_days,
    decade_days,
    holiday_stretch,
    month_stretch,
    quarter_stretch,
    season_stretch,
    year_stretch,
)
from dateline.reading.time.lengths import coming_stretch, duration_stretch, past_stretch, recent_stretch
from dateline.reading.time.points import Point, PointKind, Relation, TimeExpression
from dateline.reading.time.relative import (
    ago_stretch,
    anchor_stretch,
    day_stretch,
    near_stretch,
    overnight_stretch,
    period_stretch,
    shift_stretch,
    weekday_stretch,
)
from dateline.reading.time.setting import Setting, Stretch, one_day

Resolver = Callable[[Point, Setting], Stretch | None]


def resolve(expression: TimeExpression, setting: Setting) -> Stretch | None:
    """The days that an expression means, None where they cannot be told."""
    if expression.relation is Relation.SINCE:
        setting = replace(setting, ahead=False)
    stretches = [resolve_point(p, setting) for p in expression.points]
    first, last = stretches[0], stretches[-1]
    if first is None or last is None:
        return None
    if len(stretches) > 1 and first.start and last.end and first.start > last.end:
        first = earlier_year(expression.points[0], setting, last) or first
    if expression.relation is Relation.AT:
        return lasting(first, setting)
    return BOUNDS[expression.relation](first, last, setting)


def lasting(stretch: Stretch, setting: Setting) -> Stretch:
    """A state that still goes on lasts from its day to publication."""
    published = setting.published
    if setting.lasting and published and stretch.start and stretch.end and stretch.start <= published:
        return replace(stretch, end=max(published, stretch.start))
    return stretch


def earlier_year(point: Point, setting: Setting, last: Stretch) -> Stretch | None:
    """ "from November to January": the first end lies in the year before."""
    if point.year is not None or last.start is None:
        return None
    return resolve_point(replace(point, year=last.start.year - 1), setting)


def until_now(first: Stretch, last: Stretch, setting: Setting) -> Stretch:
    end = setting.published
    if setting.ahead or (end and first.start and end < first.start):
        end = None
    return Stretch(first.start, end, first.precision if end or first.start else "open")


def by_then(first: Stretch, last: Stretch, setting: Setting) -> Stretch:
    """What will be done "by Friday" is open at its start; what had happened "by Friday" is told as of that day."""
    return Stretch(None, last.end, "open") if setting.ahead else last


def as_of(first: Stretch, last: Stretch, setting: Setting) -> Stretch:
    """A total "as of 2 May" was counted up to that day; a plan "as of 2 May" begins then."""
    return until_now(first, last, setting) if setting.ahead else Stretch(None, last.end, "open")


BOUNDS: Mapping[Relation, Callable[[Stretch, Stretch, Setting], Stretch]] = {
    Relation.SINCE: until_now,
    Relation.FROM: until_now,
    Relation.AFTER: until_now,
    Relation.UNTIL: lambda first, last, setting: Stretch(None, last.end, "open"),
    Relation.BEFORE: lambda first, last, setting: Stretch(
        None, shift_days(first.start, -1) if first.start else None, "open"
    ),
    Relation.BY: by_then,
    Relation.AS_OF: as_of,
    Relation.RANGE: lambda first, last, setting: Stretch(first.start, last.end, last.precision),
}


def resolve_point(point: Point, setting: Setting) -> Stretch | None:
    return RESOLVERS[point.kind](point, setting)


def clock_stretch(point: Point, setting: Setting) -> Stretch | None:
    """A clock time in a named zone is the latest such moment before publication, told as the publisher's
    day: 20:30 GMT in a report of 01:00 in Riyadh lies on the day before there. Without a zone or a
    moment the clock names no day."""
    moment = setting.moment
    if point.minute is None or point.zone is None or moment is None or moment.tzinfo is None:
        return None
    shown = moment.astimezone(tz_of(point.zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    candidate = shown + timedelta(minutes=point.minute)
    if candidate > moment and shown.toordinal() > 2:
        candidate -= timedelta(days=1)
    return one_day(candidate.astimezone(moment.tzinfo).date())


def tz_of(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def no_stretch(point: Point, setting: Setting) -> Stretch | None:
    return None


RESOLVERS: Mapping[PointKind, Resolver] = {
    PointKind.DATE: date_days,
    PointKind.MONTH: month_stretch,
    PointKind.YEAR: year_stretch,
    PointKind.DECADE: decade_days,
    PointKind.WEEKDAY: weekday_stretch,
    PointKind.DAY: day_stretch,
    PointKind.OVERNIGHT: overnight_stretch,
    PointKind.PERIOD: period_stretch,
    PointKind.SEASON: season_stretch,
    PointKind.QUARTER: quarter_stretch,
    PointKind.AGO: ago_stretch,
    PointKind.SHIFT: shift_stretch,
    PointKind.AFTER: no_stretch,
    PointKind.NEAR: near_stretch,
    PointKind.PAST: past_stretch,
    PointKind.COMING: coming_stretch,
    PointKind.DURATION: duration_stretch,
    PointKind.RECENT: recent_stretch,
    PointKind.NOW: day_stretch,
    PointKind.SO_FAR: recent_stretch,
    PointKind.THEN: anchor_stretch,
    PointKind.HOLIDAY: holiday_stretch,
    PointKind.CLOCK: clock_stretch,
}
