"""Actors that a clause leaves out because the report has told them: the same event told before, the sides of the war."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.document import Document
from dateline.model.mention import MentionKind, Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role

SYMMETRIC = frozenset(("armed_clash", "negotiation", "agreement"))

# Types that tell of one and the same blow in turn: "the attack … the killings … the shooting".
FAMILIES = (
    frozenset(("armed_attack", "killing", "bombing", "abuse", "abduction", "riot")),
    frozenset(("air_strike", "shelling", "bombing", "destruction")),
    frozenset(("armed_clash", "offensive", "siege", "territory")),
    frozenset(("detention", "trial", "release")),
    frozenset(("protest", "riot")),
    frozenset(("negotiation", "agreement")),
    frozenset(("displacement", "return")),
)

# Types whose target, where the clause names none, is the doer's enemy.
AGAINST_ENEMY = frozenset(("offensive", "air_strike", "shelling", "territory", "siege", "destruction"))

# Types that show who fights whom.
FIGHTING = AGAINST_ENEMY | {"armed_clash", "bombing", "armed_attack", "surrender", "killing"}

_ARMED = (MentionKind.GROUP, MentionKind.FORCE, MentionKind.STATE, MentionKind.COALITION)

# How many sentences back an event told before may stand.
REACH = 8

Found = tuple[Actor, ...]


@dataclass
class Told:
    """What a report tells of who acts on whom, gathered from its clauses."""

    document: Document
    triggers: Sequence[Trigger]
    actors: list[Found]
    armed: dict[str, Actor] = field(default_factory=dict)
    enemies: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, document: Document, triggers: Sequence[Trigger], actors: Sequence[Found], mentions: Mentions) -> Told:
        """The report's own account, from the actors read in its clauses."""
        told = cls(document, triggers, list(actors))
        kinds = {m.name.lower(): m.kind for m in mentions}
        for trigger, found in zip(triggers, actors, strict=True):
            armed = [a for a in found if kinds.get(a.name.lower()) in _ARMED]
            for actor in armed:
                told.armed.setdefault(actor.name.lower(), actor)
            if trigger.type in FIGHTING:
                told._note_enemies(trigger, armed)
        return told

    def is_armed(self, actor: Actor) -> bool:
        """Whether an actor is a named force, group, coalition or state."""
        return actor.actor_id is not None and actor.name.lower() in self.armed

    def _note_enemies(self, trigger: Trigger, armed: Sequence[Actor]) -> None:
        for one in armed:
            for other in armed:
                opposed = one.role is not other.role or trigger.type == "armed_clash"
                if opposed and one.name.lower() != other.name.lower():
                    self.enemies[one.name.lower()][other.name.lower()] += 1

    def enemy_of(self, actor: Actor) -> Actor | None:
        """Whom the report most often shows an actor fighting."""
        counts = self.enemies.get(actor.name.lower())
        return self.armed[counts.most_common(1)[0][0]] if counts else None

    def sides(self) -> tuple[Actor, Actor] | None:
        """The two sides that the report most often shows fighting each other."""
        pairs = Counter[tuple[str, str]]()
        for one, others in self.enemies.items():
            for other, count in others.items():
                pairs[min(one, other), max(one, other)] += count
        if not pairs:
            return None
        one, other = pairs.most_common(1)[0][0]
        return self.armed[one], self.armed[other]


def from_context(actor: Actor, role: Role, rule: str) -> Actor:
    """An actor carried over from elsewhere in the report: it has no words at this trigger."""
    return replace(actor, role=role, basis=Basis.CONTEXT, rule=rule, span=None)


def add_context(
    document: Document, triggers: Sequence[Trigger], actors: Sequence[Found], mentions: Mentions
) -> tuple[Found, ...]:
    """The actors with those that the report tells elsewhere."""
    told = Told.of(document, triggers, actors, mentions)
    return tuple((*found, *_missing(told, i, found)) for i, found in enumerate(told.actors))


