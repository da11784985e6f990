"""Who says what in a report, and on whose word each claim stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.document import Document
from dateline.model.mention import Mentions
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Source
from dateline.reading.attribution.background import is_background
from dateline.reading.attribution.cues import load_cues
from dateline.reading.attribution.headlines import headline_attributions
from dateline.reading.attribution.holders import HolderReader
from dateline.reading.attribution.index import AttributionIndex
from dateline.reading.attribution.phrases import PhraseCue, find_phrase_cues
from dateline.reading.attribution.quotation import find_quotations
from dateline.reading.attribution.quotes import attach_quotations, extend_colons
from dateline.reading.attribution.values import Attribution, Holder, ranges
from dateline.reading.attribution.verbs import VerbCue, find_verb_cues

# Kinds of cues that things have too ("the vote shows", "the war threatens to spread").
_OF_THINGS = frozenset(("finding", "intent", "demand"))

# A pronoun never means somebody last quoted this many attributions ago.
_MEMORY = 40

__all__ = ["Attribution", "Holder", "find_attributions", "read_sources"]


def find_attributions(document: Document, mentions: Mentions | None) -> tuple[Attribution, ...]:
    """All attributions of a report in the order of their cues: direct, indirect and mixed quotation, and opinions."""
    lexicon = load_cues()
    reader = HolderReader(document, mentions, lexicon)
    found = [a for cue in find_verb_cues(document, lexicon) if (a := _of_verb(document, reader, cue)) is not None]
    found += [a for p in find_phrase_cues(document, lexicon) if (a := _of_phrase(document, reader, p)) is not None]
    found += headline_attributions(document, reader, lexicon)
    found.sort(key=lambda a: (a.cue_token, a.size))
    with_quotes = extend_colons(document, attach_quotations(document, tuple(found), find_quotations(document)))
    return tuple(a for a in resolve_pronouns(document, with_quotes) if a.content or a.kind == "denial")


def _of_verb(document: Document, reader: HolderReader, cue: VerbCue) -> Attribution | None:
    if cue.subject is not None and (reader.first_person(cue.subject) or reader.voiceless(cue.subject)):
        return None
    holders: tuple[Holder, ...] = ()
    # Things show and indicate all sorts of things; only people and papers do it as sources.
    if cue.subject is not None and reader.is_act(cue.subject):
        return None
    if cue.subject is not None and (cue.cue.kind not in _OF_THINGS or reader.speaks(cue.subject)):
        holders = reader.holders(cue.subject)
    media: tuple[Holder, ...] = ()
    if cue.quoted is not None:
        holders, media = reader.holders(cue.quoted), holders
    if cue.addressee is not None:
        media = tuple(h for h in reader.holders(cue.addressee) if h.kind == "body")
    if not holders:
        return None
    first, last = cue.words
    return Attribution(
        holders, media, document.span(first, last), cue.token, cue.cue.kind, ranges(cue.content), cue.rule
    )


def _of_phrase(document: Document, reader: HolderReader, cue: PhraseCue) -> Attribution | None:
    if cue.source is None or reader.first_person(cue.source) or reader.voiceless(cue.source):
        return None
    if cue.rule == "noun of saying" and not reader.speaks(cue.source):
        return None
    source = cue.source
    owner = reader.possessor(source)
    if owner is not None and not reader.speaks(source) and reader.speaks(owner):
        source = owner
    holders = reader.holders(source)
    if not holders:
        return None
    return Attribution(
        holders, (), document.span(cue.first, cue.last), cue.first, cue.kind, ranges(cue.content), cue.rule
    )


def resolve_pronouns(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Attributions whose pronoun sources are named after the last source of the fitting kind before them."""
    resolved: list[Attribution] = []
    index = AttributionIndex(attributions)
    for attribution in attributions:
        outer = _around(attribution, index)
        holders = tuple(_named(document, h, outer, resolved) for h in attribution.holders)
        resolved.append(replace(attribution, holders=holders))
    return tuple(resolved)


