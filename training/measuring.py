"""Figures of the language stage on the development sets. Needs no torch: benchmarks use it too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.language.encoder import EncoderPipeline
from dateline.language.network import Analysis, Network
from training.conllu import read_treebank
from training.example import Example, Name
from training.re3d import read_re3d
from training.scoring import Counts, documents_of, name_scores, overlap_scores, raw_scores, tree_scores
from training.treebanks import read_ewt, read_gum
from training.uner import read_uner

MAIN_KINDS = ("person", "place", "organization")

Pair = tuple[Sequence[Name], Sequence[Name]]
"""Gold and found names of one sentence."""
Figures = dict[str, dict[str, float]]


def measure(data: Path, pipeline: EncoderPipeline) -> Figures:
    """All figures in percent, by set."""
    return tree_figures(data, pipeline.network) | raw_figures(data, pipeline) | name_figures(data, pipeline)


def tree_figures(data: Path, network: Network) -> Figures:
    """Tags and trees with gold words."""
    ewt = read_ewt(data / "ud" / "ewt-dev.conllu.gz")
    gum = read_gum(data / "ud" / "gum-dev.conllu.gz", free_only=False)
    news = [e for e in gum if e.document.startswith("GUM_news")]
    sets = {"ewt dev": ewt, "gum dev": gum, "gum dev news": news}
    return {f"{name} trees": tree_scores(s, by_document(network, s)) for name, s in sets.items()}


def raw_figures(data: Path, pipeline: EncoderPipeline) -> Figures:
    """Words, sentences, tags and trees from raw text, as F1."""
    figures = {}
    for name in ("ewt", "gum"):
        texts = documents_of(read_treebank(data / "ud" / f"{name}-dev.conllu.gz"))
        figures[f"{name} dev raw"] = {k: c.f1 for k, c in raw_scores(texts, pipeline.analyse).items()}
    return figures


def name_figures(data: Path, pipeline: EncoderPipeline) -> Figures:
    """Names: exact F1 by kind, over the three main kinds, over all kinds, and overlapping."""
    gum = read_gum(data / "ud" / "gum-dev.conllu.gz", free_only=False)
    held = read_re3d(data / "re3d" / "dev.jsonl")[1]
    return {
        "gum dev names": name_lines(example_pairs(pipeline.network, gum)),
        "re3d held-out names": name_lines(example_pairs(pipeline.network, held), MAIN_KINDS),
        "uner dev names": name_lines(uner_pairs(data, pipeline), MAIN_KINDS),
    }


def by_document(network: Network, examples: Sequence[Example]) -> list[Analysis]:
    """Analyses of sentences, one report's sentences at a time."""
    groups: dict[str, list[int]] = {}
    for i, example in enumerate(examples):
        groups.setdefault(example.document, []).append(i)
    found: dict[int, Analysis] = {}
    for group in groups.values():
        found.update(zip(group, network.analyse([examples[i].words for i in group]), strict=True))
    return [found[i] for i in range(len(examples))]


def example_pairs(network: Network, examples: Sequence[Example]) -> list[Pair]:
    """Gold and found names; found ones on words where the gold says nothing are left out."""
    return [
        (example.names, _scored(example, analysis))
        for example, analysis in zip(examples, by_document(network, examples), strict=True)
    ]


def _scored(example: Example, analysis: Analysis) -> list[Name]:
    return [n for n in analysis.names if n in example.names or example.unsure.isdisjoint(range(n[0], n[1]))]


def uner_pairs(data: Path, pipeline: EncoderPipeline) -> list[Pair]:
    """Gold and found names of UNER's sentences as character spans, each sentence read alone from raw text."""
    pairs: list[Pair] = []
    for text, gold in read_uner(data / "uner" / "dev.jsonl"):
        document = pipeline.analyse(text)
        spans = [(document.span(e.first, e.last), e.kind) for e in document.entities]
        pairs.append((gold, [(span.start, span.end, kind) for span, kind in spans]))
    return pairs


def name_lines(pairs: Sequence[Pair], kinds: Sequence[str] = ()) -> dict[str, float]:
    """F1 by kind, over the three main kinds, over all given kinds, and with overlapping spans."""
    if kinds:
        pairs = [([n for n in g if n[2] in kinds], [n for n in f if n[2] in kinds]) for g, f in pairs]
    totals = name_scores(pairs)
    lines = {kind: counts.f1 for kind, counts in sorted(totals.items())}
    lines["main"] = sum((totals.get(k, Counts()) for k in MAIN_KINDS), Counts()).f1
    lines["all"] = sum(totals.values(), Counts()).f1
    lines["overlap"] = overlap_scores(pairs).f1
    return lines
