"""A record copied whole into another, new one: backups, and moves between SQLite and PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, select, text

from dateline.errors import StoreError
from dateline.store.address import sqlite_file
from dateline.store.database import Database
from dateline.store.numbers import pieces
from dateline.store.schema import metadata, versions
from dateline.store.search import index_versions


def back_up(database: Database, file: Path) -> None:
    """Writes a record into a new SQLite file, while others go on reading and writing it.

    Raises ``StoreError`` when the file is there already or cannot be written.
    """
    if file.exists():
        raise StoreError(f"{file} is there already; a backup never replaces a file")
    if not file.resolve().parent.is_dir():
        raise StoreError(f"{file}: there is no such folder")
    if sqlite_file(database.url) is None:
        copy_into(database, f"sqlite:///{file}")
        return
    connection = database.engine.raw_connection()  # VACUUM runs outside of any transaction
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(file),))
    finally:
        connection.close()


def copy_into(database: Database, address: str) -> None:
    """Copies a record into an empty one at another address, in one transaction of each."""
    with Database.open(address, create=True) as target, database.reading() as source, target.writing() as connection:
        if connection.execute(select(versions.c.id).limit(1)).first() is not None:
            raise StoreError(f"the record at {target.name} is not empty; a copy is made into a new one")
        for table in metadata.sorted_tables:
            for rows in pieces(source.execute(select(table)).mappings()):
                connection.execute(insert(table), [dict(row) for row in rows])
        _index(connection)


def _index(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO version_search(version_search) VALUES ('rebuild')"))
    else:
        index_versions(connection, ())
