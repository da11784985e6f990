"""Whom a verb without a subject of its own is said of: control, coordination, participles."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.reading.mentions.actor_nouns import is_people_noun
from dateline.reading.roles.tables import is_one_of

RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))

# How far up a chain of verbs a missing subject is looked for.
DEPTH = 4

# Conjunctions of the clause that tells what came first.
BACKGROUND = frozenset(("after", "when", "once", "as", "while"))

Found = tuple[int, str] | None


def missing_subject(document: Document, verb: int, depth: int = DEPTH) -> Found:
    """The token a subjectless verb is said of and the rule that found it, or None."""
    token = document.tokens[verb]
    head = token.head
    if depth == 0 or head < 0:
        return None
    if (striker := _striker(document, verb)) is not None:
        return striker, "control"
    if token.rel in ("acl", "amod") and document.tokens[head].upos not in ("VERB", "AUX"):
        plan = token.xpos in ("VB", "VBG") and document.children(verb, "mark")
        if plan and not is_people_noun(document.tokens[head].lower):
            return _holder(document, head, depth)
        return head, "noun modified"
    if token.rel == "conj":
        return _shared(document, verb, head, depth)
    if token.rel in ("xcomp", "advcl", "ccomp", "parataxis", "acl", "obl"):
        return _controller(document, verb, head, depth)
    return None


def _shared(document: Document, verb: int, first: int, depth: int) -> Found:
    """The subject of the first of several coordinated verbs, also where the parser coordinated verb and noun."""
    if document.tokens[first].upos in ("NOUN", "PROPN") and not document.children(first, "cop"):
        first = document.tokens[first].head
        if first < 0 or document.tokens[first].upos != "VERB":
            return None
    first = _nearest_clause(document, first, verb)
    found = own_subject(document, first)
    return (found, "shared subject") if found is not None else missing_subject(document, first, depth - 1)


def _nearest_clause(document: Document, first: int, verb: int) -> int:
    """The verb that another is really coordinated with: "declared … after gangs stormed the jail and freed them"."""
    joint = document.children(verb, "cc")
    if not joint:
        return first
    if document.tokens[joint[0] - 1].text == ",":
        return _main_clause(document, first)
    between = [
        c
        for c in document.children(first, "advcl")
        if first < c < joint[0]
        and any(document.tokens[m].lower in BACKGROUND for m in document.children(c, "mark", "advmod"))
        and own_subject(document, c) is not None
        and document.tokens[c].xpos == document.tokens[verb].xpos
    ]
    return between[-1] if between else first


def _main_clause(document: Document, verb: int) -> int:
    """The verb of the clause around a relative clause: "killed men who refused to join, and burned a mill"."""
    if document.tokens[verb].deprel != "acl:relcl" or document.tokens[verb].head < 0:
        return verb
    above = next((a for a in document.ancestors(verb) if document.tokens[a].upos == "VERB"), verb)
    return above if own_subject(document, above) is not None else verb


def _holder(document: Document, noun: int, depth: int) -> Found:
    """Whose effort, plan or progress it is: "their bid to retake the town", "made progress in clearing it"."""
    owners = [c for c in document.children(noun) if document.tokens[c].deprel in ("nmod:poss", "det:poss")]
    if owners:
        return owners[0], "control"
    above = document.tokens[noun].head
    if above < 0 or depth == 0:
        return None
    if document.tokens[above].upos in ("NOUN", "PROPN"):
        return _holder(document, above, depth - 1)
    found = own_subject(document, above)
    if found is not None and found != noun:
        return found, "control"
    inherited = missing_subject(document, above, depth - 1)
    return inherited if inherited is None or inherited[0] != noun else None


def _controller(document: Document, verb: int, head: int, depth: int) -> Found:
    above = document.tokens[head]
    if _is_by_event(document, verb, head):
        return None
    found = _controlling_object(document, verb, head)
    if found is not None:
        return found, "control"
    if document.tokens[verb].rel == "ccomp" and not is_one_of(above.lemma, "control"):
        return None
    found = own_subject(document, head)
    if found is not None:
        return found, "control"
    if above.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        return missing_subject(document, head, depth - 1)
    return None


def _striker(document: Document, verb: int) -> int | None:
    """Who struck, where the outcome hangs on a relative clause: "fired at men who stormed the hall, killing six"."""
    token = document.tokens[verb]
    if token.xpos != "VBG" or document.tokens[verb - 1].text != "," or not is_one_of(token.lemma, "blow"):
        return None
    relative = False
    for above in document.ancestors(verb):
        if document.tokens[above].deprel == "acl:relcl":
            relative = True
        elif document.tokens[above].upos == "VERB":
            strikes = relative and is_one_of(document.tokens[above].lemma, "strike")
            return own_subject(document, above) if strikes else None
    return None


def _is_by_event(document: Document, verb: int, head: int) -> bool:
    """Whether a gerund is what a passive is done by: "were displaced by fighting"."""
    marks = {document.tokens[m].lower for m in document.children(verb, "mark", "case")}
    passive = document.children(head, "nsubj:pass", "aux:pass") or document.tokens[head].rel == "acl"
    return "by" in marks and document.tokens[verb].xpos == "VBG" and bool(passive)


def _controlling_object(document: Document, verb: int, head: int) -> int | None:
    """The object of the verb above that is the doer below: "forced X to flee", "held X for shooting"."""
    token, lemma = document.tokens[verb], document.tokens[head].lemma
    objects = document.children(head, "obj", "iobj")
    marks = {document.tokens[m].lower for m in document.children(verb, "mark")}
    if objects:
        close = token.rel == "advcl" and not marks and objects[-1] < verb
        if close and (token.xpos == "VBN" or (token.xpos == "VBG" and objects[-1] == verb - 1)):
            return objects[-1]
        if is_one_of(lemma, "control") or (is_one_of(lemma, "blame") and marks & {"for", "of", "in"}):
            return objects[0]
    if token.rel in ("advcl", "xcomp") and token.xpos == "VB":
        for child in document.children(head, "obl"):
            near = 0 < verb - child <= 3 and is_people_noun(document.tokens[child].lower)
            if near and any(document.tokens[c].lower == "for" for c in document.children(child, "case")):
                return child
    if is_one_of(lemma, "call"):
        for child in document.children(head, "obl"):
            cases = {document.tokens[c].lower for c in document.children(child, "case")}
            if child < verb and cases & {"on", "upon", "to", "with"}:
                return child
    return None


def own_subject(document: Document, verb: int) -> int | None:
    """The verb's own subject, the nearest if there are several, a relative pronoun resolved to its noun."""
    subjects = subjects_of(document, verb)
    return noun_of_relative(document, subjects[-1]) if subjects else None


def subjects_of(document: Document, verb: int) -> tuple[int, ...]:
    """The subjects of a verb, without the town of an agency's dateline that the parser may hang there."""
    return tuple(s for s in document.children(verb, "nsubj") if not _in_dateline(document, s, verb))


def _in_dateline(document: Document, index: int, verb: int) -> bool:
    """Whether a name stands in "CAIRO (AP) —" at the head of a sentence."""
    first = document.sentence_of(index).first
    if index - first > 4 or index > verb or document.tokens[index].upos != "PROPN":
        return False
    for i in range(index + 1, min(index + 9, verb)):
        if document.tokens[i].text in ("–", "—", "--", "-") and document.tokens[i].start > document.tokens[i - 1].end:
            return True
    return False


def noun_of_relative(document: Document, index: int) -> int:
    """The noun a relative pronoun stands for, by syntax; any other token itself."""
    token = document.tokens[index]
    if token.lower in RELATIVE and token.upos in ("PRON", "DET", "SCONJ"):
        for ancestor in document.ancestors(index):
            if document.tokens[ancestor].deprel == "acl:relcl":
                return document.tokens[ancestor].head
    return index
