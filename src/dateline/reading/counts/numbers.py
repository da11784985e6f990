"""The words that numbers are made of, read from data files and checked on load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dateline.model.values import Qualifier
from dateline.reading import tables
from dateline.reading.tables import Row

NUMBER_CLASSES = frozenset(
    "cardinal scale group plural vague open exact zero collection size fraction".split(),
)
UNIT_KINDS = frozenset("money percent distance age date time ordinal unit measure other".split())
UNIT_SIDES = frozenset("before after name".split())
QUALIFIER_SIDES = frozenset("before after".split())


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word or phrase that stands for a number; ``low`` and ``high`` are None where it has no bounds."""

    kind: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class NumberLexicon:
    """Number words, qualifiers and units, each by its lower-case words."""

    numbers: Mapping[str, NumberWord]
    qualifiers_before: Mapping[str, Qualifier]
    qualifiers_after: Mapping[str, Qualifier]
    units_before: Mapping[str, str]
    units_after: Mapping[str, str]
    naming: Mapping[str, str]

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of all number words and of qualifiers that begin like one; other words begin no number."""
        words = {phrase.partition(" ")[0] for phrase in (*self.numbers, *self.qualifiers_before)}
        return frozenset(words | {part for word in words for part in word.split("-")[:1]} | {"half", "a", "an"})


def read_rows(name: str, columns: int) -> tuple[Row, ...]:
    """The rows of ``resources/counts/NAME``, every cell filled. Raises ``TableError``."""
    rows = tables.read_rows("counts", name, columns)
    tables.fail([f"{row.where}: an empty cell" for row in rows if not all(row.cells)])
    return rows


@cache
def load_numbers() -> NumberLexicon:
    """The packaged number words, qualifiers and units. Raises ``TableError`` with every faulty line."""
    faults: list[str] = []
    lexicon = NumberLexicon(
        numbers=_number_words(faults),
        qualifiers_before=_qualifiers("before", faults),
        qualifiers_after=_qualifiers("after", faults),
        units_before=_units("before", faults),
        units_after=_units("after", faults),
        naming=_units("name", faults),
    )
    tables.fail(faults)
    return lexicon


def _number_words(faults: list[str]) -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for row in read_rows("numbers.tsv", 4):
        phrase, kind, low, high = row.cells
        bounds = [None if cell == "-" else int(cell) if cell.isdecimal() else -1 for cell in (low, high)]
        if kind not in NUMBER_CLASSES:
            faults.append(f"{row.where}: no class {kind!r}; one of {', '.join(sorted(NUMBER_CLASSES))}")
        if -1 in bounds or (bounds[0] is None) != (bounds[1] is None):
            faults.append(f"{row.where}: low and high are both whole numbers or both '-'")
        if phrase in words:
            faults.append(f"{row.where}: {phrase!r} stands here a second time")
        words[phrase] = NumberWord(kind, bounds[0], bounds[1])
    return words


def _qualifiers(side: str, faults: list[str]) -> dict[str, Qualifier]:
    known = {q.value: q for q in Qualifier}
    found: dict[str, Qualifier] = {}
    for row in read_rows("qualifiers.tsv", 3):
        phrase, where, name = row.cells
        if where not in QUALIFIER_SIDES or name not in known:
            faults.append(f"{row.where}: side before or after, qualifier one of {', '.join(known)}")
        elif where == side:
            found[phrase] = known[name]
    return found


def _units(side: str, faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows("units.tsv", 3):
        phrase, kind, where = row.cells
        if kind not in UNIT_KINDS or where not in UNIT_SIDES:
            faults.append(f"{row.where}: kind {kind!r} or side {where!r} is not known")
        elif where == side:
            found[phrase] = kind
    return found
