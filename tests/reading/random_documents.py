"""Random documents: any words with any tags on any tree. Readings must not fail on what no parser should give."""

from __future__ import annotations

from hypothesis import strategies as st

from dateline.model.document import Document, Entity, Sentence, Token

_WORDS = (
    "said says told according to that as the a no not yet be is was were will would may if reports army he it they who "
    'statement by of for with accused denied fear plan attack siege war killed fighting on , . : “ ” " Ali UN 12 since'
).split()
_UPOS = "NOUN PROPN VERB AUX PRON DET ADP PUNCT NUM ADJ ADV SCONJ CCONJ PART".split()
_XPOS = "NN NNS NNP VB VBD VBG VBN VBZ VBP MD PRP PRP$ DT IN JJ CD , .".split()
_RELATIONS = (
    "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss ccomp xcomp advcl acl acl:relcl parataxis conj cc mark case "
    "aux aux:pass cop det amod compound compound:prt appos flat expl advmod punct"
).split()
_KINDS = "person organization place norp time".split()


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of one or two sentences."""
    lengths = draw(st.lists(st.integers(1, 14), min_size=1, max_size=2))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for number, length in enumerate(lengths):
        first, start = len(tokens), len(text)
        order = draw(st.permutations(range(length)))
        for place in range(length):
            word = draw(st.sampled_from(_WORDS))
            rank = order[place]
            above = [i for i in range(length) if order[i] < rank]
            head = first + draw(st.sampled_from(above)) if above else -1
            tags = (draw(st.sampled_from(_UPOS)), draw(st.sampled_from(_XPOS)))
            relation = draw(st.sampled_from(_RELATIONS)) if above else "root"
            index = first + place
            tokens.append(
                Token(index, len(text), len(text) + len(word), word, word.lower(), *tags, head, relation, number)
            )
            text += f"{word} "
        sentences.append(Sentence(number, start, len(text) - 1, first, len(tokens)))
    chosen = draw(st.sets(st.integers(0, len(tokens) - 1), max_size=3))
    entities = tuple(Entity(i, i + 1, draw(st.sampled_from(_KINDS))) for i in sorted(chosen))
    return Document(text, tuple(tokens), tuple(sentences), entities)
