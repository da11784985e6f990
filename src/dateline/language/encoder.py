"""Dateline's own language pipeline: one small encoder, trained by ``training/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from sys import intern

import numpy as np

from dateline.language.edition import edition
from dateline.language.lemmas import Lemmatizer
from dateline.language.network import Analysis, Network
from dateline.language.sentences import sentences_of
from dateline.language.weights import FOLDER, Weights, load_weights
from dateline.language.windows import windows_of
from dateline.language.words import Word
from dateline.model.document import Document, Entity, Sentence, Token
from dateline.model.evidence import EVENTS, STATUSES, Evidence, Probabilities

# Sentences analysed at a time: bounds the memory of very long reports, and real reports are shorter.
_CHUNK = 1000


class EncoderPipeline:
    """Text to ``Document``. Reports are analysed one by one, so that none changes another.

    Use one object a process; it is rebuilt from its weights when sent to another.
    """

    name = "dateline-encoder"

    def __init__(self, weights: Weights, *, threads: int = 1) -> None:
        self.version = f"{weights.version}+{edition()}"
        self._threads = threads
        self._folder = weights.folder
        self.network = Network(weights, threads=threads)
        self.lemmatizer = Lemmatizer(weights.rules, weights.capitals, self.network.is_word)

    def __reduce__(self) -> tuple[object, tuple[Path, int]]:
        return _rebuild, (self._folder, self._threads)

    def analyse(self, text: str) -> Document:
        """The sentences, words, trees and names of one report. Never fails on any text."""
        return self.assemble(text, sentences_of(text))

    def assemble(self, text: str, sentences: Iterable[list[Word]]) -> Document:
        """The document for words that are already split into sentences."""
        tokens: list[Token] = []
        spans: list[Sentence] = []
        entities: list[Entity] = []
        heads = _Heads()
        windows = (w for s in sentences for w in windows_of(s, self.network.count_pieces))
        while chunk := list(islice(windows, _CHUNK)):
            analyses = self.network.analyse([[word.text for word in words] for words in chunk])
            for words, analysis in zip(chunk, analyses, strict=True):
                first = len(tokens)
                tokens.extend(self._tokens(words, analysis, first, len(spans)))
                spans.append(Sentence(len(spans), words[0].start, words[-1].end, first, len(tokens)))
                entities.extend(Entity(first + a, first + b, kind) for a, b, kind in analysis.names)
                heads.add(first, analysis)
        return Document(text, tuple(tokens), tuple(spans), tuple(entities), heads.evidence())

    def _tokens(self, words: Sequence[Word], analysis: Analysis, first: int, sentence: int) -> Iterator[Token]:
        """The tokens of one sentence; equal strings and numbers are shared, long reports have millions."""
        numbers = list(range(first, first + len(words)))
        for i, word in enumerate(words):
            head, xpos = analysis.heads[i], analysis.xpos[i]
            yield Token(
                index=numbers[i],
                start=word.start,
                end=word.end,
                text=intern(word.text),
                lemma=self.lemmatizer.lemma(word.text, xpos),
                upos=analysis.upos[i],
                xpos=xpos,
                head=numbers[head - 1] if head else -1,
                deprel=analysis.relations[i],
                sentence=sentence,
            )


class _Heads:
    """Gathers what the learned heads say, sentence by sentence."""

    def __init__(self) -> None:
        self._events: list[Probabilities] = [np.zeros((0, len(EVENTS)), np.float32)]
        self._statuses: list[Probabilities] = [np.zeros((0, len(STATUSES)), np.float32)]
        self._roles: dict[int, tuple[int, Probabilities]] = {}

    def add(self, first: int, analysis: Analysis) -> None:
        self._events.append(analysis.events)
        self._statuses.append(analysis.statuses)
        self._roles.update((first + t, (first, rows)) for t, rows in analysis.roles.items())

    def evidence(self) -> Evidence:
        return Evidence(np.concatenate(self._events), np.concatenate(self._statuses), self._roles)


def load_encoder(folder: Path = FOLDER, *, threads: int = 1) -> EncoderPipeline:
    """The pipeline with the shipped weights. One thread is right when several processes read."""
    return EncoderPipeline(load_weights(folder), threads=threads)


def _rebuild(folder: Path, threads: int) -> EncoderPipeline:
    return load_encoder(folder, threads=threads)
