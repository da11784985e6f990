"""Names of the re3d documents (Syria and Iraq), in Dateline's conventions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.language.sentences import sentences_of
from dateline.language.words import Word
from training.example import ANYTHING, OUTSIDE, Example, Name, allow, label_of, labels_of, outermost
from training.lists import countries, demonyms, titles, word_set

_KINDS = {
    "Person": "person",
    "Location": "place",
    "Organisation": "organization",
    "Nationality": "norp",
    "Temporal": "time",
    "Weapon": "object",
    "MilitaryPlatform": "object",
}
_BREAKS = word_set("of in for to at on and from with by , who that ( the as while during including")
_LEADING = frozenset(["the", "a", "an", "his", "her", "their", "its"])
_PRONOUNS = word_set(
    "i we you he she it they us them me him this that these those some many all most several few one our who "
    "which what no any each both others another there here my your other more today yesterday tomorrow"
)
_CERTAIN = 0.9
# Every fourth document of a source is held out; the BBC ones (CC BY-NC) all are.
_HOLD_EVERY = 4


def read_re3d(path: Path) -> tuple[list[Example], list[Example]]:
    """Sentences to train on and sentences held out, split by document."""
    seen: dict[str, int] = {}
    train: list[Example] = []
    held: list[Example] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        source = record["source"]
        seen[source] = seen.get(source, 0) + 1
        keep_out = "NC" in record["licence"] or seen[source] % _HOLD_EVERY == 2
        (held if keep_out else train).extend(_examples(record))
    return train, held


def _examples(record: Mapping[str, Any]) -> Iterator[Example]:
    for words in sentences_of(record["text"]):
        names, unsure = _names(words, record["entities"])
        allowed = allow(len(words), names, OUTSIDE | labels_of("event", "other", "object", "time"))
        texts = tuple(word.text for word in words)
        allowed = [_open(texts, i) if i in unsure else a for i, a in enumerate(allowed)]
        yield Example(
            texts, "re3d", names=tuple(names), allowed=tuple(allowed), document=record["id"], unsure=frozenset(unsure)
        )


def _open(words: tuple[str, ...], i: int) -> frozenset[int]:
    """What an unsure word may be: a common word that joins no capitals is no name."""
    lower = words[i].lower()
    if lower in countries() and words[i][0].isupper():
        return frozenset({label_of("place", begins=True)})
    if lower in titles() or lower in _PRONOUNS:
        return OUTSIDE
    if words[i][:1].isupper():
        return ANYTHING
    between = any(w[:1].isupper() for w in words[max(0, i - 2) : i]) and any(
        w[:1].isupper() for w in words[i + 1 : i + 3]
    )
    return ANYTHING if between and (lower in _BREAKS or lower in ("al", "-", "'s", "’s")) else OUTSIDE


def _names(words: list[Word], entities: list[Mapping[str, Any]]) -> tuple[list[Name], set[int]]:
    """The names of one sentence, and the words of mentions that are not clearly names."""
    found: list[Name] = []
    unsure: set[int] = set()
    for entity in sorted(entities, key=lambda e: e["end"] - e["start"]):
        inside = [i for i, w in enumerate(words) if w.start < entity["end"] and w.end > entity["start"]]
        if not inside or not words[0].start <= entity["start"] < words[-1].end:
            continue
        kind = _KINDS.get(entity["type"])
        name = _name_within([w.text for w in words], inside[0], inside[-1] + 1, kind) if kind else None
        if name is not None and entity["conf"] >= _CERTAIN:
            found.append(name)
        else:
            unsure.update(inside)
    found += [(i, i + 1, "norp") for i, w in enumerate(words) if w.text[:1].isupper() and w.text.lower() in demonyms()]
    found = outermost(found)
    return found, unsure - {i for first, last, _ in found for i in range(first, last)}


def _name_within(words: list[str], first: int, last: int, kind: str) -> Name | None:
    """The name inside an annotated phrase: without article, title, demonym and what follows the head."""
    while first < last and words[first].lower() in _LEADING:
        first += 1
    end = next((i for i in range(first + 1, last) if words[i].lower() in _BREAKS), last)
    if (
        kind == "organization"
        and end < last
        and words[end].lower() in ("of", "for")
        and _all_names(words, end + 1, last)
    ):
        end = last
    while end > first and words[end - 1].lower() in ("'s", "’s", "'", "’", ".", ","):
        end -= 1
    if kind == "person":
        first = _after_titles(words, first, end)
    if first >= end or not _looks_named(words, first, end, kind):
        return None
    if " ".join(words[first:end]).lower() in countries():
        kind = "place"
    elif end - first == 1 and words[first].lower() in demonyms():
        kind = "norp"
    return first, end, kind


def _all_names(words: list[str], first: int, last: int) -> bool:
    return first < last and all(w[:1].isupper() or w.lower() in _BREAKS | {"&", "-"} for w in words[first:last])


def _after_titles(words: list[str], first: int, last: int) -> int:
    start = first
    for i in range(first, last):
        lower = words[i].lower()
        if (
            lower in titles()
            or lower in demonyms()
            or (words[i].islower() and words[i].isalpha())
            or (lower in countries() and i + 1 < last)
        ):
            start = i + 1
        elif words[i] != "-":
            break
    return start


def _looks_named(words: list[str], first: int, last: int, kind: str) -> bool:
    if words[first].lower() in _PRONOUNS or words[last - 1].lower() in _PRONOUNS:
        return False
    if kind == "time":
        return any(w[:1].isupper() or w[:1].isdigit() for w in words[first:last])
    return words[last - 1][:1].isupper() and (words[first][:1].isupper() or words[first].lower() in ("al", "el"))
