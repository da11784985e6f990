"""Doers that are said not to exist."""

from __future__ import annotations

from dateline.model.document import Document

NOBODY = frozenset(("nobody", "none", "no-one", "neither", "nothing"))


def is_nobody(document: Document, index: int) -> bool:
    """Whether a noun says that there is nobody: "no group", "nobody", "none of the rebels"."""
    token = document.tokens[index]
    negations = [c for c in document.children(index, "det", "advmod") if c < index]
    if token.lower in NOBODY or any(document.tokens[c].lower in ("no", "neither") for c in negations):
        return True
    return token.lower == "one" and index > 0 and document.tokens[index - 1].lower == "no"


def is_unclaimed(document: Document, event: int) -> bool:
    """Whether its clause says that nobody did it or owned up: "nobody has claimed responsibility for the blast"."""
    verb = next((i for i in (event, *document.ancestors(event)) if document.tokens[i].upos in ("VERB", "AUX")), event)
    return any(is_nobody(document, s) for s in document.children(verb, "nsubj"))
