"""Who the report speaks of: every mention of an actor, resolved within the report."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from dateline.gazetteer.actor_entry import Use, key
from dateline.gazetteer.actors import ActorRegistry
from dateline.gazetteer.leaders import load_leaders
from dateline.model.document import Document, Entity
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.reading.mentions import coreference, pronouns
from dateline.reading.mentions.actor_nouns import load_actor_nouns
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.mentions.drafts import Draft
from dateline.reading.mentions.names import NamedMatch, is_holder, is_sponsor, leads_event, match_names, span_head
from dateline.reading.mentions.nouns import find_nouns, name_draft
from dateline.reading.mentions.persons import FullNames, find_persons, name_keys, org_of, person_draft, surnames

PRONOUNS = (
    pronouns.SINGULAR_PERSON
    | pronouns.PLURAL
    | pronouns.NEUTER
    | pronouns.SPEAKER
    | pronouns.SPEAKERS_BODY
    | pronouns.RELATIVE
)


def find_mentions(document: Document, registry: ActorRegistry, year: int | None = None) -> Mentions:
    """All mentions of states, forces, groups, bodies, persons and described people, in text order.

    ``year`` is the report's: it decides between actors that share a name at different times.
    """
    nouns = load_actor_nouns()
    matches = match_names(document, registry, year)
    known = surnames(document, find_persons(document, set()))
    matches = tuple(m for m in matches if not (m.use is Use.SEAT and key(document.words(m.first, m.last)) in known))
    at = {i: m for m in matches for i in range(m.first, m.last)}
    spans = find_persons(document, set(at))
    countries = {c for m in matches for c in m.entry.countries}
    full = FullNames(document, spans, load_leaders(), countries)
    persons = [
        person_draft(document, span, full.of(name_keys(document, *span)), org_of(document, *span, at, nouns))
        for span in spans
    ]
    taken = {i for first, last in spans for i in range(first, last)}
    described = find_nouns(document, matches, taken, nouns)
    owned = {m for _, owners in described for m in owners}
    nominal = [_government_of_ruler(document, registry, d, countries) for d, _ in described]
    drafts = persons + nominal + _names(document, matches, owned)
    covered = taken | set(at) | {i for d in drafts for i in range(d.first, d.last)}
    drafts += _organisations(document, covered)
    drafts += _pronouns(document, covered)
    return _numbered(coreference.Resolver(document, _one_a_head(drafts)).resolve(_one_a_head(drafts)))


def _names(document: Document, matches: Sequence[NamedMatch], owned: set[NamedMatch]) -> list[Draft]:
    drafts = []
    for match in matches:
        acting = is_holder(document, match) or leads_event(document, match)
        if match in owned or (is_sponsor(document, match) and not acting) or _inside_organisation(document, match):
            continue
        drafts.append(name_draft(document, match, span_head(document, match.first, match.last)))
    return drafts


def _government_of_ruler(document: Document, registry: ActorRegistry, draft: Draft, countries: Container[str]) -> Draft:
    """A regime named after its ruler as that state's government: "the Assad regime", "the government of Museveni"."""
    if draft.cls != "government" or draft.actor_id:
        return draft
    for child in document.children(draft.head, "compound", "nmod"):
        last = max(document.subtree(child, without=("case",)), key=lambda i: (document.tokens[i].upos == "PROPN", i))
        country = load_leaders().country(document.tokens[last].text, countries)
        state = registry.get(country) if country else None
        if state is not None:
            name = f"{state.adjective or state.name} government"
            first, end = min(draft.first, child), max(draft.last, last + 1)
            return replace(draft, name=name, first=first, last=end, actor_id=state.id, country=state.id, bare=False)
    return draft


def _inside_organisation(document: Document, match: NamedMatch) -> bool:
    """Whether a state's name is only a part of another body's name ("Bank of Uganda")."""
    entity = document.entity_at(match.first)
    if entity is None or entity.kind != "organization" or match.entry.kind is not MentionKind.STATE:
        return False
    return entity.first < match.first or match.last < entity.last


def _organisations(document: Document, covered: set[int]) -> list[Draft]:
    """Named bodies that no list knows."""
    drafts = []
    for entity in document.entities:
        if entity.kind in ("organization", "norp") and not any(i in covered for i in range(entity.first, entity.last)):
            drafts.append(_organisation(document, entity))
    return drafts


def _organisation(document: Document, entity: Entity) -> Draft:
    name = " ".join(document.words(entity.first, entity.last).split())
    words = set(name.lower().split())
    kind = MentionKind.BODY
    if entity.kind == "norp":
        kind = MentionKind.GENERIC
    elif words & word_list("force words") and not words & {"liberation", "front", "rebel"}:
        kind = MentionKind.FORCE
    elif words & word_list("group words"):
        kind = MentionKind.GROUP
    return Draft(
        first=entity.first,
        last=entity.last,
        head=span_head(document, entity.first, entity.last),
        kind=kind,
        name=name,
        cls="people" if kind is MentionKind.GENERIC else kind.value,
        plural=kind is MentionKind.GENERIC,
    )


def _pronouns(document: Document, covered: set[int]) -> list[Draft]:
    drafts = []
    for token in document.tokens:
        if token.lower in PRONOUNS and token.upos in ("PRON", "DET") and token.index not in covered:
            if token.lower == "that" and token.rel not in ("nsubj", "obj"):
                continue
            drafts.append(
                Draft(
                    first=token.index,
                    last=token.index + 1,
                    head=token.index,
                    kind=MentionKind.GENERIC,
                    name=token.lower,
                    cls="pronoun",
                    plural=token.lower in pronouns.PLURAL,
                    pronoun=True,
                )
            )
    return drafts


def _one_a_head(drafts: Sequence[Draft]) -> list[Draft]:
    """One mention for each syntactic head; the longest wins."""
    best: dict[int, Draft] = {}
    for draft in drafts:
        other = best.get(draft.head)
        if other is None or draft.last - draft.first > other.last - other.first:
            best[draft.head] = draft
    return list(best.values())


def _numbered(drafts: Sequence[Draft]) -> Mentions:
    chains: dict[tuple[str | None, str], int] = {}
    mentions = []
    for d in drafts:
        named = d.actor_id or d.kind is MentionKind.PERSON or d.pronoun
        chain = chains.setdefault(
            (d.actor_id, "" if d.actor_id else d.name.lower() if named else f"{d.name}@{d.head}"), len(chains)
        )
        mentions.append(
            Mention(
                first=d.first,
                last=d.last,
                head=d.head,
                kind=d.kind,
                name=d.name,
                chain=chain,
                actor_id=d.actor_id,
                country=d.country,
                org=d.org,
                pronoun=d.pronoun,
            )
        )
    return Mentions(tuple(mentions))
