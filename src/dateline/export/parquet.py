"""Events as Parquet: typed columns, row groups of a few thousand events, schema and engine in the file's metadata."""

from __future__ import annotations

from typing import Any, BinaryIO

from dateline.export.csv_table import Withdrawals
from dateline.export.event_record import event_record
from dateline.export.event_table import EVENT_COLUMNS, count_folded
from dateline.export.exported import EVENT_SCHEMA, Companion, ExportedEvent, Tombstone
from dateline.export.lazily import lazily
from dateline.export.tally import Loss, Tally
from dateline.version import ENGINE_VERSION

# Events kept in memory until they are written together: large enough to compress, a few megabytes at most.
ROW_GROUP = 2_000
_DATES = ("date_from", "date_to", "first_reported", "last_reported")
_WHOLE = ("claims", "reports", "voices")
_REAL = ("lat", "lon")
_LISTS = ("agents", "targets", "disputed", "source_kinds")
_FIGURE_ENDS = ("_best", "_low", "_high")


class ParquetWriter:
    """Writes row groups as they fill; holds ``ROW_GROUP`` events at most."""

    def __init__(self, out: BinaryIO, companion: Companion | None = None) -> None:
        self.tally = Tally()
        self._arrow = lazily("pyarrow", "pyarrow")
        self._schema = _schema(self._arrow)
        self._file = lazily("pyarrow.parquet", "pyarrow").ParquetWriter(out, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._withdrawals = Withdrawals(companion, self.tally)

    def write(self, exported: ExportedEvent) -> None:
        self._rows.append(_row(exported))
        count_folded(exported, self.tally)
        # figures of every kind stand whole in the column of figures, claims by id
        self.tally.losses.pop(Loss.SECOND_COUNTS, None)
        self.tally.events += 1
        self.tally.rows += 1
        if len(self._rows) >= ROW_GROUP:
            self._flush()

    def tombstone(self, tombstone: Tombstone) -> None:
        self._withdrawals.write(tombstone)

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._rows:
            self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _schema(arrow: Any) -> Any:
    """The types of the columns of the events CSV, lists where that joins words, and every figure as a structure."""
    fields = [arrow.field(name, _type(arrow, name)) for name in EVENT_COLUMNS if name not in ("figures", "statuses")]
    numbers = [(name, arrow.int64()) for name in ("best", "low", "high", "voices")]
    words = [(name, arrow.string()) for name in ("of", "rule", "why")]
    figure = arrow.struct([*words, *numbers, ("disagree", arrow.bool_())])
    fields += [arrow.field("figures", arrow.list_(figure)), arrow.field("claim_ids", arrow.list_(arrow.string()))]
    return arrow.schema(fields, metadata={"schema": EVENT_SCHEMA, "engine": ENGINE_VERSION})


def _type(arrow: Any, name: str) -> Any:
    if name in _DATES:
        return arrow.date32()
    if name in _WHOLE or name.endswith(_FIGURE_ENDS):
        return arrow.int64()
    if name in _REAL:
        return arrow.float64()
    if name in _LISTS:
        return arrow.list_(arrow.string())
    return arrow.bool_() if name == "total" else arrow.string()


def _row(exported: ExportedEvent) -> dict[str, Any]:
    event = exported.event
    record = event_record(ExportedEvent(event, ()))
    row: dict[str, Any] = {name: column(event) for name, column in EVENT_COLUMNS.items()}
    row |= {"date_from": event.start, "date_to": event.end}
    row |= {"first_reported": event.first_reported, "last_reported": event.last_reported, "total": event.total}
    row |= {
        "agents": [a["name"] for a in record["actors"] if a["role"] == "agent"],
        "targets": [a["name"] for a in record["actors"] if a["role"] == "target"],
        "disputed": [f.of for f in event.figures if f.disagree],
        "source_kinds": record["source_kinds"],
        "figures": record["figures"],
        "claim_ids": list(event.claims),
    }
    return row
