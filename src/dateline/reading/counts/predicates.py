"""The roles in which a counted phrase stands to a word, and the predicates that share a subject or an object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.model.document import Document

OBJECT = "object"
PASSIVE = "passive"
SUBJECT = "subject"
OF = "of"
NUMBER = "number"
WHOLE = "whole"
STATE = "state"
_PREDICATE = frozenset({"VERB", "ADJ", "NOUN", "AUX"})
_DEEPEST = 4  # lists inside lists: deeper ones are parse errors more often than lists


class Link(NamedTuple):
    """A word (its token) and the role in which a counted phrase stands to it; ``rule`` names how that was seen."""

    token: int
    role: str
    rule: str


def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb is passive, also where the parse or the headline lacks the auxiliary."""
    token = document.tokens[verb]
    if document.children(verb, "aux:pass", "nsubj:pass"):
        return True
    auxiliaries = {document.tokens[k].lemma.lower() for k in document.children(verb, "aux")}
    return token.xpos == "VBN" and "have" not in auxiliaries


def is_infinitive(document: Document, verb: int) -> bool:
    return document.tokens[verb].xpos == "VB" and any(document.tokens[m].lower == "to" for m in document.children(verb))


def predicates_of(document: Document, predicate: int, *, passive: bool) -> Iterator[Link]:
    """The predicate of a subject, what is coordinated with it, and the infinitives that share the subject."""
    nominal = document.tokens[predicate].upos in ("NOUN", "PROPN", "ADP", "ADV") and document.children(predicate, "cop")
    if nominal:
        yield Link(predicate, STATE, "state")
        yield from (Link(k, STATE, "state") for k in document.children(predicate, "case"))
    yield Link(predicate, PASSIVE if passive else SUBJECT, "passive subject" if passive else "subject")
    for k in document.children(predicate, "conj"):
        token = document.tokens[k]
        if token.upos in _PREDICATE and not document.children(k, "nsubj") and not _numbered_before(document, k):
            shared = token.upos == "VERB" and (is_passive(document, k) if not passive else token.xpos in ("VBN", "VBD"))
            yield Link(k, PASSIVE if shared else SUBJECT, "shared subject")
            yield from controlled_by(document, k, 1)
    yield from controlled_by(document, predicate, 0)


def _numbered_before(document: Document, verb: int) -> bool:
    """Whether a coordinated verb has a number of its own, wherever that hangs: "26 died and 62 others were hurt"."""
    i = verb - 1
    while i >= 0 and verb - i <= _DEEPEST and document.tokens[i].upos not in ("CCONJ", "PUNCT", "VERB"):
        if document.tokens[i].upos == "NUM":
            return True
        i -= 1
    return False


def controlled_by(document: Document, predicate: int, depth: int) -> Iterator[Link]:
    controls = not document.children(
        predicate, "obj"
    )  # "left 12 dead" says of the 12, not of the subject, that they are dead
    for k in document.children(predicate, "xcomp") if controls else ():
        token = document.tokens[k]
        passive = token.upos == "VERB" and is_passive(document, k)
        yield Link(k, PASSIVE if passive else SUBJECT, "controlled subject")
        if token.upos == "NOUN":
            yield from (Link(m, STATE, "state") for m in (k, *document.children(k, "case")))
        if depth < _DEEPEST:
            yield from controlled_by(document, k, depth + 1)
    for k in document.children(predicate, "advcl"):
        infinitive = document.tokens[k].xpos == "VB" and any(
            document.tokens[m].lower == "to" for m in document.children(k)
        )
        if (document.tokens[k].xpos in ("VBG", "VBN") or infinitive) and not document.children(k, "nsubj"):
            passive = is_passive(document, k)
            yield Link(k, PASSIVE if passive else SUBJECT, "controlled subject")


def complements_of(document: Document, verb: int, site: int) -> Iterator[Link]:
    """What an object is said to become: "left 12 people dead", "saw 12 killed"."""
    for k in document.children(verb, "xcomp", "ccomp"):
        token = document.tokens[k]
        if k > site and not document.children(k, "nsubj"):
            passive = token.upos == "VERB" and token.xpos == "VBN"
            yield Link(k, PASSIVE if passive else SUBJECT, "left dead")
            for other in document.children(k, "conj"):
                if not any(t.upos in ("NUM", "NOUN", "PROPN") for t in document.tokens[k + 1 : other]):
                    yield Link(other, PASSIVE if document.tokens[other].xpos == "VBN" else SUBJECT, "left dead")
