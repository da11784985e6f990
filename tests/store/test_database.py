"""Opening a record: its schema is the migrations', and what is no record is told plainly."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from dateline.errors import StoreError
from dateline.services.record import upgrade_record
from dateline.store.database import REVISIONS, Database
from dateline.store.schema import metadata

New = Callable[..., str]


def test_a_new_record_has_the_latest_schema(new_address: New, kind: str) -> None:
    with Database.open(new_address(kind, tables=False), create=True) as record:
        assert record.revision() == REVISIONS[-1]


def test_the_revisions_are_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(files("dateline.store") / "migrations"))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def test_the_migrations_make_the_tables_that_the_code_works_on(record: Database) -> None:
    def ours(_thing: object, name: str | None, what: str, _reflected: bool, _compared: object) -> bool:
        """All but the full-text index, which the migration alone knows."""
        return not (str(name).startswith("version_search") or name in ("search", "ix_versions_search"))

    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, metadata) == []


def test_the_migration_does_not_depend_on_the_code_of_today() -> None:
    for script in (files("dateline.store") / "migrations" / "versions").iterdir():
        if script.name.endswith(".py"):
            assert "import dateline" not in script.read_text()
            assert "from dateline" not in script.read_text()


def test_upgrading_makes_a_record_and_then_leaves_it(new_address: New, kind: str) -> None:
    address = new_address(kind, tables=False)
    assert f"is now at {REVISIONS[-1]}" in upgrade_record(address)
    assert f"up to date ({REVISIONS[-1]})" in upgrade_record(address)


def test_where_there_is_no_record_it_says_what_makes_one(new_address: New, kind: str) -> None:
    with pytest.raises(StoreError, match=r"there is no record at .*; `dateline read` makes one"):
        Database.open(new_address(kind, tables=False))


@pytest.mark.parametrize(
    ("revision", "words"), [("0000", "written by a newer Dateline"), ("9999", "written by a newer Dateline")]
)
def test_a_record_of_an_unknown_version_is_left_alone(record_address: str, revision: str, words: str) -> None:
    _set_revision(record_address, revision)
    with pytest.raises(StoreError, match=words):
        Database.open(record_address, create=True)


def test_an_older_record_asks_for_the_upgrade(record_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.database.REVISIONS", (*REVISIONS, "9999"))
    with pytest.raises(StoreError, match="of an older version; run `dateline db upgrade`"):
        Database.open(record_address, create=True)


def _set_revision(address: str, revision: str) -> None:
    with Database(address) as database, database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": revision})


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://localhost/x", "SQLite or PostgreSQL, not on mysql"),
        ("sqlite://", "a record needs a file"),
        ("sqlite:///:memory:", "a record needs a file"),
        ("nonsense://", "SQLite or PostgreSQL, not on nonsense"),
        ("http//:::", "not an address of a record"),
    ],
)
def test_what_is_no_address_is_told(address: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Database(address)


def test_a_bare_path_is_a_sqlite_file(tmp_path: Path, empty_sqlite: Path) -> None:
    file = tmp_path / "plain.db"
    file.write_bytes(empty_sqlite.read_bytes())
    with Database.open(str(file)) as database:
        assert database.name == f"sqlite:///{file}"


def test_a_password_is_not_shown() -> None:
    assert Database("postgresql://ada:secret@db.invalid/record").name == "postgresql://ada:***@db.invalid/record"


@pytest.mark.parametrize("content", [b"date 2019-03-12 A bomb went off.", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.txt"
    file.write_bytes(content)
    with pytest.raises(StoreError, match="not a record, or a damaged one"):
        Database.open(f"sqlite:///{file}", create=True)
    assert file.read_bytes() == content


def test_another_programs_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('a1b2c3')")
    connection.close()
    with pytest.raises(StoreError, match="newer Dateline"):
        Database.open(f"sqlite:///{file}", create=True)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does its folder exist"):
        Database.open(f"sqlite:///{tmp_path}/nowhere/record.db", create=True)


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="connection"):
        Database.open(f"postgresql://ada@/record?host={tmp_path}", create=True)


def test_an_unfinished_writing_leaves_nothing(record: Database) -> None:
    def fail() -> None:
        with record.writing() as connection:
            connection.execute(text("INSERT INTO apart VALUES ('e1', 'e2')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with record.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM apart")).scalar_one() == 0


def test_a_reader_sees_the_record_as_it_was_when_it_began(record: Database) -> None:
    with record.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM apart")).scalar_one() == 0
        with record.writing() as writer:
            writer.execute(text("INSERT INTO apart VALUES ('e1', 'e2')"))
        assert reader.execute(text("SELECT count(*) FROM apart")).scalar_one() == 0


def test_a_reader_cannot_write_on_postgresql(new_address: New) -> None:
    with (
        Database.open(new_address("postgresql")) as record,
        pytest.raises(StoreError, match="read-only"),
        record.reading() as connection,
    ):
        connection.execute(text("INSERT INTO apart VALUES ('e1', 'e2')"))
