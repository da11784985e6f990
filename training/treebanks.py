"""Training sentences from the two treebanks whose licences allow shipping what they teach."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from training.conllu import TreebankSentence, read_treebank
from training.example import OUTSIDE, Example, Name, Tree, allow
from training.gum_names import gum_names
from training.lists import countries, demonyms, titles
from training.tree_names import ewt_labels

# Fiction, wikiHow, essays, letters and podcasts are CC BY-NC-SA, conversations CC BY-ND: none of them ships.
FREE_GENRES = frozenset({"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"})


def genre_of(document: str) -> str:
    """The genre in a GUM document's id (``GUM_news_nasa`` → ``news``)."""
    parts = document.split("_")
    return parts[1] if len(parts) > 1 else ""


def read_gum(path: Path, *, free_only: bool) -> list[Example]:
    """GUM sentences with trees and names; ``free_only`` leaves out the genres that may not ship."""
    sentences = (s for s in read_treebank(path) if not free_only or genre_of(s.document) in FREE_GENRES)
    return [_gum_example(s) for s in sentences]


def read_ewt(path: Path) -> list[Example]:
    """EWT sentences with trees; names only as far as proper-noun tags and word lists tell."""
    return [_ewt_example(s) for s in read_treebank(path)]


def without_stops(examples: list[Example], share: float, rng: random.Random) -> list[Example]:
    """Some of the sentences again, without their final punctuation: as headlines and captions end."""
    return [_cut_end(e) for e in examples if e.tree and _ends_in_leaf(e) and rng.random() < share]


def _ends_in_leaf(example: Example) -> bool:
    tree = example.tree
    return tree is not None and len(tree.upos) > 3 and tree.upos[-1] == "PUNCT" and len(tree.heads) not in tree.heads


def _cut_end(example: Example) -> Example:
    tree = example.tree
    assert tree is not None
    shorter = Tree(tree.upos[:-1], tree.xpos[:-1], tree.heads[:-1], tree.relations[:-1])
    allowed = example.allowed[:-1] if example.allowed is not None else None
    names = tuple(n for n in example.names if n[1] < len(example.words))
    return replace(
        example, words=example.words[:-1], tree=shorter, allowed=allowed, names=names, lemmas=example.lemmas[:-1]
    )


def _gum_example(sentence: TreebankSentence) -> Example:
    names = [_by_convention(sentence, name) for name in gum_names(sentence) if not _only_title(sentence, name)]
    covered = {i for first, last, _ in names for i in range(first, last)}
    names += [(i, i + 1, "norp") for i in range(len(sentence.rows)) if i not in covered and _is_demonym(sentence, i)]
    allowed = allow(len(sentence.rows), names, OUTSIDE)
    return _example(sentence, "gum", sorted(names), allowed)


def _only_title(sentence: TreebankSentence, name: Name) -> bool:
    """``the Emperor`` names an office, not a person."""
    first, last, kind = name
    return kind == "person" and all(word.lower() in titles() for word in sentence.words[first:last])


def _by_convention(sentence: TreebankSentence, name: Name) -> Name:
    """Countries are places even where they act; peoples are norp."""
    first, last, kind = name
    words = " ".join(sentence.words[first:last]).lower()
    if words in countries():
        return first, last, "place"
    if last - first == 1 and words in demonyms():
        return first, last, "norp"
    if kind == "person" and last - first == 1 and sentence.rows[first][4] == "NNPS":
        return first, last, "norp"
    return name


def _is_demonym(sentence: TreebankSentence, i: int) -> bool:
    word = sentence.rows[i][1]
    return word[:1].isupper() and word.lower() in demonyms() and sentence.rows[i][4] in ("JJ", "NNP", "NNPS", "NNS")


def _ewt_example(sentence: TreebankSentence) -> Example:
    return _example(sentence, "ewt", [], ewt_labels(sentence))


def _example(sentence: TreebankSentence, source: str, names: list[Name], allowed: list[frozenset[int]]) -> Example:
    return Example(
        words=sentence.words,
        source=source,
        tree=sentence.tree,
        names=tuple(names),
        allowed=tuple(allowed),
        document=sentence.document,
        lemmas=tuple(row[2] for row in sentence.rows),
    )
