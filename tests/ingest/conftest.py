"""Reading what a test wrote: reports and notices of one file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import take_in
from dateline.ingest.notice import Notice
from dateline.model.report import Report

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TakeIn:
    """Takes in paths below a folder of the test's own; standard input as ``stdin``."""
    monkeypatch.chdir(tmp_path)

    def take(
        *paths: str, settings: IngestSettings | None = None, stdin: bytes = b""
    ) -> tuple[list[Report], list[Notice]]:
        pieces = list(take_in(paths, settings or IngestSettings(), io.BytesIO(stdin)))
        return [p for p in pieces if isinstance(p, Report)], [p for p in pieces if isinstance(p, Notice)]

    return take
