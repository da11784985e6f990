"""Which time expression belongs to which trigger, from the dependencies of their sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.time.points import PointKind, Relation, TimeExpression
from dateline.reading.time.words import load_verbs as verbs

# How far a time may stand from its event in the tree; each step up or down a relation costs this much.
STEPS = {
    "conj": 1.5,
    "xcomp": 0.5,
    "advcl": 2.0,
    "acl": 2.0,
    "ccomp": 2.5,
    "parataxis": 3.0,
    "appos": 0.7,
    "csubj": 2.0,
    "nmod": 0.7,
    "obl": 0.7,
    "obj": 0.5,
    "nsubj": 0.7,
    "compound": 0.2,
    "amod": 0.5,
    "nummod": 0.2,
    "dep": 2.0,
    "list": 3.0,
}
OTHER_STEP = 1.0
SPEECH_STEP = 4.0  # out of what is said, up to the verb of saying
PARTICIPLE = 0.5
LISTED = 2.0  # "by strikes and after weeks of siege": the length is not the strikes'
OTHER_NOUN = 1.5  # "pleaded guilty in a 2014 shooting": the year is the shooting's
BETWEEN = 0.9  # hung on the verb of saying by the parser, but written behind the event

DATELINE_AFTER = re.compile(r"^[^\n.]{0,40}?(?:\)|[–—]|--|\s-\s)")
CREDIT_BEFORE = re.compile(
    r"(?:published|updated?|posted|last\s+update|date|copyright|©|file\s+photo|reuters/|getty)\W{0,4}(?:\w+\W+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """An expression that may say when a trigger's event was. Small costs are close in the tree."""

    expression: TimeExpression
    cost: float
    distance: int  # in tokens
    spoken: bool  # it hangs on a verb of saying above the event
    measured: bool  # the event hangs on it: "weeks of fighting"
    learned: float | None = None  # the heads' probability that it is the trigger's time


def governor_of(document: Document, expression: TimeExpression) -> int:
    """The word that a time hangs on; its own head where it hangs on nothing."""
    head = head_of(document, expression)
    return document.tokens[head].head if document.tokens[head].head >= 0 else head


def hangs_on_speech(document: Document, expression: TimeExpression) -> bool:
    """Whether a time says when something was said."""
    return document.tokens[governor_of(document, expression)].lemma in verbs().speech


# No event looks further than this many time words to either side: a sentence rarely holds more than four.
NEAREST = 8


def attachments(document: Document, trigger: Trigger, expressions: Sequence[TimeExpression]) -> tuple[Attachment, ...]:
    """The expressions of the trigger's sentence, the closest in the tree first."""
    place = bisect_left(expressions, trigger.token, key=lambda e: e.first)
    found = []
    for expression in expressions[max(0, place - NEAREST) : place + NEAREST]:
        measured = expression.first <= document.tokens[trigger.token].head < expression.last
        cost, spoken = (OWN_LENGTH, False) if measured else cost_of(document, trigger, expression)
        spoken = spoken or ends_speech(document, trigger, expression)
        learned = likelihood(document, trigger, expression)
        found.append(Attachment(expression, cost, distance_of(trigger, expression), spoken, measured, learned))
    return tuple(sorted(found, key=lambda a: (a.cost, a.distance)))


def likelihood(document: Document, trigger: Trigger, expression: TimeExpression) -> float | None:
    """How likely the learned heads hold some words to be the trigger's time; None where they say nothing."""
    if document.evidence is None:
        return None
    return document.evidence.role_within(trigger.token, range(expression.first, expression.last), "time")


# Relations that bound what a clause tells, and say nothing of the event that the time itself names.
BOUNDS = frozenset({Relation.SINCE, Relation.FROM, Relation.AFTER, Relation.BEFORE, Relation.UNTIL, Relation.BY})


def as_named(document: Document, trigger: Trigger, near: Attachment) -> Attachment:
    """ "since Monday's earthquakes", "since Thursday, when gunmen attacked": the earthquakes were on Monday."""
    expression = near.expression
    if expression.relation not in BOUNDS or not names(document, trigger, expression):
        return near
    return replace(near, expression=replace(expression, relation=Relation.AT))


