"""A whole batch, from paths to a writer."""

from __future__ import annotations

import io
import json
from pathlib import Path

from dateline.export.reading import Reading
from dateline.ingest.notice import Notice
from dateline.services.read import ReadRequest, read_batch


class Kept:
    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.closed = False

    def write(self, reading: Reading) -> None:
        self.readings.append(reading)

    def close(self) -> None:
        self.closed = True


def test_a_batch_is_read_counted_and_written(tmp_path: Path) -> None:
    first = {"id": "a", "published": "2020-06-16", "text": "A bomb killed 12 people in Gao on Monday."}
    second = {"id": "b", "published": "2020-06-16", "text": "Monday's bomb in Gao killed 14 people, a doctor said."}
    path = tmp_path / "wire.jsonl"
    path.write_text(f"{json.dumps(first)}\nnot json\n{json.dumps(second)}\n")
    kept, seen = Kept(), []
    tally = read_batch(ReadRequest((str(path),)), io.BytesIO(), lambda: kept, seen.append)
    assert (tally.reports, tally.failed) == (2, 1)
    assert [r.report.id for r in kept.readings] == ["a", "b"]
    assert kept.closed
    assert [str(p) for p in seen if isinstance(p, Notice)] == [f"{path}:2: not JSON: expecting value at column 1"]
    assert tally.claims == sum(len(r.claims) for r in kept.readings)
