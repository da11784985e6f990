"""What a report tells, over all its clauses, of who acts on whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from dateline.model.document import Document
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.mentions.actor_words import word_list

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

# Types for which the report's usual doer is taken where a clause names none.
USUAL = frozenset(("air_strike", "shelling", "destruction"))

# An act of war tells as much of who is fought as this many mentions.
WEIGHT_OF_ACT = 3

# A group has to be named this often to be what a report is about.
FEWEST_MENTIONS = 3

# An enemy who is taken for the target of an act is named this many sentences off at most.
REACH_OF_ENEMY = 5

# The two sides are shown against each other this often: each encounter counts from either side.
FEWEST_ENCOUNTERS = 4

# The usual doer does at least this share of such acts, and at least two.
USUAL_SHARE = 0.7

_ARMED = (MentionKind.GROUP, MentionKind.FORCE, MentionKind.STATE, MentionKind.COALITION)

Found = tuple[Actor, ...]


class Told:
    """The report's own account: its armed actors, who fights whom, and which group is fought."""

    def __init__(
        self, document: Document, triggers: Sequence[Trigger], actors: Sequence[Found], mentions: Mentions
    ) -> None:
        self.document = document
        self.triggers = triggers
        self.mentions = mentions
        self.actors = tuple(actors)
        self._described: dict[str, list[Mention]] = {}
        self.at = {t.token: i for i, t in enumerate(triggers)}
        self._kinds = {m.name.lower(): m.kind for m in mentions}
        groups = [m for m in mentions if m.kind is MentionKind.GROUP and m.actor_id]
        self._groups = Counter(m.name.lower() for m in groups)
        self._named = {m.name.lower(): _unplaced(m) for m in reversed(groups)}

    def described(self, words: str) -> list[Mention]:
        """The mentions whose noun is in a word list ("culprits")."""
        if words not in self._described:
            listed = word_list(words)
            self._described[words] = [m for m in self.mentions if self.document.tokens[m.head].lower in listed]
        return self._described[words]

    @cached_property
    def armed(self) -> dict[str, Actor]:
        """The forces, groups, coalitions and states that stand in any role, by lower-case name."""
        found: dict[str, Actor] = {}
        for actors in self.actors:
            for actor in actors:
                if self._kinds.get(actor.name.lower()) in _ARMED:
                    found.setdefault(actor.name.lower(), actor)
        return found

    def is_armed(self, actor: Actor) -> bool:
        """Whether an actor is a known force, group, coalition or state."""
        return actor.actor_id is not None and actor.name.lower() in self.armed

    @cached_property
    def _enemies(self) -> dict[str, Counter[str]]:
        enemies: dict[str, Counter[str]] = defaultdict(Counter)
        for trigger, actors in zip(self.triggers, self.actors, strict=True):
            armed = [a for a in actors if a.name.lower() in self.armed] if trigger.type in FIGHTING else []
            for one in armed:
                for other in armed:
                    opposed = one.role is not other.role or trigger.type == "armed_clash"
                    if opposed and _is_named(other) and not _same_side(one, other):
                        enemies[one.name.lower()][other.name.lower()] += 1
        return enemies

    def enemy_of(self, actor: Actor) -> Actor | None:
        """Whom the report most often shows an actor fighting."""
        counts = self._enemies.get(actor.name.lower())
        return self.armed[counts.most_common(1)[0][0]] if counts else None

    def common_enemy(self, agents: Sequence[Actor]) -> Actor | None:
        """The group that the report is about as one that is fought, where others are the doers."""
        own = {a.name.lower() for a in agents}
        weights = Counter({name: weight for name, weight in self._foughtness.items() if name not in own})
        if not weights:
            return None
        name, weight = weights.most_common(1)[0]
        rest = sum(w for other, w in weights.items() if other != name and w > 0)
        if weight < FEWEST_MENTIONS or weight < rest or any({name, o} in self._allies for o in own):
            return None
        return self.armed.get(name) or self._named[name]

    @cached_property
    def _foughtness(self) -> Counter[str]:
        """For each known group, its mentions and the acts of war against it, less its own."""
        weights = Counter(self._groups)
        for trigger, actors in zip(self.triggers, self.actors, strict=True):
            if trigger.type in AGAINST_ENEMY:
                for actor in actors:
                    if actor.name.lower() in self._groups:
                        weights[actor.name.lower()] += WEIGHT_OF_ACT if actor.role is Role.TARGET else -WEIGHT_OF_ACT
        return weights

    def is_near(self, actor: Actor, trigger: Trigger) -> bool:
        """Whether the report speaks of an actor shortly before or after an act, and not only in another story."""
        here = self.document.tokens[trigger.token].sentence
        named = (m for m in self.mentions if m.name.lower() == actor.name.lower())
        return any(abs(self.document.tokens[m.head].sentence - here) <= REACH_OF_ENEMY for m in named)

    @cached_property
    def _allies(self) -> list[set[str]]:
        """The pairs that do the same act anywhere: allies are no enemies."""
        pairs: list[set[str]] = []
        for trigger, actors in zip(self.triggers, self.actors, strict=True):
            names = sorted({a.name.lower() for a in actors if a.role is Role.AGENT})
            if trigger.type != "armed_clash":
                pairs.extend(p for i, a in enumerate(names) for b in names[i + 1 :] if (p := {a, b}) not in pairs)
        return pairs

    @cached_property
    def sides(self) -> tuple[Actor, ...]:
        """The two sides that the report most often shows fighting each other, or nobody."""
        pairs = Counter[tuple[str, str]]()
        for one, others in self._enemies.items():
            for other, count in others.items():
                pairs[min(one, other), max(one, other)] += count
        if pairs:
            (one, other), count = pairs.most_common(1)[0]
            sure = count >= FEWEST_ENCOUNTERS and 2 * count >= pairs.total()
            return (self.armed[one], self.armed[other]) if sure else ()
        doers = self._doers(FIGHTING)
        for name, _ in doers.most_common(1):
            enemy = self.common_enemy([self.armed[name]])
            if enemy is not None:
                return self.armed[name], enemy
        return ()

    def _doers(self, types: frozenset[str]) -> Counter[str]:
        doers = Counter[str]()
        for trigger, actors in zip(self.triggers, self.actors, strict=True):
            if trigger.type in types:
                doers.update(a.name.lower() for a in actors if a.role is Role.AGENT and self.is_armed(a))
        return doers

    @cached_property
    def usual_doer(self) -> Actor | None:
        """The one armed actor that does all strikes and shelling in the report."""
        doers = self._doers(USUAL)
        for name, count in doers.most_common(1):
            if count >= 2 and count >= USUAL_SHARE * doers.total():
                return self.armed[name]
        return None


def kindred(one: Trigger, other: Trigger) -> bool:
    """Whether two triggers may tell of one event."""
    return one.type == other.type or any({one.type, other.type} <= family for family in FAMILIES)


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