def _around(attribution: Attribution, index: AttributionIndex) -> Attribution | None:
    """The attribution whose content holds another's cue ("the ministry said that it believes"): its source is whom a
    pronoun there means."""
    outer = [a for a in index.covering(attribution.cue_token) if a is not attribution and a.kind == "speech"]
    return min(outer, key=lambda a: a.size, default=None)


def _named(document: Document, holder: Holder, outer: Attribution | None, before: Sequence[Attribution]) -> Holder:
    """A pronoun source with the name of the one around it or of the last one that fits."""
    word = document.tokens[holder.head].lower
    if word in ("he", "she") and holder.kind == "generic":
        # "The mayor, Ali Omar, said … He added": the person just named is meant, not the office.
        person = next((h for a in reversed(before[-2:]) for h in a.holders if h.kind == "person"), None)
        return replace(holder, name=person.name, org=person.org, kind=person.kind) if person is not None else holder
    if holder.kind != "pronoun" and not (word == "it" and outer is not None):
        return holder
    wanted = ("person",) if word in ("he", "she") else ("body", "generic", "person")
    for attribution in (outer,) if outer is not None else reversed(before[-_MEMORY:]):
        for other in attribution.holders:
            if other.kind in wanted and other.kind != "pronoun":
                return replace(holder, name=other.name, org=other.org, kind=other.kind)
    return holder


def read_sources(
    document: Document,
    triggers: Sequence[Trigger],
    attributions: Sequence[Attribution],
    mentions: Mentions | None,
    *,
    publisher: str | None = None,
) -> tuple[tuple[Source, ...], ...]:
    """On whose word each claim stands, nearest first; empty where it is the report's own voice.

    ``publisher`` is the report's own medium: it is never given as the channel of what somebody told it.
    """
    index = AttributionIndex(attributions)
    return tuple(_sources(document, trigger, index, publisher) for trigger in triggers)


def _sources(
    document: Document, trigger: Trigger, index: AttributionIndex, publisher: str | None
) -> tuple[Source, ...]:
    near = (*index.covering(trigger.token), *index.at_cue(trigger.token))
    under = [a for a in near if _stands_under(document, trigger, a)]
    # The outer one of two holds the other's cue.
    over = sorted(
        under, key=lambda a: (-1 if a.rule == "citing" else sum(a.covers(b.cue_token) for b in under), a.size)
    )
    sources: list[Source] = []
    for attribution in over:
        for holder in (*attribution.holders, *attribution.media):
            if _is_publisher(holder, publisher) or any(s.name == holder.name for s in sources):
                continue
            sources.append(_source(document, trigger, attribution, holder))
    return tuple(sources)


def _is_publisher(holder: Holder, publisher: str | None) -> bool:
    """Whether a source is the report's own medium, by its name or its address ("Reuters", "www.reuters.com")."""
    ours, theirs = (re.sub(r"[^a-z0-9]|^the ", "", (name or "").lower()) for name in (publisher, holder.name))
    return len(theirs) > 2 and bool(ours) and (theirs == ours or (theirs in ours and "." in (publisher or "")))


def _source(document: Document, trigger: Trigger, attribution: Attribution, holder: Holder) -> Source:
    same = document.tokens[trigger.token].sentence == document.tokens[holder.head].sentence
    return Source(
        name=holder.name,
        org=holder.org,
        basis=Basis.SENTENCE if same else Basis.CONTEXT,
        rule=attribution.rule,
        span=document.span(holder.first, holder.last),
        cue=attribution.cue,
    )


def _stands_under(document: Document, trigger: Trigger, attribution: Attribution) -> bool:
    """Whether a claim is part of what an attribution attributes, or is itself what its cue denies or demands."""
    if attribution.cue_token == trigger.token:
        return attribution.kind in ("denial", "demand")
    if attribution.kind == "plan" or (attribution.kind == "intent" and attribution.rule == "object"):
        return False
    # Praise and blame are no claims; what somebody is blamed for is ("criticised the army for shelling the town").
    if attribution.kind == "stance" and attribution.rule != "prepositional object":
        return False
    return attribution.covers(trigger.token) and not is_background(document, trigger, attribution)
