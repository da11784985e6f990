"""Mentions before they are resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.model.mention import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention whose chain is not known yet. ``cls`` is the class of its noun, ``plural`` its number,
    ``definite`` whether it stands with "the", "this", "these" or a possessive: a candidate short form."""

    first: int
    last: int
    head: int
    kind: MentionKind
    name: str
    cls: str
    plural: bool
    actor_id: str | None = None
    country: str | None = None
    org: str | None = None
    definite: bool = False
    bare: bool = False  # a noun without any modifier that names it
    pronoun: bool = False

    def resolved_as(self, other: Draft | Mention) -> Draft:
        """The same words, meaning ``other``."""
        return replace(
            self,
            kind=other.kind,
            name=other.name,
            actor_id=other.actor_id,
            country=other.country,
            org=other.org,
            pronoun=True,
        )
