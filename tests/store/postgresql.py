"""A PostgreSQL server of the tests' own, or the one that ``DATELINE_TEST_POSTGRESQL`` names."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from dateline.store.database import REVISIONS, Database
from dateline.store.schema import metadata

GIVEN = "DATELINE_TEST_POSTGRESQL"
#: The server may not run as root; Debian's package brings this user.
USER = "postgres"
#: What is lost when the machine fails does not matter to a test. An ICU locale sorts as servers in use do, not as bytes.
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "logging_collector": "off",
    "autovacuum": "off",
}
_LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")


class NoServerError(Exception):
    """Why there is no server to test on."""


class Server:
    """Makes databases on a server: empty ones, and copies of one that holds the tables of a record."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._names = count(1)
        self._template: str | None = None
        self._free: list[str] = []

    def blank(self) -> str:
        """The address of a new, empty database."""
        return self._made("")

    def record(self) -> str:
        """The address of an empty record: one that a test gave back, else a new one."""
        if self._free:
            return self._free.pop()
        if self._template is None:
            address = self.blank()
            Database.open(address, create=True).close()
            self._template = _name(address)
        return self._made(f' TEMPLATE "{self._template}"')

    def give_back(self, address: str) -> None:
        """Empties a record for the next test: quicker than another database. What a test did to its tables ends it."""
        with psycopg.connect(address, autocommit=False) as connection:
            made = connection.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone()
            if made == (True,):
                for table in reversed(metadata.sorted_tables):
                    connection.execute(f'DELETE FROM "{table.name}"'.encode())
                revision = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        if made == (True,) and revision == [(REVISIONS[-1],)]:
            self._free.append(address)
        else:
            self.drop(address)

    def drop(self, address: str) -> None:
        """Takes a database away again."""
        self._run(f'DROP DATABASE IF EXISTS "{_name(address)}" WITH (FORCE)')

    def close(self) -> None:
        for address in self._free:
            self.drop(address)
        if self._template is not None:
            self.drop(self._with_name(self._template))

    def _made(self, like: str) -> str:
        name = f"dateline_test_{os.getpid()}_{next(self._names)}"
        self._run(f'CREATE DATABASE "{name}"{like}')
        return self._with_name(name)

    def _with_name(self, name: str) -> str:
        base, _, query = self._address.partition("?")
        return f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement.encode())


def _name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


@contextmanager
def running_server() -> Iterator[Server]:
    """A server for as long as it is needed. Raises ``NoServerError`` with the reason where there can be none."""
    given = os.environ.get(GIVEN)
    if given:
        server = Server(given)
        try:
            yield server
        finally:
            server.close()
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-", dir="/tmp"))  # a socket's path must be short
    try:
        _start(programs, folder)
        try:
            yield Server(f"postgresql://{USER}@/postgres?host={folder}")
        finally:
            _as_user(folder, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = [Path(p) for name in ("initdb",) if (p := shutil.which(name))]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    for program in found:
        folder = program.resolve().parent
        if (folder / "pg_ctl").is_file():
            return folder
    raise NoServerError("no PostgreSQL on this machine: install Debian's postgresql, or set " + GIVEN)


def _start(programs: Path, folder: Path) -> None:
    if os.geteuid() == 0:
        try:
            shutil.chown(folder, USER)
        except LookupError as error:
            raise NoServerError(f"PostgreSQL does not run as root and there is no user {USER}") from error
    data = folder / "data"
    options = " ".join(f"-c {name}={value!r}" for name, value in _SETTINGS.items()) + f" -k {folder}"
    initdb = (str(programs / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "--no-sync")
    made = _as_user(folder, *initdb, *_LOCALE)
    if made.returncode:  # a server built without ICU
        shutil.rmtree(data, ignore_errors=True)
        made = _as_user(folder, *initdb, *_LOCALE[:2])
    started = made if made.returncode else _as_user(
        folder, str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start"
    )  # fmt: skip
    if started.returncode:
        raise NoServerError(f"PostgreSQL does not start: {started.stderr.strip()[-300:]}")


def _as_user(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    if os.geteuid() == 0:
        runuser = shutil.which("runuser")
        as_user = [runuser, "-u", USER, "--"] if runuser else ["setpriv", f"--reuid={USER}", "--init-groups", "--"]
        command = (*as_user, *command)
    said = folder / "said"  # no pipe: the server would hold it open
    with said.open("w") as out:
        done = subprocess.run(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False, cwd="/")
    return subprocess.CompletedProcess(command, done.returncode, "", said.read_text(errors="replace"))
