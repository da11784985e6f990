"""Actors described by nouns: "gunmen", "Isis fighters", "Syrian government forces", "police"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.gazetteer.actor_entry import ActorEntry, Use
from dateline.model.document import Document
from dateline.model.mention import MentionKind
from dateline.reading.mentions.actor_nouns import ActorNoun, plural_of
from dateline.reading.mentions.drafts import Draft
from dateline.reading.mentions.names import NamedMatch, is_sponsor, is_state
from dateline.reading.mentions.noun_phrases import description, name_start, phrase_start
from dateline.reading.roles.tables import governors

KINDS = {
    "people": MentionKind.GENERIC,
    "fighter": MentionKind.GENERIC,
    "group": MentionKind.GROUP,
    "force": MentionKind.FORCE,
    "government": MentionKind.STATE,
    "leader": MentionKind.GENERIC,
    "body": MentionKind.BODY,
}

# A noun of these classes that modifies another noun is still an actor ("rebel attack", "army offensive").
ACTING_MODIFIERS = ("fighter", "group", "force", "government")

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "their", "his", "her", "our"])


def find_nouns(
    document: Document, matches: Sequence[NamedMatch], taken: set[int], nouns: Mapping[str, ActorNoun]
) -> list[tuple[Draft, tuple[NamedMatch, ...]]]:
    """Described actors, each with the known names that are part of the description."""
    at = {i: m for m in matches for i in range(m.first, m.last)}
    found = []
    for token in document.tokens:
        noun = nouns.get(token.lower)
        if noun is None or noun.cls == "site" or token.index in taken or token.index in at:
            continue
        if token.upos not in ("NOUN", "PROPN", "ADJ") or not _stands_alone(document, token.index, noun):
            continue
        found.append(_draft(document, token.index, noun, at))
    return found


def _stands_alone(document: Document, index: int, noun: ActorNoun) -> bool:
    token = document.tokens[index]
    if token.rel in ("compound", "amod", "nmod:desc") or token.deprel == "nmod:desc":
        bare_kind = token.lower in governors("kind") and not document.children(index)
        return noun.cls in ACTING_MODIFIERS and token.upos != "ADJ" and index < token.head and not bare_kind
    if token.upos == "ADJ" and not any(
        document.tokens[k].lower in ("the", "these", "those") for k in document.children(index)
    ):
        return False
    return token.rel not in ("flat", "fixed", "advmod")


def _draft(
    document: Document, head: int, noun: ActorNoun, at: Mapping[int, NamedMatch]
) -> tuple[Draft, tuple[NamedMatch, ...]]:
    start, first = phrase_start(document, head), name_start(document, head)
    inside = [at[i] for i in range(start, head) if i in at]
    inside += [at[k] for k in (*_complements(document, head), *_belonging(document, head)) if k in at]
    owners = [m for m in dict.fromkeys(inside) if not is_sponsor(document, m)]
    definite = any(document.tokens[i].lower in _DEFINITE for i in range(start, head))
    draft = Draft(
        first=first,
        last=head + 1,
        head=head,
        kind=KINDS[noun.cls],
        name=_several(document, head, noun, description(document, first, head)),
        cls=noun.cls,
        plural=noun.plural,
        definite=definite,
        bare=first == head,
    )
    if not owners or _is_of_several(document, head, noun):
        return draft, ()
    joined = any(document.tokens[i].lower in ("and", "or") for i in range(start, head))
    used = owners[-1:] if joined else [m for m in owners if m.last <= head or m is owners[-1]]
    return _owned(document, draft, owners[-1], start), tuple(used)


def _is_of_several(document: Document, head: int, noun: ActorNoun) -> bool:
    """Whether these are the governments or armies of more than one: "the governments of Chad and Niger"."""
    bodies = noun.plural and noun.cls in ("government", "force")
    return bodies and any(document.children(c, "conj") for c in document.children(head, "nmod") if c > head)


def _several(document: Document, head: int, noun: ActorNoun, name: str) -> str:
    """Fighters who modify another noun are more than one: "a rebel attack" is by rebels."""
    if noun.cls == "fighter" and not noun.plural and document.tokens[head].rel == "compound":
        return plural_of(name)
    return name


def _complements(document: Document, head: int) -> list[int]:
    """Nouns that "of", "from" and "in" hang below an actor noun: "members of Isis", "soldiers from Eritrea"."""
    found = []
    for child in document.children(head, "nmod"):
        cases = {document.tokens[c].lower for c in document.children(child, "case")}
        if cases & {"of", "from"} or document.tokens[child].deprel == "nmod:poss":
            found.append(child)
    return found


def _belonging(document: Document, head: int) -> list[int]:
    """Whom fighters belong to: "gunmen affiliated with X", "forces loyal to X"."""
    found: list[int] = []
    for child in document.children(head, "acl", "amod"):
        if child > head and document.tokens[child].lower in governors("belonging"):
            found.extend(document.children(child, "obl", "obj", "nmod"))
    return found


def _owned(document: Document, draft: Draft, match: NamedMatch, start: int) -> Draft:
    """A description with a known name in it, named after it."""
    first = min(match.first, draft.first) if match.last <= draft.head else draft.first
    if match.first >= start and match.last <= draft.head:
        first = min(first, match.first)
    last = max(draft.last, match.last)
    entry, country = match.entry, next(iter(match.entry.countries), None)
    kind, name, actor_id, org = draft.kind, draft.name, None, None
    if is_state(match):
        kind, name, actor_id = _of_state(document, draft, match)
    elif draft.cls in ("fighter", "group", "force", "government") or (
        draft.cls == "leader" and entry.kind is not MentionKind.BODY
    ):
        kind, name, actor_id = entry.kind, entry.name, entry.id
    else:
        name, org = _of_body(document, draft, entry, match), entry.name
    if draft.cls == "body":
        name = _proper_name(document, draft.head) or name
    return Draft(
        first=first,
        last=last,
        head=draft.head,
        kind=kind,
        name=name,
        cls=draft.cls,
        plural=draft.plural,
        actor_id=actor_id,
        country=country,
        org=org,
        definite=draft.definite,
        bare=False,
    )


def _proper_name(document: Document, head: int) -> str | None:
    """The name of a body as it stands, where its noun is the head of a name: "Kenya Medical Association"."""
    entity = document.entity_at(head)
    if entity is None or entity.kind != "organization" or not document.tokens[head].text[:1].isupper():
        return None
    if any(document.tokens[i].xpos == "POS" for i in range(entity.first, entity.last)):
        return None
    first = entity.first + (document.tokens[entity.first].lower == "the")
    return " ".join(document.words(first, entity.last).split()) if entity.last - first > 1 else None


def _of_state(document: Document, draft: Draft, match: NamedMatch) -> tuple[MentionKind, str, str | None]:
    adjective = match.entry.adjective or match.entry.name
    start = match.last if match.last <= draft.head else draft.first
    while start < draft.head and document.tokens[start].upos in ("PART", "PUNCT", "DET"):
        start += 1
    noun = description(document, start, draft.head)
    name = f"{adjective} {noun.lower() if noun.istitle() else noun}"
    if draft.cls == "government":
        return MentionKind.STATE, name, match.entry.id
    if draft.cls == "force":
        return MentionKind.FORCE, name, f"{match.entry.id}.{noun.lower().replace(' ', '-')}"
    if draft.cls in ("fighter", "group"):
        return MentionKind.GROUP, name, None
    return draft.kind, name, None


def _of_body(document: Document, draft: Draft, entry: ActorEntry, match: NamedMatch) -> str:
    start = match.last if match.last <= draft.head else draft.first
    while start < draft.head and document.tokens[start].upos in ("PART", "PUNCT", "DET"):
        start += 1
    return f"{entry.name} {description(document, start, draft.head)}"


def name_draft(document: Document, match: NamedMatch, head: int) -> Draft:
    """A known name that stands alone."""
    entry = match.entry
    if match.use is Use.PEOPLE and not _as_a_whole(document, head):
        return _of_people(document, match, head)
    return Draft(
        first=match.first,
        last=match.last,
        head=head,
        kind=entry.kind,
        name=entry.name,
        cls="people" if match.use.value == "people" else entry.kind.value,
        plural=match.use.value == "people",
        actor_id=entry.id,
        country=next(iter(entry.countries), None),
    )


def _as_a_whole(document: Document, head: int) -> bool:
    """Whether a people's name stands for its state: "the Russians", and not "two Russians", "Russians"."""
    before = range(phrase_start(document, head), head)
    return any(document.tokens[i].lower == "the" for i in before) and not document.children(head, "nummod")


def _of_people(document: Document, match: NamedMatch, head: int) -> Draft:
    """Some of a people: they are no state."""
    return Draft(
        first=match.first,
        last=match.last,
        head=head,
        kind=MentionKind.GENERIC,
        name=document.words(match.first, match.last),
        cls="people",
        plural=True,
        country=next(iter(match.entry.countries), None),
    )
