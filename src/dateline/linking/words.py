"""The content words of a sentence or a report: stems with how much each tells."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dateline.errors import DataFileError

#: Words kept of a sentence and of a report: the ones that tell most. They bound the size of a key.
SENTENCE_WORDS = 16
REPORT_WORDS = 24

STEMS_REMEMBERED = 50_000

_WORD = re.compile(r"[^\W\d_]+|\d+")
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = (
    "ingly",
    "edly",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "est",
    "ed",
    "er",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
_SHORTEST = 3  # letters that a stem must keep


@dataclass(frozen=True, slots=True)
class WordBits:
    """How much a stem tells, in bits: the rarer among reports, the more. ``unseen`` is for all others."""

    bits: Mapping[str, float]
    unseen: float

    def of(self, stem: str) -> float:
        return self.bits.get(stem, self.unseen)


@cache
def load_word_bits() -> WordBits:
    """The packaged table. Raises ``DataFileError`` naming every line that is no stem and number."""
    text = (files("dateline") / "resources" / "linking" / "word_bits.tsv").read_text(encoding="utf-8")
    return parse_word_bits("linking/word_bits.tsv", text)


def parse_word_bits(file: str, text: str) -> WordBits:
    """The table of a file's text; the line of ``*`` is for unseen stems."""
    bits: dict[str, float] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        stem, _, value = line.partition("\t")
        try:
            bits[stem] = float(value)
        except ValueError:
            faults.append(f"{file}:{number}: “{value}” is no number of bits")
    if "*" not in bits:
        faults.append(f"{file}: no line for unseen words (*)")
    if faults:
        raise DataFileError("\n".join(faults))
    return WordBits(bits, bits.pop("*"))


@lru_cache(maxsize=STEMS_REMEMBERED)
def stem(word: str) -> str:
    """A word without its inflection, lower-case: ``killings``, ``killed`` and ``kill`` give ``kill``."""
    folded = word.casefold()
    for ending in _ENDINGS:
        rest = folded[: -len(ending)]
        if folded.endswith(ending) and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            return rest[:-1] if len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in "ls" else rest
    return folded


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words and numbers, in order."""
    return tuple(stem(word) for word in _WORD.findall(text))


def telling(found: Iterable[str], most: int) -> dict[str, float]:
    """The stems that tell most, each with its share, so that the squares of all sum to one.

    Stems that nearly every report has tell next to nothing and fall out first.
    """
    table = load_word_bits()
    weights = {s: (1 + math.log2(n)) * table.of(s) for s, n in Counter(found).items()}
    best = sorted(weights, key=lambda s: (-weights[s], s))[:most]
    length = math.sqrt(sum(weights[s] ** 2 for s in best)) or 1.0
    return {s: round(weights[s] / length, 3) for s in best}


def likeness(some: Mapping[str, float], others: Mapping[str, float]) -> float:
    """How alike two sets of telling words are, 0 to 1."""
    return sum([some[word] * others[word] for word in some.keys() & others.keys()])
