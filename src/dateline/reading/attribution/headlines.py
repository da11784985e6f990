"""Sources that headlines set off by a colon: "UN: 15,000 displaced", "Twelve killed in market blast: police"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.document import Document, Sentence
from dateline.reading.attribution.cues import CueLexicon
from dateline.reading.attribution.holders import HolderReader
from dateline.reading.attribution.values import Attribution, ranges

_LONGEST = 4  # tokens: a longer piece is no name of a source
_STOPS = (".", "!", "?", "”", '"', "'", "’")
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))


def headline_attributions(document: Document, reader: HolderReader, lexicon: CueLexicon) -> Iterator[Attribution]:
    """What the headlines of a report attribute to the source before or behind their colon."""
    for sentence in document.sentences:
        colons = [i for i in range(sentence.first, sentence.last) if document.tokens[i].text == ":"]
        if len(colons) == 1 and not document.text[sentence.start : sentence.end].rstrip().endswith(_STOPS):
            yield from _sides(document, reader, lexicon, sentence, colons[0])


def _sides(
    document: Document, reader: HolderReader, lexicon: CueLexicon, sentence: Sentence, colon: int
) -> Iterator[Attribution]:
    before, behind = range(sentence.first, colon), range(colon + 1, sentence.last)
    for source, told in ((before, behind), (behind, before)):
        head = _source(document, lexicon, source)
        if head is not None and len(told) > len(source):
            holders = reader.holders(head)
            if holders:
                cue = document.span(colon, colon + 1)
                yield Attribution(holders, (), cue, colon, "speech", ranges(frozenset(told)), "headline colon")
                return


def _source(document: Document, lexicon: CueLexicon, tokens: range) -> int | None:
    """The head of a stretch that is nothing but a source: a body, a person, people who can tell."""
    if not 0 < len(tokens) <= _LONGEST or any(document.tokens[i].upos not in _NAMING for i in tokens):
        return None
    outside = [i for i in tokens if document.tokens[i].head not in tokens]
    head = outside[0] if outside else tokens[-1]
    entity = document.entity_at(head)
    if entity is not None:
        return head if entity.kind in ("organization", "person") else None
    return head if document.tokens[head].lemma.lower() in lexicon.sources else None
