"""Copies of a record: whole, on either database, while others work; and what is kept is never changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from benchmarks.newswire import Wire, reading
from benchmarks.record_state import differences, state
from dateline.errors import StoreError
from dateline.reading.reader import ReaderSettings
from dateline.services.checking import check
from dateline.services.recording import Recorder
from dateline.store.copying import back_up, copy_into
from dateline.store.database import Database
from dateline.store.finding import EventFilter, count_events

New = Callable[..., str]


@pytest.mark.parametrize("kind_of_copy", ["sqlite", "postgresql"])
def test_a_copy_is_the_same_record(wire: Database, new_address: New, kind_of_copy: str) -> None:
    address = new_address(kind_of_copy, tables=False)
    copy_into(wire, address)
    with Database.open(address) as copy:
        assert differences(state(wire), state(copy)) == []
        assert list(check(copy)) == []
        for record in (wire, copy):
            with record.reading() as connection:
                assert count_events(connection, EventFilter(words="villagers")) > 3
        Recorder(copy, ReaderSettings()).keep([reading(Wire(77).report())])
        assert list(check(copy)) == []


def test_a_backup_is_a_record(wire: Database, tmp_path: Path) -> None:
    file = tmp_path / "back up.db"
    with wire.reading():
        back_up(wire, file)
    with Database.open(f"sqlite:///{file}") as copy:
        assert differences(state(wire), state(copy)) == []
        assert list(check(copy)) == []


def test_nothing_is_copied_over_something(wire: Database, tmp_path: Path) -> None:
    file = tmp_path / "there.db"
    file.write_text("mine")
    with pytest.raises(StoreError, match="never replaces a file"):
        back_up(wire, file)
    assert file.read_text() == "mine"
    with pytest.raises(StoreError, match="no such folder"):
        back_up(wire, tmp_path / "nowhere" / "copy.db")
    with pytest.raises(StoreError, match="is not empty"):
        copy_into(wire, wire.url.render_as_string(hide_password=False))


def test_of_what_is_kept_only_what_is_live_changes(record: Database) -> None:
    """Reports, versions, claims and judgements are added to; only ``live`` of readings and claims is ever set."""
    changed: list[str] = []

    def look(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        words = statement.split()
        if words[0] in ("UPDATE", "DELETE") and words[1 + (words[0] == "DELETE")] in KEPT:
            changed.append(" ".join(words[:6]))

    event.listen(record.engine, "before_cursor_execute", look)
    wire = Wire(4)
    recorder = Recorder(record, ReaderSettings())
    for _ in range(3):
        recorder.keep(wire.pieces(10))
    report = reading(wire.report())
    recorder.keep([report])
    Recorder(record, ReaderSettings(gazetteer_files=(Path(__file__),))).keep([report])
    assert changed
    assert all(words.split()[0] == "UPDATE" and words.split()[3].startswith("live=") for words in changed)


KEPT = ("reports", "versions", "originals", "claims", "readings", "judgements", "judged_claims", "engines")
