"""One training sentence, and the name labels."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("person", "place", "organization", "norp", "time", "event", "object", "other")
NAME_LABELS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
_NUMBER = {label: number for number, label in enumerate(NAME_LABELS)}
OUTSIDE = frozenset({0})
ANYTHING = frozenset(range(len(NAME_LABELS)))

Name = tuple[int, int, str]
"""First word, word after the last, kind."""


def labels_of(*kinds: str) -> frozenset[int]:
    """The numbers of both labels (begin, inside) of some kinds of name."""
    return frozenset(_NUMBER[f"{prefix}-{kind}"] for kind in kinds for prefix in "BI")


def label_of(kind: str, *, begins: bool) -> int:
    """The number of one name label."""
    return _NUMBER[f"{'B' if begins else 'I'}-{kind}"]


@dataclass(frozen=True)
class Tree:
    """Gold syntax: one entry a word; heads count from 1, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Claims:
    """The claims of a sentence, by the numbers of ``dateline.model.evidence``. Words count from 0.

    ``types`` has the event type a word triggers (0: none), ``statuses`` pairs a trigger word with its status, ``roles``
    has (trigger word, argument's head word, role).
    """

    types: tuple[int, ...]
    statuses: tuple[tuple[int, int], ...]
    roles: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Example:
    """A sentence with what its source annotates: a tree, names, claims, or several of these.

    ``allowed`` holds, for each word, the name labels the source does not rule out: the loss sums
    over them, so that no source teaches what it does not annotate.
    """

    words: tuple[str, ...]
    source: str
    tree: Tree | None = None
    names: tuple[Name, ...] = ()
    allowed: tuple[frozenset[int], ...] | None = None
    document: str = ""
    lemmas: tuple[str, ...] = ()
    claims: Claims | None = None
    unsure: frozenset[int] = frozenset()
    """Words on which the gold names say nothing: found names that touch them are not scored."""


def allow(count: int, names: list[Name], elsewhere: frozenset[int]) -> list[frozenset[int]]:
    """The allowed labels of a sentence: exact on the names, ``elsewhere`` on all other words."""
    allowed = [elsewhere] * count
    for first, last, kind in names:
        for i in range(first, last):
            allowed[i] = frozenset({label_of(kind, begins=i == first)})
    return allowed


def outermost(names: list[Name]) -> list[Name]:
    """The names that lie in no longer one, in text order."""
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(set(names), key=lambda n: (n[0] - n[1], n[0], n[2])):
        if taken.isdisjoint(range(name[0], name[1])):
            taken.update(range(name[0], name[1]))
            kept.append(name)
    return sorted(kept)
