"""A record that holds an invented wire: made once on each database, and only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.newswire import Wire, reading
from dateline.reading.reader import ReaderSettings
from dateline.services.recording import Recorder
from dateline.store.database import Database

SEED, REPORTS = 21, 60


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def wire(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The record of sixty invented reports; read it, leave it as it is."""
    if request.param == "postgresql":
        address = request.getfixturevalue("server").record()
    else:
        file: Path = tmp_path_factory.mktemp("wire") / "wire.db"
        address = f"sqlite:///{file}"
    with Database.open(address, create=True) as database:
        reports = Wire(SEED)
        pieces = [reading(reports.report()) for _ in range(REPORTS)]
        Recorder(database, ReaderSettings()).keep([p for p in pieces if p.report.id])
        yield database
    if request.param == "postgresql":
        request.getfixturevalue("server").drop(address)
