"""Who did it and whom it was done to: agents and targets of each trigger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.model.document import Document
from dateline.model.mention import MentionKind, Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.actor_nouns import ActorNoun, is_people_noun, load_actor_nouns
from dateline.reading.role_arguments import Argument, verb_arguments
from dateline.reading.role_context import add_context
from dateline.reading.role_fillers import Filler, fillers, is_people
from dateline.reading.role_governors import event_noun_arguments
from dateline.reading.role_tables import is_one_of, role_table

# Types whose two sides are both agents.
SYMMETRIC = frozenset(("armed_clash", "negotiation", "agreement"))

# Types whose trigger may be the noun for the people themselves.
NAMING = frozenset(("population", "abduction", "displacement"))

# Types in which people go from one place to another.
MOVES = frozenset(("displacement", "return"))

# Types for which an attacked building or place of people can be a target.
THINGS = frozenset(("armed_attack", "bombing", "obstruction"))


def read_actors(document: Document, triggers: Sequence[Trigger], mentions: Mentions) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each trigger, agents first, in the order of their words."""
    nouns = load_actor_nouns()
    said = tuple(_actors(document, trigger, mentions, nouns) for trigger in triggers)
    return add_context(document, triggers, said, mentions)


def _actors(
    document: Document, trigger: Trigger, mentions: Mentions, nouns: Mapping[str, ActorNoun]
) -> tuple[Actor, ...]:
    found: dict[tuple[Role, str], Actor] = {}
    taken: set[int] = set()
    for argument in _arguments(document, trigger):
        if argument.place != "itself" and argument.token in trigger_tokens(document, trigger):
            continue
        for filler in fillers(document, argument.token, mentions, nouns, things=trigger.type in THINGS):
            role = role_of(trigger.type, argument, filler)
            if role is None or filler.token in taken or not _may_fill(document, trigger, argument, filler):
                continue
            taken.add(filler.token)
            actor = as_actor(document, filler, role, Basis.CLAUSE, argument.rule)
            found.setdefault((role, actor.name.lower()), actor)
    return tuple(sorted(found.values(), key=lambda a: (a.role is not Role.AGENT, a.span.start if a.span else 0)))


def trigger_tokens(document: Document, trigger: Trigger) -> range:
    """The tokens of the trigger's own words."""
    return document.tokens_within(trigger.span.start, trigger.span.end)


def _arguments(document: Document, trigger: Trigger) -> Iterator[Argument]:
    if is_verbal(document, trigger):
        arguments = [said_of_hit(document, trigger, a) for a in verb_arguments(document, trigger.token)]
        yield from moved(document, trigger, arguments) if trigger.type in MOVES else arguments
        if trigger.type == "deployment" and is_one_of(document.tokens[trigger.token].lemma, "arm"):
            yield from (Argument(a.token, "object", "armed") for a in arguments if a.place in ("object", "passive"))
        yield from after_blow(document, trigger)
    else:
        yield from event_noun_arguments(document, trigger.token)
    yield from named_by_trigger(document, trigger)
    yield from result_above(document, trigger)
    if trigger.type == "offensive":
        yield from aims(document, trigger)
    if trigger.type in SYMMETRIC:
        yield from between(document, trigger)
    for verb in trigger.absorbed:
        for argument in verb_arguments(document, verb):
            if argument.place in ("object", "passive"):
                yield Argument(argument.token, "object", "result")
            elif argument.place == "agent":
                yield argument


def said_of_hit(document: Document, trigger: Trigger, argument: Argument) -> Argument:
    """Who dies, falls or needs help is hit, not a doer, whatever the type of the claim."""
    lemma = document.tokens[trigger.token].lemma
    if argument.place in ("alone", "subject") and is_one_of(lemma, "hit"):
        return Argument(argument.token, "hit", argument.rule)
    if trigger.type == "obstruction" and argument.place in ("alone", "subject") and is_one_of(lemma, "leave"):
        return Argument(argument.token, "hit", argument.rule)
    if trigger.type == "population" and argument.place == "subject" and not is_one_of(lemma, "host"):
        return Argument(argument.token, "hit", argument.rule)
    return argument


def moved(document: Document, trigger: Trigger, arguments: Sequence[Argument]) -> Iterator[Argument]:
    """Who flees, leaves or returns is moved, unless the verb has people as its object ("evacuated the wounded")."""
    leaving = is_one_of(document.tokens[trigger.token].lemma, "leave")
    for argument in arguments:
        if leaving and argument.place == "object":
            continue
        if leaving and argument.place == "subject":
            yield Argument(argument.token, "alone", argument.rule)
        else:
            yield argument


