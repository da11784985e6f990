"""Figures of two sides for one thing: "the army said 12 died; the rebels put the toll at 40" are two claims."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.reading.counts.adjacency import number_words
from dateline.reading.counts.figures import Figure
from dateline.reading.counts.readings import Reading

# What sets two statements against each other, and the verbs by which the second side states its own figure.
_DIVIDERS = frozenset((";", "while", "but", "whereas", "although", "though"))
_STATING = frozenset(
    "put say claim report estimate tell insist state give place list record allege maintain count".split()
)
# "But officials said three more had died": no rival figure but a further one.
_FURTHER_BEFORE = frozenset("another further additional other".split())
_FURTHER_BEHIND = frozenset("more other others".split())
_PARTS = frozenset({"part", "list"})


def without_rivals(document: Document, numbers: list[Reading], trigger: int) -> list[Reading]:
    """The figures of one claim without those that another side gives for the same; a claim keeps the figure of its own
    half of the sentence."""
    dropped: set[int] = set()
    ordered = sorted(numbers, key=lambda r: r.figure.span)
    for n, later in enumerate(ordered):
        for earlier in ordered[:n]:
            if earlier.of != later.of or later.rule in _PARTS or earlier.figure.site in dropped:
                continue
            divider = _divider(document, earlier.figure, later.figure)
            if divider is not None:
                dropped.add((later if trigger < divider else earlier).figure.site)
    return [r for r in numbers if r.figure.site not in dropped]


def _divider(document: Document, earlier: Figure, later: Figure) -> int | None:
    """The token between two figures behind which somebody else states the later one."""
    first = number_words(document, later)
    if document.tokens[earlier.site].sentence != document.tokens[later.site].sentence or _further(document, later):
        return None
    between = document.tokens[earlier.last : first]
    divider = next((t.index for t in between if t.lower in _DIVIDERS), None)
    if divider is None:
        return None
    behind = document.tokens[divider + 1 : first]
    verbs = (t.index for t in behind if t.upos == "VERB" and t.lemma.lower() in _STATING)
    stated = any(any(k > divider for k in document.children(v, "nsubj")) for v in verbs)
    return divider if stated else None


def _further(document: Document, figure: Figure) -> bool:
    first = number_words(document, figure)
    before = document.tokens[first - 1].lower if first else ""
    behind = {t.lower for t in document.tokens[figure.last : figure.last + 1]}
    return before in _FURTHER_BEFORE or bool(behind & _FURTHER_BEHIND)
