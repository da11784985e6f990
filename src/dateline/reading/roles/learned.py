"""What the learned heads and the rules together say of the actors in a trigger's own sentence.

Every word that a rule or the heads hold for an actor is a candidate for both roles; one logistic regression a role
(``resources/actors/role_weights.tsv``, fitted by ``training/roles.py``) says how likely it fills that role.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model.document import Document
from dateline.model.evidence import Evidence, log_odds
from dateline.model.trigger import Trigger
from dateline.model.values import Role
from dateline.reading.roles.arguments import Argument
from dateline.reading.roles.families import family_of
from dateline.reading.roles.fillers import Filler, Fillers
from dateline.reading.tables import read_rows

Chosen = tuple[Filler, Role, Argument]
Weights = Mapping[tuple[str, str], float]

#: A word no rule found is a candidate where the heads hold it for an actor with at least this probability.
PROPOSED = 0.1
#: A candidate is taken from this probability on: about half of the F1 that is reached, which makes F1 greatest.
TAKEN = 0.4

_WORDS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")
_NEAR = (2, 5, 10, 20)


@dataclass(frozen=True)
class Candidate:
    """A word that may be an actor; ``rule`` and ``ruled`` are those of the rule that found it, if one did."""

    filler: Filler
    argument: Argument | None
    ruled: Role | None


@cache
def load_role_weights() -> Weights:
    """The packaged weights, by role and feature."""
    return {(row.cells[0], row.cells[1]): float(row.cells[2]) for row in read_rows("actors", "role_weights.tsv", 3)}


def knows(document: Document, trigger: Trigger) -> bool:
    """Whether the heads say anything of a trigger's actors."""
    return document.evidence is not None and trigger.token in document.evidence.roles


def candidates(
    document: Document, trigger: Trigger, chosen: Sequence[Chosen], fillers: Fillers
) -> tuple[Candidate, ...]:
    """The rules' actors, then the words of the sentence that only the heads take for actors."""
    found = [Candidate(filler, argument, role) for filler, role, argument in chosen]
    taken = {i for filler, _, _ in chosen for i in (filler.token, *range(filler.first, filler.last))}
    taken |= set(document.tokens_within(trigger.span.start, trigger.span.end)) - {trigger.token}
    for token in _likely(document, trigger):
        filler = None if token in taken else fillers.likely_at(token)
        if filler is not None and filler.token not in taken:
            taken.update((filler.token, *range(filler.first, filler.last)))
            found.append(Candidate(filler, None, None))
    return tuple(found)


def _likely(document: Document, trigger: Trigger) -> Iterator[int]:
    evidence, sentence = document.evidence, document.sentence_of(trigger.token)
    if evidence is None:
        return
    for token in range(sentence.first, sentence.last):
        if document.tokens[token].upos in _WORDS:
            odds = [evidence.role(trigger.token, token, role.value) or 0.0 for role in Role]
            if max(odds) >= PROPOSED:
                yield token


def judged(document: Document, trigger: Trigger, chosen: Sequence[Chosen], fillers: Fillers) -> Iterator[Chosen]:
    """The candidates that are likely actors, each in its likeliest role."""
    weights, found = load_role_weights(), candidates(document, trigger, chosen, fillers)
    for candidate, described in zip(found, features(document, trigger, found), strict=True):
        likely = {role: probability(described[role], role, weights) for role in Role}
        role = max(likely, key=likely.__getitem__)
        if likely[role] >= TAKEN:
            yield candidate.filler, role, _argument(candidate, role)


def _argument(candidate: Candidate, role: Role) -> Argument:
    argument = candidate.argument
    if argument is None:
        return Argument(candidate.filler.token, "learned", "learned")
    return argument if candidate.ruled is role else Argument(argument.token, argument.place, "learned role")


def probability(described: Mapping[str, float], role: Role, weights: Weights) -> float:
    """How likely a candidate so described fills a role."""
    total = sum(weights.get((role.value, name), 0.0) * value for name, value in described.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    document: Document, trigger: Trigger, found: Sequence[Candidate]
) -> tuple[Mapping[Role, Mapping[str, float]], ...]:
    """What is known of each candidate for either role."""
    evidence = document.evidence
    if evidence is None:
        return tuple({role: {} for role in Role} for _ in found)
    odds = [{role: _odds(evidence, trigger, c.filler, role) for role in Role} for c in found]
    return tuple(
        {role: dict(_features(document, trigger, found, odds, i, role)) for role in Role} for i in range(len(found))
    )


def _odds(evidence: Evidence, trigger: Trigger, filler: Filler, role: Role) -> float:
    tokens = (filler.token, *range(filler.first, filler.last))
    return log_odds(max((evidence.role(trigger.token, i, role.value) or 0.0 for i in tokens), default=0.0))


def _features(  # noqa: PLR0913, PLR0917 - the candidate among its rivals
    document: Document,
    trigger: Trigger,
    found: Sequence[Candidate],
    odds: Sequence[Mapping[Role, float]],
    at: int,
    role: Role,
) -> Iterator[tuple[str, float]]:
    candidate, family = found[at], family_of(trigger.type)
    filler, token = candidate.filler, document.tokens[candidate.filler.token]
    other = Role.TARGET if role is Role.AGENT else Role.AGENT
    own, turned = odds[at][role], odds[at][other]
    ruled = "none" if candidate.ruled is None else "same" if candidate.ruled is role else "other"
    rival = max((o[role] for i, o in enumerate(odds) if i != at), default=-5.0)
    yield "always", 1.0
    yield "odds", own
    yield "odds of the other role", turned
    yield f"odds, rule {ruled}", own
    yield f"odds, {family}", own
    yield "odds over the rival", own - max(own, rival)
    yield f"rule {ruled}", 1.0
    yield f"rule {ruled}, {family}", 1.0
    if candidate.argument is not None:
        yield f"rule {ruled}: {candidate.argument.rule}", 1.0
        yield f"place {ruled}: {candidate.argument.place}", 1.0
    yield f"type {trigger.type}", 1.0
    yield f"kind {filler.kind}", 1.0
    yield f"kind {filler.kind}, {family}", 1.0
    yield f"class {filler.cls}", 1.0
    yield f"{'named' if filler.mention is not None else 'unnamed'} {token.upos}", 1.0
    side = "before" if token.index < trigger.token else "after"
    yield f"{side} {sum(abs(token.index - trigger.token) > d for d in _NEAR)}", 1.0
    yield f"form {trigger.form}, {side}", 1.0
    if token.rel == "conj":
        yield "coordinated", 1.0
    if any(c.ruled is role for i, c in enumerate(found) if i != at):
        yield f"another by rule, rule {ruled}", 1.0
