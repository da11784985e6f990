"""What is counted, for which events, by which words: the count stage's data files, checked on load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model.document import Token
from dateline.reading.counts.numbers import read_rows
from dateline.reading.tables import fail

OF = frozenset(
    "killed injured missing detained abducted released surrendered displaced returned present capacity in_need "
    "participants attacks destroyed aided".split()
)
EFFECT_ROLES = frozenset("patient subject number whole".split())
PARTS_OF_SPEECH = frozenset("verb noun adj".split())
_UPOS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_PERSON_ENDINGS = ("woman", "man", "boy", "girl", "children", "men", "women")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word says happened to those it counts, and the roles in which they stand to it."""

    of: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class TypeRule:
    """What claims of one type count; see ``resources/counts/types.tsv``."""

    of: str
    role: str
    single: str
    acts: str
    cases: frozenset[str]

    @property
    def roles(self) -> frozenset[str]:
        return frozenset({"patient", "subject"} if self.role == "both" else {self.role})


@dataclass(frozen=True)
class CountLexicon:
    effects: Mapping[tuple[str, str], tuple[Effect, ...]]
    types: Mapping[str, TypeRule]
    nouns: Mapping[str, str]
    light: Mapping[str, str]

    def effects_of(self, token: Token) -> tuple[Effect, ...]:
        """What a token says became of people and of things, by its lemma and part of speech."""
        part = _UPOS.get(token.upos, "")
        lemma = token.lemma.lower()
        found = self.effects.get((lemma, part), ())
        if not found and part == "adj":
            verbs = (self.effects.get((stem, "verb"), ()) for stem in _stems(token.lower))
            return self.effects.get((lemma, "noun"), ()) or next((v for v in verbs if v), ())
        participle = self.effects.get((token.lower, "adj"), ()) if token.xpos in ("VBG", "VBN") else ()
        return found or self.effects.get((token.lower, part), ()) or participle

    def noun_class(self, token: Token) -> str | None:
        """person, people, household, weapon, act, thing, place, lost or abstract; None for an unknown noun."""
        lemma = token.lemma.lower()
        found = self.nouns.get(lemma) or self.nouns.get(token.lower) or self.nouns.get(token.lower.removesuffix("s"))
        if found is None and token.upos != "PROPN" and lemma.endswith(_PERSON_ENDINGS):
            return "person"
        return found


def _stems(word: str) -> tuple[str, ...]:
    """The verbs that an adjective can be a participle of: "wounded" of "wound", "asphyxiated" of "asphyxiate"."""
    return (word.removesuffix("ed"), word.removesuffix("d")) if word.endswith("ed") else ()


@cache
def load_counts() -> CountLexicon:
    """The packaged lexicon of counts. Raises ``TableError`` with every faulty line."""
    faults: list[str] = []
    lexicon = CountLexicon(_effects(faults), _types(faults), _nouns(faults), _light(faults))
    fail(faults)
    return lexicon


def _effects(faults: list[str]) -> dict[tuple[str, str], tuple[Effect, ...]]:
    roles: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in read_rows("effects.tsv", 4):
        lemma, part, of, role = row.cells
        if part not in PARTS_OF_SPEECH or of not in OF or role not in EFFECT_ROLES:
            faults.append(f"{row.where}: part of speech {part!r}, of {of!r} or role {role!r} is not known")
        roles.setdefault((lemma, part), {}).setdefault(of, set()).add(role)
    return {word: tuple(Effect(of, frozenset(r)) for of, r in found.items()) for word, found in roles.items()}


def _types(faults: list[str]) -> dict[str, TypeRule]:
    found: dict[str, TypeRule] = {}
    for row in read_rows("types.tsv", 6):
        name, of, role, single, acts, cases = row.cells
        known = of in OF | {"-"} and role in ("patient", "subject", "both", "-")
        if not known or single not in ("persons", "things", "-") or acts not in ("attacks", "people", "-"):
            faults.append(f"{row.where}: a value of {name} is not known")
        found[name] = TypeRule(of, role, single, acts, frozenset(cases.split()) - {"-"})
    return found


def _nouns(faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows("nouns.tsv", 2):
        kind, words = row.cells
        for word in words.split():
            if word in found:
                faults.append(f"{row.where}: {word!r} is {found[word]} further up")
            found[word] = kind
    return found


def _light(faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows("light.tsv", 2):
        lemma, role = row.cells
        if role not in ("doer", "sufferer", "giver"):
            faults.append(f"{row.where}: role doer, sufferer or giver, not {role!r}")
        found[lemma] = role
    return found
