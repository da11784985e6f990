"""Every format that events are exported in, by name."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import DataFileError, UsageError
from dateline.export.acled import ACLED
from dateline.export.claim_table import CLAIM_HEADER, claim_rows
from dateline.export.crosswalk import RESOURCES
from dateline.export.csv_table import EventRows, EventShape
from dateline.export.event_jsonl import EventJsonLines
from dateline.export.event_table import EVENT_COLUMNS, event_rows
from dateline.export.exported import Companion, EventWriter
from dateline.export.figure_table import FIGURE_HEADER, figure_rows
from dateline.export.followthemoney import FollowTheMoneyWriter
from dateline.export.geojson import GeoJsonWriter
from dateline.export.hxl import hxl_shape
from dateline.export.idmc import IDMC
from dateline.export.kml import KmlWriter
from dateline.export.parquet import ParquetWriter
from dateline.export.plover import PLOVER
from dateline.export.ucdp import UCDP
from dateline.export.xlsx import XlsxWriter

#: Opens a writer on a file (text or binary, as the format says) and on what gives the file beside it.
Opener = Callable[[Any, Companion | None], EventWriter]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format. ``loss`` says what its shape cannot hold whatever the events; ``binary`` that it needs a binary file;
    ``beside`` that withdrawn events go to a file of their own. A text file is UTF-8 with newlines as written
    (``newline=""``)."""

    name: str
    ending: str
    description: str
    loss: str
    open: Opener
    binary: bool
    beside: bool


def _table(shape: Callable[[], EventShape]) -> Opener:
    return lambda out, companion: EventRows(out, shape(), companion)


_OPENERS: Mapping[str, Opener] = {
    "csv": _table(lambda: EventShape(tuple(EVENT_COLUMNS), event_rows)),
    "claims-csv": _table(lambda: EventShape(CLAIM_HEADER, claim_rows)),
    "figures-csv": _table(lambda: EventShape(FIGURE_HEADER, figure_rows)),
    "jsonl": lambda out, companion: EventJsonLines(out),
    "parquet": ParquetWriter,
    "xlsx": lambda out, companion: XlsxWriter(out),
    "geojson": lambda out, companion: GeoJsonWriter(out),
    "kml": lambda out, companion: KmlWriter(out),
    "acled": _table(lambda: ACLED),
    "ucdp": _table(lambda: UCDP),
    "plover": _table(lambda: PLOVER),
    "idmc": _table(lambda: IDMC),
    "hxl": _table(hxl_shape),
    "ftm": FollowTheMoneyWriter,
}
#: The names that the command line takes.
EXPORT_NAMES = tuple(_OPENERS)


@cache
def load_exports() -> Mapping[str, ExportFormat]:
    """Every format by name. Raises ``DataFileError`` where the list of formats and the writers differ."""
    told = tomllib.loads((RESOURCES / "formats.toml").read_text(encoding="utf-8"))
    if set(told) != set(_OPENERS):
        raise DataFileError(
            f"formats.toml: {', '.join(sorted(set(told) ^ set(_OPENERS)))}: described or written, not both"
        )
    faults = [f"formats.toml: {n} has no {key}" for n, t in told.items() for key in _TEXTS if not t.get(key)]
    if faults:
        raise DataFileError("\n".join(faults))
    return {name: _format(name, told[name]) for name in _OPENERS}


_TEXTS = ("ending", "description", "loss")


def _format(name: str, told: Mapping[str, Any]) -> ExportFormat:
    return ExportFormat(
        name=name,
        ending=told["ending"],
        description=told["description"],
        loss=" ".join(told["loss"].split()),
        open=_OPENERS[name],
        binary=bool(told.get("binary")),
        beside=bool(told.get("beside")),
    )


def export_format(name: str) -> ExportFormat:
    """The format of this name. Raises ``UsageError`` with the names there are."""
    found = load_exports().get(name)
    if found is None:
        raise UsageError(f"no export format {name!r}; there are {', '.join(EXPORT_NAMES)}")
    return found
