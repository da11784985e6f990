"""The short word lists of the reading of actors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from dateline.gazetteer.actor_files import Faults, table_rows


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    faults, lists = Faults(), dict[str, frozenset[str]]()
    for where, row in table_rows(files("dateline") / "resources" / "actors" / "words.tsv", faults):
        if row["name"] in lists:
            faults.add(where, f"the list {row['name']!r} is given twice")
        lists[row["name"]] = frozenset(row["words"].split())
    faults.tell()
    return lists


def word_list(name: str) -> frozenset[str]:
    """The words of one list of ``resources/actors/words.tsv``."""
    return _lists()[name]