def named_by_trigger(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """The people that a trigger noun itself names: "10,000 fighters are in the town", "holds western hostages"."""
    token = document.tokens[trigger.token]
    if token.upos == "NOUN" and trigger.type in NAMING and is_people_noun(token.lower):
        yield Argument(trigger.token, "itself", "trigger names them")


def result_above(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Whom an event hit, said in the clause above it: "12 people died when a bomb exploded"."""
    event = trigger.token
    if document.tokens[event].rel == "nsubj":
        event = document.tokens[event].head
    verb = document.tokens[event].head
    if verb < 0 or document.tokens[event].rel != "advcl":
        return
    marks = {document.tokens[m].lower for m in document.children(event, "mark", "advmod")}
    lemma = document.tokens[verb].lemma
    if marks & {"when", "after", "as"} and (is_one_of(lemma, "result") or is_one_of(lemma, "hit")):
        for argument in verb_arguments(document, verb):
            if argument.place in ("alone", "passive", "object"):
                yield Argument(argument.token, "object", "result")


def is_verbal(document: Document, trigger: Trigger) -> bool:
    """Whether the trigger stands as a predicate: a verb, or an adjective that no noun slot holds."""
    token = document.tokens[trigger.token]
    if trigger.form == "verb" and token.upos not in ("VERB", "AUX"):
        return token.rel not in ("obj", "nsubj", "obl", "nmod", "compound")
    return trigger.form == "verb"


def after_blow(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Whom a blow hit, said in a clause of its own: "opened fire, killing two", "to disperse protesters"."""
    if trigger.type not in ("armed_attack", "bombing", "shelling", "air_strike"):
        return
    for child in document.children(trigger.token, "advcl", "xcomp", "conj"):
        if is_one_of(document.tokens[child].lemma, "blow"):
            yield from (Argument(o, "object", "result") for o in document.children(child, "obj"))


def aims(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """Against whom an offensive is: "an operation to oust X", "that drove X out"."""
    heads = {trigger.token, trigger.clause}
    for child in (c for h in heads for c in document.children(h, "acl", "advcl", "xcomp")):
        if is_one_of(document.tokens[child].lemma, "aim"):
            yield from (Argument(o, "aim", "aim") for o in document.children(child, "obj"))


def between(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """The sides named after "between", wherever the parser hung them."""
    sentence = document.sentence_of(trigger.token)
    for i in range(trigger.token + 1, min(trigger.token + 12, sentence.last)):
        if document.tokens[i].upos == "VERB" and document.tokens[i].xpos in ("VBD", "VBZ", "VBP"):
            return
        if document.tokens[i].lower == "between":
            yield from (Argument(k, "with", "between") for k in _sides(document, i, sentence.last))
            return


def _sides(document: Document, between_at: int, last: int) -> Iterator[int]:
    """The heads of "X and Y" after "between"."""
    joined = False
    for i in range(between_at + 1, min(between_at + 16, last)):
        token = document.tokens[i]
        if token.upos in ("VERB", "AUX") or token.text in ";.":
            return
        if token.lower == "and":
            joined = True
        elif token.upos in ("NOUN", "PROPN") and token.rel not in ("compound", "flat", "nmod:desc"):
            if token.rel not in ("nmod", "appos") or not joined or document.tokens[i - 1].lower in ("and", "the"):
                yield i


def role_of(event_type: str, argument: Argument, filler: Filler) -> Role | None:
    """The role of an actor from its place beside the trigger and the trigger's type."""
    if argument.place == "agent":
        return Role.AGENT
    row = role_table().get(event_type, {})
    place = argument.place
    if place == "itself":
        return Role.TARGET
    if place == "hit":
        return row.get("passive")
    if event_type == "deployment" and place == "object" and argument.rule == "armed":
        return Role.TARGET
    if event_type == "armed_clash" and argument.rule in ("result", "victim noun"):
        return Role.TARGET
    if place == "aim":
        return Role.TARGET if filler.kind not in (MentionKind.PERSON, MentionKind.STATE) else None
    if place == "modifier" and is_people(filler):
        place = "people"
    return row.get(place)


def _may_fill(document: Document, trigger: Trigger, argument: Argument, filler: Filler) -> bool:
    """Whether an actor of this kind can stand in this place."""
    if argument.place == "of" and filler.kind is MentionKind.STATE and filler.cls == "state":
        return trigger.type in SYMMETRIC
    if argument.place == "modifier" and filler.mention is None:
        return False
    if filler.cls == "unknown" and argument.place in ("object", "of", "against", "from", "to"):
        entity = document.entity_at(filler.token)
        return entity is not None and entity.kind in ("person", "organization", "norp")
    if filler.cls == "unknown" and document.entity_at(filler.token) is not None:
        return argument.place == "with" and trigger.type in SYMMETRIC
    if argument.place in ("object", "passive") and trigger.type == "territory":
        return filler.cls not in ("state", "site", "unknown")
    return True


def as_actor(document: Document, filler: Filler, role: Role, basis: Basis, rule: str) -> Actor:
    """An actor with the words of its filler."""
    mention = filler.mention
    private = mention is not None and mention.kind is MentionKind.PERSON and mention.org is None
    return Actor(
        role=role,
        name=filler.name,
        basis=basis,
        rule=rule,
        span=filler.span(document),
        actor_id=mention.actor_id if mention else None,
        private=private,
    )
