"""The time of each trigger: said with it, told elsewhere in the report, or left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, DateInterval, StatusReading
from dateline.reading.time.candidates import background, candidates
from dateline.reading.time.expressions import find_time_expressions
from dateline.reading.time.scene import Clock, scene_of
from dateline.reading.time.weights import heaviest, load_context, opening_of


def read_times(
    document: Document,
    published: date | None,
    triggers: Sequence[Trigger],
    statuses: Sequence[StatusReading],
    moment: datetime | None = None,
) -> tuple[DateInterval, ...]:
    """The time of each trigger, in the order of the triggers.

    Relative words are resolved against ``published``; without it they give an unknown time, and only
    full dates and years are resolved. ``moment`` is the aware instant of publication, for clock times with
    a zone.
    """
    scene = scene_of(document, find_time_expressions(document), Clock(published, moment), triggers, statuses)
    tables, report = load_context(), background(scene)
    times = []
    for one in scene.told:
        if one.fixed is not None:
            times.append(one.fixed)
            continue
        chosen = heaviest(candidates(scene, one, report), tables.weights).interval
        nothing = chosen.basis is Basis.UNKNOWN
        times.append(opening_of(one, report, published, tables.openings) if nothing else chosen)
    return tuple(times)
