"""The tables of the reading of roles: places beside a trigger by type, and verbs above a trigger noun."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from dateline.gazetteer.actor_files import Faults, table_rows
from dateline.model.values import Role

_ROLES = {"a": Role.AGENT, "t": Role.TARGET}


@lru_cache(maxsize=1)
def role_table() -> Mapping[str, Mapping[str, Role | None]]:
    """The role of each place beside a trigger, by the trigger's type."""
    faults, table = Faults(), dict[str, Mapping[str, Role | None]]()
    for where, row in table_rows(files("dateline") / "resources" / "actors" / "roles.tsv", faults):
        bad = [place for place, mark in row.items() if place != "type" and mark not in ("a", "t", "")]
        if bad:
            faults.add(where, f"{', '.join(bad)}: write a, t or -")
        table[row["type"]] = {place: _ROLES.get(mark) for place, mark in row.items() if place != "type"}
    faults.tell()
    return table


@lru_cache(maxsize=1)
def _governors() -> Mapping[str, frozenset[str]]:
    faults = Faults()
    rows = table_rows(files("dateline") / "resources" / "actors" / "governors.tsv", faults)
    lists = {row["name"]: frozenset(row["words"].split()) for _, row in rows}
    faults.tell()
    return lists


def governors(name: str) -> frozenset[str]:
    """The lemmas of one list of ``governors.tsv``."""
    return _governors()[name]


def is_one_of(lemma: str, name: str) -> bool:
    """Whether a lemma is in a list; a lemma that lost its last "e" still counts ("blam" for blamed)."""
    lemma = lemma.lower()
    return lemma in governors(name) or lemma + "e" in governors(name)


def tells_victims(lemma: str) -> bool:
    """Whether a verb tells whom an event hit: "killed X", "X died"."""
    return is_one_of(lemma, "result") or is_one_of(lemma, "hit")
