"""Reading again with another engine: what still stands keeps its event and its judgements, the rest is listed."""

from __future__ import annotations

import json

import pytest

from benchmarks.newswire import Wire, reading
from benchmarks.record_state import differences, state
from dateline.ingest.notice import Notice
from dateline.model.event import Review
from dateline.model.judgement import JudgementKind
from dateline.services.checking import check
from dateline.services.finding import show_event
from dateline.services.recording import Failed
from dateline.services.relinking import relink
from dateline.services.rereading import Reread, reread
from dateline.services.reviewing import Verdict, decide, undo
from dateline.store.database import Database
from tests.services.conftest import Engine
from tests.services.told import LATER, STRIKE, claim_ids, told

#: Engine 2 calls the shelling an air strike; engine 3 misses the third claim.
STORY = told(f"{STRIKE} {LATER} Soldiers bombed 7 farmers in Dorrin on 4 March.")


def read_again(record: Database, engine: Engine, number: int) -> Reread:
    return reread(record, engine(record, number)._settings)


def event_of(record: Database, name: str) -> str:
    page = show_event(record, name)
    assert page is not None
    return page.event.id


def judged(record: Database, kind: JudgementKind, *names: str, **value: str) -> str:
    return decide(record, Verdict(kind, names, "Ada", **value)).id


def test_what_was_read_by_this_engine_is_not_read_again(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(STORY)])
    assert read_again(record, engine, 1) == Reread(0, ())


def test_events_keep_their_ids_and_claims_their_judgements(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(STORY)])
    strike = claim_ids(STORY)[0]
    before = event_of(record, strike)
    judged(record, JudgementKind.CORRECT, strike, field="status", value=json.dumps("denied"))
    assert read_again(record, engine, 2) == Reread(1, ())
    page = show_event(record, strike)
    assert page is not None
    assert (page.event.id, page.event.type, page.event.status) == (before, "air_strike", "denied")
    assert page.claims[0].review is Review.CORRECTED
    assert list(check(record)) == []


def test_a_judgement_on_a_claim_that_is_read_no_more_is_listed_until_it_is_back(
    record: Database, engine: Engine
) -> None:
    engine(record).keep([reading(STORY)])
    lost = claim_ids(STORY)[2]
    made = judged(record, JudgementKind.REJECT, lost)
    taken_back = judged(record, JudgementKind.ACCEPT, lost)
    undo(record, taken_back, "Ada")
    assert [s.judgement.id for s in read_again(record, engine, 3).unfit] == [made]
    assert read_again(record, engine, 1).unfit == ()
    page = show_event(record, lost)
    assert page is not None
    assert page.event.review is Review.REJECTED


def test_a_judgement_on_a_succeeded_claim_that_is_lost_in_turn_is_listed(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(STORY)])
    made = judged(record, JudgementKind.ACCEPT, claim_ids(STORY)[2])
    assert read_again(record, engine, 2).unfit == ()
    assert [s.judgement.id for s in read_again(record, engine, 3).unfit] == [made]


@pytest.mark.parametrize("again", [1, 2])
def test_a_merge_holds_over_rereading_and_can_be_taken_back_after_it(
    record: Database, engine: Engine, again: int
) -> None:
    engine(record).keep([reading(STORY)])
    one, other, _ = claim_ids(STORY)
    ids = event_of(record, one), event_of(record, other)
    made = judged(record, JudgementKind.MERGE, *ids)
    for number in (2, again, 2)[: again + 1]:
        read_again(record, engine, number)
    assert event_of(record, one) == event_of(record, other) == ids[0]
    relink(record)
    assert event_of(record, one) == event_of(record, other)
    undo(record, made, "Ada")
    assert event_of(record, one) != event_of(record, other)
    assert list(check(record)) == []


def test_a_split_holds_over_rereading_and_linking_again(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    copy = told(STORY.text, id="wire-2", source="Radio Quillon")
    recorder.keep([reading(STORY), reading(copy)])
    one, other = claim_ids(STORY)[0], claim_ids(copy)[0]
    assert event_of(record, one) == event_of(record, other)
    judged(record, JudgementKind.SPLIT, other)
    read_again(record, engine, 2)
    assert event_of(record, one) != event_of(record, other)
    relink(record)
    assert event_of(record, one) != event_of(record, other)
    assert list(check(record)) == []


def test_what_failed_is_read_by_the_next_engine(record: Database, engine: Engine) -> None:
    engine(record).keep([Failed(STORY, Notice("wire.jsonl", 1, "reading failed: invented"))])
    assert read_again(record, engine, 1).versions == 1
    assert len(state(record).claims) == 3


def test_a_version_without_its_date_stays_replaced(record: Database, engine: Engine) -> None:
    recorder = engine(record)
    for day in (None, 4):
        recorder.keep([reading(told(STORY.text, day))])
    assert read_again(record, engine, 2).versions == 1
    assert sum(row[1] for row in state(record).claims) == 3
    assert list(check(record)) == []


def test_other_settings_read_what_is_kept_with_its_own_date(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(STORY)])
    engine(record, 2).keep([reading(told(STORY.text, None), 2)])
    page = show_event(record, claim_ids(STORY)[0])
    assert page is not None
    assert page.event.start is not None
    assert page.event.start.day == 3


def test_there_and_back_is_where_it_began(record: Database, engine: Engine) -> None:
    wire = Wire(3)
    engine(record).keep([reading(wire.report()) for _ in range(25)])
    before = state(record)
    for number in (2, 1):
        read_again(record, engine, number)
    after = state(record)
    assert differences_of_events(before.partition, after.partition) == []
    assert list(check(record)) == []


def differences_of_events(one: object, other: object) -> list[object]:
    return sorted(set(one) ^ set(other))  # type: ignore[call-overload]


def test_states_that_differ_are_told(record: Database, engine: Engine) -> None:
    empty = state(record)
    engine(record).keep([reading(STORY)])
    assert any(line.startswith("reports only in the second") for line in differences(empty, state(record)))
