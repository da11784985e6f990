"""In which role a counted phrase stands to the words around it, read from the dependencies."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.document import Document, Token
from dateline.reading.counts.predicates import (
    NUMBER,
    OBJECT,
    OF,
    PASSIVE,
    STATE,
    SUBJECT,
    WHOLE,
    Link,
    complements_of,
    controlled_by,
    is_infinitive,
    is_passive,
    predicates_of,
)

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_PREDICATE = frozenset({"VERB", "ADJ", "NOUN", "AUX"})
_RELATIVE = frozenset({"who", "whom", "that", "which"})
_TALLY = frozenset("number total figure toll tally count".split())
_TALLY_VERBS = frozenset(
    "rise climb reach stand be soar jump grow increase hit pass total bring exceed range swell put".split()
)
_ALONGSIDE = frozenset({"alongside", "along", "like", "together"})
_QUALIFIERS = frozenset("over about around under above between near nearly almost approximately roughly some".split())
_ROUNDS = frozenset("wave round series string spate barrage volley salvo burst act".split())
_FORCING = frozenset(
    "force expect allow urge ask order want help compel cause lead drive prompt oblige require tell enable permit push "
    "encourage invite leave send plan".split()
)
_STATES = frozenset("in on under inside without at".split())
_DEEPEST = 4  # lists inside lists: deeper ones are parse errors more often than lists


def links_of(document: Document, site: int, noun: int | None) -> list[Link]:
    """All words that a phrase with head ``site`` is an argument of, nearest first; ``noun`` is what it counts."""
    found = list(_below(document, site))
    if noun is not None:
        partitive = noun != site and document.children(noun, "nummod")  # "50 of the 110 bodies": the 110 are the bodies
        found += [] if partitive else [Link(noun, NUMBER, "number of acts")]
        found += [Link(k, NUMBER, "number of acts") for k in document.children(noun, "compound")]
        if document.tokens[noun].lemma.lower() in _ROUNDS:
            found += [Link(k, NUMBER, "number of acts") for k in document.children(noun, "nmod")]
        if noun != site and not document.children(noun, "nummod"):
            found += _below(document, noun)
    top, part = _shared(document, site)
    if document.tokens[top].rel == "appos":
        return found
    if top != site:
        found.append(Link(top, NUMBER, "part"))
    found += [Link(t, role, "part" if part else rule) for t, role, rule in _above(document, top)]
    if part:
        found += [Link(t, role, "part") for t, role, _ in _below(document, top)]
    unique: dict[tuple[int, str], Link] = {}
    for link in found:
        unique.setdefault((link.token, link.role), link)
    return list(unique.values())


def _shared(document: Document, site: int) -> tuple[int, bool]:
    """The phrase whose role this one shares: the first of its list, what it stands in apposition to or is part of."""
    part = False
    for _ in range(_DEEPEST):
        token = document.tokens[site]
        head = document.tokens[token.head] if token.head >= 0 else None
        if head is None or head.upos not in _NOMINAL:
            break
        including = _case(document, site) in ("including", "include")
        of_them = token.rel in ("appos", "parataxis", "dep", "acl") and _of_pronoun(document, site)
        if token.rel == "appos" and any(document.tokens[k].lower == "one" for k in document.children(site, "nummod")):
            break  # "two journalists, one Dutch and one French": kinds of the two, no further ones
        if token.rel in ("conj", "appos", "flat", "list", "nummod") or including or of_them:
            part = part or including or of_them
            site = token.head
        else:
            break
    return site, part


def _of_pronoun(document: Document, site: int) -> bool:
    """Whether, as in "many of them" and "30 of whom", the site's "of" phrase is a pronoun."""
    following = document.tokens[site + 1 : site + 3]
    return (
        len(following) == 2 and following[0].lower == "of" and following[1].lower in ("them", "whom", "which", "these")
    )


