"""One known actor, and the words that may name it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.mention import MentionKind

# The words of a name: letters and digits; hyphens, apostrophes and full stops part words.
WORD = re.compile(r"[^\W_]+")

# Years for which a name without limits is taken to hold.
ALWAYS = (1900, 2100)


class Use(StrEnum):
    """How a form names its actor."""

    NAME = "name"  # a name or acronym
    ADJECTIVE = "adjective"  # "Syrian" of the state
    PEOPLE = "people"  # "Syrians" of the state
    SEAT = "seat"  # "Ankara", where the word acts


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A known actor: its id, usual full English name, kind, countries, first and last year.

    ``forms`` are further names and acronyms. ``adjective`` is what a state's forces are called by.
    """

    id: str
    name: str
    kind: MentionKind
    countries: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    first_year: int = ALWAYS[0]
    last_year: int = ALWAYS[1]
    adjective: str | None = None

    def holds_in(self, year: int | None) -> bool:
        """Whether the name means this actor in a year; reports look back, so one year late still counts."""
        return year is None or self.first_year <= year <= self.last_year + 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that some words may name, and how."""

    entry: ActorEntry
    use: Use
    form: str


_DOUBLED = re.compile(r"([a-z])\1")

# Words that begin a name without being part of what is looked for.
ARTICLES = frozenset(("the", "al", "el"))


def plain(word: str) -> str:
    """A word in lower case without diacritics."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.casefold()


def key(word: str) -> str:
    """A word as names are compared: lower case, no diacritics, doubled letters single (Shabaab, Shabab)."""
    return _DOUBLED.sub(r"\1", plain(word))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in the report's own spelling; a possessive 's is dropped."""
    return tuple(w for w in WORD.findall(name) if w != "s")


def is_acronym(form: str) -> bool:
    """Whether a form has to stand in capitals: IS, PKK, M23, CJTF-OIR, U.S."""
    return form.upper() == form and any(c.isalpha() for c in form)
