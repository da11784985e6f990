"""What stands beside a verb or noun in its clause: subject, object, by-phrase, owner …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.document import Document
from dateline.reading.roles.control import RELATIVE, missing_subject, noun_of_relative, subjects_of
from dateline.reading.roles.tables import is_one_of

# How far apart two verbs with one object may stand: "kidnapped and later beheaded a priest".
REACH_OF_SHARED_OBJECT = 4

LAID = frozenset(("on", "upon", "to"))

AGAINST = frozenset("on against at toward towards into upon onto".split())


@dataclass(frozen=True, slots=True)
class Argument:
    """A token beside a trigger: ``place`` is a column of ``roles.tsv`` or ``agent``; ``rule`` says how it was found."""

    token: int
    place: str
    rule: str


def is_passive(document: Document, verb: int) -> bool:
    """Whether a verb stands in the passive, also a bare participle ("villagers killed by the army")."""
    token = document.tokens[verb]
    if document.children(verb, "aux:pass", "csubj:pass"):
        return True
    if document.children(verb, "nsubj:pass"):
        return not _object_comes(document, verb)
    if document.children(verb, "obj") or _is_object_of_relative(document, verb):
        return False
    if _continues(document, verb):
        return is_passive(document, token.head)
    if document.children(verb, "nsubj") and _object_comes(document, verb):
        return False
    if is_one_of(token.lemma, "transitive") and token.xpos in ("VBN", "VBD") and not document.children(verb, "aux"):
        return True
    if token.xpos != "VBN" or document.children(verb, "aux"):
        return False
    if token.rel in ("acl", "advcl", "amod", "xcomp", "ccomp") or token.rel in ("root", "parataxis"):
        return not document.children(verb, "nsubj") or token.rel in ("acl", "amod")
    return False


def _continues(document: Document, verb: int) -> bool:
    """Whether a verb goes on from one before it with the same subject, and so in its voice: "shot and killed"."""
    token = document.tokens[verb]
    joined = token.rel == "conj" and token.xpos in ("VBN", "VBD") and not document.children(verb, "nsubj", "aux")
    return joined and document.tokens[token.head].upos == "VERB" and token.head < verb


def _object_comes(document: Document, verb: int) -> bool:
    """Whether the object of a verb stands after the next verb: "kidnapped and later beheaded a priest"."""
    joined = [c for c in document.children(verb, "conj") if _continues(document, c)]
    return bool(joined) and bool(document.children(joined[0], "obj")) and joined[0] - verb <= REACH_OF_SHARED_OBJECT


def _is_object_of_relative(document: Document, verb: int) -> bool:
    """Whether the noun before a relative clause is its object: "the men (that) the army held"."""
    subjects = document.children(verb, "nsubj")
    return document.tokens[verb].deprel == "acl:relcl" and any(
        document.tokens[s].lower not in RELATIVE for s in subjects
    )


def verb_arguments(document: Document, verb: int, *, passive: bool | None = None) -> Iterator[Argument]:
    """The arguments of a verb; a missing subject is taken from the clause above."""
    tokens = document.tokens
    if passive is None:
        passive = is_passive(document, verb)
    objects = [o for o in document.children(verb, "obj", "iobj") if tokens[o].upos != "PUNCT"]
    if not objects and tokens[verb].rel == "conj":
        objects = [o for o in document.children(tokens[verb].head, "obj") if o > verb]
    if not objects and not passive and _object_comes(document, verb):
        objects = [o for c in document.children(verb, "conj")[:1] for o in document.children(c, "obj")]
    yield from (Argument(noun_of_relative(document, o), "object", "object") for o in objects)
    if not objects and not passive:
        yield from _object_elsewhere(document, verb)
    yield from _phrases(document, verb, passive=passive)
    if passive:
        yield from _shared_by_phrase(document, verb)
    place = "passive" if passive else "subject" if objects else "alone"
    rule = "passive subject" if passive else "subject"
    direct = subjects_of(document, verb)
    if direct:
        yield from (Argument(noun_of_relative(document, s), place, rule) for s in direct)
        return
    above = missing_subject(document, verb) or _before(document, verb)
    if above is not None:
        yield Argument(above[0], place, above[1])


def _shared_by_phrase(document: Document, verb: int) -> Iterator[Argument]:
    """The by-phrase of the verb that this one goes on from, behind both: "shot and killed by rebels"."""
    token = document.tokens[verb]
    if token.rel != "conj":
        return
    for child in document.children(token.head, "obl"):
        if child > verb and any(document.tokens[c].lower == "by" for c in document.children(child, "case")):
            yield Argument(child, "agent", "by-phrase")


def _object_elsewhere(document: Document, verb: int) -> Iterator[Argument]:
    """An object that the tree holds elsewhere: the noun of a relative clause, or the noun right after the verb."""
    if _is_object_of_relative(document, verb) and not document.children(verb, "obl"):
        yield Argument(document.tokens[verb].head, "object", "noun modified")
        return
    last = document.sentence_of(verb).last
    for i in range(verb + 1, min(verb + 7, last)):
        token = document.tokens[i]
        if (
            token.upos in ("NOUN", "PROPN", "PRON")
            and token.rel not in ("compound", "nmod:desc")
            and token.deprel != "nmod:poss"
        ):
            if (
                token.rel in ("obj", "conj", "appos", "nsubj")
                and token.head != verb
                and not document.children(i, "case")
            ):
                yield Argument(i, "object", "object")
            return
        if token.upos not in ("DET", "NUM", "ADJ", "ADV") and token.rel not in ("compound", "amod", "nmod:poss"):
            return


def _before(document: Document, verb: int) -> tuple[int, str] | None:
    """The noun right before a finite verb that the parser left without a subject."""
    i = verb - 1
    first = document.sentence_of(verb).first
    while i >= first and (
        document.tokens[i].upos in ("AUX", "ADV") or document.tokens[i].lower in ("to", "not", "n't")
    ):
        i -= 1
    finite = document.tokens[verb].xpos in ("VBD", "VBZ", "VBP") or i < verb - 1
    if i < first or not finite:
        return None
    token = document.tokens[i]
    if token.upos not in ("NOUN", "PROPN", "PRON") or token.lower in RELATIVE:
        return None
    if token.rel in ("compound", "flat") and first <= token.head < verb:
        i = token.head
    return (i, "subject") if document.tokens[i].deprel not in ("obl:unmarked", "nmod:unmarked") else None


def _phrases(document: Document, verb: int, *, passive: bool) -> Iterator[Argument]:
    for child in document.children(verb, "obl", "nmod", "advcl"):
        token = document.tokens[child]
        cases = [document.tokens[c].lower for c in document.children(child, "case")]
        if not cases:
            if token.deprel == "obl:agent":
                yield Argument(child, "agent", "by-phrase")
            continue
        if token.rel == "advcl":
            continue
        yield from _by_preposition(child, cases, passive=passive)
        yield from _in_the_hands(document, child)


def _in_the_hands(document: Document, noun: int) -> Iterator[Argument]:
    """Whose hands they are in "at the hands of X"."""
    if document.tokens[noun].lower == "hands":
        for child in document.children(noun, "nmod"):
            yield Argument(child, "agent", "by-phrase")


def _by_preposition(child: int, cases: list[str], *, passive: bool) -> Iterator[Argument]:
    """The place that a preposition gives its noun; after a passive "on" and "at" say where, not against whom."""
    first = cases[0]
    if first == "by":
        yield Argument(child, "agent", "by-phrase")
    elif "between" in cases or first == "among" or (first in ("with", "alongside") and not passive):
        yield Argument(child, "with", "with")
    elif (first in AGAINST and not (passive and first in ("on", "at"))) or cases == ["out", "at"]:
        yield Argument(child, "against", "against")
    elif first == "from":
        yield Argument(child, "from", "against")
    elif first in ("to", "for"):
        yield Argument(child, "to", "against")
    elif first == "of":
        yield Argument(child, "of", "of")


def noun_arguments(document: Document, noun: int) -> Iterator[Argument]:
    """The arguments of an event noun within its own phrase."""
    owned = False
    for child in document.children(noun):
        token = document.tokens[child]
        if token.deprel in ("nmod:poss", "det:poss"):
            owned = True
            yield Argument(child, "owner", "owner")
        elif token.rel in ("nmod", "obl"):
            if _agent_of_telling(document, noun, child):
                continue
            cases = [document.tokens[c].lower for c in document.children(child, "case")]
            if not cases:
                yield Argument(child, "modifier", "modifier")
            else:
                yield from _by_preposition(child, cases, passive=False)
                yield from _nested_by(document, child)
                yield from _in_the_hands(document, child)
        elif token.rel in ("compound", "amod", "flat", "nmod:desc") and token.upos in ("NOUN", "PROPN", "ADJ", "X"):
            yield Argument(child, "modifier", "modifier")
        elif token.lower == "led" and child < noun:
            yield from (
                Argument(k, "modifier", "modifier") for k in document.children(child, "compound", "obl", "amod")
            )
        elif token.rel in ("acl", "amod") and token.upos == "VERB":
            yield from _participle_of(document, child)
    owner = None if owned else _owner_before(document, noun)
    if owner is not None:
        yield Argument(owner, "owner", "owner")


def _agent_of_telling(document: Document, noun: int, child: int) -> bool:
    """Whether a by-phrase that hangs on the event belongs to a participle of saying: "attacks documented by X"."""
    for c in document.children(child, "case"):
        before = document.tokens[c - 1] if c else document.tokens[c]
        if document.tokens[c].lower == "by" and before.xpos == "VBN" and noun < before.index:
            return not is_one_of(before.lemma, "deed")
    return False


def _nested_by(document: Document, noun: int) -> Iterator[Argument]:
    """A by-phrase that the parser hung one noun too low: "the shelling of the town by the army"."""
    for child in document.children(noun, "nmod"):
        if any(document.tokens[c].lower == "by" for c in document.children(child, "case")):
            yield Argument(child, "agent", "by-phrase")


def _owner_before(document: Document, noun: int) -> int | None:
    """The possessor whose 's stands right before the noun's phrase, wherever the parser hung it."""
    first = document.sentence_of(noun).first
    for i in range(noun - 1, max(first, noun - 4), -1):
        token = document.tokens[i]
        if token.xpos == "POS":
            return token.head if first <= token.head < i else i - 1
        if token.upos not in ("ADJ", "NOUN", "NUM", "PROPN"):
            return None
    return None


def _participle_of(document: Document, verb: int) -> Iterator[Argument]:
    """A participle or relative clause on the noun: "an attack carried out by X", "strikes that killed X"."""
    lemma = document.tokens[verb].lemma
    if is_passive(document, verb) or document.tokens[verb].xpos == "VBN":
        does = is_one_of(lemma, "deed")
        places = ("agent", "against", "with") if does else ("against", "with")
        yield from (a for a in _phrases(document, verb, passive=True) if a.place in places)
    yield from laid_on(document, verb)
    if is_one_of(lemma, "result"):
        yield from (Argument(o, "object", "result") for o in document.children(verb, "obj"))
    relative = document.tokens[verb].deprel == "acl:relcl" and not is_passive(document, verb)
    if relative and is_one_of(lemma, "doer"):
        subjects = [s for s in document.children(verb, "nsubj") if document.tokens[s].lower not in RELATIVE]
        yield from (Argument(s, "doer", "light verb") for s in subjects)


def laid_on(document: Document, verb: int) -> Iterator[Argument]:
    """Whom a verb of blame lays an event on: "blamed the attack on X", "an attack attributed to X"."""
    if not is_one_of(document.tokens[verb].lemma, "lay"):
        return
    below = document.children(verb, "obj", "nsubj:pass")
    for child in (*document.children(verb, "obl", "nmod"), *(k for b in below for k in document.children(b, "nmod"))):
        if any(document.tokens[c].lower in LAID for c in document.children(child, "case")):
            yield Argument(child, "agent", "blamed")
