"""What an attribution is: who says what, through which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody or something that is said to say it: tokens ``first..last`` (end exclusive) and their head.

    ``name`` is the resolved name (a person's fullest form, a body's usual name, or the words of a description
    without their article); ``org`` the body a person speaks for. ``kind`` is person, body, medium, generic or
    pronoun (an unresolved one).
    """

    first: int
    last: int
    head: int
    name: str
    org: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that the report lays in somebody's mouth.

    ``holders`` say it, nearest first; ``media`` are the channels through which it came ("told Reuters"). ``cue``
    covers the words that attribute, ``cue_token`` is their head; ``kind`` is the cue's class in
    ``resources/attribution/cues.tsv``. ``content`` holds token ranges, end exclusive, in text order.
    """

    holders: tuple[Holder, ...]
    media: tuple[Holder, ...]
    cue: Span
    cue_token: int
    kind: str
    content: tuple[tuple[int, int], ...]
    rule: str

    @property
    def name(self) -> str | None:
        return self.holders[0].name if self.holders else None

    @property
    def org(self) -> str | None:
        return self.holders[0].org if self.holders else None

    @property
    def source(self) -> tuple[int, int] | None:
        """The tokens of the nearest source, end exclusive."""
        return (self.holders[0].first, self.holders[0].last) if self.holders else None

    @property
    def size(self) -> int:
        return sum(last - first for first, last in self.content)

    def covers(self, token: int) -> bool:
        return any(first <= token < last for first, last in self.content)


def ranges(tokens: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Runs of neighbouring token indices as half-open ranges."""
    runs: list[list[int]] = []
    for token in sorted(set(tokens)):
        if runs and runs[-1][1] == token:
            runs[-1][1] = token + 1
        else:
            runs.append([token, token + 1])
    return tuple((first, last) for first, last in runs)
