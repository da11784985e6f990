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
# What makes a sentence a running total, which is told of a country or region as a whole.
_TOTAL = re.compile(
    r"\bsince (?:\w+ )?(?:19|20)\d\d\b|\bso far this year\b|\bthis year\b"
    r"|\b\d{1,3},\d{3}\b.{0,120}\bsince (?:jan|feb|mar|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)"
    r"|\bsince the (?:start|beginning|outbreak|onset) of\b"
    r"|\bsince the \w+ (?:began|started|erupted|broke out)\b|\bin total\b|\boverall\b|\bnationwide\b|\bcountrywide\b"
    r"|\bacross the country\b|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|decades?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")


def is_total(document: Document, trigger: Trigger) -> bool:
    """Whether the sentence of a claim sums up what happened over a long time."""
    sentence = document.sentence_of(trigger.token)
    return _TOTAL.search(document.words(sentence.first, sentence.last)) is not None


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
