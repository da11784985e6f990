from __future__ import annotations

from typing import TextIO

from dateline.export.reading import Reading


class ScreenWriter:
    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, reading: Reading) -> None:
        print(reading.report.id, reading.report.published, len(reading.claims), file=self._out)

    def close(self) -> None: ...
