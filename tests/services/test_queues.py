"""What waits for a person."""

from __future__ import annotations

from benchmarks.newswire import Wire
from dateline.model.judgement import JudgementKind
from dateline.services.queues import counts, doubtful, queued, unfit
from dateline.services.reviewing import Verdict, decide
from dateline.store.database import Database
from tests.services.conftest import Engine


def test_queues_count_what_they_list_and_grow_shorter_by_judging(record: Database, engine: Engine) -> None:
    engine(record).keep(Wire(21).pieces(40))
    long = {name: number for name, number, _ in counts(record)}
    for name in ("new", "disagree", "place"):
        assert queued(record, name, 10_000).total == long[name]
    assert len(doubtful(record, 1_000)) == long["doubtful"]
    assert unfit(record) == ()
    event = queued(record, "new", 1).events[0].event
    decide(record, Verdict(JudgementKind.ACCEPT, (event.id,), "Ada"))
    assert {name: number for name, number, _ in counts(record)}["new"] == long["new"] - 1


def test_a_doubtful_pair_that_was_merged_or_held_apart_waits_no_more(record: Database, engine: Engine) -> None:
    engine(record).keep(Wire(21).pieces(40))
    pairs = doubtful(record, 1_000)
    assert pairs
    one = pairs[0]
    decide(record, Verdict(JudgementKind.MERGE, one.events, "Ada"))
    assert one.link not in [pair.link for pair in doubtful(record, 1_000)]
