"""Tense and aspect of a clause, read off its verb and auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document

# "Remain" is a "be" that lasts: "three men remain detained".
_PRESENT_BE = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "remain", "remains"))
_PAST_BE = frozenset(("was", "were", "remained"))
_PRESENT_HAVE = frozenset(("has", "have", "'ve", "’ve"))


@dataclass(frozen=True, slots=True)
class Tense:
    """``time`` is past, present, perfect, pluperfect or none (not finite); ``progressive`` for be + -ing, ``passive``
    for be + participle. ``verb`` is the token it was read from."""

    time: str
    progressive: bool
    passive: bool
    verb: int


def tense_of(document: Document, index: int) -> Tense:
    """The tense of the predicate at a token, from its own form and its auxiliaries."""
    token = document.tokens[index]
    helpers = [document.tokens[k] for k in document.children(index, "aux", "cop") if k != index]
    words = [h.lower for h in helpers]
    passive = any(h.deprel == "aux:pass" for h in helpers)
    cop = any(h.rel == "cop" for h in helpers)
    # Rare verbs in -ing are often tagged as something else.
    ing = token.xpos == "VBG" or (token.upos == "VERB" and token.lower.endswith("ing"))
    progressive = any(_is_be(w) for w in words) and (ing or "being" in words)
    if any(w in _PRESENT_HAVE for w in words):
        time = "perfect"
    elif "had" in words:
        time = "pluperfect"
    elif any(w in _PAST_BE or w == "did" for w in words):
        time = "past"
    elif any(w in _PRESENT_BE or w in ("do", "does") for w in words):
        time = "present"
    elif words and not cop and token.xpos == "VB":
        time = "none"
    else:
        time = {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(token.xpos, "none")
    return Tense(time, progressive, passive, index)


def _is_be(word: str) -> bool:
    return word in _PRESENT_BE or word in _PAST_BE or word in ("be", "been")


def clause_tense(document: Document, index: int) -> Tense:
    """The tense of the clause that a token stands in: that of the nearest finite predicate at or above it."""
    own = tense_of(document, index)
    if own.time != "none":
        return own
    for ancestor in document.ancestors(index):
        tense = tense_of(document, ancestor)
        if tense.time != "none":
            return tense
    return own
