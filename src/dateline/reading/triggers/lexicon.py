"""The trigger lexicon: which words can head a claim's act, of which type, under which conditions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataFileError

CLASSES = {
    "violence": "armed_clash offensive air_strike shelling bombing armed_attack killing abuse abduction siege",
    "control": "territory surrender withdrawal deployment",
    "custody": "detention release trial",
    "civil": "protest riot",
    "diplomacy": "negotiation agreement sanction",
    "humanitarian": "displacement return death aid obstruction population disaster destruction",
}
CLASS_OF = {kind: name for name, kinds in CLASSES.items() for kind in kinds.split()}
EVENT_TYPES = frozenset(CLASS_OF)
NO_TRIGGER = "-"
_KEYS = frozenset("obj subj prep prt xcomp dep near report head mod".split())
_FLAGS = frozenset("trans intrans passive plural result".split())


class LexiconError(DataFileError):
    """A lexicon file does not hold: the message lists every fault with its file and line."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on the parse around a word.

    ``key`` is one of obj, subj, prep, prt, xcomp, dep, near, report, head, mod or a flag (trans,
    intrans, passive, plural). ``optional`` conditions also hold when the argument is absent;
    ``prepositions`` narrows ``prep`` conditions; ``terms`` are set names, lemmas, or PEOPLE, ARMED, PLACE, norp.
    """

    key: str
    negated: bool = False
    optional: bool = False
    prepositions: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """One line of the lexicon: under these conditions the word is a trigger of this type.

    ``rule`` names the line (file and line number); ``result`` marks verbs and nouns that only tell
    an act's outcome and are absorbed by the act that their clause names.
    """

    type: str
    conditions: tuple[Condition, ...]
    rule: str
    result: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A trigger of several words; ``head`` is the 0-based position of its head word."""

    words: tuple[str, ...]
    head: int
    type: str
    rule: str


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """All senses by lemma and part of speech, all multiword terms by first word, and the word sets."""

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    terms: Mapping[str, tuple[Term, ...]]
    sets: Mapping[str, frozenset[str]]


def _condition(text: str) -> Condition:
    negated = text.startswith("!")
    text = text.removeprefix("!")
    if "=" not in text:
        if text not in _FLAGS:
            raise LexiconError(f"unknown condition “{text}”")
        return Condition(text, negated)
    key, _, value = text.partition("=")
    optional = key.endswith("?")
    key = key.removesuffix("?")
    if key not in _KEYS:
        raise LexiconError(f"unknown condition “{key}=”")
    prepositions: frozenset[str] = frozenset()
    if key == "prep":
        names, _, value = value.partition(":")
        prepositions = frozenset(names.split("|"))
    terms = tuple(value.split("|")) if value else ()
    return Condition(key, negated, optional, prepositions, terms)


def _lines(text: str) -> list[tuple[int, list[str]]]:
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.partition("#")[0].strip()
        if bare:
            rows.append((number, [part.strip() for part in bare.split("|")]))
    return rows


def _split_row(text: str) -> tuple[str, str, str]:
    """Type, conditions and lemmas of a line; conditions hold ``|`` themselves, so cut at the outer bars."""
    kind, _, rest = text.partition("|")
    conditions, _, lemmas = rest.rpartition("|")
    return kind.strip(), conditions.strip(), lemmas.strip()


def _senses(name: str, text: str, faults: list[str]) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.partition("#")[0].strip()
        if not bare:
            continue
        kind, conditions, lemmas = _split_row(bare)
        if kind != NO_TRIGGER and kind not in EVENT_TYPES:
            faults.append(f"{name}:{number}: “{kind}” is no event type")
        if not lemmas:
            faults.append(f"{name}:{number}: no words")
        parts = conditions.split()
        try:
            held = tuple(_condition(part) for part in parts if part != "result")
        except LexiconError as error:
            faults.append(f"{name}:{number}: {error}")
            continue
        sense = Sense(kind, held, f"{name}:{number}", "result" in parts)
        for lemma in lemmas.split():
            found.setdefault(lemma, []).append(sense)
    return {lemma: tuple(senses) for lemma, senses in found.items()}


def _terms(name: str, text: str, faults: list[str]) -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for number, row in _lines(text):
        if len(row) != 3 or row[0] not in EVENT_TYPES or not row[1].isdigit():
            faults.append(f"{name}:{number}: expected TYPE | position of the head | words")
            continue
        words = tuple(row[2].lower().replace("-", " ").split())
        head = int(row[1]) - 1
        if not 0 <= head < len(words):
            faults.append(f"{name}:{number}: no word {row[1]} in “{row[2]}”")
            continue
        found.setdefault(words[0], []).append(Term(words, head, row[0], f"{name}:{number}"))
    return {first: tuple(sorted(terms, key=lambda t: -len(t.words))) for first, terms in found.items()}


def _hyphenated(senses: Mapping[str, tuple[Sense, ...]]) -> dict[str, list[Term]]:
    """Terms for hyphenated words without conditions: the language stage cuts them at the hyphen."""
    found: dict[str, list[Term]] = {}
    for lemma, lines in senses.items():
        words = tuple(lemma.split("-"))
        if len(words) > 1 and all(words) and not lines[0].conditions and lines[0].type != NO_TRIGGER:
            found.setdefault(words[0], []).append(Term(words, len(words) - 1, lines[0].type, lines[0].rule))
    return found


def _merged(*tables: Mapping[str, Sequence[Term]]) -> dict[str, tuple[Term, ...]]:
    firsts = {first for table in tables for first in table}
    return {
        first: tuple(sorted((t for table in tables for t in table.get(first, ())), key=lambda t: -len(t.words)))
        for first in sorted(firsts)
    }


def parse_lexicon(*, word_sets: str, verbs: str, nouns: str, multiword: str) -> TriggerLexicon:
    """The lexicon from the text of its four files; raises ``LexiconError`` with every fault at once."""
    faults: list[str] = []
    sets = {name: frozenset(table["words"].split()) for name, table in tomllib.loads(word_sets).items()}
    verb_senses = _senses("verbs.txt", verbs, faults)
    noun_senses = _senses("nouns.txt", nouns, faults)
    terms = _merged(_terms("multiword.txt", multiword, faults), _hyphenated(noun_senses), _hyphenated(verb_senses))
    lexicon = TriggerLexicon(verbs=verb_senses, nouns=noun_senses, terms=terms, sets=sets)
    if faults:
        raise LexiconError("\n".join(faults))
    return lexicon


@cache
def load_lexicon() -> TriggerLexicon:
    """The packaged trigger lexicon."""
    folder = files("dateline.resources.triggers")
    text = {
        name: (folder / name).read_text(encoding="utf-8")
        for name in ("word_sets.toml", "verbs.txt", "nouns.txt", "multiword.txt")
    }
    return parse_lexicon(
        word_sets=text["word_sets.toml"],
        verbs=text["verbs.txt"],
        nouns=text["nouns.txt"],
        multiword=text["multiword.txt"],
    )
