"""JSON lines: one report a line."""

from __future__ import annotations

import json
from typing import TextIO

from dateline.export.reading import Reading
from dateline.export.record import report_record
from dateline.export.safety import escaped_json


class JsonLinesWriter:
    """Writes each report with its claims as one line of JSON."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, reading: Reading) -> None:
        self._out.write(escaped_json(json.dumps(report_record(reading), ensure_ascii=False)) + "\n")

    def close(self) -> None:
        """Nothing stands at the end of JSON lines."""
