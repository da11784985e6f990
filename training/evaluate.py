"""Measures weights on the development sets: ``python -m training.evaluate --data FOLDER [--weights FOLDER]``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from dateline.language.encoder import EncoderPipeline, load_encoder
from dateline.language.network import Analysis, Network
from dateline.language.weights import FOLDER, load_weights
from dateline.model.document import Document
from training.conllu import read_treebank
from training.corpus import read_corpus
from training.example import Example, Name
from training.scoring import Counts, documents_of, name_scores, overlap_scores, raw_scores, tree_scores
from training.uner import read_uner

_MAIN = ("person", "place", "organization")


def by_document(network: Network, examples: Sequence[Example]) -> list[Analysis]:
    """Analyses of sentences, one report's sentences at a time."""
    groups: dict[str, list[int]] = {}
    for i, example in enumerate(examples):
        groups.setdefault(example.document, []).append(i)
    found: dict[int, Analysis] = {}
    for group in groups.values():
        found.update(zip(group, network.analyse([examples[i].words for i in group]), strict=True))
    return [found[i] for i in range(len(examples))]


def scored_names(example: Example, analysis: Analysis) -> list[Name]:
    """The found names on which the gold has something to say."""
    return [n for n in analysis.names if n in example.names or example.unsure.isdisjoint(range(n[0], n[1]))]


def name_lines(pairs: Sequence[tuple[Sequence[Name], Sequence[Name]]], kinds: Sequence[str] = ()) -> dict[str, float]:
    """F1 by kind, over the three main kinds, over all, and with overlapping spans."""
    if kinds:
        pairs = [([n for n in g if n[2] in kinds], [n for n in f if n[2] in kinds]) for g, f in pairs]
    totals = name_scores(pairs)
    lines = {kind: counts.f1 for kind, counts in sorted(totals.items())}
    lines["main"] = sum((totals.get(k, Counts()) for k in _MAIN), Counts()).f1
    lines["all"] = sum(totals.values(), Counts()).f1
    lines["overlap"] = overlap_scores(pairs).f1
    return lines


def measure(data: Path, weights: Path) -> dict[str, dict[str, float]]:
    """All figures, by set."""
    corpus = read_corpus(data)
    network = Network(load_weights(weights))
    pipeline = load_encoder(weights)
    figures: dict[str, dict[str, float]] = {}
    for name, examples in corpus.held.items():
        analyses = by_document(network, examples)
        figures[f"{name} trees"] = tree_scores(examples, analyses)
        pairs = [(e.names, scored_names(e, a)) for e, a in zip(examples, analyses, strict=True)]
        figures[f"{name} names"] = name_lines(pairs, _MAIN if name == "re3d_held" else ())
        if name == "gum_dev":
            news = [i for i, e in enumerate(examples) if e.document.startswith("GUM_news")]
            figures["gum_news trees"] = tree_scores([examples[i] for i in news], [analyses[i] for i in news])
    figures["uner_dev names"] = name_lines(uner_pairs(data, pipeline), _MAIN)
    for name in ("ewt", "gum"):
        texts = documents_of(read_treebank(data / "ud" / f"{name}-dev.conllu.gz"))
        figures[f"{name}_dev raw"] = {k: c.f1 for k, c in raw_scores(texts, pipeline.analyse).items()}
    return figures


def uner_pairs(data: Path, pipeline: EncoderPipeline) -> list[tuple[list[Name], list[Name]]]:
    """Gold and predicted names of UNER's sentences, as character spans, each sentence read alone."""
    pairs = []
    for text, gold in read_uner(data / "uner" / "dev.jsonl"):
        document = pipeline.analyse(text)
        found = [(*_span(document, e.first, e.last), e.kind) for e in document.entities]
        pairs.append((gold, found))
    return pairs


def _span(document: Document, first: int, last: int) -> tuple[int, int]:
    span = document.span(first, last)
    return span.start, span.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=FOLDER)
    options = parser.parse_args()
    for name, figures in measure(options.data, options.weights).items():
        print(f"{name:18s}", json.dumps({k: round(v, 1) for k, v in figures.items()}))


if __name__ == "__main__":
    main()
