"""Which events a person asks for; each filter against what it means, told over all rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.errors import UsageError
from dateline.store.database import Database
from dateline.store.event_rows import EventRow, all_event_ids, rows_by_id
from dateline.store.finding import EventFilter, Order, count_events, find_events

MARCH_2, MARCH_4 = date(2018, 3, 2), date(2018, 3, 4)


def found(record: Database, wanted: EventFilter, order: Order = Order.WHEN) -> list[EventRow]:
    with record.reading() as connection:
        return list(find_events(connection, wanted, order, 10_000).rows)


@pytest.mark.parametrize(
    ("wanted", "means"),
    [
        (EventFilter(), lambda e: True),
        (EventFilter(types=("shelling", "siege")), lambda e: e.type in ("shelling", "siege")),
        (EventFilter(statuses=("happened",)), lambda e: e.status == "happened"),
        (EventFilter(statuses=("denied",)), lambda e: e.status == "denied"),
        (EventFilter(countries=("SY",)), lambda e: e.country == "SY"),
        (EventFilter(place="DORRIN"), lambda e: e.place == "Dorrin"),
        (EventFilter(box=(33, 36, 34, 37)), lambda e: e.lat and 33 <= e.lat <= 34 and 36 <= e.lon <= 37),
        (EventFilter(box=(-90, 179, 90, 37)), lambda e: e.lon and e.lon <= 37),
        (EventFilter(since=MARCH_2), lambda e: (e.end_day or e.start_day) and (e.end_day or date.max) >= MARCH_2),
        (EventFilter(until=MARCH_2), lambda e: (e.end_day or e.start_day) and (e.start_day or date.min) <= MARCH_2),
        (EventFilter(reported_since=MARCH_4), lambda e: e.last_reported and e.last_reported >= MARCH_4),
        (EventFilter(reported_until=MARCH_2), lambda e: e.first_reported and e.first_reported <= MARCH_2),
        (EventFilter(as_of=MARCH_2), lambda e: e.first_reported and e.first_reported <= MARCH_2),
        (EventFilter(actor="Rebels"), lambda e: any(a.name == "rebels" for a in e.actors)),
        (EventFilter(source_kinds=("state", "medical")), lambda e: {"state", "medical"} & set(e.source_kinds)),
        (EventFilter(min_killed=20), lambda e: (f := e.figure("killed")) and f.best and f.best >= 20),
        (EventFilter(disagree=True), lambda e: e.disagree),
        (EventFilter(total=True), lambda e: e.total),
        (EventFilter(several=True), lambda e: e.voices > 1),
        (EventFilter(reviews=("accepted",)), lambda e: False),
    ],
)
def test_a_filter_finds_what_it_means(wire: Database, wanted: EventFilter, means: Callable[[EventRow], object]) -> None:
    with wire.reading() as connection:
        rows = rows_by_id(connection, all_event_ids(connection)).values()
        assert count_events(connection, wanted) == sum(bool(means(row)) for row in rows)
    assert {e.event for e in found(wire, wanted)} == {row.event for row in rows if means(row)}


@pytest.mark.parametrize("order", Order)
def test_pages_hold_every_event_once_in_order(wire: Database, order: Order) -> None:
    whole = [e.event for e in found(wire, EventFilter(), order)]
    pages, after = [], None
    with wire.reading() as connection:
        while True:
            page = find_events(connection, EventFilter(), order, 3, after)
            pages += [row.event for row in page.rows]
            after = page.following
            if after is None:
                break
    assert pages == whole
    assert len(set(whole)) == len(whole) > 10


@pytest.mark.parametrize("cursor", ["", "nonsense", "W10", "e30", "WyJ4IiwgImUxIl0", "\ud800"])
def test_what_is_no_place_in_a_list_is_told(wire: Database, cursor: str) -> None:
    with wire.reading() as connection, pytest.raises(UsageError, match="no place in a list"):
        find_events(connection, EventFilter(), Order.WHEN, 3, cursor)


@pytest.mark.parametrize(
    "words",
    ["villagers", "VILLAGERS killed", "villager", "shelling", "farmers traders", '"in Vallemar"', "gunmen (killed"],
)
def test_words_find_events_whose_reports_hold_them(wire: Database, words: str) -> None:
    assert found(wire, EventFilter(words=words))


@pytest.mark.parametrize(
    "words",
    ["", " ", '"', "''", "* - + ( ) :", "zzz", "villagers NOT-HERE-zzz", '"Vallemar villagers"', "x" * 5_000, "\0", "\ud800",
     "title:zzz OR text:zzz", "NEAR(zzz)", "!zzz | zzz", "<->", "%", "';--"],
)  # fmt: skip
def test_what_a_person_types_is_no_operator(wire: Database, words: str) -> None:
    assert found(wire, EventFilter(words=words)) == []


def test_or_is_a_word(wire: Database) -> None:
    assert found(wire, EventFilter(words="villagers or zzz")) == []


@pytest.mark.parametrize("name", ["\0", "\ud800", "'", "%", "x" * 5_000])
def test_names_of_nobody_find_nothing(wire: Database, name: str) -> None:
    for wanted in (EventFilter(place=name), EventFilter(actor=name), EventFilter(source=name)):
        assert found(wire, wanted) == []
