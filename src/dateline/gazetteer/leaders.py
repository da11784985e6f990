"""Public figures by name: heads of state, ministers, commanders, rebel leaders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.gazetteer.actor_entry import key, name_words
from dateline.gazetteer.actor_files import Faults, table_rows

# Parts of names that do not tell persons apart.
ARABIC_PARTICLES = ("al", "el", "ad", "an", "as", "ar", "ash", "abu", "ibn", "bin", "ben")
EUROPEAN_PARTICLES = ("de", "la", "le", "van", "von", "der", "da", "di", "do", "dos", "del", "jr", "sr", "ii", "iii")
PARTICLES = frozenset((*ARABIC_PARTICLES, *EUROPEAN_PARTICLES))


@dataclass(frozen=True, slots=True)
class Leader:
    """A public figure and the country they act in (None for international office)."""

    name: str
    country: str | None


def person_keys(name: str) -> tuple[str, ...]:
    """The words of a name that tell persons apart, as compared: no particles and initials."""
    words = [key(w) for w in name_words(name)]
    kept = tuple(w for w in words if w not in PARTICLES and len(w) > 1)
    return kept or tuple(words)


class Leaders:
    """Public figures, found by their full or last names."""

    def __init__(self, leaders: Iterable[Leader]) -> None:
        self._full: dict[tuple[str, ...], Leader] = {}
        self._last: dict[str, list[Leader]] = defaultdict(list)
        for leader in leaders:
            keys = person_keys(leader.name)
            self._full.setdefault(keys, leader)
            self._last[keys[-1]].append(leader)

    def named(self, keys: tuple[str, ...], countries: Container[str]) -> Leader | None:
        """The figure with these name words; a last name alone counts where the report speaks of the country,
        and only if no other figure of those countries has it."""
        if keys in self._full:
            return self._full[keys]
        if len(keys) != 1:
            return None
        found = [leader for leader in self._last.get(keys[0], ()) if leader.country in countries]
        names = {person_keys(leader.name) for leader in found}
        return found[0] if len(names) == 1 else None

    def country(self, last_name: str, countries: Container[str]) -> str | None:
        """The country that all figures of this last name act in, if it is among ``countries``."""
        found = {leader.country for leader in self._last.get(key(last_name), ()) if leader.country in countries}
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def load_leaders() -> Leaders:
    """The packaged list. Raises ``ActorListError`` with every fault."""
    faults, leaders = Faults(), list[Leader]()
    for where, row in table_rows(files("dateline") / "resources" / "actors" / "leaders.tsv", faults):
        if not row["name"]:
            faults.add(where, "the name is missing")
        leaders.append(Leader(row["name"], row["country"] or None))
    faults.tell()
    return Leaders(leaders)
