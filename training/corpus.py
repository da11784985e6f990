"""All that is trained on and measured with, from the data folder."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from training.batches import Vocabularies
from training.example import Example
from training.re3d import read_re3d
from training.templates import Composer
from training.treebanks import read_ewt, read_gum, without_stops


@dataclass(frozen=True)
class Corpus:
    """Sentences to train on, and the held-out sets by name."""

    train: tuple[Example, ...]
    held: dict[str, tuple[Example, ...]]


# The few re3d documents are seen this often: the only conflict news with names.
_RE3D_COPIES = 3
# Composed sentences: enough to show every name a few times, few enough not to teach their style.
_COMPOSED = 3000
_COMPOSER_SEED = 11
_WITHOUT_STOP = 0.05


def read_corpus(data: Path) -> Corpus:
    """The training corpus and the development sets."""
    ewt = read_ewt(data / "ud" / "ewt-train.conllu.gz")
    gum = read_gum(data / "ud" / "gum-train.conllu.gz", free_only=True)
    re3d_train, re3d_held = read_re3d(data / "re3d" / "dev.jsonl")
    held = {
        "ewt_dev": tuple(read_ewt(data / "ud" / "ewt-dev.conllu.gz")),
        "gum_dev": tuple(read_gum(data / "ud" / "gum-dev.conllu.gz", free_only=False)),
        "re3d_held": tuple(re3d_held),
    }
    composed = Composer(_COMPOSER_SEED).examples(_COMPOSED)
    bare = without_stops([*ewt, *gum], _WITHOUT_STOP, random.Random(_COMPOSER_SEED))
    return Corpus((*ewt, *gum, *bare, *(re3d_train * _RE3D_COPIES), *composed), held)


def vocabularies_of(corpus: Corpus) -> Vocabularies:
    """Labels in order of frequency; relations seen fewer than three times are left out."""
    trees = [example.tree for example in corpus.train if example.tree]
    return Vocabularies(
        upos=_frequent(tag for tree in trees for tag in tree.upos),
        xpos=_frequent(tag for tree in trees for tag in tree.xpos),
        relations=_frequent((relation for tree in trees for relation in tree.relations), least=3),
    )


def _frequent(values: object, least: int = 1) -> tuple[str, ...]:
    counts = Counter(values)  # type: ignore[call-overload]
    return tuple(value for value, count in counts.most_common() if count >= least)
