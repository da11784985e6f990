"""Events as CSV with a row of HXL hashtags under the header."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.export.crosswalk import Row, load_table
from dateline.export.csv_table import EventShape, Value
from dateline.export.event_table import EVENT_COLUMNS, count_folded
from dateline.export.exported import ExportedEvent
from dateline.export.tally import Tally

# HXL 1.1: a hashtag, then attributes, all in small letters, digits and underscores, each opening with a letter.
_HASHTAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def _faults(row: Row) -> Iterable[str]:
    if row["column"] not in EVENT_COLUMNS:
        yield f"{row['column']!r} is no column of the events CSV"
    if not _HASHTAG.fullmatch(row["tag"]):
        yield f"{row['tag']!r} is no HXL hashtag"


@cache
def load_hashtags() -> dict[str, str]:
    """The hashtag of each column that the file has, in its order."""
    return {row["column"]: row["tag"] for row in load_table("hxl.tsv", ("column", "tag"), _faults)}


def hxl_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """The one row of an event."""
    count_folded(exported, tally)
    yield tuple(EVENT_COLUMNS[name](exported.event) for name in load_hashtags())


def hxl_shape() -> EventShape:
    """The columns with their tags. A tag opens with ``#``, which no spreadsheet runs."""
    tags = load_hashtags()
    return EventShape(tuple(tags), hxl_rows, second_header=tuple(tags.values()))
