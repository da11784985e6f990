"""Whether what a claim tells happened, is going on, is planned, possible, denied or demanded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading
from dateline.reading.attribution.values import Attribution
from dateline.reading.status.auxiliaries import AuxiliaryReader, Operator
from dateline.reading.status.lasting import LastingReader
from dateline.reading.status.learned import with_learned
from dateline.reading.status.lexicon import load_status_lexicon
from dateline.reading.status.operators import OperatorReader

__all__ = ["read_statuses"]


def read_statuses(
    document: Document,
    triggers: Sequence[Trigger],
    attributions: Sequence[Attribution],
    published: date | None,
) -> tuple[StatusReading, ...]:
    """The status of each claim, with the words that say so."""
    lexicon = load_status_lexicon()
    operators = OperatorReader(document, lexicon, AuxiliaryReader(document, lexicon))
    lasting = LastingReader(document, lexicon)
    cues = {a.cue_token: a for a in attributions}
    read = (_read(document, trigger, cues.get(trigger.token), operators, lasting) for trigger in triggers)
    return tuple(with_learned(document, trigger, reading) for trigger, reading in zip(triggers, read, strict=True))


def _read(
    document: Document,
    trigger: Trigger,
    itself: Attribution | None,
    operators: OperatorReader,
    lasting: LastingReader,
) -> StatusReading:
    # Obstruction is itself a denial: what says "not" about access says that it happens.
    turned = trigger.type == "obstruction"
    # "Took to the streets to protest" tells a protest.
    done = trigger.type in ("protest", "riot")
    found = combine(
        o
        for o in operators.operators(trigger)
        if not (turned and o.effect in ("opposite", "denied")) and not (done and o.rule == "purpose")
    )
    if found is None:
        return _cue_itself(document, itself) or lasting.read(trigger)
    status, operator = found
    unwilled = trigger.type in _UNWILLED or document.tokens[trigger.token].lemma.lower() in _WANTS
    if status is Status.PLANNED and unwilled and _foretold(document, operator):
        status = Status.POSSIBLE
    return StatusReading(status, Basis.CLAUSE, operator.rule, document.span(operator.first, operator.last))


# What nobody plans but may come: "will" and "is expected to" foretell it.
_UNWILLED = frozenset(("death", "disaster", "killing", "displacement", "destruction", "abuse"))
_WANTS = frozenset(("need", "require", "lack", "face", "starve", "suffer"))
_FORETELLING = frozenset(("will", "'ll", "’ll", "expect", "anticipate", "project", "would", "set"))


def _foretold(document: Document, operator: Operator) -> bool:
    token = document.tokens[operator.first]
    return token.lemma.lower() in _FORETELLING or token.lower in _FORETELLING


# Cues that are all a claim has for a trigger ("which the group denies", "prosecutors sought ten years").
_OWN_STATUS = {
    "deny": Status.DENIED,
    "dispute": Status.DENIED,
    "refute": Status.DENIED,
    "demand": Status.DEMANDED,
    "seek": Status.DEMANDED,
    "request": Status.DEMANDED,
    "urge": Status.DEMANDED,
}


def _cue_itself(document: Document, attribution: Attribution | None) -> StatusReading | None:
    """The status of a trigger that is itself a cue of denial or demand."""
    if attribution is None:
        return None
    status = _OWN_STATUS.get(document.tokens[attribution.cue_token].lemma.lower())
    return StatusReading(status, Basis.CLAUSE, "governor", attribution.cue) if status is not None else None


_FIXED = {s.value: s for s in Status}


def combine(operators: Iterable[Operator]) -> tuple[Status, Operator] | None:
    """The status that operators make of an event, nearest first, with the one that decided; None when they leave it a
    plain statement."""
    status: Status | None = None
    decided: Operator | None = None
    for operator in operators:
        made = _apply(status, operator.effect, averted=decided is not None and decided.rule == "governor")
        if made is not status:
            status, decided = made, operator if made is not None else None
    return (status, decided) if status is not None and decided is not None else None


def _apply(status: Status | None, effect: str, *, averted: bool) -> Status | None:
    """One operator more around a status. ``averted``: what made it denied is a verb such as prevent, so that a plan to
    do so leaves the event possible."""
    if effect in ("done", "joining", "keep"):
        return status
    if effect == "disbelief":
        return status or Status.DENIED
    if effect == "opposite":
        if status is Status.DENIED:
            return None
        return status if status is Status.DEMANDED else Status.DENIED
    new = _FIXED[effect]
    if status is None or status is Status.HAPPENED or (status, new) == (Status.ONGOING, Status.POSSIBLE):
        return new
    if status is Status.DENIED and (new is Status.POSSIBLE or (averted and new in (Status.PLANNED, Status.DEMANDED))):
        return Status.POSSIBLE
    return Status.POSSIBLE if (status, new) == (Status.PLANNED, Status.POSSIBLE) else status
