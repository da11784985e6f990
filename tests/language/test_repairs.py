"""Speakers behind a comma at the sentence's end are their verb's subject, in parsed and in made-up trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.repairs import with_speakers
from dateline.language.trees import is_tree

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline

# sentence, verb of saying, its subjects
SPOKEN = [
    ("Raiders burned the hamlet of Kalma, taking about 30 men and boys, residents and a local chief said on Friday.",
     "said", ["residents", "chief"]),
    ("Soldiers shot six herders and wounded nine others, villagers and a police officer said.",
     "said", ["villagers", "officer"]),
    ("The blast left 11 miners dead, two nurses and a priest told Reuters.", "told", ["nurses", "priest"]),
    ("Jets hit a school, killing 40 people including pupils, witnesses and a member of the council told AFP.",
     "told", ["witnesses", "member"]),
    ("Two guards and a cook were killed, the army and UN sources reported late on Friday.", "reported",
     ["army", "sources"]),
    ("The union and the mine will resume talks in Lual next week, chief negotiator Ana Lima said.", "said", ["Ana"]),
    ("He met elders, clerks, teachers and a policeman and reported back.", "reported", []),
    ("Four people were drowned, police said.", "said", ["police"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "subjects"), SPOKEN)
def test_speakers_at_the_end_are_the_subject(
    encoder: LanguagePipeline, text: str, verb: str, subjects: list[str]
) -> None:
    document = encoder.analyse(text)
    said = next(t.index for t in reversed(document.tokens) if t.text == verb)
    found = [k for i in document.children(said, "nsubj") for k in (i, *document.children(i, "conj"))]
    assert [document.tokens[i].text for i in found] == subjects
    assert document.tokens[said].rel in ("root", "parataxis", "conj")


TAGS = {
    "shelled": ("VERB", "VBD"), "said": ("VERB", "VBD"), "and": ("CCONJ", "CC"), ",": ("PUNCT", ","), ".": ("PUNCT", "."),
}  # fmt: skip


def tree(words: str, heads: list[int], relations: str) -> tuple[list[str], list[str], list[str], list[int], list[str]]:
    split = words.split()
    tags = [TAGS.get(w, ("NOUN", "NNS")) for w in split]
    return split, [u for u, _ in tags], [x for _, x in tags], heads, relations.split()


def test_a_speaker_below_whom_the_verb_hangs_is_freed() -> None:
    sentence = tree(
        "Troops shelled Kalma , medics and teachers said .", [2, 0, 2, 5, 3, 7, 5, 7, 2],
        "nsubj root obj punct appos cc conj acl punct",
    )  # fmt: skip
    heads, relations = with_speakers(*sentence)
    assert (heads[7], relations[7]) == (2, "parataxis")
    assert (heads[4], relations[4]) == (8, "nsubj")
    assert (heads[6], relations[6]) == (5, "conj")


@pytest.mark.parametrize(
    "sentence",
    [
        tree("Medics , clerks and teachers said .", [6, 3, 1, 5, 1, 0, 6], "nsubj punct conj cc conj root punct"),
        tree("Troops shelled Kalma , police said .", [2, 6, 2, 2, 6, 0, 6], "nsubj ccomp obj punct nsubj root punct"),
        tree("Troops shelled Kalma , and said .", [2, 0, 2, 6, 6, 2, 2], "nsubj root obj punct cc conj punct"),
    ],
)
def test_other_sentences_are_left_alone(
    sentence: tuple[list[str], list[str], list[str], list[int], list[str]],
) -> None:
    assert with_speakers(*sentence) == (sentence[3], sentence[4])


@given(st.data(), st.integers(1, 12))
def test_any_tree_stays_one_tree(data: st.DataObject, size: int) -> None:
    words = data.draw(st.lists(st.sampled_from(["Troops", *TAGS]), min_size=size, max_size=size))
    order = data.draw(st.permutations(range(1, size + 1)))
    heads = [0] * (size + 1)
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[data.draw(st.integers(0, place - 1))]
    relations = ["root" if head == 0 else "dep" for head in heads[1:]]
    repaired, named = with_speakers(*tree(" ".join(words), heads[1:], " ".join(relations)))
    assert is_tree([0, *repaired])
    assert named[repaired.index(0)] == "root"
    assert named.count("root") == 1
