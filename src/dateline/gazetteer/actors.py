"""Known actors by name: words in, candidates out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.gazetteer.actor_entry import ARTICLES, ActorEntry, Candidate, Use, is_acronym, key, name_words, plain
from dateline.gazetteer.actor_files import Faults, read_states, read_table, read_user_file
from dateline.model.mention import MentionKind

TABLES = ("mena", "africa", "asia", "europe", "americas", "world", "media")

# Acronyms of four letters and more are also written as words: Isis, Nato, Renamo, Unicef.
SHORTEST_ACRONYM_AS_WORD = 4

# In a report without capitals a shorter single word is too often no name ("ira", "pa", "eta").
SHORTEST_IN_LOWER_CASE = 4


class ActorRegistry:
    """States, forces, groups and bodies by all their names. Frozen once built."""

    def __init__(self, entries: Iterable[tuple[ActorEntry, Mapping[str, Sequence[str]]]]) -> None:
        """``entries`` come with further forms by use (adjective, people, seat)."""
        self._by_id: dict[str, ActorEntry] = {}
        self._names: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        self._longest: dict[str, int] = {}
        for entry, forms in entries:
            self._by_id[entry.id] = entry
            for form in dict.fromkeys((entry.name, *entry.forms)):
                self._add(entry, Use.NAME, form)
            for use in (Use.ADJECTIVE, Use.PEOPLE, Use.SEAT):
                for form in forms.get(use.value, ()):
                    self._add(entry, use, form)

    def _add(self, entry: ActorEntry, use: Use, form: str) -> None:
        words = tuple(map(plain if is_acronym(form) else key, name_words(form)))
        if words:
            self._names[words].append(Candidate(entry, use, form))
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, actor_id: str) -> bool:
        return actor_id in self._by_id

    def get(self, actor_id: str) -> ActorEntry | None:
        """The actor with this id."""
        return self._by_id.get(actor_id)

    def lookup(self, words: Sequence[str], *, any_case: bool = False) -> tuple[Candidate, ...]:
        """The actors that exactly these words may name.

        Capitals count (IS is no "is") unless ``any_case``, for reports set in lower case: then names of
        several words or five letters are found, and acronyms are not.
        """
        parts = [p for w in words for p in name_words(w)]
        exact = self._names.get(tuple(plain(p) for p in parts), [])
        loose = self._names.get(tuple(key(p) for p in parts), [])
        found = exact if exact is loose else [*exact, *(c for c in loose if not is_acronym(c.form))]
        return tuple(c for c in found if _case_fits(c.form, parts, any_case=any_case))

    def longest(
        self, words: Sequence[str], first: int = 0, *, any_case: bool = False
    ) -> tuple[int, tuple[Candidate, ...]]:
        """How many words from ``first`` on make the longest known name, and the actors it may name."""
        if first >= len(words):
            return 0, ()
        reach = max(self._longest.get(plain(words[first]), 0), self._longest.get(key(words[first]), 0))
        for length in range(min(reach, len(words) - first), 0, -1):
            found = self.lookup(words[first : first + length], any_case=any_case)
            if found:
                return length, found
        return 0, ()


def _case_fits(form: str, words: Sequence[str], *, any_case: bool) -> bool:
    """Whether words stand in a letter case in which they can be this name."""
    parts = name_words(form)
    if is_acronym(form):
        if all(w == w.upper() for w in words):
            return True
        as_word = len(parts) == 1 and len(parts[0]) >= SHORTEST_ACRONYM_AS_WORD
        return as_word and words[0][0].isupper() and words[0][1:] == words[0][1:].lower()
    if any_case:
        return len(words) > 1 or len(words[0]) >= SHORTEST_IN_LOWER_CASE
    pairs = [(p, w) for p, w in zip(parts, words, strict=True) if p.lower() not in ARTICLES]
    part, word = pairs[0] if pairs else (parts[0], words[0])
    return not part[0].isupper() or word[0].isupper() or word[0].isdigit()


def choose(candidates: Sequence[Candidate], countries: Mapping[str, int], year: int | None) -> Candidate | None:
    """The candidate that fits the report: alive in its year, and of the countries it speaks of.

    ``countries`` counts how often the report names each. None when the name is alive in no reading, or
    when an acronym is shared and the report speaks of none of the countries.
    """
    alive = [c for c in candidates if c.entry.holds_in(year)]
    if not alive and len(candidates) == 1 and candidates[0].form == candidates[0].entry.name:
        return candidates[0]  # a report may look back on a group that is no more, by its full name
    if len(alive) <= 1:
        return alive[0] if alive else None
    weights = [max((countries.get(code, 0) for code in c.entry.countries), default=0) for c in alive]
    best = max(weights)
    if best == 0:
        certain = is_acronym(alive[0].form) and len(alive[0].form) >= SHORTEST_ACRONYM_AS_WORD
        return alive[0] if certain else None
    return alive[weights.index(best)]


def load_registry(extra: Sequence[Path] = ()) -> ActorRegistry:
    """The packaged registry, and after it the user's own TOML or CSV files.

    A user's actor with a known id takes its place. Raises ``ActorListError`` with every fault.
    """
    return _load(tuple(extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> ActorRegistry:
    faults = Faults()
    folder = files("dateline") / "resources" / "actors"
    entries: dict[str, tuple[ActorEntry, Mapping[str, Sequence[str]]]] = {}
    for entry, row in read_states(folder / "states.tsv", faults):
        uses = (Use.ADJECTIVE, Use.PEOPLE, Use.SEAT)
        _put(entries, entry, {u.value: [f for f in row[u.value].split("|") if f] for u in uses}, faults, "states.tsv")
    for table in TABLES:
        for entry in read_table(folder / f"{table}.tsv", faults):
            _put(entries, entry, {}, faults, f"{table}.tsv")
    for path in extra:
        for entry in read_user_file(path, faults):
            entries[entry.id] = (entry, {})
    faults.tell()
    return ActorRegistry(entries.values())


@lru_cache(maxsize=1)
def media_ids() -> frozenset[str]:
    """The ids of news agencies, newspapers and broadcasters: they tell of what others do."""
    faults = Faults()
    entries = read_table(files("dateline") / "resources" / "actors" / "media.tsv", faults)
    faults.tell()
    return frozenset(e.id for e in entries)


def _put(
    entries: dict[str, tuple[ActorEntry, Mapping[str, Sequence[str]]]],
    entry: ActorEntry,
    forms: Mapping[str, Sequence[str]],
    faults: Faults,
    where: str,
) -> None:
    if entry.id in entries:
        faults.add(where, f"id {entry.id!r} is given twice")
    entries[entry.id] = (entry, forms)


def is_armed(entry: ActorEntry) -> bool:
    """Whether an actor fights: a group, a force, a coalition or a state."""
    return entry.kind in (MentionKind.GROUP, MentionKind.FORCE, MentionKind.COALITION, MentionKind.STATE)