def names(document: Document, trigger: Trigger, expression: TimeExpression) -> bool:
    """Whether a time stands with an event as its modifier, or the event in a clause that hangs on the time."""
    head = document.tokens[head_of(document, expression)]
    if head.head == trigger.token and trigger.form == "noun":
        return head.rel in (*MODIFIERS, "nmod:poss") and head.index < trigger.token
    return bool(WHEN.match(document.text[expression.span.end : trigger.span.start]))


WHEN = re.compile(r"\s*,?\s+when\b[^,;:.]*$")


def is_of_decision(document: Document, expression: TimeExpression) -> bool:
    """Whether a time says when a plan was made: "voted on Tuesday to send troops"."""
    return document.tokens[governor_of(document, expression)].xpos == "VBD"


# "…, residents said on Monday": whatever the parser made of it, the day is that of saying.
SAID = re.compile(
    r"\b(?<!was )(?<!were )(?<!been )(?<!be )(?:said|says|told\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+)"
    r"(?:\s+(?:in|at|on|via|through|by)\s+(?:(?:an?|the|its|his|her|their|state)\s+)?(?:[\w-]+\s+)?[\w-]+)?\s*$"
)


def ends_speech(document: Document, trigger: Trigger, expression: TimeExpression) -> bool:
    """Whether a time directly follows a verb of saying that the event is told before."""
    first = document.sentence_of(trigger.token).start
    before = document.text[max(first, expression.span.start - 60) : expression.span.start]
    match = SAID.search(before)
    return match is not None and trigger.span.end <= expression.span.start - len(before) + match.start()


def distance_of(trigger: Trigger, expression: TimeExpression) -> int:
    if trigger.token < expression.first:
        return expression.first - trigger.token
    return max(0, trigger.token - expression.last + 1)


def is_frame(document: Document, expression: TimeExpression) -> bool:
    """Whether a date is the report's own ("JUBA, Jan. 28 (Xinhua) --", "Published: …"), not an event's."""
    if expression.point.kind not in (PointKind.DATE, PointKind.WEEKDAY, PointKind.YEAR, PointKind.CLOCK):
        return False
    start, end = expression.span.start, expression.span.end
    if CREDIT_BEFORE.search(document.text[max(0, start - 40) : start]):
        return True
    opening = document.text[max(0, start - 60) : start]
    first = start < 80 and opening.upper() == opening  # "NAIROBI, Kenya, " has small letters: see below
    place = start < 80 and re.fullmatch(
        r"\W*(?:date\s*)?(?:[A-Z][\w./’' -]+[,(–-]?\s*){0,4}\(?", opening.split("\n")[-1]
    )
    line = document.text[end : end + 2].startswith("\n") and (start == 0 or document.text[start - 1] == "\n")
    return bool(line or ((first or place) and DATELINE_AFTER.search(document.text[end : end + 60])))


def head_of(document: Document, expression: TimeExpression) -> int:
    """The token of an expression whose head lies outside it; function words only where nothing else does."""
    outside = [
        i
        for i in range(expression.first, expression.last)
        if not expression.first <= document.tokens[i].head < expression.last
    ]
    content = [i for i in outside if document.tokens[i].rel not in ("case", "mark", "punct", "det", "cc")]
    return (content or outside or [expression.first])[0]


# Deeper trees are a parser lost in a list.
DEEPEST = 40


def climb(document: Document, token: int) -> list[int]:
    """A token and its heads, nearest first."""
    return [token, *islice(document.ancestors(token), DEEPEST)]


def cost_of(document: Document, trigger: Trigger, expression: TimeExpression) -> tuple[float, bool]:
    """The length of the way between an event and a time in the tree, and whether it crosses speech."""
    head = head_of(document, expression)
    modifier = document.tokens[head].rel in MODIFIERS and not document.children(head, "case")
    listed = LISTED if document.tokens[head].rel == "conj" else 0.0
    up = climb(document, governor_of(document, expression))
    best, spoken = 99.0, False
    for start, extra in starts(document, trigger):
        path = way(document, climb(document, start), up)
        if path is None:
            continue
        crosses = path.crosses_speech(document, expression.first)
        cost = path.cost(document, modifier=modifier) + (SPEECH_STEP if crosses else 0.0) + extra + listed
        if path.behind(document, expression.first):
            cost = min(cost, BETWEEN)
        if cost < best:
            best, spoken = cost, crosses
    return best, spoken


