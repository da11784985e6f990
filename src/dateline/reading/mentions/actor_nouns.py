"""The nouns that describe actors without a name: "gunmen", "the army", "villagers"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.gazetteer.actor_files import Faults, table_rows

CLASSES = ("people", "fighter", "group", "force", "government", "leader", "body", "site")


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun form: its class and whether it is plural."""

    cls: str
    plural: bool


def plural_of(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


@lru_cache(maxsize=1)
def load_actor_nouns() -> Mapping[str, ActorNoun]:
    """Each known noun form in lower case with its class and number; a noun listed twice keeps its first class."""
    faults, found = Faults(), dict[str, ActorNoun]()
    table = files("dateline") / "resources" / "actors" / "nouns.tsv"
    for where, row in table_rows(table, faults):
        if row["class"] not in CLASSES:
            faults.add(where, f"class {row['class']!r}: one of {', '.join(CLASSES)}")
        if row["number"] not in ("", "s", "p", "b"):
            faults.add(where, f"number {row['number']!r}: s, p, b or -")
        for word in row["words"].split():
            singular, _, plural = word.partition("/")
            if row["number"] == "p":
                found.setdefault(singular, ActorNoun(row["class"], True))
                continue
            found.setdefault(singular, ActorNoun(row["class"], False))
            if row["number"] == "":
                found.setdefault(plural or plural_of(singular), ActorNoun(row["class"], True))
    faults.tell()
    return {form.lower(): noun for form, noun in found.items()}


def is_people_noun(word: str) -> bool:
    """Whether a word is a noun for people, fighters or forces."""
    noun = load_actor_nouns().get(word)
    return noun is not None and noun.cls in ("people", "fighter", "force", "leader")


def is_actor_noun(word: str) -> bool:
    """Whether a word is a noun for any actor, people or bodies."""
    noun = load_actor_nouns().get(word)
    return noun is not None and noun.cls != "site"


def is_common_noun(word: str) -> bool:
    """Whether a word is a noun for fighters, forces or groups that is written small within a sentence."""
    noun = load_actor_nouns().get(word)
    return noun is not None and noun.cls in ("fighter", "force", "group", "leader") and not word.startswith("islamist")
