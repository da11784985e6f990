"""One act, one claim: result verbs taken into the act that their clause names.

"The attack killed 12", "12 people were killed in an air strike" and "opened fire, killing 12" each
tell one act; deaths and injuries become its counts (the guide, "The unit: a claim").
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model.document import Document
from dateline.model.trigger import Trigger

#: Types whose noun or verb names an act that can kill, injure or destroy.
ACTS = frozenset(
    "air_strike shelling bombing armed_attack offensive armed_clash disaster siege riot abuse protest killing".split()
)
#: Acts too wide to take in a toll: deaths "in the war" stay a claim of their own.
WIDE_ACTS = frozenset(
    "war conflict violence campaign unrest crackdown insurgency operation offensive fighting battle siege".split()
)
RESULT_PREPOSITIONS = frozenset("in by during from after following amid when under through with".split())


def absorb(document: Document, triggers: tuple[Trigger, ...], results: set[int]) -> tuple[Trigger, ...]:
    """The triggers without the result verbs that belong to another trigger's act, which lists them."""
    by_token = {t.token: t for t in triggers}
    owner: dict[int, int] = {}
    for trigger in triggers:
        if trigger.token not in results:
            continue
        act = _act_of(document, trigger.token, by_token, results)
        if act is not None:
            owner[trigger.token] = act
    _share(document, owner, results)
    _take_verbs(document, by_token, owner)
    return tuple(
        replace(t, absorbed=tuple(sorted(r for r, a in owner.items() if _root(owner, a) == t.token)))
        for t in triggers
        if t.token not in owner
    )


def _share(document: Document, owner: dict[int, int], results: set[int]) -> None:
    """The first of two coordinate results has the act of the second ("12 killed and 30 injured in the blast")."""
    for result in sorted(owner, reverse=True):
        head = document.tokens[result].head
        if document.tokens[result].rel == "conj" and head in results and head not in owner and owner[result] != head:
            owner[head] = owner[result]


def _take_verbs(document: Document, triggers: dict[int, Trigger], owner: dict[int, int]) -> None:
    """A verb whose subject or object already names the same act adds none ("the blast tore through …")."""
    for token, trigger in triggers.items():
        if trigger.form != "verb" or token in owner:
            continue
        for child in document.children(token, "nsubj", "nsubj:pass", "obj"):
            noun = triggers.get(child)
            if noun is not None and noun.form == "noun" and noun.type == trigger.type and child not in owner:
                owner[token] = child


def _root(owner: dict[int, int], act: int) -> int:
    seen = {act}
    while act in owner and owner[act] not in seen:
        act = owner[act]
        seen.add(act)
    return act


def _act_of(document: Document, result: int, triggers: dict[int, Trigger], results: set[int]) -> int | None:
    return (
        _act_below(document, result, triggers, results)
        or _act_above(document, result, triggers, results)
        or _act_beside(document, result, triggers, results)
        or _act_before(document, result, triggers, results)
    )


def _is_act(index: int, triggers: dict[int, Trigger], results: set[int]) -> bool:
    trigger = triggers.get(index)
    return trigger is not None and trigger.type in ACTS and index not in results


def _act_below(document: Document, result: int, triggers: dict[int, Trigger], results: set[int]) -> int | None:
    """The subject, or an oblique under in / by / during …, that names the act; quantity words are looked through."""
    for child in document.children(result):
        token = document.tokens[child]
        if token.rel == "advcl" and _is_when(document, child):
            for each in (child, *document.children(child, "nsubj", "obj")):
                if _is_act(each, triggers, results):
                    return each
        if token.rel not in ("nsubj", "obl", "nmod", "csubj") or token.deprel == "nsubj:pass":
            continue
        if token.rel in ("obl", "nmod"):
            marks = {document.tokens[c].lower for c in document.children(child, "case", "mark")}
            if not marks & RESULT_PREPOSITIONS:
                continue
        inner = (child, *document.children(child, "nmod"))
        for each in inner:
            if document.tokens[each].lemma.lower() in WIDE_ACTS:
                continue
            if _is_act(each, triggers, results):
                return each
    return None


