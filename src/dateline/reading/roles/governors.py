"""The actors of an event noun that stand outside its phrase: subjects and objects of the verbs above it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.document import Document
from dateline.reading.roles.arguments import Argument, is_passive, laid_on, noun_arguments, verb_arguments
from dateline.reading.roles.control import DEPTH, missing_subject
from dateline.reading.roles.tables import governors, is_one_of, tells_victims


def event_noun_arguments(document: Document, noun: int) -> Iterator[Argument]:
    """All arguments of an event noun, in its phrase and above it; an owner in the phrase is the only doer."""
    blamed = list(_blamed_for(document, noun))
    yield from blamed
    laid = {b.token for b in blamed}
    own = [a for a in noun_arguments(document, noun) if a.token not in laid]
    yield from own
    owned = any(a.place == "owner" for a in own)
    yield from (a for a in _outside_phrase(document, noun) if not (owned and a.place == "doer"))


def _blamed_for(document: Document, noun: int) -> Iterator[Argument]:
    """Whom the event is laid on: "blamed the attack on X", also where the parser hung "on X" on the event."""
    verb, rel = document.tokens[noun].head, document.tokens[noun].deprel
    if verb < 0 or rel not in ("obj", "nsubj:pass", "nsubj") or not is_one_of(document.tokens[verb].lemma, "lay"):
        return
    if rel != "obj" and not is_passive(document, verb):
        return
    found = [a for a in laid_on(document, verb) if a.token > noun]
    if found or rel != "obj":
        yield from found
        return
    hung = [c for c in document.children(noun, "nmod", "obl") if _has_case(document, c, "on")]
    yield from (Argument(c, "agent", "blamed") for c in hung[-1:])


def _outside_phrase(document: Document, noun: int) -> Iterator[Argument]:
    token = document.tokens[noun]
    if token.rel == "conj":
        first = token.head
        yield from (a for a in noun_arguments(document, first) if a.place in ("agent", "modifier", "owner", "against"))
        noun = first
    for child in document.children(noun, "conj"):
        if document.tokens[child].upos == "NOUN" or document.tokens[child].xpos == "VBG":
            yield from (a for a in noun_arguments(document, child) if a.place in ("agent", "against"))
    yield from above_noun(document, noun, DEPTH)


def above_noun(document: Document, noun: int, depth: int) -> Iterator[Argument]:
    """Arguments from the verb, or the carrier noun, that an event noun hangs on."""
    token = document.tokens[noun]
    if document.children(noun, "cop"):
        yield from _copula(document, noun)
        return
    if token.head < 0 or depth == 0:
        return
    head = document.tokens[token.head]
    if head.upos in ("VERB", "AUX"):
        yield from _from_verb(document, noun, token.head)
    elif head.upos == "ADJ" and token.rel in ("obl", "nmod"):
        yield from _responsible(document, token.head)
    elif token.rel in ("nmod", "compound", "conj", "appos", "obl"):
        yield from _from_noun(document, noun, token.head, depth)


def _copula(document: Document, noun: int) -> Iterator[Argument]:
    """ "X are under siege", "X is on strike", "X is believed to be behind the murder"."""
    cases = {document.tokens[c].lower for c in document.children(noun, "case")}
    place = (
        "agent" if "behind" in cases else "bearer" if "under" in cases else "alone" if cases & {"on", "in"} else None
    )
    if place:
        subjects = list(document.children(noun, "nsubj"))
        if not subjects and (above := missing_subject(document, noun)):
            subjects = [above[0]]
        yield from (Argument(s, place, "copula") for s in subjects)


def _responsible(document: Document, adjective: int) -> Iterator[Argument]:
    if document.tokens[adjective].lemma in ("responsible", "guilty", "culpable"):
        yield from (Argument(s, "doer", "blamed") for s in document.children(adjective, "nsubj"))


def _from_noun(document: Document, noun: int, head: int, depth: int) -> Iterator[Argument]:
    lemma = document.tokens[head].lemma.lower()
    if _is_blamed(document, noun, head):
        yield Argument(head, "agent", "blamed")
    elif is_one_of(lemma, "victim"):
        yield Argument(head, "object", "result")
    elif is_one_of(lemma, "culprit"):
        yield Argument(head, "agent", "blamed")
    elif is_one_of(lemma, "carrier") or lemma.rstrip("s") in governors("carrier"):
        yield from (
            a for a in noun_arguments(document, head) if a.token != noun and a.place in ("agent", "owner", "modifier")
        )
        if lemma.rstrip("s") not in governors("telling"):
            yield from above_noun(document, head, depth - 1)
    else:
        cases = {document.tokens[c].lower for c in document.children(noun, "case")}
        if cases & {"on", "in", "under"}:
            yield Argument(head, "bearer" if cases & {"under", "in"} else "alone", "noun modified")


def _is_blamed(document: Document, noun: int, head: int) -> bool:
    """Whether the event hangs on the object of a verb of blame: "accused the army of the killings"."""
    above = document.tokens[head].head
    cases = {document.tokens[c].lower for c in document.children(noun, "case")}
    return (
        above >= 0
        and document.tokens[head].rel in ("obj", "nsubj")
        and is_one_of(document.tokens[above].lemma, "blame")
        and bool(cases & {"of", "for", "over", "in"})
        and (document.tokens[head].rel == "obj" or is_passive(document, above))
    )


def _from_verb(document: Document, noun: int, verb: int) -> Iterator[Argument]:
    rel, lemma = document.tokens[noun].deprel, document.tokens[verb].lemma.lower()
    passive = is_passive(document, verb)
    if rel.startswith("nsubj"):
        yield from _as_subject(document, verb, lemma, passive=passive)
    elif rel in ("obj", "iobj") or (rel == "xcomp"):
        yield from _as_object(document, verb, lemma, passive=passive)
    elif rel.startswith("obl") or rel in ("nmod", "advcl"):
        yield from _as_oblique(document, noun, verb, lemma, passive=passive)


def _as_subject(document: Document, verb: int, lemma: str, *, passive: bool) -> Iterator[Argument]:
    """ "The strike killed X", "the attack was carried out by X", "the attack on the town left 12 dead"."""
    for argument in verb_arguments(document, verb, passive=passive):
        if argument.place == "agent" and passive and (is_one_of(lemma, "doer") or is_one_of(lemma, "result")):
            yield argument
        elif is_one_of(lemma, "result") and argument.place == "object":
            yield Argument(argument.token, "object", "result")
        elif (argument.place == "against" and lemma in ("be", "target", "aim", "direct")) or (
            argument.place == "to" and passive
        ):
            yield argument
    for below in document.children(verb, "xcomp", "advcl", "conj"):
        if document.tokens[below].rel == "xcomp" and is_one_of(lemma, "result"):
            yield from (Argument(s, "object", "result") for s in document.children(below, "nsubj"))
        elif document.tokens[below].rel != "xcomp" and is_one_of(document.tokens[below].lemma, "result"):
            yield from (Argument(o, "object", "result") for o in document.children(below, "obj"))


def _as_object(document: Document, verb: int, lemma: str, *, passive: bool) -> Iterator[Argument]:
    """ "X launched an offensive against Y", "X faced trial"."""
    place = "bearer" if is_one_of(lemma, "bearer") else "doer" if is_one_of(lemma, "doer") else None
    for argument in verb_arguments(document, verb, passive=passive):
        if argument.place in ("subject", "alone") and place:
            rule = "light verb" if argument.rule in ("subject", "shared subject") else "light verb, control"
            yield Argument(argument.token, place, rule)
        elif argument.place == "against" and _has_case(document, argument.token, "against"):
            yield Argument(argument.token, "against", "against")
        elif argument.place in ("against", "with", "agent", "to", "from") and (
            is_one_of(lemma, "doer") or is_one_of(lemma, "bearer")
        ):
            yield Argument(argument.token, argument.place, argument.rule)
        elif argument.place == "passive" and place:
            yield Argument(argument.token, "bearer", "light verb")


def _as_oblique(document: Document, noun: int, verb: int, lemma: str, *, passive: bool) -> Iterator[Argument]:
    """ "X was killed in the strike", "X died in the attack", "X was accused of the attack"."""
    cases = {document.tokens[c].lower for c in document.children(noun, "case")}
    for argument in verb_arguments(document, verb, passive=passive):
        if argument.token != noun:
            read = _beside_oblique(lemma, argument, cases)
            if read is not None:
                yield Argument(argument.token, *read)
    first = document.tokens[verb].head
    if document.tokens[verb].rel == "conj" and tells_victims(lemma) and tells_victims(document.tokens[first].lemma):
        for argument in verb_arguments(document, first):
            if argument.place in ("alone", "passive", "object"):
                yield Argument(argument.token, "object", "result")


def _beside_oblique(lemma: str, argument: Argument, cases: set[str]) -> tuple[str, str] | None:
    """The place and rule of an argument of a verb, for the event that stands in the verb's prepositional phrase."""
    subject = argument.place in ("alone", "subject")
    undergoer = argument.place in ("object", "passive")
    if is_one_of(lemma, "result"):
        if undergoer:
            return "object", "result"
        return ("agent", "result") if argument.place in ("agent", "subject") and "by" not in cases else None
    if is_one_of(lemma, "hit") and (subject or argument.place == "passive"):
        return "object", "result"
    if is_one_of(lemma, "put") and undergoer:
        return "bearer", "light verb"
    if is_one_of(lemma, "confess") and subject and cases & {"in", "to", "of"}:
        return "confesses", "blamed"
    if is_one_of(lemma, "blame") and undergoer and cases & {"of", "for", "over", "in", "with"}:
        return "doer", "blamed"
    if is_one_of(lemma, "bearer") and subject and cases & {"under", "to", "from", "in", "on", "through", "with"}:
        return "bearer", "light verb"
    if is_one_of(lemma, "doer") and subject and cases & {"in", "to", "out", "for", "on", "with"}:
        return "doer", "light verb"
    if is_one_of(lemma, "attend") and cases & {"in", "at", "during", "after", "before", "following"}:
        return ("with", "with") if subject or argument.place == "agent" else None
    return None


def _has_case(document: Document, token: int, preposition: str) -> bool:
    return any(document.tokens[c].lower == preposition for c in document.children(token, "case"))
