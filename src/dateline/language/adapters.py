"""Other Universal Dependencies pipelines behind Dateline's protocol.

Stanza and spaCy are no dependencies: their objects are read by attribute. For example::

    nlp = stanza.Pipeline("en")
    pipeline = StanzaPipeline(nlp)

spaCy's own English models follow another dependency scheme; the adapter needs a model trained on
Universal Dependencies (such as those of ``spacy-udpipe`` or ``spacy-stanza``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from dateline.model.document import Document, Entity, Sentence, Token

KIND_OF_LABEL = {
    "PERSON": "person", "PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization",
    "NORP": "norp", "DATE": "time", "TIME": "time", "EVENT": "event", "PRODUCT": "object", "LAW": "other",
    "WORK_OF_ART": "other", "LANGUAGE": "other", "MISC": "other",
}  # fmt: skip
"""OntoNotes and CoNLL entity labels as our kinds; labels of numbers and money are left out."""


class StanzaWord(Protocol):
    """What is read of a Stanza word. ``head`` counts from 1 within the sentence."""

    text: str
    lemma: str | None
    upos: str
    xpos: str | None
    head: int
    deprel: str
    start_char: int | None
    end_char: int | None


class StanzaToken(Protocol):
    """A Stanza surface token: one word, or several that are written as one."""

    words: Sequence[StanzaWord]
    start_char: int
    end_char: int


class StanzaSpan(Protocol):
    """A Stanza named entity."""

    type: str
    start_char: int
    end_char: int


class StanzaSentence(Protocol):
    """A Stanza sentence."""

    tokens: Sequence[StanzaToken]
    ents: Sequence[StanzaSpan]


class StanzaDocument(Protocol):
    """A Stanza document."""

    text: str
    sentences: Sequence[StanzaSentence]


class SpacyToken(Protocol):
    """What is read of a spaCy token; ``i`` and ``head`` are positions in the document."""

    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_space: bool

    @property
    def head(self) -> SpacyToken: ...


class SpacySpan(Protocol):
    """A spaCy entity: tokens ``start..end``, end exclusive."""

    start: int
    end: int
    label_: str


class SpacyDocument(Protocol):
    """A parsed spaCy document."""

    text: str
    ents: Sequence[SpacySpan]

    @property
    def sents(self) -> Iterable[Iterable[SpacyToken]]: ...


def from_stanza(source: StanzaDocument) -> Document:
    """Our document from Stanza's, with the same words, trees and names."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    spans: list[StanzaSpan] = []
    for sentence in source.sentences:
        first = len(tokens)
        for surface in sentence.tokens:
            for word, (start, end) in zip(surface.words, _stanza_places(surface), strict=True):
                head = first + word.head - 1 if word.head else -1
                text = source.text[start:end]
                tokens.append(
                    Token(
                        len(tokens), start, end, text, word.lemma or text.lower(), word.upos, word.xpos or word.upos,
                        head, word.deprel, len(sentences),
                    )
                )  # fmt: skip
        if len(tokens) > first:
            sentences.append(Sentence(len(sentences), tokens[first].start, tokens[-1].end, first, len(tokens)))
        spans.extend(sentence.ents)
    document = Document(source.text, tuple(tokens), tuple(sentences))
    entities = [_entity(document.tokens_within(s.start_char, s.end_char), s.type) for s in spans]
    return Document(source.text, document.tokens, document.sentences, tuple(e for e in entities if e))


def from_spacy(source: SpacyDocument) -> Document:
    """Our document from spaCy's; white-space tokens are dropped."""
    grouped = [[token for token in sentence if not token.is_space] for sentence in source.sents]
    kept = [token for sentence in grouped for token in sentence]
    position = {token.i: index for index, token in enumerate(kept)}
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for group in grouped:
        if not group:
            continue
        first = len(tokens)
        for token in group:
            head = position[token.head.i] if token.head.i != token.i else -1
            tokens.append(
                Token(
                    len(tokens), token.idx, token.idx + len(token.text), token.text, token.lemma_, token.pos_,
                    token.tag_, head, "root" if head < 0 else token.dep_, len(sentences),
                )
            )  # fmt: skip
        sentences.append(Sentence(len(sentences), tokens[first].start, tokens[-1].end, first, len(tokens)))
    inside = [[position[i] for i in range(e.start, e.end) if i in position] for e in source.ents]
    entities = [_entity(found, e.label_) for found, e in zip(inside, source.ents, strict=True)]
    return Document(source.text, tuple(tokens), tuple(sentences), tuple(e for e in entities if e))


class StanzaPipeline:
    """A Stanza pipeline (tokenize, pos, lemma, depparse, ner) as the language stage."""

    name = "stanza"

    def __init__(self, pipeline: Callable[[str], StanzaDocument], *, version: str) -> None:
        self.version = version
        self._pipeline = pipeline

    def analyse(self, text: str) -> Document:
        """Sentences, tokens with UD tags and dependencies, and named entities of ``text``."""
        return from_stanza(self._pipeline(text))


class SpacyPipeline:
    """A spaCy pipeline with a Universal Dependencies parser as the language stage."""

    name = "spacy"

    def __init__(self, pipeline: Callable[[str], SpacyDocument], *, version: str) -> None:
        self.version = version
        self._pipeline = pipeline

    def analyse(self, text: str) -> Document:
        """Sentences, tokens with UD tags and dependencies, and named entities of ``text``."""
        return from_spacy(self._pipeline(text))


def _stanza_places(surface: StanzaToken) -> list[tuple[int, int]]:
    """Where each word of a surface token stands. Words without a place of their own share it out by length."""
    places: list[tuple[int, int]] = []
    at = surface.start_char
    for i, word in enumerate(surface.words):
        last = i + 1 == len(surface.words)
        start = word.start_char if word.start_char is not None else at
        end = word.end_char if word.end_char is not None else min(start + len(word.text), surface.end_char)
        end = surface.end_char if last else max(end, start)
        places.append((start, end))
        at = end
    return places


def _entity(tokens: Sequence[int], label: str) -> Entity | None:
    kind = KIND_OF_LABEL.get(label.upper())
    return Entity(tokens[0], tokens[-1] + 1, kind) if kind and tokens else None