def _is_when(document: Document, clause: int) -> bool:
    """A clause that names the act of a passive result ("were killed when a bomb exploded")."""
    return any(document.tokens[c].lower in ("when", "as", "after") for c in document.children(clause, "mark", "advmod"))


def _act_above(document: Document, result: int, triggers: dict[int, Trigger], results: set[int]) -> int | None:
    """The act whose clause a participle or relative clause continues ("opened fire, killing 12", "attack that …")."""
    token = document.tokens[result]
    if token.head < 0:
        return None
    if (which := _in_which(document, result)) is not None:
        return next(
            (i for i in range(which - 1, document.sentence_of(result).first - 1, -1) if _is_act(i, triggers, results)),
            None,
        )
    if token.rel == "acl":
        for index in (token.head, *_nouns_above(document, token.head)):
            if _is_act(index, triggers, results):
                return index
    if token.rel == "advcl" and token.xpos == "VBG":
        for index in (token.head, *_under(document, token.head)):
            if _is_act(index, triggers, results):
                return index
    return None


def _in_which(document: Document, result: int) -> int | None:
    """The pronoun of "in which" or "during which" in a result's clause: the act stands before it, wherever the parse
    hangs the clause ("the attack on the market, in which 15 people lost their lives")."""
    for child in document.children(result, "obl"):
        marks = {document.tokens[c].lower for c in document.children(child, "case")}
        if document.tokens[child].lower == "which" and marks & {"in", "during", "by"}:
            first = document.sentence_of(result).first
            return child if child > first else None
    return None


def _nouns_above(document: Document, noun: int) -> tuple[int, ...]:
    """The nouns that a noun hangs under as a modifier ("the attack on the *market*, in which …")."""
    found: list[int] = []
    while document.tokens[noun].rel in ("nmod", "compound", "conj", "appos") and len(found) < 2:
        noun = document.tokens[noun].head
        found.append(noun)
    return tuple(found)


def _under(document: Document, verb: int) -> tuple[int, ...]:
    """Nouns that can name the act of a verb's clause: its objects, subjects and obliques in in / by."""
    direct = document.children(verb, "obj", "nsubj", "obl")
    return (*direct, *(k for d in direct for k in document.children(d, "nmod")))


def _act_beside(document: Document, result: int, triggers: dict[int, Trigger], results: set[int]) -> int | None:
    """A second result verb shares the act of the first ("killed 12 and wounded 30", "shot and killed a mayor")."""
    token = document.tokens[result]
    if token.rel != "conj":
        return None
    if _is_act(token.head, triggers, results) and triggers[token.head].form == "verb":
        own = [bool(document.children(each, "obj", "nsubj:pass")) for each in (result, token.head)]
        return None if all(own) else token.head
    if token.head not in results:
        return None
    if triggers[token.head].type in ("killing", "armed_attack") and triggers[result].type == "destruction":
        return None
    return token.head


def _act_before(document: Document, result: int, triggers: dict[int, Trigger], results: set[int]) -> int | None:
    """Where the parse gives an active result verb no doer: the act noun before it with no verb between."""
    token = document.tokens[result]
    if (
        token.upos != "VERB"
        or token.xpos not in ("VBD", "VBZ", "VBP")
        or document.children(result, "aux:pass", "nsubj:pass")
    ):
        return None
    for index in range(result - 1, document.sentence_of(result).first - 1, -1):
        if _is_act(index, triggers, results) and triggers[index].form == "noun":
            return index if _is_free(document, result, index) else None
        if document.tokens[index].upos in ("VERB", "AUX") or document.tokens[index].text in (";", ":"):
            return None
    return None


def _is_free(document: Document, result: int, act: int) -> bool:
    """No subject of the verb's own stands between the act and the verb."""
    return not any(act < k < result for k in document.children(result, "nsubj"))
