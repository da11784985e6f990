"""A record that is not whole is told so, whatever is wrong with it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from benchmarks.newswire import reading
from dateline.services.checking import check
from dateline.services.relinking import relink
from dateline.store.database import Database
from tests.services.conftest import Engine
from tests.services.told import LATER, STRIKE, told


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE versions SET text = 'other' || text", "the text was changed after it was kept"),
        ("UPDATE claims SET body = replace(body, '\"sentence\":[', '\"sentence\":[9')", "lie outside the text"),
        ("DELETE FROM members WHERE claim_id = 1", "belongs to no event"),
        ("UPDATE claims SET live = false WHERE id = 1", "is superseded but belongs to an event"),
        ("UPDATE claims SET claim = (SELECT claim FROM claims WHERE id = 2)", "is kept twice"),
        ("UPDATE events SET killed_best = 99, sentence = 'Nothing happened.'", "its row is not what its claims make"),
        ("DELETE FROM events", "has no row"),
        ("UPDATE members SET event = 'e1'", "has a row and no claim"),
        ("INSERT INTO tombstones SELECT event, NULL, 'x', 'y' FROM events", "is there and has a stone"),
        ("UPDATE links SET other_id = (SELECT max(id) FROM claims) WHERE false", ""),
    ],
)
def test_what_is_wrong_is_told(record: Database, engine: Engine, statement: str, words: str) -> None:
    engine(record).keep([reading(told(f"{STRIKE} {LATER}")), reading(told(STRIKE, id="wire-2"))])
    assert list(check(record)) == []
    with record.writing() as connection:
        connection.execute(text(statement))
    faults = list(check(record))
    assert any(words in fault for fault in faults) if words else faults == []


def test_linking_again_mends_what_is_derived(record: Database, engine: Engine) -> None:
    engine(record).keep([reading(told(f"{STRIKE} {LATER}")), reading(told(STRIKE, id="wire-2"))])
    with record.writing() as connection:
        for table in ("links", "event_actors", "events"):
            connection.execute(text(f"DELETE FROM {table}"))
        connection.execute(text("UPDATE members SET event = 'e1'"))
    assert list(check(record)) != []
    assert relink(record) == 2
    assert list(check(record)) == []
