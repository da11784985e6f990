"""Actors that a clause leaves out because the report tells them elsewhere: in the same event, as sides of the war."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model.document import Document
from dateline.model.mention import MentionKind
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.mentions.actor_nouns import is_people_noun
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.roles.nobody import is_unclaimed
from dateline.reading.roles.tables import is_one_of
from dateline.reading.roles.told import AGAINST_ENEMY, FIGHTING, USUAL, Found, Told, kindred

# Types of events that a report comes back to without naming its actors again.
RETOLD = FIGHTING | {"abuse", "abduction", "riot", "protest", "negotiation", "agreement"}

# How many sentences back an event told before may stand; half as many for one of a kindred type.
REACH = 8

# How many sentences off "gunmen" may stand; those of another sentence are soon others.
REACH_OF_GUNMEN = 3

# How many triggers before and after are looked at for the same victims.
WINDOW = 40

# Word list of those who do acts of a type as a rule, and the rule's name.
DESCRIBED_DOERS = {
    "armed_attack": ("culprits", "described doer"),
    "protest": ("protesters", "described doer"),
    "riot": ("protesters", "described doer"),
}

_POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "such"))


def add_context(told: Told) -> tuple[Found, ...]:
    """The actors of a report with those that it tells elsewhere."""
    return tuple((*found, *_missing(told, i, found)) for i, found in enumerate(told.actors))


def from_context(actor: Actor, role: Role, rule: str) -> Actor:
    """An actor carried over from elsewhere in the report: it has no words at this trigger."""
    return replace(actor, role=role, basis=Basis.CONTEXT, rule=rule, span=None)


def _missing(told: Told, index: int, found: Found) -> Iterator[Actor]:
    names = {(a.role, a.name.lower()) for a in found}
    for actor in _candidates(told, index, found):
        if (actor.role, actor.name.lower()) not in names:
            names.add((actor.role, actor.name.lower()))
            yield actor


def _candidates(told: Told, index: int, found: Found) -> Iterator[Actor]:
    trigger = told.triggers[index]
    if is_unclaimed(told.document, trigger.token):
        return
    if not found and trigger.type in RETOLD:
        found = _same_event(told, index) or _told_later(told, index)
        yield from found
    agents = [a for a in found if a.role is Role.AGENT]
    targets = [a for a in found if a.role is Role.TARGET]
    if trigger.type == "armed_clash":
        yield from _clash_sides(told, agents)
        return
    if not agents:
        agents = [a for a in _doers(told, index, targets) if all(a.name.lower() != t.name.lower() for t in targets)]
        yield from agents
    if agents and not targets and _takes_enemy(told, trigger) and not _hits_people(told, trigger):
        yield from (e for e in _enemies(told, agents) if told.is_near(e, trigger))


def _doers(told: Told, index: int, targets: Sequence[Actor]) -> list[Actor]:
    """Who did it, where the clause does not say: at most one."""
    doer = _doer_of_subject(told, index) or _doer_to(told, index, targets)
    if doer is None and told.triggers[index].type in USUAL and told.usual_doer is not None:
        doer = from_context(told.usual_doer, Role.AGENT, "usual doer")
    if doer is None and told.triggers[index].type == "detention":
        doer = _custodian(told, told.triggers[index])
    if doer is None and told.triggers[index].type in DESCRIBED_DOERS:
        doer = _described_doer(told, told.triggers[index])
    return [doer] if doer is not None else []


def _described_doer(told: Told, trigger: Trigger) -> Actor | None:
    """The gunmen or protesters that the report speaks of, the nearest ones, where an act names nobody."""
    words, rule = DESCRIBED_DOERS[trigger.type]
    here = told.document.tokens[trigger.token].sentence
    candidates = told.described(words)
    nearest = min(candidates, key=lambda m: abs(told.document.tokens[m.head].sentence - here), default=None)
    if nearest is None:
        return None
    plural = words == "culprits" and told.document.tokens[nearest.head].xpos == "NNS"
    articles = (told.document.tokens[c].lower for c in told.document.children(nearest.head, "det"))
    gunmen = plural and not _POINTING & set(articles)
    if abs(told.document.tokens[nearest.head].sentence - here) > (REACH_OF_GUNMEN if gunmen else REACH):
        return None
    return Actor(Role.AGENT, nearest.name, Basis.CONTEXT, rule, None, nearest.actor_id)


def _custodian(told: Told, trigger: Trigger) -> Actor | None:
    """The police or authorities that the sentence of an arrest speaks of: "was arrested, police said"."""
    sentence = told.document.sentence_of(trigger.token)
    for i in range(sentence.first, sentence.last):
        if told.document.tokens[i].lower in word_list("custodians"):
            mention = told.mentions.headed_by(i)
            if mention is not None and mention.kind in (MentionKind.FORCE, MentionKind.STATE):
                return Actor(
                    Role.AGENT,
                    mention.name,
                    Basis.SENTENCE,
                    "police of the sentence",
                    told.document.span(mention.first, mention.last),
                    mention.actor_id,
                )
    return None


def _enemies(told: Told, agents: Sequence[Actor]) -> Iterator[Actor]:
    """Whom these doers fight: at most one."""
    if not all(a.name.lower() in told.armed for a in agents):
        return
    enemy = told.enemy_of(agents[0])
    if enemy is not None and all(a.name.lower() != enemy.name.lower() for a in agents):
        yield from_context(enemy, Role.TARGET, "enemy of the doer")
    elif (common := told.common_enemy(agents)) is not None:
        yield from_context(common, Role.TARGET, "common enemy")


def _takes_enemy(told: Told, trigger: Trigger) -> bool:
    """Whether an act is aimed at an enemy: a capture is, holding a place or crossing a border is not."""
    lemma = told.document.tokens[trigger.token].lemma
    return trigger.type in AGAINST_ENEMY and not is_one_of(lemma, "standing")


def _hits_people(told: Told, trigger: Trigger) -> bool:
    """Whether the clause of an act names people whom it hit, so that its victims are not the enemy."""
    tokens = told.document.tokens
    clauses = {trigger.token, trigger.clause, tokens[trigger.token].head} - {-1}
    for clause in clauses:
        if not is_one_of(tokens[clause].lemma, "result") or is_one_of(tokens[clause].lemma, "doer"):
            continue
        hit = told.document.children(clause, "obj", "nsubj:pass")
        if any(is_people_noun(tokens[i].lower) or tokens[i].upos == "NUM" for i in hit if i != trigger.token):
            return True
    return False


def _clash_sides(told: Told, agents: Sequence[Actor]) -> Iterator[Actor]:
    if not agents:
        yield from (from_context(side, Role.AGENT, "sides of the war") for side in told.sides)
    elif len({a.name.lower() for a in agents}) == 1:
        enemy = told.enemy_of(agents[0])
        if enemy is not None:
            yield from_context(enemy, Role.AGENT, "sides of the war")


def _doer_of_subject(told: Told, index: int) -> Actor | None:
    """Who did the event that is the subject of this verb: "the strikes destroyed houses"."""
    for subject in told.document.children(told.triggers[index].token, "nsubj"):
        event = told.at.get(subject, index)
        agents = [a for a in told.actors[event] if a.role is Role.AGENT] if event != index else []
        if agents:
            return from_context(agents[0], Role.AGENT, "usual doer")
    return None


def _doer_to(told: Told, index: int, targets: Sequence[Actor]) -> Actor | None:
    """Who did it to these targets elsewhere in the report, in a claim of the same family."""
    trigger, here = told.triggers[index], told.document.tokens[told.triggers[index].token].sentence
    all_names = {t.name.lower() for t in targets}
    particular = {t.name.lower() for t in targets if _is_particular(told, t)}
    for near in _nearest_first(index, len(told.triggers)):
        other = told.triggers[near]
        names = all_names if told.document.tokens[other.token].sentence == here else particular
        hit = {a.name.lower() for a in told.actors[near] if a.role is Role.TARGET}
        if not hit & names or not kindred(trigger, other):
            continue
        agents = [a for a in told.actors[near] if a.role is Role.AGENT and told.is_armed(a)]
        if agents:
            return from_context(agents[0], Role.AGENT, "same victim")
    return None


def _is_particular(told: Told, actor: Actor) -> bool:
    """Whether a victim is somebody in particular: named, or pointed at; "civilians" are others each time."""
    if actor.actor_id is not None or any(c.isupper() for c in actor.name):
        return True
    tokens = told.document.tokens_within(actor.span.start, actor.span.end) if actor.span else ()
    head = tokens[-1] if tokens else None
    return head is not None and any(told.document.tokens[c].lower in _POINTING for c in told.document.children(head))


def _nearest_first(index: int, count: int) -> Iterator[int]:
    """The numbers beside ``index``, the one before ahead of the one after, within the window."""
    for step in range(1, WINDOW + 1):
        yield from (i for i in (index - step, index + step) if 0 <= i < count)


def _same_event(told: Told, index: int) -> Found:
    """The armed actors of the nearest earlier event that this trigger comes back to."""
    trigger = told.triggers[index]
    here, definite = told.document.tokens[trigger.token], is_definite(told.document, trigger)
    by_kin: Found = ()
    for earlier in range(index - 1, -1, -1):
        other = told.triggers[earlier]
        there = told.document.tokens[other.token]
        distance = here.sentence - there.sentence
        if distance > REACH:
            break
        armed = [a for a in told.actors[earlier] if told.is_armed(a)]
        if other.type == trigger.type and armed:
            same_word = there.lemma == here.lemma
            if definite or (same_word and trigger.form == "noun"):
                rule = "same event, same word" if same_word else "same event"
                return tuple(from_context(a, a.role, rule) for a in armed)
            break
        if not by_kin and definite and armed and distance <= REACH // 2 and kindred(trigger, other):
            by_kin = tuple(from_context(a, a.role, "same event") for a in armed)
    return by_kin


def _told_later(told: Told, index: int) -> Found:
    """The armed actors of the next event of the same type, for one told of in a word at first."""
    trigger = told.triggers[index]
    here = told.document.tokens[trigger.token]
    if trigger.form == "verb" or trigger.type not in AGAINST_ENEMY:
        return ()
    for later in range(index + 1, len(told.triggers)):
        other = told.triggers[later]
        if told.document.tokens[other.token].sentence - here.sentence > REACH:
            break
        armed = [a for a in told.actors[later] if told.is_armed(a)]
        if other.type == trigger.type and armed:
            return tuple(from_context(a, a.role, "same event") for a in armed)
    return ()


def is_definite(document: Document, trigger: Trigger) -> bool:
    """Whether a trigger noun points back: "the attack", "this operation"."""
    if trigger.form == "verb":
        return False
    return any(document.tokens[c].lower in _POINTING for c in document.children(trigger.token))
