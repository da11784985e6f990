"""What changed between two days, and what was known by one."""

from __future__ import annotations

from datetime import date

from benchmarks.newswire import reading
from dateline.services.comparing import changes
from dateline.services.finding import list_events, show_event
from dateline.store.database import Database
from dateline.store.finding import EventFilter
from tests.services.conftest import Engine
from tests.services.told import LATER, STRIKE, claim_ids, told

EARLY = told(STRIKE, 4)
MORE = told("Rebels shelled 19 villagers in Vallemar on 3 March.", 8, id="wire-2", source="Radio Quillon")
NEWS = told(LATER, 9, id="wire-3", source="Northern Wire")
UNDATED = told("Soldiers bombed 7 farmers in Dorrin.", None, id="wire-4")


def march(day: int) -> date:
    return date(2018, 3, day)


def test_the_day_decides_what_was_known(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(r) for r in (MORE, NEWS, EARLY, UNDATED)])
    name = claim_ids(EARLY)[0]
    known = {}
    for day in (3, 4, 7, 8):
        page = show_event(record, name, as_of=march(day))
        figure = page.event.figure("killed") if page else None
        known[day] = (figure.low, figure.high) if figure else None
    assert known == {3: None, 4: (12, 12), 7: (12, 12), 8: (12, 19)}
    listed = list_events(record, EventFilter(as_of=march(8)), counted=True)
    assert (len(listed.events), listed.total) == (1, 1)


def test_changes_are_new_events_and_moved_figures(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(r) for r in (MORE, NEWS, EARLY, UNDATED)])
    found = {change.after.type: change for change in changes(record, march(5), march(9))}
    assert set(found) == {"shelling", "abduction"}
    assert found["abduction"].before is None
    ((before, after),) = found["shelling"].figures
    assert before is not None
    assert after is not None
    assert ((before.low, before.high), (after.low, after.high)) == ((12, 12), (12, 19))
    assert list(changes(record, march(9), march(20))) == []