def _case(document: Document, site: int) -> str:
    """The preposition of a phrase in lower case, or nothing; the words of a qualifier ("at least 12") are none."""
    cases = [document.tokens[k] for k in document.children(site, "case") if k < site]
    kept = [t.lower for t in cases if not _qualifies(document, t)]
    return kept[0] if kept else ""


def _qualifies(document: Document, token: Token) -> bool:
    following = document.tokens[token.index + 1] if token.index + 1 < len(document) else token
    return following.lower in ("least", "most") or (token.lower in _QUALIFIERS and following.upos == "NUM")


def _above(document: Document, site: int) -> Iterator[Link]:
    """The role of a phrase to its own head."""
    token = document.tokens[site]
    if token.head < 0:
        yield from _as_root(document, site)
        return
    head = document.tokens[token.head]
    if token.rel == "nsubj":
        participle = head.upos == "ADJ" and head.lower.endswith("ed") and document.children(head.index, "cop")
        passive = token.deprel == "nsubj:pass" or bool(participle)
        passive = passive or (head.upos == "VERB" and is_passive(document, head.index))
        yield from predicates_of(document, head.index, passive=passive)
    elif token.rel == "obj":
        yield from _object(document, head, site)
    elif token.rel in ("nmod", "obl", "iobj"):
        yield from _oblique(document, site, head)
    elif token.rel in ("nummod", "amod", "compound", "det"):
        yield Link(head.index, NUMBER, "number on the word")
    elif token.rel in ("xcomp", "ccomp", "advcl", "root", "parataxis", "conj", "acl"):
        yield from _as_root(document, site)


def _object(document: Document, verb: Token, site: int) -> Iterator[Link]:
    """The verb of an object, what the object is said to become, a verb that shares it: "shot and killed two men"."""
    yield Link(verb.index, OBJECT, "object")
    yield from complements_of(document, verb.index, site)
    first = document.tokens[verb.head] if verb.head >= 0 else None
    close = first is not None and verb.rel == "conj" and verb.index - first.index <= 3
    if first is not None and close and first.upos == "VERB" and not document.children(first.index, "obj"):
        yield Link(first.index, OBJECT, "shared object")


def _oblique(document: Document, site: int, head: Token) -> Iterator[Link]:
    case = _case(document, site)
    if case == "of" and head.upos == "VERB" and site < head.index:
        return  # "of the 230 on board, 190 were rescued": the whole that others are counted from
    if case == "of":
        yield Link(head.index, OF, "of phrase")
        siblings = [*document.children(head.index, "conj"), *((head.head,) if head.rel == "conj" else ())]
        yield from (Link(k, OF, "of phrase") for k in siblings if k < site)
    elif document.tokens[site].deprel == "nmod:poss":
        yield Link(head.index, OF, "possessive")
    elif case in _ALONGSIDE and head.upos == "VERB":
        passive = is_passive(document, head.index)
        yield from (Link(t, role, "alongside") for t, role, _ in predicates_of(document, head.index, passive=passive))
    elif case in ("including", "include") and head.upos == "VERB":
        yield Link(head.index, PASSIVE if is_passive(document, head.index) else OBJECT, "part")
    elif case == "in" and document.tokens[site].lower == "numbers":
        yield Link(head.index, PASSIVE if is_passive(document, head.index) else SUBJECT, "in numbers")
    elif case:
        yield from _prepositional(document, site, head, case)
    elif head.upos == "VERB" and site < head.index:
        yield from predicates_of(document, head.index, passive=is_passive(document, head.index))
    elif document.children(site, "case") and head.upos == "VERB":
        yield from _object(document, head, site)
    if case in ("to", "at", "of", "than", "") and head.lemma.lower() in _TALLY_VERBS - {"be"}:
        yield from _tally(document, head.index)
    elif case in ("to", "at") and head.lemma.lower() in _TALLY:
        yield from (Link(k, WHOLE, "toll") for k in document.children(head.index, "nmod") if k < site)


