"""The logical subjects and objects of a word, read from the dependencies."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.document import Document

RELATIVE = frozenset(("who", "which", "that", "whom"))
QUANTITY_NOUNS = frozenset(
    """dozen score hundred thousand million billion number majority half third quarter handful couple group lot
    most rest some many several few all both none one percent part ten bulk total series string wave barrage
    spate remainder remnant pair member type kind variety shred vestige remnant sliver patch inch bit strip
    chunk large much percentage proportion""".split()
)


def antecedent(document: Document, index: int) -> int:
    """The noun that a relative pronoun stands for, or the token itself."""
    token = document.tokens[index]
    if token.lemma.lower() not in RELATIVE or token.upos not in ("PRON", "DET", "SCONJ"):
        return index
    for ancestor in document.ancestors(index):
        if document.tokens[ancestor].deprel == "acl:relcl":
            return document.tokens[ancestor].head
    return index


def with_conjuncts(document: Document, heads: Iterable[int]) -> tuple[int, ...]:
    """The tokens with those coordinated to them, relative pronouns resolved."""
    found: list[int] = []
    for head in heads:
        noun = antecedent(document, head)
        for each in (noun, *document.children(noun, "conj")):
            if each not in found:
                found.append(each)
    return tuple(found)


def passive(document: Document, verb: int) -> bool:
    """Whether a verb stands in the passive, also as a bare participle after a noun."""
    token = document.tokens[verb]
    if document.children(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if token.xpos == "VBN" and token.rel == "acl" and token.deprel != "acl:relcl":
        return not document.children(verb, "obj")
    if (
        token.xpos == "VBN"
        and token.rel == "conj"
        and token.head >= 0
        and not document.children(verb, "nsubj", "obj", "aux")
    ):
        return passive(document, token.head)
    return (
        token.xpos == "VBN"
        and not document.children(verb, "aux", "nsubj", "obj")
        and token.rel in ("root", "parataxis", "advcl")
    )


def objects(document: Document, verb: int) -> tuple[int, ...]:
    """What the verb is done to: object, passive subject, or the noun that a participle modifies."""
    token = document.tokens[verb]
    heads: tuple[int, ...] = document.children(verb, "obj", "nsubj:pass")
    if heads:
        return with_conjuncts(document, heads)
    if passive(document, verb):
        if token.deprel == "acl":
            return with_conjuncts(document, (token.head,))
        if token.rel == "conj" and token.head >= 0:
            return objects(document, token.head)
        return with_conjuncts(document, document.children(verb, "nsubj"))
    if token.rel == "xcomp" and token.head >= 0 and document.tokens[token.head].xpos == "VBN":
        return ()
    return ()


def _by_phrase(document: Document, verb: int) -> tuple[int, ...]:
    return tuple(
        k
        for k in document.children(verb, "obl", "nmod")
        if any(document.tokens[c].lower == "by" for c in document.children(k, "case"))
    )


def subjects(document: Document, verb: int) -> tuple[int, ...]:
    """Who does it: active subject, by-phrase, or the subject taken over from a coordinate or controlling verb."""
    token = document.tokens[verb]
    if passive(document, verb):
        return with_conjuncts(document, _by_phrase(document, verb))
    own = document.children(verb, "nsubj")
    if own:
        return with_conjuncts(document, own)
    if token.head < 0:
        return ()
    if token.deprel == "acl":
        return with_conjuncts(document, (token.head,))
    if token.rel in ("conj", "advcl", "xcomp", "ccomp", "parataxis") and document.tokens[token.head].upos in (
        "VERB",
        "AUX",
        "ADJ",
    ):
        if token.rel == "xcomp" and document.children(token.head, "obj"):
            return objects(document, token.head)
        if passive(document, token.head):
            return objects(document, token.head)
        return subjects(document, token.head)
    return ()


def noun_objects(document: Document, noun: int) -> tuple[int, ...]:
    """What a noun of action is done to: its of-phrase, compound or possessive."""
    heads = [k for k in document.children(noun, "nmod") if preposition(document, k) in ("of", "on", "against")]
    heads += document.children(noun, "compound", "nmod:poss")
    return with_conjuncts(document, heads)


def noun_subjects(document: Document, noun: int) -> tuple[int, ...]:
    """Who does a noun of action: its by-phrase, possessive, compound or adjective, its light verb's subject."""
    heads = [*_by_phrase(document, noun), *document.children(noun, "nmod:poss", "compound", "amod")]
    heads += [k for k in document.children(noun, "nmod") if preposition(document, k) in ("of", "between", "by", "from")]
    token = document.tokens[noun]
    if token.rel == "obj" and token.head >= 0:
        heads += subjects(document, token.head)
    return with_conjuncts(document, heads)


def preposition(document: Document, index: int) -> str:
    """The lower-case preposition that marks a noun phrase, or an empty string."""
    for child in document.children(index, "case"):
        if document.tokens[child].upos != "PART":
            return document.tokens[child].lower
    return ""


def denoted(document: Document, index: int) -> tuple[int, ...]:
    """The noun itself, or for a number or quantity word also what is counted ("dozens of *people*")."""
    token = document.tokens[index]
    if token.upos not in ("NUM", "DET", "PRON", "ADJ") and token.lemma.lower() not in QUANTITY_NOUNS:
        return (index,)
    inner = tuple(k for k in document.children(index, "nmod") if preposition(document, k) in ("of", "among"))
    return (index, *inner)
