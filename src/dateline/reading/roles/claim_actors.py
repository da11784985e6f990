"""Who did it and whom it was done to: agents and targets of each trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.gazetteer.actors import media_ids
from dateline.model.document import Document
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.roles.arguments import Argument, verb_arguments
from dateline.reading.roles.borrowing import borrow
from dateline.reading.roles.context import add_context
from dateline.reading.roles.fillers import Filler, Fillers
from dateline.reading.roles.governors import event_noun_arguments
from dateline.reading.roles.learned import Chosen, judged, knows
from dateline.reading.roles.nobody import is_nobody
from dateline.reading.roles.speakers import speakers_after
from dateline.reading.roles.special import SYMMETRIC, as_type_has_it, special_arguments
from dateline.reading.roles.tables import role_table
from dateline.reading.roles.told import Told

# Types for which an attacked building or place of people can be a target.
THINGS = frozenset(("armed_attack", "bombing", "obstruction"))

# Types of what is done to people, not to bodies and firms, and the places of its doer.
BODILY = frozenset(("displacement", "return", "death", "population", "abduction", "killing"))
DOING = frozenset(("agent", "subject", "doer", "owner"))

# Types of what nobody does.
UNDONE = frozenset(("disaster", "death", "population"))

# Types whose object, where it is a country, is the place left or reached.
PLACE_OBJECTS = frozenset(("withdrawal", "displacement", "return", "population", "deployment", "territory", "aid"))


def read_actors(document: Document, triggers: Sequence[Trigger], mentions: Mentions) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each trigger, agents first, in the order of their words; those from context come last."""
    said = said_actors(document, triggers, mentions)
    if document.evidence is None:
        return add_context(Told(document, triggers, said, mentions))
    return borrow(document, triggers, said, mentions)


def said_actors(document: Document, triggers: Sequence[Trigger], mentions: Mentions) -> tuple[tuple[Actor, ...], ...]:
    """The actors that stand in each trigger's own sentence."""
    fillers = Fillers(document, mentions)
    return tuple(_actors(document, trigger, fillers) for trigger in triggers)


def _actors(document: Document, trigger: Trigger, fillers: Fillers) -> tuple[Actor, ...]:
    """The actors in the trigger's own sentence."""
    chosen = by_rule(document, trigger, fillers)
    if knows(document, trigger):
        chosen = tuple(judged(document, trigger, chosen, fillers))
    else:
        chosen = tuple(_victims_of_clash(trigger, chosen))
    found: dict[tuple[Role, str], Actor] = {}
    for filler, role, argument in sorted(_without_titles(chosen), key=lambda c: (c[1] is not Role.AGENT, c[0].first)):
        actor = as_actor(document, filler, role, argument.rule)
        found.setdefault((role, actor.name.lower()), actor)
    return tuple(found.values())


def by_rule(document: Document, trigger: Trigger, fillers: Fillers) -> tuple[Chosen, ...]:
    """Whom the rules find for a trigger in its sentence, and in which place."""
    chosen: list[Chosen] = []
    taken = set(speakers_after(document, trigger.token))
    for argument in _arguments(document, trigger):
        for filler in fillers.at(argument.token, things=trigger.type in THINGS):
            role = role_of(trigger.type, argument, filler)
            if role is None or filler.token in taken or not _may_fill(document, trigger, argument, filler):
                continue
            if role is Role.AGENT and (is_nobody(document, filler.token) or _is_medium(trigger, filler)):
                continue
            taken.add(filler.token)
            chosen.append((filler, role, argument))
    return tuple(chosen)


def _arguments(document: Document, trigger: Trigger) -> Iterator[Argument]:
    """The words beside a trigger, each with its place."""
    verbal = is_verbal(document, trigger)
    own = document.tokens_within(trigger.span.start, trigger.span.end)
    if verbal:
        arguments = as_type_has_it(document, trigger, tuple(verb_arguments(document, trigger.token)))
    else:
        arguments = event_noun_arguments(document, trigger.token)
    machines = word_list("machines")
    for argument in (*arguments, *special_arguments(document, trigger, verbal=verbal)):
        outside = argument.token not in own or argument.place == "itself"
        if outside or document.tokens[argument.token].lower in machines:  # "Russian missiles struck": whose they are
            yield argument
    for verb in trigger.absorbed:
        for argument in verb_arguments(document, verb):
            if argument.place in ("object", "passive") and argument.token not in own:
                yield Argument(argument.token, "object", "result")
            elif argument.place == "agent":
                yield argument


