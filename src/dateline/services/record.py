"""Opening and looking after a record."""

from __future__ import annotations

from pathlib import Path

from dateline.store import copying
from dateline.store.database import REVISIONS, Database


def open_record(address: str, *, create: bool = False) -> Database:
    """The record at an address, ready to use; made where there is none when ``create`` is given."""
    return Database.open(address, create=create)


def upgrade_record(address: str) -> str:
    """Makes a record or brings its schema up to date; what was done, in a line."""
    database = Database(address)
    try:
        before = database.revision()
        if before == REVISIONS[-1]:
            return f"the record at {database.name} is up to date ({before})"
        database.upgrade()
        return f"the record at {database.name} is now at {REVISIONS[-1]}" + (f", it was at {before}" if before else "")
    finally:
        database.close()


def back_up(database: Database, file: Path) -> None:
    """Writes the record into a new SQLite file."""
    copying.back_up(database, file)


def copy_into(database: Database, address: str) -> None:
    """Copies the record into an empty one."""
    copying.copy_into(database, address)
