"""A workbench on a small record of invented reports, asked in this process; the record is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from benchmarks.newswire import reading
from dateline.reading.reader import ReaderSettings
from dateline.services.recording import Recorder
from dateline.store.database import Database
from dateline.web.app import create_app
from dateline.web.settings import WebSettings
from tests.web.reports import PLANNED, REPORTS, planned

SETTINGS = WebSettings("Ada", port=8321, token="open-sesame", session="a-session")
ADDRESS = "http://127.0.0.1:8321"
HERE = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}


def fill(database: Database) -> None:
    """Puts the invented reports into a record."""
    recorder = Recorder(database, ReaderSettings())
    recorder.keep([reading(report) for report in REPORTS])
    recorder.keep([planned(report) for report in PLANNED])


@pytest.fixture(scope="session")
def told_record(tmp_path_factory: pytest.TempPathFactory, empty_sqlite: Path) -> Path:
    """The file of a record with the reports of ``tests.web.reports``, to be copied."""
    file = tmp_path_factory.mktemp("web") / "told.db"
    shutil.copyfile(empty_sqlite, file)
    with Database.open(f"sqlite:///{file}") as database:
        fill(database)
    return file


@pytest.fixture
def database(told_record: Path, tmp_path: Path) -> Iterator[Database]:
    """The record, open; the test may change it."""
    file = tmp_path / "told.db"
    shutil.copyfile(told_record, file)
    with Database.open(f"sqlite:///{file}") as opened:
        yield opened


@pytest.fixture
def page(database: Database) -> Iterator[TestClient]:
    """A browser with a session, which follows redirects and says where its forms come from."""
    headers = {"Accept": "text/html", **HERE}
    with TestClient(create_app(database, SETTINGS), base_url=ADDRESS, headers=headers) as client:
        client.cookies.set(SETTINGS.cookie, SETTINGS.session)
        yield client


@pytest.fixture
def stranger(database: Database) -> Iterator[TestClient]:
    """A browser without a session."""
    with TestClient(create_app(database, SETTINGS), base_url=ADDRESS, follow_redirects=False) as client:
        yield client
