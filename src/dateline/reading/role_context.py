"""Actors that a clause leaves out because the report tells them elsewhere: in the same event, as sides of the war."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.document import Document
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.role_tables import is_one_of

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

# Types of events that a report comes back to without naming its actors again.
RETOLD = FIGHTING | {"abuse", "abduction", "riot", "protest", "negotiation", "agreement"}

# Types for which the report's usual doer is taken where a clause names none.
USUAL = frozenset(("air_strike", "shelling", "destruction"))

# An act of war tells as much of who is fought as this many mentions.
WEIGHT_OF_ACT = 3

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
    kinds: dict[str, MentionKind] = field(default_factory=dict)
    named: dict[str, Actor] = field(default_factory=dict)
    groups: Counter[str] = field(default_factory=Counter)
    enemies: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, document: Document, triggers: Sequence[Trigger], actors: Sequence[Found], mentions: Mentions) -> Told:
        """The report's own account, from the actors read in its clauses."""
        told = cls(document, triggers, list(actors))
        kinds = told.kinds
        kinds.update({m.name.lower(): m.kind for m in mentions})
        for m in mentions:
            if m.kind is MentionKind.GROUP and m.actor_id:
                told.named.setdefault(m.name.lower(), _unplaced(m))
        told.groups.update(m.name.lower() for m in mentions if m.kind is MentionKind.GROUP and m.actor_id)
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
                if opposed and _is_named(other) and not _same_side(one, other):
                    self.enemies[one.name.lower()][other.name.lower()] += 1

    def enemy_of(self, actor: Actor) -> Actor | None:
        """Whom the report most often shows an actor fighting."""
        counts = self.enemies.get(actor.name.lower())
        return self.armed[counts.most_common(1)[0][0]] if counts else None

    def common_enemy(self, agents: Sequence[Actor]) -> Actor | None:
        """The group that the report is about, where others are the doers: named often, and told to be fought."""
        own = {a.name.lower() for a in agents}
        weights = Counter({name: self._foughtness(name) for name in self.groups if name not in own})
        if not weights:
            return None
        name, weight = weights.most_common(1)[0]
        rest = sum(w for other, w in weights.items() if other != name and w > 0)
        if weight < 3 or weight < rest or self._fight_together(own, name):
            return None
        return self.armed.get(name) or self.named[name]

    def _foughtness(self, name: str) -> int:
        """How much the report is about a group as one that is fought: its mentions, its acts of war against it."""
        weight = self.groups[name]
        for trigger, found in zip(self.triggers, self.actors, strict=True):
            if trigger.type in AGAINST_ENEMY:
                weight += sum(WEIGHT_OF_ACT for a in found if a.role is Role.TARGET and a.name.lower() == name)
                weight -= sum(WEIGHT_OF_ACT for a in found if a.role is Role.AGENT and a.name.lower() == name)
        return weight

    def _fight_together(self, names: set[str], other: str) -> bool:
        """Whether an actor and any of these do the same act anywhere: allies are no enemies."""
        for trigger, found in zip(self.triggers, self.actors, strict=True):
            agents = {a.name.lower() for a in found if a.role is Role.AGENT}
            if trigger.type != "armed_clash" and other in agents and agents & names:
                return True
        return False

    def sides(self) -> tuple[Actor, Actor] | None:
        """The two sides that the report most often shows fighting each other."""
        pairs = Counter[tuple[str, str]]()
        for one, others in self.enemies.items():
            for other, count in others.items():
                pairs[min(one, other), max(one, other)] += count
        if pairs:
            (one, other), count = pairs.most_common(1)[0]
            return (self.armed[one], self.armed[other]) if 2 * count >= pairs.total() else None
        doers = Counter[str]()
        for trigger, found in zip(self.triggers, self.actors, strict=True):
            if trigger.type in FIGHTING:
                doers.update(a.name.lower() for a in found if a.role is Role.AGENT and self.is_armed(a))
        for name, _ in doers.most_common(1):
            enemy = self.common_enemy([self.armed[name]])
            if enemy is not None:
                return self.armed[name], enemy
        return None


def _unplaced(mention: Mention) -> Actor:
    """An actor that the report names somewhere, not yet in any role."""
    return Actor(Role.TARGET, mention.name, Basis.CONTEXT, "named in the report", None, mention.actor_id)


def _is_named(actor: Actor) -> bool:
    """Whether an actor has a name, not only a description ("separate forces")."""
    return actor.actor_id is not None or any(c.isupper() for c in actor.name)


def _same_side(one: Actor, other: Actor) -> bool:
    """Whether two actors are one, or a state and its own forces ("SY" and "SY.army")."""
    if one.name.lower() == other.name.lower():
        return True
    states = [(a.actor_id or "?").split(".")[0] for a in (one, other)]
    return states[0] == states[1] and len(states[0]) == 2


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
    if not found and trigger.type in RETOLD:
        same = _same_event(told, index)
        agents = [a for a in same if a.role is Role.AGENT]
        targets = [a for a in same if a.role is Role.TARGET]
        yield from same
    if trigger.type == "armed_clash":
        yield from _clash_sides(told, agents)
        return
    if not agents:
        doer = _doer_of_subject(told, index) or (_doer_to(told, index, targets) if targets else None)
        doer = doer or _usual_doer(told, index)
        if doer is not None and all(doer.name.lower() != t.name.lower() for t in targets):
            yield doer
            agents = [doer]
    if agents and not targets and _takes_enemy(told, trigger) and all(a.name.lower() in told.armed for a in agents):
        enemy = told.enemy_of(agents[0])
        if enemy is not None and all(a.name.lower() != enemy.name.lower() for a in agents):
            yield from_context(enemy, Role.TARGET, "enemy of the doer")
        elif (enemy := told.common_enemy(agents)) is not None:
            yield from_context(enemy, Role.TARGET, "common enemy")


def _takes_enemy(told: Told, trigger: Trigger) -> bool:
    """Whether an act is aimed at an enemy: a capture is, holding a place or crossing a border is not."""
    lemma = told.document.tokens[trigger.token].lemma
    return trigger.type in AGAINST_ENEMY and not is_one_of(lemma, "standing")


def _doer_of_subject(told: Told, index: int) -> Actor | None:
    """Who did the event that is the subject of this verb: "the strikes destroyed houses"."""
    at = {t.token: i for i, t in enumerate(told.triggers)}
    for subject in told.document.children(told.triggers[index].token, "nsubj"):
        if subject in at and at[subject] != index:
            for actor in told.actors[at[subject]]:
                if actor.role is Role.AGENT:
                    return from_context(actor, Role.AGENT, "doer of the subject")
    return None


def _usual_doer(told: Told, index: int) -> Actor | None:
    """The one armed actor that does all such violence in the report."""
    trigger = told.triggers[index]
    if trigger.type not in USUAL:
        return None
    counts = Counter[str]()
    for other, actors in zip(told.triggers, told.actors, strict=True):
        if other.type in USUAL:
            counts.update(a.name.lower() for a in actors if a.role is Role.AGENT and told.is_armed(a))
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    if count < 2 or count < 0.7 * counts.total():
        return None
    return from_context(told.armed[name], Role.AGENT, "usual doer")


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
            if not _definite(told.document, trigger) and not (same_word and trigger.form == "noun"):
                break
            rule = "same event, same word" if same_word else "same event, same type"
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
