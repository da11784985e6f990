"""The record keeps its pace as it grows, and nothing is lost or doubled on the way: a small run of the benchmark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from benchmarks.scale import keep, partition
from benchmarks.scale_queries import exports, queries
from benchmarks.scale_reports import readings
from dateline.services.finding import every_event, list_events, list_rows
from dateline.services.relinking import relink
from dateline.store.database import Database
from dateline.store.finding import EventFilter, Order, count_events
from dateline.store.schema import claims, members, versions

CLAIMS = 1_200


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A record of some thousand claims."""
    database = Database.open(f"sqlite:///{tmp_path_factory.mktemp('scale')}/record.db", create=True)
    list(keep(database, readings(CLAIMS), CLAIMS))
    return database


def _count(database: Database, table) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_invented_reports_say_what_their_claims_hold():
    for reading in readings(CLAIMS):
        text = reading.report.text
        for claim in reading.claims:
            first, last = claim.sentence
            assert first <= claim.trigger.span.start < claim.trigger.span.end <= last <= len(text)
            assert claim.place is not None
            assert claim.place.span is None or claim.place.span.of(text) == claim.place.name
            assert all(int(c.span.of(text).replace(",", "")) == c.best for c in claim.counts)


def test_invented_reports_come_in_the_order_of_their_days_the_same_each_time():
    some = [(r.report.id, r.report.text, r.report.published.day) for r in readings(CLAIMS)]
    assert some == [(r.report.id, r.report.text, r.report.published.day) for r in readings(CLAIMS)]
    assert [day for *_, day in some] == sorted(day for *_, day in some)
    assert len({name for name, *_ in some}) == len(some)


def test_a_tenth_of_the_reports_are_recognised_as_copies(grown: Database):
    with grown.reading() as connection:
        groups = Counter(connection.execute(select(versions.c.voice_group)).scalars())
    copies = sum(groups.values()) - len(groups)
    assert 0.03 * sum(groups.values()) < copies < 0.2 * sum(groups.values())


def test_every_claim_is_kept_once_and_in_one_event(grown: Database):
    wanted = [claim.id for reading in readings(CLAIMS) for claim in reading.claims]
    with grown.reading() as connection:
        assert sorted(connection.execute(select(claims.c.claim)).scalars()) == sorted(wanted)
    assert _count(grown, members) == len(wanted)
    found = [c.claim.id for exported in every_event(grown, EventFilter()) for c in exported.claims]
    assert sorted(found) == sorted(wanted)


def test_linking_the_whole_record_again_gives_the_same_events(grown: Database):
    before = partition(grown)
    relink(grown)
    assert partition(grown) == before


@pytest.mark.parametrize("order", list(Order))
def test_rows_of_a_list_are_those_of_its_events(grown: Database, order: Order):
    rows = list_rows(grown, EventFilter(), order).rows
    events = list_events(grown, EventFilter(), order).events
    assert [(r.event, r.claims, r.sentence) for r in rows] == [
        (e.event.id, len(e.event.claims), e.event.sentence) for e in events
    ]


def test_every_question_of_the_benchmark_has_an_answer(grown: Database):
    timings = list(queries(grown, 2))
    assert {t.name for t in timings} >= {"list: words, frequent, by when", "show: largest event", "review queues"}
    assert all(t.median_ms < 5_000 for t in timings)


def test_all_formats_hold_every_event(grown: Database, tmp_path: Path):
    number = len(list(every_event(grown, EventFilter())))
    assert [(e.format, e.events) for e in exports(grown, tmp_path)] == [
        (name, number) for name in ("csv", "jsonl", "geojson", "parquet")
    ]


def test_statements_a_report_do_not_grow_with_the_record(tmp_path: Path):
    """Time is measured by the benchmark; what makes it grow is counted here, where nothing else can disturb it."""
    told: list[int] = []
    with Database.open(f"sqlite:///{tmp_path}/record.db", create=True) as database:
        event.listen(database.engine, "before_cursor_execute", lambda *_: told.append(1))
        spent, before = [], 0
        for point in keep(database, readings(2 * CLAIMS), CLAIMS // 2):
            spent.append(len(told) / (point.claims - before))
            before = point.claims
            told.clear()
    assert len(spent) >= 3
    assert max(spent[1:]) < 1.5 * spent[0], spent


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(words="killed"),
        EventFilter(words='"rocket fire"'),
        EventFilter(words="zeppelin"),
        EventFilter(actor="people"),
        EventFilter(actor="nobody"),
        EventFilter(words="killed", disagree=True),
    ],
    ids=str,
)
def test_many_answers_are_the_same_as_few(record: Database, wanted: EventFilter, monkeypatch: pytest.MonkeyPatch):
    """What is asked of each event in turn, where many answer, is what looking up the events of few finds."""
    list(keep(record, readings(150), CLAIMS))
    found = []
    for few in (10**6, 0):
        monkeypatch.setattr("dateline.store.finding.FEW", few)
        found.append([row.event for row in list_rows(record, wanted).rows])
        with record.reading() as connection:
            assert count_events(connection, wanted, 3) == min(3, count_events(connection, wanted))
    assert found[0] == found[1]


def test_a_long_search_is_counted_so_far_only(grown: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.services.finding.COUNTED", 5)
    found = list_events(grown, EventFilter(words="killed"), limit=2, counted=True)
    assert (found.total, found.at_least) == (5, True)
    found = list_events(grown, EventFilter(words="zeppelin"), limit=2, counted=True)
    assert (found.total, found.at_least) == (0, False)
    everything = list_events(grown, EventFilter(), limit=2, counted=True)
    assert everything.total is not None
    assert everything.total > 5
    assert not everything.at_least
