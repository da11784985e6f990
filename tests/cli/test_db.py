"""``dateline db``: looking after a record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from sqlalchemy import text

from benchmarks.newswire import reading
from dateline.reading.reader import ReaderSettings
from dateline.services.recording import Recorder
from dateline.store.database import Database
from tests.services.told import STRIKE, told

Run = Callable[..., Result]


def test_a_record_is_made_once(run: Run, new_address: Callable[..., str], kind: str) -> None:
    address = new_address(kind, tables=False)
    assert "is now at" in run("db", "upgrade", "--store", address).stdout
    assert "is up to date" in run("db", "upgrade", "--store", address).stdout
    assert run("db", "check", "--store", address).stdout == "the record is sound\n"


def test_a_fault_is_told_and_the_status_is_one(run: Run, record: Database, record_address: str) -> None:
    Recorder(record, ReaderSettings()).keep([reading(told(STRIKE))])
    with record.writing() as connection:
        connection.execute(text("DELETE FROM events"))
    result = run("db", "check", "--store", record_address)
    assert result.exit_code == 1
    assert "has no row" in result.stdout


def test_backups_and_copies_are_records(run: Run, record: Database, record_address: str, tmp_path: Path) -> None:
    Recorder(record, ReaderSettings()).keep([reading(told(STRIKE))])
    assert run("db", "backup", "copy.db", "--store", record_address).exit_code == 0
    assert run("db", "copy", "sqlite:///other.db", "--store", record_address).exit_code == 0
    for file in ("copy.db", "other.db"):
        assert "1 of 1 events" in run("events", "--store", f"sqlite:///{tmp_path / file}").stdout
    again = run("db", "backup", "copy.db", "--store", record_address)
    assert again.exit_code == 1
    assert "never replaces a file" in again.stderr


def test_without_a_record_it_is_said_how_one_is_made(run: Run) -> None:
    result = run("events", "--store", "sqlite:///none.db")
    assert result.exit_code == 1
    assert "`dateline read` makes one" in result.stderr