OWN_LENGTH = 0.2  # "after weeks of fighting"
# A verb above one of these speaks of something else than the event.
BORDERS = frozenset({"acl", "advcl", "ccomp", "parataxis", "csubj"})


def starts(document: Document, trigger: Trigger) -> list[tuple[int, float]]:
    """The tokens that stand for an event, with what it costs to start there."""
    found = [(trigger.token, 0.0), *((a, 0.0) for a in trigger.absorbed)]
    for i in climb(document, trigger.token):
        if i == trigger.clause:
            return [*found, (i, 0.3)]
        if document.tokens[i].rel in BORDERS or document.children(i, "cop"):
            break
    return found


# How a year or date stands that belongs to its noun ("a 2014 shooting"); one with a preposition may have been hung
# on the nearest noun by the parser and still belong to the clause.
MODIFIERS = frozenset({"nummod", "compound", "amod", "flat", "nmod"})


@dataclass(frozen=True, slots=True)
class Way:
    """From an event up to the first common head, and down from there to the governor of a time. ``up`` and
    ``down`` are the tokens passed on either side, nearest to the event and to the time first."""

    event: int
    common: int
    up: tuple[int, ...]
    down: tuple[int, ...]

    def cost(self, document: Document, *, modifier: bool = False) -> float:
        cost = sum(step(document, i) for i in (*self.up, *self.down))
        nouns = [i for i in self.down if document.tokens[i].lemma.lower() not in TIME_NOUNS]
        if nouns and document.tokens[nouns[0]].upos in ("NOUN", "PROPN"):
            cost += OTHER_NOUN if modifier else 0.0
        if len(self.down) == 1:
            below = document.tokens[self.down[0]]
            if below.rel == "acl" and below.lemma in verbs().beginning:
                cost -= STEPS["acl"] - 0.3  # "fighting, which began on 19 June"
        return cost

    def crosses_speech(self, document: Document, words: int) -> bool:
        """Whether a time says when something was said. A time that the parser hung on a verb of saying
        belongs to it only where the event does not stand between the two: "said on Monday that 3 were
        killed", not "said 3 were killed on Monday"."""
        if not self.out_of_speech(document) or self.between(words):
            return False
        return document.tokens[self.up[-1]].rel in ("ccomp", "parataxis", "obj")

    def behind(self, document: Document, words: int) -> bool:
        return self.out_of_speech(document) and self.between(words) and len(self.up) == 1

    def out_of_speech(self, document: Document) -> bool:
        return bool(self.up) and not self.down and document.tokens[self.common].lemma in verbs().speech

    def between(self, words: int) -> bool:
        """Whether the event stands between the two, or the time between it and the verb: "five were killed on
        Monday, police said"."""
        return min(self.common, words) < self.event < max(self.common, words) or self.event < words < self.common


def way(document: Document, event: list[int], time: list[int]) -> Way | None:
    """The way between two tokens, given as themselves and all their heads; None in different trees."""
    common = next((i for i in event if i in time), None)
    if common is None:
        return None
    return Way(event[0], common, tuple(event[: event.index(common)]), tuple(time[: time.index(common)]))


# Nouns that a date only makes more exact: "in the early hours of January 13th".
TIME_NOUNS = frozenset(
    "hour morning afternoon evening night day week weekend month year beginning start end eve middle half course date "
    "dawn dusk midnight noon anniversary quarter part rest".split()
)


def step(document: Document, token: int) -> float:
    """What it costs to pass a token on the way. A participle without a conjunction shares the time of its
    clause: "a blast on Sunday, killing five", "launched on Sunday, backed by air strikes"."""
    this = document.tokens[token]
    if this.lemma.lower() in TIME_NOUNS:
        return 0.0
    if this.rel == "advcl" and this.xpos in ("VBG", "VBN") and not document.children(token, "mark", "case"):
        return PARTICIPLE
    return STEPS.get(this.rel, OTHER_STEP)
