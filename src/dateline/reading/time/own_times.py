"""What the time words of an event's own sentence rule out."""

from __future__ import annotations

from dateline.model.values import Status
from dateline.reading.time.attachment import Attachment
from dateline.reading.time.points import PointKind
from dateline.reading.time.readings import SURE, Reading, stands_near
from dateline.reading.time.scene import Told

CALENDAR = frozenset(
    {
        PointKind.DATE,
        PointKind.WEEKDAY,
        PointKind.DAY,
        PointKind.MONTH,
        PointKind.YEAR,
        PointKind.OVERNIGHT,
        PointKind.HOLIDAY,
        PointKind.AGO,
    }
)
# Times that lean on something else; where that is not told, no other event's time may stand in.
LEANING = frozenset(
    {PointKind.NEAR, PointKind.SHIFT, PointKind.AFTER, PointKind.HOLIDAY, PointKind.AGO, PointKind.PERIOD}
)
FAR = 6.0  # steps in the tree: another clause's time


def of_the_act(reading: Reading) -> bool:
    """Whether a reading is a calendar time that does not say when something was said."""
    near = reading.attachment
    return reading.interval is not None and not near.spoken and near.expression.point.kind in CALENDAR


def has_one_time(one: Told) -> bool:
    """Whether the sentence tells one calendar time only: what happened in it takes no other event's time."""
    times = [r for r in one.readings if of_the_act(r) and r.attachment.cost < FAR]
    return len(times) == 1 and one.status in (Status.HAPPENED, Status.DENIED)


def is_unresolved(one: Told) -> bool:
    """Whether the clause names a time of its own that nobody can resolve: "a week after the raid"."""
    return any(
        r.interval is None and r.attachment.cost < SURE and r.attachment.expression.point.kind in LEANING
        for r in one.readings
    )


def gives_way(one: Told, reading: Reading) -> bool:
    """A time of saying never counts for the act beside a calendar time that is the act's."""
    return reading.attachment.spoken and any(of_the_act(r) for r in one.readings)


# Bounds of the classes of what the heads hold of a time as the event's.
LIKELIHOODS = (0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9)


def likelihood_features(one: Told, near: Attachment) -> set[str]:
    """How likely the heads hold a time to be the event's, and how it stands to the event."""
    found = {"said: the only time"} if has_one_time(one) else set()
    found |= {"said: stands near"} if stands_near(near, one.status) else set()
    if near.learned is None:
        return found | {"said: nothing learned"}
    step = sum(near.learned >= bound for bound in LIKELIHOODS)
    return found | {f"said: likely {step}", f"said: likely {step} {'near' if near.cost < SURE else 'off'}"}


def is_learned(one: Told) -> bool:
    """Whether the heads say anything of the event's times."""
    return any(r.attachment.learned is not None for r in one.readings)


KINDS = {
    PointKind.DURATION: "length",
    PointKind.PAST: "length",
    PointKind.NOW: "now",
    PointKind.RECENT: "now",
    PointKind.SO_FAR: "now",
    PointKind.HOLIDAY: "feast",
    PointKind.COMING: "coming",
}
