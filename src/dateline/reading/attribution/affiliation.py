"""The body that a person or an office speaks for."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.document import Document
from dateline.model.mention import MentionKind, Mentions
from dateline.reading.attribution.cues import CueLexicon
from dateline.reading.attribution.subjects import preposition
from dateline.reading.attribution.values import Holder

_OF = frozenset(("for", "of", "at", "with"))


def affiliated(document: Document, mentions: Mentions | None, lexicon: CueLexicon, holder: Holder) -> Holder:
    """A person or an office with the body it belongs to, where its phrase names one ("a spokesman for the UN")."""
    if holder.org is not None or holder.kind not in ("person", "generic"):
        return holder
    described = [holder.head, *document.children(holder.head, "appos")]
    if document.tokens[holder.head].rel == "appos":
        described.append(document.tokens[holder.head].head)
    for index in described:
        if lexicon.sources.get(document.tokens[index].lemma.lower()) == "office":
            body = _body_of(document, mentions, index)
            if body is not None:
                return replace(holder, org=body)
    return holder


def _body_of(document: Document, mentions: Mentions | None, head: int) -> str | None:
    """The body that an office is of: "its", "the ministry's", "for the ministry", "of the UN"."""
    for child in document.children(head, "nmod", "compound"):
        mention = mentions.covering(child) if mentions is not None else None
        if mention is not None and mention.kind not in (MentionKind.PERSON, MentionKind.GENERIC):
            return mention.name
        linked = document.tokens[child].deprel == "nmod:poss" or preposition(document, child) in _OF
        entity = document.entity_at(child)
        if linked and entity is not None and is_body(document, mentions, child):
            return document.words(entity.first, entity.last)
    return None


def is_body(document: Document, mentions: Mentions | None, index: int) -> bool:
    """Whether a token belongs to the name of a body ("a Security Council resolution")."""
    mention = mentions.covering(index) if mentions is not None else None
    if mention is not None and mention.kind in (MentionKind.BODY, MentionKind.FORCE, MentionKind.GROUP):
        return True
    entity = document.entity_at(index)
    return entity is not None and entity.kind == "organization"
