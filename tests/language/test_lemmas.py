"""Dictionary forms."""

from __future__ import annotations

import pytest

from dateline.language.encoder import load_encoder
from dateline.language.lemmas import Lemmatizer


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return load_encoder().lemmatizer


@pytest.mark.parametrize(
    ("word", "xpos", "lemma"),
    [
        ("struck", "VBD", "strike"),
        ("struck", "VBN", "strike"),
        ("fled", "VBN", "flee"),
        ("seized", "VBD", "seize"),
        ("besieged", "VBN", "besiege"),
        ("overran", "VBD", "overrun"),
        ("bombing", "VBG", "bomb"),
        ("stabbed", "VBD", "stab"),
        ("evacuated", "VBN", "evacuate"),
        ("provoking", "VBG", "provoke"),
        ("dies", "VBZ", "die"),
        ("says", "VBZ", "say"),
        ("’s", "VBZ", "be"),
        ("n’t", "RB", "not"),
        ("ca", "MD", "can"),
        ("killings", "NNS", "killing"),
        ("militiamen", "NNS", "militiaman"),
        ("casualties", "NNS", "casualty"),
        ("clashes", "NNS", "clash"),
        ("worse", "JJR", "bad"),
        ("ATTACKS", "NNS", "attack"),
        ("Syrian", "JJ", "Syrian"),
        ("syrian", "JJ", "Syrian"),
        ("Damascus", "NNP", "Damascus"),
        ("Brigades", "NNPS", "Brigade"),
        ("TV", "NN", "TV"),
        ("a", "DT", "a"),
        ("", "NN", ""),
    ],
)
def test_lemma_of_news_words(lemmatizer: Lemmatizer, word: str, xpos: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, xpos) == lemma


def test_lemma_without_rules_is_the_word_in_small_letters() -> None:
    assert Lemmatizer({}, frozenset(), lambda _: False).lemma("Camps", "NNS") == "camps"
