"""Scores of the language stage against gold: with gold words, from raw text, and for names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.language.network import Analysis
from dateline.model.document import Document
from training.conllu import TreebankSentence
from training.example import Example, Name


@dataclass(frozen=True)
class Counts:
    """Gold, predicted and matching items."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(self.gold + self.predicted, 1)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(self.predicted, 1)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(self.gold, 1)


def tree_scores(examples: Sequence[Example], analyses: Sequence[Analysis]) -> dict[str, float]:
    """UPOS, XPOS, UAS and LAS with gold words, in percent; relations with their subtypes."""
    right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
    total = 0
    for example, analysis in zip(examples, analyses, strict=True):
        tree = example.tree
        if tree is None:
            continue
        total += len(example.words)
        right["upos"] += _same(tree.upos, analysis.upos)
        right["xpos"] += _same(tree.xpos, analysis.xpos)
        right["uas"] += _same(tree.heads, analysis.heads)
        pairs = list(zip(analysis.heads, analysis.relations, strict=True))
        right["las"] += _same(list(zip(tree.heads, tree.relations, strict=True)), pairs)
    return {name: 100 * count / max(total, 1) for name, count in right.items()}


def _same(gold: Sequence[object], found: Sequence[object]) -> int:
    return sum(a == b for a, b in zip(gold, found, strict=True))


def name_scores(pairs: Iterable[tuple[Sequence[Name], Sequence[Name]]]) -> dict[str, Counts]:
    """Exact span-and-kind counts by kind, from (gold, predicted) names of each sentence."""
    totals: dict[str, Counts] = {}
    for gold, found in pairs:
        for kind in {name[2] for name in (*gold, *found)}:
            g, p = {n for n in gold if n[2] == kind}, {n for n in found if n[2] == kind}
            totals[kind] = totals.get(kind, Counts()) + Counts(len(g), len(p), len(g & p))
    return totals


def overlap_scores(pairs: Iterable[tuple[Sequence[Name], Sequence[Name]]]) -> Counts:
    """Counts where a name is right if one of its kind on the other side shares a word with it."""
    total = Counts()
    for gold, found in pairs:
        hits = sum(any(_touch(g, f) for f in found) for g in gold)
        total += Counts(len(gold), len(found), hits)
    return total


def _touch(a: Name, b: Name) -> bool:
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def documents_of(sentences: Iterable[TreebankSentence]) -> list[tuple[str, list[tuple[int, TreebankSentence]]]]:
    """Raw texts of a treebank's documents with each sentence's offset.

    Paragraphs are two newlines apart, sentences one space.
    """
    texts: list[tuple[str, list[tuple[int, TreebankSentence]]]] = []
    text, placed, document = "", [], None
    for sentence in sentences:
        if sentence.document != document and placed:
            texts.append((text, placed))
            text, placed = "", []
        if placed:
            text += "\n\n" if sentence.paragraph_start else " "
        document = sentence.document
        placed.append((len(text), sentence))
        text += sentence.text
    if placed:
        texts.append((text, placed))
    return texts


Placed = tuple[int, int]
"""Start and end character."""


def gold_places(offset: int, sentence: TreebankSentence) -> list[Placed]:
    """Where each gold word stands; the parts of a fused token share it out by length, as written."""
    places: list[Placed] = []
    at = 0
    words = list(sentence.words)
    fused = {first: (last, form) for first, last, form in sentence.joined}
    i = 1
    while i <= len(words):
        last, form = fused.get(i, (i, words[i - 1]))
        start = sentence.text.find(form, at)
        start = start if start >= 0 else at
        for place in _parts(start, form, words[i - 1 : last]):
            places.append((offset + place[0], offset + place[1]))
        at = start + len(form)
        i = last + 1
    return places


def _parts(start: int, form: str, words: Sequence[str]) -> list[Placed]:
    if "".join(words) != form:
        return [(start, start + len(form))] * len(words)
    places = []
    for word in words:
        places.append((start, start + len(word)))
        start += len(word)
    return places


def raw_scores(
    texts: Sequence[tuple[str, list[tuple[int, TreebankSentence]]]], analyse: Callable[[str], Document]
) -> dict[str, Counts]:
    """Word, sentence, UPOS, XPOS, lemma, UAS and LAS counts from raw text, aligned by characters."""
    totals = {name: Counts() for name in ("words", "sentences", "upos", "xpos", "lemma", "uas", "las")}
    for text, placed in texts:
        found = _found_items(analyse(text))
        gold = _gold_items(placed)
        for name in totals:
            totals[name] += Counts(len(gold[name]), len(found[name]), len(gold[name] & found[name]))
    return totals


def _found_items(document: Document) -> dict[str, set[object]]:
    tokens = document.tokens
    place = [(t.start, t.end) for t in tokens]
    head = [place[t.head] if t.head >= 0 else None for t in tokens]
    return _items(
        place,
        head,
        [(t.upos, t.xpos, t.lemma.lower(), t.deprel) for t in tokens],
        {(s.start, s.end) for s in document.sentences},
    )


def _gold_items(placed: list[tuple[int, TreebankSentence]]) -> dict[str, set[object]]:
    places: list[Placed] = []
    heads: list[Placed | None] = []
    labels: list[tuple[str, str, str, str]] = []
    sentences: set[object] = set()
    for offset, sentence in placed:
        here = gold_places(offset, sentence)
        places += here
        heads += [here[int(row[6]) - 1] if row[6] != "0" else None for row in sentence.rows]
        labels += [(row[3], row[4], row[2].lower(), row[7]) for row in sentence.rows]
        sentences.add((here[0][0], here[-1][1]))
    return _items(places, heads, labels, sentences)


def _items(
    places: list[Placed],
    heads: list[Placed | None],
    labels: list[tuple[str, str, str, str]],
    sentences: Iterable[object],
) -> dict[str, set[object]]:
    joined = list(zip(places, heads, labels, strict=True))
    return {
        "words": set(places),
        "sentences": set(sentences),
        "upos": {(p, label[0]) for p, _, label in joined},
        "xpos": {(p, label[1]) for p, _, label in joined},
        "lemma": {(p, label[2]) for p, _, label in joined},
        "uas": {(p, h) for p, h, _ in joined},
        "las": {(p, h, label[3]) for p, h, label in joined},
    }
