"""What stands right before and behind a counted phrase: relations that hold even where a sentence's parse fails."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.document import Document, Token
from dateline.reading.counts.figures import Figure
from dateline.reading.counts.predicates import OBJECT, PASSIVE, SUBJECT, Link, is_passive

# Between a verb and the number that is its object: "killed at least another 12", "killing as many as 30".
_QUALIFYING = frozenset(
    "at least most more than up to upto as many nearly almost about around over some an a estimated approximately "
    "roughly "
    "fewer less under another additional further total of the other no not just only well close perhaps possibly "
    "untold atleast between".split()
)
# Between a phrase and its verb: "12 people, who had reportedly been killed", "500 fighters thought to remain".
_BELIEVED = frozenset(
    "think believe know report expect estimate say confirm allege suspect fear presume declare".split()
)
_STEPS = 6


def beside(document: Document, figure: Figure) -> Iterator[Link]:
    """Verbs that stand right beside a number's phrase, with the role that the order of words gives it."""
    if figure.kind != "number":
        return
    yield from _verb_before(document, figure)
    partitive = figure.noun is not None and figure.noun != figure.site and document.children(figure.noun, "nummod")
    # "one of three girls who left": the three left; "seven of the nine were hurt": the seven were.
    if not partitive and not _is_whole(document, figure):
        yield from _verb_behind(document, figure)


def _is_whole(document: Document, figure: Figure) -> bool:
    """Whether another number is counted from this one: the nine in "seven of the nine soldiers were wounded"."""
    first = number_words(document, figure)
    lead = [t for t in document.tokens[max(0, first - 3) : first] if t.lower not in ("the", "these", "those")]
    return len(lead) >= 2 and lead[-1].lower == "of" and lead[-2].upos == "NUM"


def number_words(document: Document, figure: Figure) -> int:
    """The first token of a figure's own words."""
    tokens = document.tokens_within(figure.span.start, figure.span.end)
    return tokens.start if tokens else figure.site


def is_part(document: Document, figure: Figure) -> bool:
    """Whether the words around a number make it a part of another one: "10 of them", "including five officers"."""
    before, i = number_words(document, figure) - 1, figure.last
    while before >= 0 and document.tokens[before].lower in _QUALIFYING:
        before -= 1
    lead = document.tokens[before].lower if before >= 0 else ""
    if any(t.lower == "among" for t in document.tokens[figure.last : figure.last + 1]):
        return [t.lower for t in document.tokens[figure.last + 1 : figure.last + 2]] in (["them"], ["whom"])
    if lead == ":" and document.tokens[figure.site].rel in ("parataxis", "appos", "dep", "conj", "list"):
        return True
    if lead in ("including", "include") or (lead in ("them", "whom") and document.tokens[before - 1].lower == "among"):
        return True
    after = [t.lower for t in document.tokens[i : i + 2]]
    if after not in (["of", "them"], ["of", "whom"], ["of", "these"]):
        return False
    following = document.tokens[i + 2] if i + 2 < len(document) else None
    return following is not None and following.upos not in ("AUX", "VERB")


def is_listed(document: Document, figure: Figure, earlier: Figure, *, comma: bool) -> bool:
    """Whether a phrase stands right behind another one and "and" (or a comma, inside a list that has begun)."""
    joints = ("and", ",") if comma else ("and",)
    first = number_words(document, figure)
    before = first - 1
    while before >= 0 and document.tokens[before].lower in _QUALIFYING:
        before -= 1
    if (
        document.tokens[first].lower == "one"
        or before < 0
        or document.tokens[before].lower not in joints
        or not 0 <= before - earlier.last <= _STEPS + 2
    ):
        return False
    return not any(t.upos in ("VERB", "AUX", "SCONJ") for t in document.tokens[earlier.last : before])


def _verb_before(document: Document, figure: Figure) -> Iterator[Link]:
    i = number_words(document, figure) - 1
    steps = 0
    while i >= 0 and document.tokens[i].lower in _QUALIFYING and steps < _STEPS:
        i, steps = i - 1, steps + 1
    if i < 0 or document.tokens[i].sentence != document.tokens[figure.site].sentence:
        return
    token = document.tokens[i]
    preposition = document.tokens[i + 1].lower in ("to", "of")
    verbal = token.upos == "VERB" or (token.upos == "NOUN" and token.lower.endswith("ing"))
    if verbal and not preposition and not document.children(i, "aux:pass"):
        yield Link(i, OBJECT, "next to its verb")


def phrase_end(document: Document, figure: Figure) -> int:
    """The token after a figure's phrase: its noun, and what is coordinated with it ("men and their wives")."""
    i = figure.last if figure.noun is None or figure.noun < figure.last else figure.noun + 1
    if figure.noun is not None and i + 2 < len(document) and document.tokens[i].lower == "and":
        j = i + 1
        while j < len(document) and j < i + 4 and document.tokens[j].upos in ("PRON", "DET", "ADJ", "NOUN"):
            j += 1
        if document.tokens[j - 1].upos == "NOUN" and document.tokens[j - 1].xpos == "NNS":
            i = j
    return i


def _verb_behind(document: Document, figure: Figure) -> Iterator[Link]:
    i, steps = phrase_end(document, figure), 0
    sentence = document.tokens[figure.site].sentence
    infinitive = finite = False
    while i < len(document) and steps < _STEPS and document.tokens[i].sentence == sentence:
        token = document.tokens[i]
        if token.upos == "VERB" and token.lemma.lower() not in _BELIEVED:
            yield from _role_of(document, token, infinitive=infinitive, finite=finite)
            return
        if token.upos == "ADJ" and finite and token.lemma.lower() not in _BELIEVED:
            yield Link(token.index, SUBJECT, "before its verb")
            return
        infinitive = infinitive or token.lower == "to"
        finite = finite or token.upos == "AUX"
        if not _passed(token):
            return
        i, steps = i + 1, steps + 1


def _passed(token: Token) -> bool:
    believed = token.upos in ("VERB", "ADJ") and token.lemma.lower() in _BELIEVED
    return token.upos in ("AUX", "ADV") or token.lower in ("to", "who", "that", "more", "others") or believed


def _role_of(document: Document, verb: Token, *, infinitive: bool, finite: bool) -> Iterator[Link]:
    active = (infinitive and verb.xpos == "VB") or (verb.xpos == "VBG" and not finite)
    if active or not is_passive(document, verb.index):
        yield Link(verb.index, SUBJECT, "before its verb")
    else:
        yield Link(verb.index, PASSIVE, "before its verb")