def is_verbal(document: Document, trigger: Trigger) -> bool:
    """Whether the trigger stands as a predicate: a verb, or an adjective that no noun's slot holds."""
    token = document.tokens[trigger.token]
    if trigger.form == "verb" and token.upos not in ("VERB", "AUX"):
        return token.rel not in ("obj", "nsubj", "obl", "nmod", "compound")
    if token.xpos == "VBG" and token.rel == "conj" and document.tokens[token.head].upos == "NOUN":
        return bool(document.children(trigger.token, "obj"))  # "air strikes and shelling by the army" is a noun
    return trigger.form == "verb"


def role_of(event_type: str, argument: Argument, filler: Filler) -> Role | None:
    """The role of an actor from its place beside the trigger and the trigger's type."""
    if argument.place == "agent":
        return None if event_type in UNDONE else Role.AGENT
    if argument.place == "confesses":
        return Role.TARGET if event_type == "trial" else Role.AGENT
    if argument.place in ("itself", "armed"):
        return Role.TARGET
    if argument.place == "aim":
        return Role.TARGET if filler.kind not in (MentionKind.PERSON, MentionKind.STATE) else None
    if argument.place == "held":
        armed = filler.kind in (MentionKind.GROUP, MentionKind.COALITION, MentionKind.FORCE)
        return Role.TARGET if armed or filler.cls == "fighter" else None
    if event_type == "aid" and argument.place == "owner" and filler.is_people:
        return Role.TARGET  # "the boys' rescue"
    row = role_table().get(event_type, {})
    if argument.place == "hit":
        return row.get("passive")
    if event_type == "armed_clash" and argument.rule == "result":
        return Role.TARGET
    return row.get("people" if argument.place == "modifier" and filler.is_people else argument.place)


def _may_fill(document: Document, trigger: Trigger, argument: Argument, filler: Filler) -> bool:
    """Whether an actor of this kind can stand in this place."""
    if filler.kind is MentionKind.STATE and trigger.type in ("disaster", "death"):
        return False
    if (
        filler.kind is MentionKind.BODY
        and filler.mention is not None
        and filler.mention.actor_id is not None
        and trigger.type in BODILY
        and argument.place not in DOING
    ):
        return False
    place, country = argument.place, filler.kind is MentionKind.STATE and filler.cls == "state"
    if place == "modifier" and filler.mention is None:
        return False
    known = filler.mention is not None and filler.mention.actor_id is not None
    if not known and document.tokens[filler.token].lower in word_list("machines"):
        return False
    if place == "bearer" and country:
        return False
    if filler.cls == "unknown":
        entity = document.entity_at(filler.token)
        if place in ("object", "of", "against", "from", "to"):
            return entity is not None and entity.kind in ("person", "organization", "norp")
        if entity is not None:
            return place == "with" and trigger.type in SYMMETRIC
    if place in ("of", "from") and country:
        return trigger.type in SYMMETRIC
    if place in ("object", "passive") and trigger.type in PLACE_OBJECTS:
        return not country and not (trigger.type == "territory" and filler.cls in ("site", "unknown", "number"))
    return True


def _is_medium(trigger: Trigger, filler: Filler) -> bool:
    """Whether a doer of violence or rule is a newspaper or agency: it only tells of it."""
    told = filler.mention is not None and filler.mention.actor_id in media_ids()
    return told and trigger.type not in ("negotiation", "agreement", "trial", "aid")


def _victims_of_clash(
    trigger: Trigger, chosen: Sequence[tuple[Filler, Role, Argument]]
) -> list[tuple[Filler, Role, Argument]]:
    """Without the people who died in a clash, where its sides are told: the claim is about the sides."""
    if trigger.type == "armed_clash" and sum(a.place == "with" for _, _, a in chosen) > 1:
        chosen = [c for c in chosen if c[2].rule != "control"]  # both sides are said: what they do to others is no side
    if trigger.type != "armed_clash" or not any(role is Role.AGENT for _, role, _ in chosen):
        return list(chosen)
    return [c for c in chosen if c[1] is Role.AGENT]


def _without_titles(chosen: Sequence[tuple[Filler, Role, Argument]]) -> list[tuple[Filler, Role, Argument]]:
    """Without descriptions that stand right before the name they belong to: "the preacher Daniel Otieno"."""
    starts = {f.first for f, _, _ in chosen if f.kind is MentionKind.PERSON and f.cls != "pronoun"}
    return [c for c in chosen if c[0].kind is MentionKind.PERSON or c[0].last not in starts]


def _is_private(mention: Mention | None) -> bool:
    """Whether a mention is a named person of no known office."""
    if mention is None or mention.kind is not MentionKind.PERSON:
        return False
    return mention.org is None and mention.country is None


def as_actor(document: Document, filler: Filler, role: Role, rule: str) -> Actor:
    """An actor with the words of its filler."""
    mention = filler.mention
    return Actor(
        role=role,
        name=filler.name,
        basis=Basis.CLAUSE,
        rule=rule,
        span=filler.span(document),
        actor_id=mention.actor_id if mention else None,
        private=_is_private(mention),
    )
