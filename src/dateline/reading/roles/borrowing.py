"""Whom an event takes over from the rest of the report: every actor told elsewhere is weighed against nobody.

The rules of ``context.py`` come first; for the roles that they leave open too, a log-linear model over the
candidates (``resources/actors/context_weights.tsv``, fitted by ``training/context_actors.py``).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model.document import Document
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.roles.arguments import is_passive
from dateline.reading.roles.context import add_context, from_context, is_definite
from dateline.reading.roles.families import family_of
from dateline.reading.roles.told import Found, Told, kindred
from dateline.reading.tables import read_rows

Weights = Mapping[str, float]

#: Somebody is taken where this much of the probability speaks for them.
TAKEN = 0.36
#: Types with two sides, of whom one may be told elsewhere.
SIDES = frozenset(("armed_clash", "negotiation", "agreement"))
#: How many claims before and after are looked at.
WINDOW = 12

_ARMED = (MentionKind.GROUP, MentionKind.FORCE, MentionKind.STATE, MentionKind.COALITION)
_NEAR = (0, 1, 3, 6, 12)


@dataclass(frozen=True)
class Slot:
    """A role of an event that its sentence leaves open; ``second`` where one side is known already."""

    index: int
    role: Role
    second: bool
    known: Found


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The nearest claim on one side that is so related and has somebody in the role; ``gap`` in steps of sentences."""

    relation: str
    side: str
    gap: int
    number: int


@dataclass(frozen=True)
class Option:
    """Somebody who may fill a slot, or nobody."""

    actor: Actor | None
    features: Mapping[str, float]


@cache
def load_context_weights() -> Weights:
    """The packaged weights by feature."""
    return {row.cells[0]: float(row.cells[1]) for row in read_rows("actors", "context_weights.tsv", 2)}


def borrow(
    document: Document, triggers: Sequence[Trigger], actors: Sequence[Found], mentions: Mentions
) -> tuple[Found, ...]:
    """The actors with those that the report tells elsewhere."""
    report, weights = Borrowing(document, triggers, actors, mentions), load_context_weights()
    ruled = add_context(report.told)
    return tuple(report.completed(i, found, weights) for i, found in enumerate(ruled))


def chosen(options: Sequence[Option], weights: Weights) -> Option:
    """The likeliest candidate, or nobody (the last option) where none is likely enough."""
    scores = [sum(weights.get(n, 0.0) * v for n, v in o.features.items()) for o in options]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    best = max(range(len(options) - 1), key=shares.__getitem__, default=len(options) - 1)
    return options[best] if shares[best] >= TAKEN * sum(shares) else options[-1]


