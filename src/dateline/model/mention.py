"""Who the report speaks of: mentions of actors, resolved within the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class MentionKind(StrEnum):
    STATE = "state"  # a state or its government
    FORCE = "force"  # armed forces, police, a service of a state
    GROUP = "group"  # an armed group or militia
    COALITION = "coalition"
    BODY = "body"  # UN bodies, NGOs, courts, parties, media, firms
    PERSON = "person"  # a named person
    GENERIC = "generic"  # people or fighters described only ("civilians", "gunmen")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor. Tokens ``first..last`` (end exclusive), ``head`` its syntactic head.

    ``name`` is the resolved name: the registry's full English name, a person's fullest form in the
    report, or the bare lower-case noun of a description. ``org`` is the body a person belongs to or
    speaks for. ``chain`` numbers the mentions of one actor within the report. ``pronoun`` marks
    pronouns and short forms ("the group") whose name was resolved from elsewhere.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    name: str
    chain: int
    actor_id: str | None = None
    country: str | None = None
    org: str | None = None
    pronoun: bool = False


@dataclass(frozen=True)
class Mentions:
    """All mentions of a report, in text order."""

    mentions: tuple[Mention, ...]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {m.head: m for m in self.mentions}

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        return {i: m for m in sorted(self.mentions, key=lambda m: m.first - m.last) for i in range(m.first, m.last)}

    def headed_by(self, token: int) -> Mention | None:
        """The mention whose syntactic head is this token."""
        return self._by_head.get(token)

    def covering(self, token: int) -> Mention | None:
        """The shortest mention that covers this token."""
        return self._by_token.get(token)
