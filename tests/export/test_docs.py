"""docs/export.md says what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.export.claim_table import CLAIM_HEADER
from dateline.export.crosswalk import RESOURCES
from dateline.export.event_table import EVENT_COLUMNS
from dateline.export.figure_table import FIGURE_HEADER
from dateline.export.formats import load_exports
from dateline.export.idmc import OWN_COLUMNS
from dateline.export.plover import OWN_COLUMNS as PLOVER_OWN

PAGE = Path(__file__).parents[2] / "docs" / "export.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_lists_every_format_as_it_is() -> None:
    told = re.findall(r"^\| `([\w-]+)` \| `\.([\w.]+)` \| (.+) \|$", TEXT, re.MULTILINE)
    assert told == [(f.name, f.ending, f.description) for f in load_exports().values()]


@pytest.mark.parametrize("columns", [EVENT_COLUMNS, OWN_COLUMNS, PLOVER_OWN, FIGURE_HEADER[15:], CLAIM_HEADER[-6:]])
def test_columns_are_named(columns: tuple[str, ...]) -> None:
    words = set(re.findall(r"`([\w ]+)`", TEXT))
    assert [c for c in columns if c not in words] == []


def test_tables_are_named() -> None:
    tables = {p.name for p in RESOURCES.glob("*.tsv")}
    assert {t for t in tables if f"`{t}`" not in TEXT} == set()
