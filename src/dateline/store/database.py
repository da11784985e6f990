"""An open record: connections to read and to write, its schema brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from types import TracebackType

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from dateline.errors import StoreError
from dateline.store.address import PATIENCE, connect, parse_address, shown, sqlite_file

#: The lock that writers of a PostgreSQL record take, one after the other ("date" in hexadecimal).
WRITE_LOCK = 0x64617465
#: The schema's revisions, oldest first; a test holds them equal to the migrations. Opening a record compares
#: its revision with the last one, without loading Alembic, which takes a third of a second.
REVISIONS = ("0001",)


class Database:
    """A record on SQLite or PostgreSQL. Writers take turns; readers see what was committed."""

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self.url = parse_address(address)
        self.engine = connect(self.url, patience)
        self._patience = patience

    @classmethod
    def open(cls, address: str, *, create: bool = False, patience: float = PATIENCE) -> Database:
        """The record at an address, its schema as this version of Dateline needs it.

        ``patience`` is how long a writer waits for another, in seconds.

        Raises ``StoreError`` when there is none (unless ``create``), when it is older (``dateline db upgrade``) or
        newer than this version, or cannot be reached.
        """
        database = cls(address, patience=patience)
        try:
            database._settle(create=create)
        except BaseException:
            database.close()
            raise
        return database

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """The address without its password."""
        return shown(self.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the record as it is now, unmoved by writers."""
        with _told(self.name), self.engine.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the only writer: all of it is kept, or nothing."""
        with _told(self.name), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text(f"SET LOCAL lock_timeout = {round(self._patience * 1000)}"))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})"))
                    connection.execute(text("SET LOCAL lock_timeout = 0"))
                yield connection

    def upgrade(self) -> None:
        """Brings the schema up to date, making it where there is none."""
        with self.writing() as connection:
            _migrate(connection)

    def revision(self) -> str | None:
        """The schema's revision; None where there is no record yet."""
        with self.reading() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def _settle(self, *, create: bool) -> None:
        file = sqlite_file(self.url)
        if file is not None and not file.exists() and not create:
            raise StoreError(f"there is no record at {self.name}; `dateline read` makes one")
        found = self.revision()
        if found == REVISIONS[-1]:
            return
        if found is None and create:
            self.upgrade()
        elif found is None:
            raise StoreError(f"there is no record at {self.name}; `dateline read` makes one")
        elif found in REVISIONS:
            raise StoreError(f"the record at {self.name} is of an older version; run `dateline db upgrade`")
        else:
            raise StoreError(f"the record at {self.name} was written by a newer Dateline; update Dateline")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong in the database, as a ``StoreError`` that says where and what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_reason(error)}") from error


def _reason(error: DBAPIError) -> str:
    words = " ".join(str(error.orig).split())
    if "database is locked" in words or "lock timeout" in words:
        return "another process is writing to the record and does not end; try again when it is done"
    if "disk is full" in words or "disk full" in words.lower() or "No space left" in words:
        return "the disk is full; nothing of the unfinished step was kept: make room and run the command again"
    if "not a database" in words or "malformed" in words:
        return f"not a record, or a damaged one ({words}); restore it from a backup"
    if "unable to open" in words:
        return "the file cannot be opened or made; does its folder exist, and may you write there?"
    if "readonly" in words:
        return "the record cannot be written to: it is read-only"
    return words[:300]


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only when a record is made or upgraded
    from alembic.config import Config  # noqa: PLC0415

    with as_file(files("dateline.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
