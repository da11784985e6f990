"""Where a record is: the ``--store`` address and the database engine that it opens."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from dateline.errors import StoreError

DEFAULT = "sqlite:///dateline.db"
#: How long a writer waits for another, in seconds, before it gives up with a message.
PATIENCE = 60
#: Pages that SQLite keeps in memory, in kibibytes: enough for the inner pages of a record of a million claims.
SQLITE_CACHE = 65_536


def parse_address(address: str) -> URL:
    """The address as a URL. A bare path is a SQLite file. Raises ``StoreError`` for other databases and wrong URLs."""
    try:
        url = make_url(address if ":" in address else f"sqlite:///{address}")
    except ArgumentError as error:
        raise StoreError(f"not an address of a record: {address}; write sqlite:///file.db or postgresql://…") from error
    kind = url.get_backend_name()
    if kind == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise StoreError(f"a record is kept on SQLite or PostgreSQL, not on {kind}: {shown(url)}")
    if not url.database or url.database == ":memory:":
        raise StoreError("a record needs a file: sqlite:///file.db")
    return url


def shown(url: URL) -> str:
    """The address without its password."""
    return url.render_as_string(hide_password=True).replace("postgresql+psycopg", "postgresql")


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite record; None on PostgreSQL."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def connect(url: URL, patience: float) -> Engine:
    """An engine for the record. Opens nothing yet; raises ``StoreError`` when the driver is missing."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, patience)
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": max(2, round(patience))})
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError("a record on PostgreSQL needs a driver: pip install 'dateline[postgres]'") from error


def _sqlite_engine(url: URL, patience: float) -> Engine:
    engine = create_engine(url, poolclass=QueuePool, connect_args={"timeout": patience, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]  # SQLAlchemy's hook
    """WAL lets readers read while one writes; FULL keeps what was committed when the power goes."""
    connection.isolation_level = None  # the driver's own BEGIN would come too late and without IMMEDIATE
    for pragma in (
        "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{SQLITE_CACHE}", "temp_store=MEMORY",
        "mmap_size=1073741824",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection) -> None:  # type: ignore[no-untyped-def]  # SQLAlchemy's hook
    """A writer takes its lock at once: two that read first and write later would refuse each other."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
