"""What a figure can be counted as at all: by its noun, by the harm that is told, and by the form of its verb."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.counts.figures import Figure
from dateline.reading.counts.predicates import Link

PEOPLE = frozenset({"person", "people", "household", "lost", None})
_THINGS = frozenset({"thing", "place", "unit", "weapon", None})
_HARMED = frozenset({"killed", "injured", "missing"})
_HELD = frozenset({"detained", "abducted"})
_DEADLY = frozenset("dead fatally fatal deadly alive lethal".split())
_KILLING = frozenset("kill murder execute die".split())
_HOMES = frozenset({"home", "house"})


def countable(document: Document, of: str, figure: Figure, single: str) -> bool:
    """Whether a figure's noun can be counted so: no villages among the displaced, no people among the destroyed.

    ``single`` says what counts without a number: persons, things or neither.
    """
    number = figure.kind == "number"
    if of == "destroyed":
        whole = figure.group == "thing" or (figure.kind == "indefinite" and figure.group in ("weapon", "unknown"))
        return figure.group in _THINGS if number else whole
    if of == "attacks":
        return number and figure.group in _THINGS and figure.noun is not None
    if not number:
        return (of in _HARMED or single == "persons") and figure.group == "person"
    if of == "displaced" and figure.noun is not None and document.tokens[figure.noun].lemma.lower() in _HOMES:
        return True  # "80 homes were evacuated": households by their houses
    forces = figure.group in ("place", "unit") and of in ("surrendered", "participants")
    return figure.group in PEOPLE or forces


def nobody_fits(of: str, figure: Figure) -> bool:
    """Whether a zero can be counted so: "no casualties", "nobody was held"; "no attack" counts nothing."""
    people = figure.noun is None or figure.group in ("lost", "person", "people")
    return figure.best != 0 or (people and of in _HARMED | _HELD)


def headline_passive(document: Document, link: Link, figure: Figure) -> bool:
    """Whether a past tense is a headline's passive, "12 killed in stampede": no object stands behind it."""
    token = document.tokens[link.token]
    bare = not document.children(link.token, "obj", "aux", "ccomp", "xcomp")
    telegraphic = figure.kind in ("number", "bare")
    return telegraphic and token.xpos in ("VBD", "VBN") and bare and link.rule != "shared subject"


def _own_dead(document: Document, token: int) -> bool:
    """Whether a "dead" has a number of its own: "67 dead and 1,000 wounded", "four were shot, one fatally"."""
    return token > 0 and document.tokens[token].lower in _DEADLY and document.tokens[token - 1].upos == "NUM"


def harm(document: Document, of: str, token: int, trigger: Trigger | None) -> str:
    """``of``, or killed where the injured are said to die of it: "shot dead", "hacked to death", "fatal shootings"."""
    if of != "injured":
        return of
    if any(document.tokens[k].lemma.lower() in _KILLING for k in document.children(token, "conj")):
        return "killed"  # "shot and killed two men"
    children = document.children(token, "xcomp", "advmod", "obl", "amod", "compound", "obj", "nmod")
    near = {token, *children} | {k for m in children for k in document.children(m, "nmod", "obl")}
    if trigger is not None:
        near |= set(document.tokens_within(trigger.span.start, trigger.span.end))
    deadly = any(document.tokens[i].lower in _DEADLY and not _own_dead(document, i) for i in near)
    to_death = any(document.tokens[i].lower == "death" and document.tokens[i - 1].lower == "to" for i in near if i)
    return "killed" if deadly or to_death else of
