"""Events as JSON lines: one event a line, whole; a withdrawn event is a line of its own."""

from __future__ import annotations

import json
from typing import Any, TextIO

from dateline.export.event_record import event_record, withdrawn_record
from dateline.export.exported import ExportedEvent, Tombstone
from dateline.export.safety import escaped_json
from dateline.export.tally import Tally


class EventJsonLines:
    """Writes each event as one line; keeps nothing."""

    def __init__(self, out: TextIO) -> None:
        self.tally = Tally()
        self._out = out

    def write(self, exported: ExportedEvent) -> None:
        self._line(event_record(exported))
        self.tally.events += 1
        self.tally.rows += 1

    def tombstone(self, tombstone: Tombstone) -> None:
        self._line(withdrawn_record(tombstone))
        self.tally.withdrawn += 1

    def close(self) -> None:
        """Nothing stands at the end of JSON lines."""

    def _line(self, record: dict[str, Any]) -> None:
        self._out.write(escaped_json(json.dumps(record, ensure_ascii=False)) + "\n")
