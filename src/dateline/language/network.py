"""The trained network, run by onnxruntime on one batch of sentences at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from dateline.language.names import NameDecoder
from dateline.language.pieces import Pieces
from dateline.language.repairs import with_speakers
from dateline.language.shapes import shape_of
from dateline.language.trees import best_tree, is_tree
from dateline.language.weights import Weights

# Padded pieces in one call: larger gains nothing on one core and costs memory.
_BATCH_PIECES = 1000
# Below this probability a word's roles are not looked at.
_MAY_BE_A_TRIGGER = 0.03

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


class Session(Protocol):
    """What runs the graph."""

    def run(self, output_names: None, input_feed: dict[str, Any], /) -> list[Any]:
        """The graph's outputs, in its order."""
        ...


@dataclass(frozen=True)
class Analysis:
    """One sentence: tags and relations a word; heads count from 1, 0 is the root."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str]]
    events: Floats
    statuses: Floats
    roles: dict[int, Floats]
    """For each likely trigger the roles of all words."""


@dataclass(frozen=True)
class _Sentence:
    pieces: list[int]
    shapes: list[int]
    first: list[int]


class Network:
    """Analyses lists of words. Results depend on the list of sentences given, and on nothing else."""

    def __init__(self, weights: Weights, *, threads: int = 1) -> None:
        self._weights = weights
        self._pieces = Pieces(weights.pieces)
        self._names = NameDecoder(weights.labels.names)
        self._threads = threads
        self._session: Session = self.session_of(weights.graph)

    def session_of(self, graph: Path) -> Session:
        """An onnxruntime session of a graph with these inputs and outputs."""
        session: Session = onnxruntime.InferenceSession(
            str(graph),
            _options(self._threads),
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # a quarter slower when fused, on int8 graphs
        )
        return session

    def replace_session(self, session: Session) -> None:
        """Runs another runtime's session from now on (for comparing runtimes)."""
        self._session = session

    def count_pieces(self, word: str) -> int:
        """How many pieces of the vocabulary a word takes."""
        return len(self._pieces.of(word))

    def is_word(self, word: str) -> bool:
        """Whether a lower-case word is whole in the vocabulary."""
        return self._pieces.has(word)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """The analyses of the sentences of ONE report, in their order.

        The arithmetic scales whole batches, so sentences of different reports must not share a call.
        """
        coded = [self._code(words) for words in sentences]
        order = sorted(range(len(coded)), key=lambda i: len(coded[i].pieces))
        done: dict[int, Analysis] = {}
        for group in _groups(order, coded):
            for i, analysis in zip(group, self._run([coded[i] for i in group]), strict=True):
                done[i] = analysis
        return [_repaired(words, done[i]) for i, words in enumerate(sentences)]

    def _code(self, words: Sequence[str]) -> _Sentence:
        pieces, shapes, first = [self._pieces.first_id], [0], [0]
        for word in words:
            first.append(len(pieces))
            of_word = self._pieces.of(word)
            pieces.extend(of_word)
            shapes.extend([shape_of(word)] * len(of_word))
        pieces.append(self._pieces.last_id)
        shapes.append(0)
        return _Sentence(pieces, shapes, first)

    def _run(self, group: list[_Sentence]) -> list[Analysis]:
        rows, length = len(group), max(len(s.pieces) for s in group)
        width = max(len(s.first) for s in group)
        ids, mask, shapes = (np.zeros((rows, length), np.int64) for _ in range(3))
        first = np.zeros((rows, width), np.int64)
        for r, s in enumerate(group):
            n = len(s.pieces)
            ids[r, :n], mask[r, :n], shapes[r, :n], first[r, : len(s.first)] = s.pieces, 1, s.shapes, s.first
        embedded = self._weights.rows[ids].astype(np.float32) * self._weights.scales[ids][..., None]
        outputs = self._session.run(None, {"embedded": embedded, "mask": mask, "shapes": shapes, "first": first})
        return [self._decode([o[r] for o in outputs], len(s.first)) for r, s in enumerate(group)]

    def _decode(self, outputs: list[NDArray[np.generic]], size: int) -> Analysis:
        upos, xpos, names, arcs, greedy, relations, dependent, head, events, statuses, trigger, argument = outputs
        labels = self._weights.labels
        heads = [0, *(int(h) for h in greedy[1:size])]
        relation = np.array(relations[:size], np.int64)
        if not is_tree(heads):
            repaired = best_tree(np.asarray(arcs[:size, :size], np.float32))
            changed = [i for i in range(1, size) if repaired[i] != heads[i]]
            relation[changed] = self._label(dependent[changed], head[[repaired[i] for i in changed]])
            heads = repaired
        tags = [labels.xpos[i] for i in xpos[1:size].tolist()]
        return Analysis(
            upos=[labels.upos[i] for i in upos[1:size].tolist()],
            xpos=tags,
            heads=heads[1:],
            relations=_rooted([labels.relations[i] for i in relation[1:].tolist()], heads[1:]),
            names=_peoples(self._names.names(np.asarray(names[1:size], np.float32)), tags),
            events=np.asarray(events[1:size], np.float32),
            statuses=np.asarray(statuses[1:size], np.float32),
            roles=self._roles(np.asarray(events[1:size]), trigger[1:size], argument[1:size]),
        )

    def _roles(
        self, events: NDArray[np.generic], trigger: NDArray[np.generic], argument: NDArray[np.generic]
    ) -> dict[int, Floats]:
        """The roles of all words to each word that may be a trigger."""
        w = self._weights
        likely = np.flatnonzero(1.0 - np.asarray(events[:, 0], np.float32) >= _MAY_BE_A_TRIGGER)
        arguments = np.asarray(argument, np.float32)
        width = arguments.shape[1]
        of_argument = np.einsum("rj,wj->wr", w.role_alone[:, width:], arguments)
        found = {}
        for t in likely.tolist():
            vector = np.asarray(trigger[t], np.float32)
            pair = (np.einsum("kj,j->k", w.role_pair, vector) + w.role_pair_bias).reshape(-1, width)
            own = np.einsum("rj,j->r", w.role_alone[:, :width], vector) + w.role_alone_bias
            scores = np.einsum("rj,wj->wr", pair, arguments) + of_argument + own
            found[t] = (0.5 * (1.0 + np.tanh(0.5 * scores))).astype(np.float32)  # the sigmoid, without overflow
        return found

    def _label(self, dependent: NDArray[np.generic], head: NDArray[np.generic]) -> Integers:
        """The best relations of (dependent, head) pairs that the graph did not score."""
        w = self._weights
        d, h = np.asarray(dependent, np.float32), np.asarray(head, np.float32)
        # einsum keeps to this thread; a matrix product would wake a thread on every core for a few words
        paired = (np.einsum("kj,nj->nk", w.pair, d) + w.pair_bias).reshape(len(d), -1, d.shape[1])
        alone = np.einsum("rj,nj->nr", w.alone, np.concatenate([d, h], 1)) + w.alone_bias
        scores = np.einsum("nrj,nj->nr", paired, h) + alone
        best: Integers = scores.argmax(1)
        return best


def _repaired(words: Sequence[str], analysis: Analysis) -> Analysis:
    heads, relations = with_speakers(words, analysis.upos, analysis.xpos, analysis.heads, analysis.relations)
    return analysis if heads is analysis.heads else replace(analysis, heads=heads, relations=relations)


def _peoples(names: list[tuple[int, int, str]], xpos: list[str]) -> list[tuple[int, int, str]]:
    """The names, one plural proper noun being a people ("Tutsis") where a person was scored best."""
    return [
        (first, last, "norp" if kind == "person" and last - first == 1 and xpos[first] == "NNPS" else kind)
        for first, last, kind in names
    ]


def _rooted(relations: list[str], heads: list[int]) -> list[str]:
    """``root`` at the root and nowhere else, whatever was scored best."""
    return [
        "root" if head == 0 else ("dep" if relation == "root" else relation)
        for relation, head in zip(relations, heads, strict=True)
    ]


def _groups(order: list[int], coded: list[_Sentence]) -> list[list[int]]:
    """Sentences of similar length, in calls of limited padded size."""
    groups: list[list[int]] = []
    for i in order:
        if groups and (len(groups[-1]) + 1) * len(coded[i].pieces) <= _BATCH_PIECES:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
