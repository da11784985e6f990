"""Places of actors that only some types of claim have: sides, aims, blows, people moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.mentions.actor_nouns import is_people_noun
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.roles.arguments import Argument, laid_on, verb_arguments
from dateline.reading.roles.governors import event_noun_arguments
from dateline.reading.roles.tables import is_one_of, tells_victims

# Types whose two sides are both agents.
SYMMETRIC = frozenset(("armed_clash", "negotiation", "agreement"))

# Types whose trigger may be the noun for the people themselves.
NAMING = frozenset(("population", "abduction", "displacement"))

# Types in which people go from one place to another.
MOVES = frozenset(("displacement", "return"))

# Types of one blow, whose victims may be told in a clause of their own.
BLOWS = frozenset(("armed_attack", "bombing", "shelling", "air_strike"))

# Types of acts against whoever holds a place.
AGAINST_HOLDERS = frozenset(("territory", "offensive", "air_strike", "shelling", "siege", "destruction"))

# How far after its trigger a "between" may stand, and how far after that its sides.
REACH_OF_BETWEEN = 12
REACH_OF_BY = 18


def special_arguments(document: Document, trigger: Trigger, *, verbal: bool) -> Iterator[Argument]:
    """The arguments of a trigger in places that its type has beside the common ones."""
    if trigger.type in NAMING:
        yield from named_by_trigger(document, trigger)
    yield from result_above(document, trigger)
    if trigger.type in BLOWS:
        yield from struck_next(document, trigger)
    if verbal and trigger.type in BLOWS:
        yield from after_blow(document, trigger)
    if trigger.type == "offensive":
        yield from aims(document, trigger)
    if trigger.type in AGAINST_HOLDERS:
        yield from holders(document, trigger, verbal=verbal)
    if trigger.type in SYMMETRIC:
        yield from between(document, trigger)
    elif not verbal:
        yield from by_phrase_after(document, trigger)
        yield from _laid_later(document, trigger)


def as_type_has_it(document: Document, trigger: Trigger, arguments: Sequence[Argument]) -> Iterator[Argument]:
    """A verb's arguments in the places that its type gives them: who flees is moved, who dies is hit."""
    lemma = document.tokens[trigger.token].lemma
    moves_people = any(a.place == "object" and is_people_noun(document.tokens[a.token].lower) for a in arguments)
    leaving, hit = is_one_of(lemma, "leave") and not moves_people, is_one_of(lemma, "hit")
    for argument in arguments:
        subject = argument.place in ("alone", "subject")
        if trigger.type in MOVES and leaving and argument.place in ("object", "subject"):
            if argument.place == "subject":
                yield Argument(argument.token, "alone", argument.rule)
        elif (subject and (hit or (trigger.type in ("obstruction", "release") and leaving))) or (
            argument.place == "subject" and trigger.type == "population" and not is_one_of(lemma, "host")
        ):
            yield Argument(argument.token, "hit", argument.rule)
        else:
            yield argument
        if trigger.type == "deployment" and is_one_of(lemma, "arm") and argument.place in ("object", "passive"):
            yield Argument(argument.token, "armed", "object")