def _missing(told: Told, index: int, found: Found) -> Iterator[Actor]:
    names = {(a.role, a.name.lower()) for a in found}
    for actor in _candidates(told, index, found):
        if (actor.role, actor.name.lower()) not in names:
            names.add((actor.role, actor.name.lower()))
            yield actor


def _candidates(told: Told, index: int, found: Found) -> Iterator[Actor]:
    trigger = told.triggers[index]
    agents = [a for a in found if a.role is Role.AGENT]
    targets = [a for a in found if a.role is Role.TARGET]
    if not found:
        same = _same_event(told, index)
        if same:
            yield from same
            return
    if trigger.type == "armed_clash":
        yield from _clash_sides(told, agents)
        return
    if trigger.type in AGAINST_ENEMY and agents and not targets:
        enemy = told.enemy_of(agents[0])
        if enemy is not None and all(a.name.lower() != enemy.name.lower() for a in agents):
            yield from_context(enemy, Role.TARGET, "enemy of the doer")
    if targets and not agents:
        doer = _doer_to(told, index, targets)
        if doer is not None:
            yield doer


def _clash_sides(told: Told, agents: Sequence[Actor]) -> Iterator[Actor]:
    if len({a.name.lower() for a in agents}) == 1:
        enemy = told.enemy_of(agents[0])
        if enemy is not None:
            yield from_context(enemy, Role.AGENT, "other side")
    elif not agents:
        sides = told.sides()
        if sides:
            yield from (from_context(s, Role.AGENT, "sides of the war") for s in sides)


def _same_event(told: Told, index: int) -> list[Actor]:
    """The actors of the nearest trigger of the same type before this one, where this one says nothing itself."""
    trigger = told.triggers[index]
    here = told.document.tokens[trigger.token]
    for earlier in range(index - 1, -1, -1):
        other = told.triggers[earlier]
        if here.sentence - told.document.tokens[other.token].sentence > REACH:
            break
        armed = [a for a in told.actors[earlier] if told.is_armed(a)]
        if other.type == trigger.type and armed:
            same_word = told.document.tokens[other.token].lemma == here.lemma
            rule = "same event, same word" if same_word else "same event, same type"
            if not _definite(told.document, trigger):
                rule += ", indefinite"
            return [from_context(a, a.role, rule) for a in armed]
    for earlier in range(index - 1, -1, -1):
        other = told.triggers[earlier]
        if here.sentence - told.document.tokens[other.token].sentence > REACH // 2:
            break
        armed = [a for a in told.actors[earlier] if told.is_armed(a)]
        if any({trigger.type, other.type} <= f for f in FAMILIES) and armed and _definite(told.document, trigger):
            return [from_context(a, a.role, "same event, kindred type") for a in armed]
    return []


def _definite(document: Document, trigger: Trigger) -> bool:
    """Whether a trigger noun points back: "the attack", "this operation"."""
    if trigger.form == "verb":
        return False
    return any(
        document.tokens[c].lower in ("the", "this", "that", "these", "those", "its", "their", "such")
        for c in document.children(trigger.token)
    )


def _doer_to(told: Told, index: int, targets: Sequence[Actor]) -> Actor | None:
    """Who did it to these targets elsewhere in the report, in a claim of the same family."""
    trigger = told.triggers[index]
    names = {t.name.lower() for t in targets}
    order = sorted(range(len(told.triggers)), key=lambda i: (abs(i - index), i > index))
    for near in order:
        other = told.triggers[near]
        kindred = other.type == trigger.type or any({trigger.type, other.type} <= f for f in FAMILIES)
        if near == index or not kindred:
            continue
        agents = [a for a in told.actors[near] if a.role is Role.AGENT and told.is_armed(a)]
        hit = {a.name.lower() for a in told.actors[near] if a.role is Role.TARGET}
        if agents and hit & names:
            rule = "same victim, same type" if other.type == trigger.type else "same victim, kindred type"
            return from_context(agents[0], Role.AGENT, rule)
    return None
