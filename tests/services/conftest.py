"""The invented engine in place of the real one: quick, without weights, and another one when a test wants it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.newswire import reading
from dateline.export.reading import Reading
from dateline.ingest.notice import Notice
from dateline.model.report import Report
from dateline.reading.reader import ReaderSettings
from dateline.reading.triggers.acceptance import Leaning
from dateline.services.recording import Recorder
from dateline.store.database import Database

#: Other settings are another engine to the record.
SETTINGS = {1: Leaning.BALANCED, 2: Leaning.RECALL, 3: Leaning.PRECISION}
Engine = Callable[..., Recorder]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """``engine(record, 2)`` is a recorder that reads with the second invented engine."""

    def with_engine(record: Database, number: int = 1) -> Recorder:
        def read_one(report: Report, _settings: ReaderSettings) -> Reading | Notice:
            return reading(report, number)

        monkeypatch.setattr("dateline.services.recording.read_one", read_one)
        return Recorder(record, ReaderSettings(leaning=SETTINGS[number]))

    return with_engine
