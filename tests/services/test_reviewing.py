"""Judgements: written down with author and reason, carried out, taken back, never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from benchmarks.newswire import reading
from dateline.errors import UsageError
from dateline.model.event import Review
from dateline.model.judgement import JudgementKind
from dateline.services.checking import check
from dateline.services.finding import EventPage, show_event
from dateline.services.reviewing import Verdict, decide, history, undo
from dateline.store import linkage
from dateline.store.database import Database
from tests.services.conftest import Engine
from tests.services.told import LATER, STRIKE, claim_ids, told

FIRST = told(STRIKE)
SECOND = told("Rebels shelled 14 villagers in Vallemar on 3 March.", 5, id="wire-2", source="Radio Quillon")
OTHER = told(LATER, 6, id="wire-3", source="Northern Wire")
STRUCK, STRUCK_TOO, TAKEN = (claim_ids(r)[0] for r in (FIRST, SECOND, OTHER))


@pytest.fixture
def record(record: Database, engine: Engine) -> Iterator[Database]:
    """Two reports of one strike, and one of an abduction."""
    engine(record).keep([reading(r) for r in (FIRST, SECOND, OTHER)])
    assert page(record, STRUCK).event.id == page(record, STRUCK_TOO).event.id != page(record, TAKEN).event.id
    yield record
    assert list(check(record)) == []


def page(record: Database, name: str) -> EventPage:
    found = show_event(record, name)
    assert found is not None
    return found


def judge(record: Database, kind: str, *names: str, reason: str = "", **value: str) -> str:
    return decide(record, Verdict(JudgementKind(kind), names, "Ada", reason, **value)).id


def test_accepting_and_rejecting_an_event(record: Database) -> None:
    event = page(record, STRUCK).event.id
    judge(record, "accept", event)
    assert page(record, event).event.review is Review.ACCEPTED
    judge(record, "reject", event)
    assert page(record, event).event.review is Review.REJECTED


def test_a_rejected_claim_counts_in_no_figure_until_it_is_taken_back(record: Database) -> None:
    def best() -> int | None:
        figure = page(record, STRUCK).event.figure("killed")
        return figure.high if figure else None

    assert best() == 14
    made = judge(record, "reject", STRUCK_TOO)
    assert best() == 12
    undo(record, made, "Ben")
    assert best() == 14


def test_corrections_add_up_and_the_last_of_a_field_holds(record: Database) -> None:
    for value in ("denied", "possible"):
        judge(record, "correct", TAKEN, field="status", value=json.dumps(value))
    judge(record, "correct", TAKEN, field="time", value=json.dumps({"from": "2018-03-01", "to": "2018-03-02"}))
    event = page(record, TAKEN).event
    assert (event.status, event.start.day, event.review) == ("possible", 1, Review.CORRECTED)  # type: ignore[union-attr]
    assert page(record, TAKEN).claims[0].corrected == ("status", "time")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("counts", [{"of": "killed", "who": "x" * 3_000, "best": 10**30, "low": 10**30, "high": 10**30}]),
        ("actors", [{"role": "agent", "name": "".join(map(str, range(3_000)))}]),
        ("place", {"name": "".join(map(str, range(3_000))), "country": "SY"}),
        ("sources", [{"name": "half \ud800 a sign \0"}]),
    ],
    ids=["large number", "long actor", "long place", "odd signs"],
)
def test_any_value_that_the_guide_allows_is_kept(record: Database, field: str, value: object) -> None:
    judge(record, "correct", TAKEN, field=field, value=json.dumps(value))
    assert page(record, TAKEN).event.review is Review.CORRECTED


def test_merged_events_are_one_under_the_older_id_and_the_other_leads_there(record: Database) -> None:
    older, newer = page(record, STRUCK).event.id, page(record, TAKEN).event.id
    judge(record, "merge", newer, older)
    assert page(record, newer).event.id == older
    with record.reading() as connection:
        stone = linkage.stone_of(connection, newer)
    assert stone is not None
    assert (stone.into, stone.reason) == (older, "merged")


def test_an_undone_merge_gives_both_events_back(record: Database) -> None:
    older, newer = page(record, STRUCK).event.id, page(record, TAKEN).event.id
    made = judge(record, "merge", newer, older)
    undo(record, made, "Ben")
    assert page(record, TAKEN).event.id == newer
    assert page(record, STRUCK).event.id == older
    with record.reading() as connection:
        assert linkage.stones(connection) == ()


def test_a_split_claim_is_an_event_of_its_own_and_undone_joins_again(record: Database) -> None:
    event = page(record, STRUCK).event.id
    made = judge(record, "split", STRUCK_TOO)
    own = page(record, STRUCK_TOO).event.id
    assert own != event
    undo(record, made, "Ben")
    assert page(record, STRUCK_TOO).event.id == event
    assert page(record, own).event.id == event


def test_what_a_person_held_apart_no_report_brings_together(record: Database, engine: Engine) -> None:
    judge(record, "split", STRUCK_TOO)
    more = [told(SECOND.text, day, id=f"more-{day}", source=f"Paper {day}") for day in (5, 6, 7)]
    engine(record).keep([reading(r) for r in more])
    assert page(record, STRUCK).event.id != page(record, STRUCK_TOO).event.id


def test_what_is_held_apart_stays_so_when_one_is_merged_on(record: Database) -> None:
    judge(record, "split", STRUCK_TOO)
    apart = page(record, STRUCK_TOO).event.id
    judge(record, "merge", STRUCK, TAKEN)
    with record.reading() as connection:
        assert apart in linkage.apart_from(connection, page(record, TAKEN).event.id)


def test_history_says_who_decided_what_and_why(record: Database) -> None:
    made = judge(record, "reject", TAKEN, reason="no abduction, \ud800 a \0 visit")
    undo(record, made[:6], "Ben", "it was one")
    first, second = history(record)
    assert (first.judgement.author, first.undone, second.judgement.undoes) == ("Ada", True, made)
    assert second.judgement.reason == "it was one"
    assert first.judgement.reason.startswith("no abduction, ")
    assert history(record, STRUCK) == ()
    assert [s.row for s in history(record, TAKEN)] == [first.row, second.row]
    assert history(record, limit=1) == (second,)


@pytest.mark.parametrize(
    ("kind", "names", "value", "words"),
    [
        ("merge", (STRUCK,), {}, "merge needs two events"),
        ("merge", (STRUCK, STRUCK_TOO), {}, "one event already"),
        ("split", (STRUCK, STRUCK_TOO), {}, "all claims of the event"),
        ("split", (STRUCK, TAKEN), {}, "belong to 2 events"),
        ("accept", ("zzzz",), {}, "no event or claim “zzzz”"),
        ("accept", ("e\ud800\0e1",), {}, "no event or claim"),
        ("accept", ("e1",), {}, "too short for an id"),
        ("correct", (STRUCK,), {}, "needs a field and a value"),
        ("correct", (STRUCK,), {"field": "status", "value": '"gone"'}, "“gone” is no status"),
        ("correct", (STRUCK,), {"field": "time", "value": "{"}, "not JSON"),
        ("correct", (STRUCK,), {"field": "place", "value": '{"name": "X", "lat": NaN, "lon": 1}'}, "decimal degrees"),
        ("correct", (STRUCK,), {"field": "counts", "value": '[{"of": "killed", "who": 5}]'}, "must be text"),
    ],
)
def test_what_means_nothing_is_refused_and_leaves_no_trace(
    record: Database, kind: str, names: tuple[str, ...], value: dict[str, str], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        judge(record, kind, *names, **value)
    assert history(record) == ()


def test_an_author_is_needed(record: Database) -> None:
    with pytest.raises(UsageError, match="needs an author"):
        decide(record, Verdict(JudgementKind.ACCEPT, (STRUCK,), " "))


def test_only_what_holds_is_taken_back(record: Database) -> None:
    made = judge(record, "comment", STRUCK, reason="look again")
    back = undo(record, made, "Ada").id
    for name, words in ((made, "taken back already"), (back, "judged anew"), ("j999", "no judgement")):
        with pytest.raises(UsageError, match=words):
            undo(record, name, "Ada")