def _prepositional(document: Document, site: int, head: Token, case: str) -> Iterator[Link]:
    """The word a preposition's phrase hangs on, and the nouns before it that it may belong to as well."""
    fire = head if head.lemma.lower() == "fire" else next(iter(_fires(document, head.index)), None)
    if case == "to" and fire is not None and fire.head >= 0 and document.tokens[fire.head].lemma.lower() == "set":
        yield Link(fire.head, OBJECT, "set fire to")
        return
    yield Link(head.index, case, "prepositional phrase")
    if head.upos == "VERB":
        for k in document.children(head.index, "obj", "obl", "nsubj"):
            if 0 < site - k <= 6:  # "began as a sit-in by about 100 miners": the phrase stands right behind its noun
                yield Link(k, case, "prepositional phrase")
    if case == "for":
        for k in document.children(head.index, "advcl", "xcomp", "acl"):
            if k > site and is_infinitive(document, k):
                yield Link(k, SUBJECT, "controlled subject")


def _fires(document: Document, verb: int) -> Iterator[Token]:
    """The fire that somebody sets."""
    for k in document.children(verb, "obj"):
        if document.tokens[k].lower == "fire":
            yield document.tokens[k]


def _tally(document: Document, verb: int) -> Iterator[Link]:
    """Tallies that reach a number: "the death toll rose to 40", "bringing the number of displaced to 12,000"."""
    for k in document.children(verb, "nsubj", "obj"):
        yield Link(k, WHOLE, "toll")
        if document.tokens[k].lemma.lower() in _TALLY:
            for child in document.children(k, "nmod"):
                yield Link(child, WHOLE, "toll")
                yield from _below(document, child)


def _as_root(document: Document, site: int) -> Iterator[Link]:
    """A number that is itself the predicate: "the death toll is 40"."""
    for k in document.children(site, "nsubj"):
        if document.tokens[k].lemma.lower() in _TALLY or document.tokens[k].upos == "NOUN":
            yield Link(k, WHOLE, "toll")


def _below(document: Document, site: int) -> Iterator[Link]:
    """Participles and relative clauses that hang on the phrase: "12 people killed", "fighters who fled"."""
    for k in document.children(site, "acl"):
        token = document.tokens[k]
        if token.upos not in _PREDICATE or k < site:
            continue
        if token.deprel == "acl:relcl" or _relative(document, k):
            yield from _relative_links(document, k)
        else:
            passive = token.xpos in ("VBN", "VBD") and token.upos == "VERB"
            yield Link(k, PASSIVE if passive else SUBJECT, "participle")
            yield from controlled_by(document, k, 0)
    for k in document.children(site, "amod"):
        yield Link(k, SUBJECT, "adjective")
    for k in document.children(site, "nmod"):
        if k > site and _case(document, k) in _STATES:
            yield Link(k, STATE, "state")
            yield from (Link(m, STATE, "state") for m in document.children(k, "case"))


def _relative(document: Document, verb: int) -> bool:
    return any(document.tokens[k].lower in _RELATIVE for k in document.children(verb))


def _relative_links(document: Document, verb: int) -> Iterator[Link]:
    subjects = document.children(verb, "nsubj")
    if any(document.tokens[k].lower in _RELATIVE for k in subjects):
        yield from (
            Link(t, role, "relative clause")
            for t, role, _ in predicates_of(document, verb, passive=is_passive(document, verb))
        )
    elif subjects:
        whose = any(document.tokens[i].lower in ("whose", "of") for s in subjects for i in document.subtree(s))
        objects = [k for k in document.children(verb, "obj") if document.tokens[k].lower not in _RELATIVE]
        if not whose and not objects and not is_passive(document, verb):
            yield Link(verb, OBJECT, "relative clause")
    else:
        yield Link(verb, PASSIVE if is_passive(document, verb) else SUBJECT, "relative clause")
