"""Runs a format's writer over events in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

from dateline.export.exported import ExportedEvent, Tombstone
from dateline.export.formats import export_format
from dateline.export.tally import Tally


@dataclass
class Written:
    """What a writer wrote: the file, the files beside it, what it counted."""

    raw: bytes
    beside: dict[str, str]
    tally: Tally
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.raw.decode("utf-8", "replace")

    def rows(self, delimiter: str = ",") -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text, newline=""), delimiter=delimiter))


def written(name: str, events: Sequence[ExportedEvent], tombstones: Sequence[Tombstone] = ()) -> Written:
    format_ = export_format(name)
    beside: dict[str, io.StringIO] = {}

    def companion(ending: str) -> TextIO:
        return beside.setdefault(ending, io.StringIO(newline=""))

    binary, text = io.BytesIO(), io.StringIO(newline="")
    writer = format_.open(binary if format_.binary else text, companion)
    for exported in events:
        writer.write(exported)
    for tombstone in tombstones:
        writer.tombstone(tombstone)
    writer.close()
    raw = binary.getvalue() if format_.binary else text.getvalue().encode("utf-8", "surrogatepass")
    return Written(raw, {ending: out.getvalue() for ending, out in beside.items()}, writer.tally)
