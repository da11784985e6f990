"""How a claim is told, as far as it bears on where it happened."""

from __future__ import annotations

import re

from dateline.model.document import Document
from dateline.model.trigger import Trigger

_BACKGROUND = frozenset(
    "since war wars conflict years decade decades thousands million millions ever history nationwide overall total "
    "annual annually yearly months often frequently previously recent".split()
)
_MODAL = frozenset("would could might may if should must unless will can".split())
_YEAR = re.compile(r"(?:19|20)\d\d$")


def manner_of(document: Document, trigger: Trigger) -> tuple[str, ...]:
    """How the claim is told: as background, as something that may be, as something known already."""
    tokens = document.sentence_tokens(document.sentence_of(trigger.token))
    words = {t.lower for t in tokens}
    found = []
    if words & _BACKGROUND or any(_YEAR.match(t.text) for t in tokens):
        found.append("background")
    if words & _MODAL:
        found.append("modal")
    if any(t.text in ("“", '"', "”") for t in tokens):
        found.append("quoted")
    children = document.children(trigger.token, "det", "nmod:poss")
    dets = {document.tokens[i].lower for i in children}
    if dets & {"the", "this", "that", "these", "those"}:
        found.append("definite")
    elif trigger.form == "noun" and not dets and document.tokens[trigger.token].xpos == "NNS":
        found.append("bare plural")
    elif dets & {"a", "an", "another"}:
        found.append("new")
    return tuple(found)