class Borrowing:
    """The candidates of one report and what is known of them."""

    def __init__(
        self, document: Document, triggers: Sequence[Trigger], actors: Sequence[Found], mentions: Mentions
    ) -> None:
        self.document, self.triggers = document, triggers
        self.told = Told(document, triggers, actors, mentions)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.name.lower()].append(mention)
        self._sentences = [document.tokens[t.token].sentence for t in triggers]
        self._names = [{r: {a.name.lower() for a in found if a.role is r} for r in Role} for found in actors]
        self._uses = {r: Counter(n for names in self._names for n in names[r]) for r in Role}
        self._uses_in: dict[tuple[str, Role], Counter[str]] = defaultdict(Counter)
        for trigger, names in zip(triggers, self._names, strict=True):
            for role in Role:
                self._uses_in[family_of(trigger.type), role].update(names[role])
        self._actors = self._candidates()

    def _candidates(self) -> dict[str, Actor]:
        found: dict[str, Actor] = {}
        for actor in (a for actors in self.told.actors for a in actors):
            found.setdefault(actor.name.lower(), actor)
        for name, mentions in self._mentions.items():
            if mentions[0].actor_id and mentions[0].kind in _ARMED and name not in found:
                found[name] = Actor(Role.AGENT, mentions[0].name, Basis.CONTEXT, "named", None, mentions[0].actor_id)
        return found

    def completed(self, index: int, known: Found, weights: Weights) -> Found:
        """The actors of a claim with whom it takes over for its open roles."""
        for role in Role:
            while (slot := self.slot(index, role, known)) is not None:
                option = chosen(self.options(slot), weights)
                if option.actor is None:
                    break
                known = (*known, option.actor)
        return known

    def slot(self, index: int, role: Role, known: Found) -> Slot | None:
        """The open place of a role, if it has one."""
        filled = [a for a in known if a.role is role]
        if not filled:
            return Slot(index, role, second=False, known=known)
        second = len(filled) == 1 and role is Role.AGENT and self.triggers[index].type in SIDES
        return Slot(index, role, second=True, known=known) if second else None

    def options(self, slot: Slot) -> tuple[Option, ...]:
        """The candidates for a slot, nobody last."""
        taken = {a.name.lower() for a in slot.known}
        neighbours = tuple(self._neighbours(slot))
        options = [
            Option(from_context(actor, slot.role, "borrowed"), dict(self._features(slot, name, neighbours)))
            for name, actor in self._actors.items()
            if name not in taken
        ]
        return (*options, Option(None, dict(self._of_nobody(slot))))

    def _of_nobody(self, slot: Slot) -> Iterator[tuple[str, float]]:
        trigger, role = self.triggers[slot.index], slot.role.value
        second = " second" if slot.second else ""
        yield f"nobody {role}{second}", 1.0
        yield f"nobody {role}{second} {trigger.type}", 1.0
        yield f"nobody {role} {trigger.form} {self._voice(trigger)}", 1.0
        yield f"nobody {role}, {'definite' if is_definite(self.document, trigger) else 'indefinite'}", 1.0
        yield f"nobody {role}, other role {'told' if slot.known else 'open'}", 1.0
        if self._sentences[slot.index] <= 1:
            yield f"nobody {role}, lead", 1.0

    def _voice(self, trigger: Trigger) -> str:
        verbal = trigger.form == "verb"
        return "passive" if verbal and is_passive(self.document, trigger.token) else "active"

    def _features(self, slot: Slot, name: str, neighbours: Sequence[Neighbour]) -> Iterator[tuple[str, float]]:
        trigger, role = self.triggers[slot.index], slot.role
        family, other = family_of(trigger.type), Role.TARGET if role is Role.AGENT else Role.AGENT
        mentions = self._mentions.get(name, [])
        kind = mentions[0].kind.value if mentions else "none"
        yield f"kind {role.value} {kind}", 1.0
        yield f"kind {role.value} {kind} {family}", 1.0
        yield f"mentions {role.value}", math.log1p(len(mentions))
        yield f"uses {role.value}", math.log1p(self._uses[role][name])
        yield f"uses {role.value} in the other role", math.log1p(self._uses[other][name])
        uses = self._uses_in[family, role][name]
        most = self._uses_in[family, role].most_common(2)
        yield f"uses {role.value} in the family", math.log1p(uses)
        if uses and most[0][0] == name and (len(most) == 1 or most[1][1] < uses):
            yield f"usual {role.value} of the family", 1.0
        yield from self._nearness(slot, mentions)
        yield from self._beside(slot, name, neighbours)
        for known in slot.known:
            enemy = self.told.enemy_of(known)
            if enemy is not None and enemy.name.lower() == name:
                yield f"enemy {role.value} of the {known.role.value}", 1.0

    def _nearness(self, slot: Slot, mentions: Sequence[Mention]) -> Iterator[tuple[str, float]]:
        here, role = self._sentences[slot.index], slot.role.value
        gaps = [self.document.tokens[m.head].sentence - here for m in mentions]
        if gaps:
            gap = min(gaps, key=abs)
            side = "same" if gap == 0 else "before" if gap < 0 else "after"
            yield f"gap {role} {side} {sum(abs(gap) > d for d in _NEAR)}", 1.0
        evidence, token = self.document.evidence, self.triggers[slot.index].token
        if evidence is not None and 0 in gaps:
            inside = [evidence.role(token, m.head, role) or 0.0 for m in mentions]
            yield f"heads {role}", max(inside)

    def _neighbours(self, slot: Slot) -> Iterator[Neighbour]:
        """The nearest claims before and after that have anybody in the role, by how they are related."""
        trigger, index = self.triggers[slot.index], slot.index
        lemma = self.document.tokens[trigger.token].lemma
        for side, numbers in (
            ("before", range(index - 1, max(-1, index - 1 - WINDOW), -1)),
            ("after", range(index + 1, min(len(self.triggers), index + 1 + WINDOW))),
        ):
            seen: set[str] = set()
            for number in (n for n in numbers if self._names[n][slot.role]):
                there, gap = self.triggers[number], abs(self._sentences[number] - self._sentences[index])
                relations = {
                    "any": True,
                    "kin": kindred(trigger, there),
                    "type": trigger.type == there.type,
                    "lemma": self.document.tokens[there.token].lemma == lemma,
                }
                for relation in (r for r, holds in relations.items() if holds and r not in seen):
                    seen.add(relation)
                    yield Neighbour(relation, side, min(sum(gap > d for d in _NEAR), 3), number)

    def _beside(self, slot: Slot, name: str, neighbours: Sequence[Neighbour]) -> Iterator[tuple[str, float]]:
        """In which of the nearest claims this one has the role."""
        trigger, role = self.triggers[slot.index], slot.role
        definite = "definite" if is_definite(self.document, trigger) else trigger.form
        others = {a.name.lower() for a in slot.known if a.role is not role}
        for near in neighbours:
            names = self._names[near.number]
            if name in names[role]:
                yield f"{near.relation} {near.side} {role.value}", 1.0
                yield f"{near.relation} {near.side}, {near.gap} off", 1.0
                yield f"{near.relation} {near.side}, {definite}", 1.0
                if near.relation == "kin" and others & {n for r in Role for n in names[r]}:
                    yield f"same other {near.side}", 1.0
