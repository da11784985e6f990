"""A report as the language stage sees it: sentences, tokens, dependencies, named entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.evidence import Evidence
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. Offsets are characters in the report's text, end exclusive.

    ``index`` and ``head`` count tokens over the whole document; ``head`` is -1 for the root of a
    sentence. ``upos``, ``deprel`` (with its subtype, as in ``nsubj:pass``) follow Universal
    Dependencies 2; ``xpos`` is the Penn Treebank tag; ``lemma`` is lower-case except for names.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int

    @property
    def rel(self) -> str:
        """The dependency relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
        return self.deprel.partition(":")[0]

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: characters ``start..end`` and tokens ``first..last`` (both ends exclusive)."""

    index: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens ``first..last`` (end exclusive) and its kind.

    Kinds: person, place, organization, norp (nationality, religious or political group), time,
    event, object, other.
    """

    first: int
    last: int
    kind: str


@dataclass(frozen=True)
class Document:
    """The analysed text of one report. All indices are document-wide token indices."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    evidence: Evidence | None = field(default=None, compare=False)
    """What the learned heads say; None from a pipeline that has none."""

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                children[token.head].append(token.index)
        return tuple(tuple(c) for c in children)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _entity_at(self) -> dict[int, Entity]:
        return {i: e for e in self.entities for i in range(e.first, e.last)}

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """The dependents of a token in text order, only those whose ``rel`` or ``deprel`` is among
        ``relations`` when any are given."""
        kids = self._children[index]
        if not relations:
            return kids
        return tuple(k for k in kids if self.tokens[k].rel in relations or self.tokens[k].deprel in relations)

    def subtree(self, index: int, *, without: tuple[str, ...] = ()) -> tuple[int, ...]:
        """A token and all that hangs below it, sorted; branches whose ``rel`` is in ``without``
        (looked at below the token itself) are left out."""
        found, stack = [], [index]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(k for k in self._children[i] if self.tokens[k].rel not in without)
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first, up to the sentence's root."""
        head = self.tokens[index].head
        while head >= 0:
            yield head
            head = self.tokens[head].head

    def sentence_of(self, index: int) -> Sentence:
        return self.sentences[self.tokens[index].sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def entity_at(self, index: int) -> Entity | None:
        """The named entity that covers a token, if any."""
        return self._entity_at.get(index)

    def token_at(self, offset: int) -> int | None:
        """The index of the token that covers a character, or None between tokens."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    def tokens_within(self, start: int, end: int) -> range:
        """Indices of all tokens that overlap the characters ``start..end``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return range(first, last)

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to token ``last`` (end exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The report's own text from token ``first`` to token ``last`` (end exclusive)."""
        return self.span(first, last).of(self.text)
