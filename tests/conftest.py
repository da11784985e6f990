"""Shared fixtures. The encoder is loaded once for the whole run: it is frozen and has no state.

Whatever touches the record is tested on SQLite and on PostgreSQL: ``record_address`` runs a test once on each. The
server is started at the first test that asks for one, and a test on PostgreSQL is left out, with the reason, where
there can be none.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.postgresql import NoServerError, Server, running_server

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline
    from dateline.store.database import Database

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def encoder() -> LanguagePipeline:
    from dateline.language.encoder import load_encoder  # noqa: PLC0415 - loads weights; only when a test asks

    return load_encoder()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server."""
    try:
        with running_server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record's file, to be copied."""
    from dateline.store.database import Database  # noqa: PLC0415

    file = tmp_path_factory.mktemp("record") / "empty.db"
    Database.open(f"sqlite:///{file}", create=True).close()
    return file


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """``sqlite`` and ``postgresql``: what asks for it runs on both."""
    return str(request.param)


@pytest.fixture
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Addresses of new records of a kind: ``new_address("sqlite")``; ``tables=False`` for one without any table."""
    made: list[str] = []
    numbers = count(1)

    def new(kind: str, *, tables: bool = True) -> str:
        if kind == "postgresql":
            server: Server = request.getfixturevalue("server")
            made.append(server.record() if tables else server.blank())
            return made[-1]
        file = tmp_path / f"record{next(numbers)}.db"
        if tables:
            shutil.copyfile(request.getfixturevalue("empty_sqlite"), file)
        return f"sqlite:///{file}"

    yield new
    for address in made:
        request.getfixturevalue("server").give_back(address)


@pytest.fixture
def record_address(new_address: Callable[..., str], kind: str) -> str:
    """The address of a new, empty record; once on SQLite, once on PostgreSQL."""
    return new_address(kind)


@pytest.fixture
def record(record_address: str) -> Iterator[Database]:
    """A new, empty record that is open."""
    from dateline.store.database import Database  # noqa: PLC0415

    with Database.open(record_address) as database:
        yield database