def named_by_trigger(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """The people that a trigger noun itself names: "10,000 fighters are in the town", "holds western hostages"."""
    token = document.tokens[trigger.token]
    if token.upos == "NOUN" and is_people_noun(token.lower):
        yield Argument(trigger.token, "itself", "trigger names them")


def result_above(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Whom an event hit, said in the clause above it: "12 people died when a bomb exploded"."""
    event = trigger.token
    if document.tokens[event].rel == "nsubj":
        event = document.tokens[event].head
    verb = document.tokens[event].head
    if verb < 0 or document.tokens[event].rel != "advcl":
        return
    if any(is_people_noun(document.tokens[o].lower) for o in document.children(event, "obj")):
        return
    marks = {document.tokens[m].lower for m in document.children(event, "mark", "advmod")}
    lemma = document.tokens[verb].lemma
    if marks & {"when", "after", "as"} and tells_victims(lemma):
        for argument in verb_arguments(document, verb):
            if argument.place in ("alone", "passive", "object"):
                yield Argument(argument.token, "object", "result")


def after_blow(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Whom a blow hit, said in a clause of its own: "opened fire, killing two", "to disperse protesters"."""
    for child in document.children(trigger.token, "advcl", "xcomp", "conj"):
        if is_one_of(document.tokens[child].lemma, "blow"):
            yield from (Argument(o, "object", "result") for o in document.children(child, "obj"))


def struck_next(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Whom the verb right after a blow says it hit, wherever the parser hung the noun: "tank shelling killed X"."""
    own = document.tokens_within(trigger.span.start, trigger.span.end)
    after = own[-1] + 1 if own else len(document)
    if after >= document.sentence_of(trigger.token).last or document.tokens[after].xpos != "VBD":
        return
    if is_one_of(document.tokens[after].lemma, "result"):
        yield from (Argument(o, "object", "result") for o in document.children(after, "obj"))


def by_phrase_after(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """The doer named by "by" later in the clause: "attacks in three villages by armed youths"."""
    last = min(trigger.token + REACH_OF_BY, document.sentence_of(trigger.token).last)
    for i in range(trigger.token + 1, last):
        token = document.tokens[i]
        if token.text in ';:()“”"' or token.lower in ("who", "which", "that", "when", "while", "after", "before", "as"):
            return
        if token.xpos in ("VBN", "VBG") or (
            token.upos == "VERB" and i > trigger.token and token.index != document.tokens[trigger.token].head
        ):
            return
        if token.lower == "by" and token.upos == "ADP" and document.tokens[token.head].upos in ("NOUN", "PROPN", "ADJ"):
            if _hangs_on_place(document, token.head, trigger.token):
                yield Argument(token.head, "doer", "by-phrase")
            return


def _laid_later(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Whom a participle at the end of the clause lays the event on: "an ambush in Gao, attributed to X"."""
    last = min(trigger.token + REACH_OF_BY, document.sentence_of(trigger.token).last)
    for i in range(trigger.token + 1, last):
        token = document.tokens[i]
        if token.xpos == "VBN" and is_one_of(token.lemma, "lay"):
            yield from laid_on(document, i)
            return
        if token.upos == "VERB" or token.text in ";:":
            return


def _hangs_on_place(document: Document, noun: int, event: int) -> bool:
    """Whether a by-phrase hangs on the event itself, its verb, or a place beside it, and on no other act."""
    above = document.tokens[noun].head
    if above < 0 or above == event or document.tokens[above].upos in ("VERB", "PROPN", "NUM"):
        return True
    return document.tokens[above].lower in word_list("holdings")


def aims(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Against whom an offensive is: "an operation to oust X", "that drove X out"."""
    heads = {trigger.token, trigger.clause}
    for child in (c for h in sorted(heads) for c in document.children(h, "acl", "advcl", "xcomp")):
        if is_one_of(document.tokens[child].lemma, "aim"):
            yield from (Argument(o, "aim", "aim") for o in document.children(child, "obj"))


def holders(document: Document, trigger: Trigger, *, verbal: bool) -> Iterator[Argument]:
    """Who holds what is attacked or taken: "captured positions held by X", "shelling of rebel-held towns"."""
    beside = verb_arguments(document, trigger.token) if verbal else event_noun_arguments(document, trigger.token)
    for argument in beside:
        if argument.place in ("object", "passive", "against", "of", "from"):
            yield from (Argument(h, "held", "aim") for h in _holders_of(document, argument.token))


def _holders_of(document: Document, noun: int) -> Iterator[int]:
    for child in document.children(noun, "amod", "acl"):
        if document.tokens[child].lower in word_list("holding"):
            yield from document.children(child, "compound", "obl", "nmod", "nsubj", "amod")
    if document.tokens[noun].lower in word_list("holdings"):
        yield from (
            c
            for c in document.children(noun, "compound", "nmod")
            if not document.children(c, "case") or _is_possessor(document, c)
        )
    for child in document.children(noun, "nmod"):
        if any(document.tokens[c].lower == "of" for c in document.children(child, "case")):
            yield from _holders_of(document, child)


def _is_possessor(document: Document, noun: int) -> bool:
    return document.tokens[noun].deprel == "nmod:poss"


def between(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """The sides named after "between", wherever the parser hung them."""
    sentence = document.sentence_of(trigger.token)
    for i in range(trigger.token + 1, min(trigger.token + REACH_OF_BETWEEN, sentence.last)):
        token = document.tokens[i]
        if token.upos == "VERB" and token.rel not in ("amod", "compound"):
            return
        if token.lower == "between":
            yield from (Argument(k, "with", "with") for k in _sides(document, i, sentence.last))
            return


def _sides(document: Document, between_at: int, last: int) -> Iterator[int]:
    """The heads of X and Y in "between X and Y": the noun before "and", and the first head after it."""
    before, joined = -1, False
    for i in range(between_at + 1, min(between_at + REACH_OF_BETWEEN, last)):
        token = document.tokens[i]
        if token.upos in ("VERB", "AUX") or token.text in ",;.":
            return
        if token.lower == "and" and before >= 0:
            yield before
            joined = True
        elif token.upos in ("NOUN", "PROPN") and token.rel not in ("compound", "flat", "nmod:desc"):
            if document.tokens[i + 1].lower in ("'s", "’s") if i + 1 < last else False:
                continue
            if joined:
                yield i
                return
            before = i if before < 0 else before
