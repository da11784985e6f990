"""Who only tells of an event, in a clause that the parser may join to those it happened to."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.document import Document
from dateline.reading.mentions.actor_words import word_list

# How many words may name those who say it.
REACH = 14

_NAMING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "ADP", "PART", "PRON"))


def speakers_after(document: Document, event: int) -> Iterator[int]:
    """The words between the last comma and the verb of saying: "… were abducted, villagers and a chief said"."""
    sentence = document.sentence_of(event)
    for verb in range(event + 1, sentence.last):
        token = document.tokens[verb]
        if token.upos == "VERB" and token.lemma in word_list("speech verbs") and token.xpos in ("VBD", "VBZ", "VBP"):
            start = _comma_before(document, event, verb)
            goes_on = any(document.tokens[i].upos in ("VERB", "AUX") for i in range(verb + 1, sentence.last))
            if start is not None and not goes_on:
                yield from range(start + 1, verb)


def _comma_before(document: Document, event: int, verb: int) -> int | None:
    for i in range(verb - 1, max(event, verb - REACH), -1):
        token = document.tokens[i]
        if token.text == ",":
            return i if i < verb - 1 else None
        if token.upos not in _NAMING:
            return None
    return None
