"""Stanza and spaCy documents as ours, with stand-ins for both."""

from __future__ import annotations

from types import SimpleNamespace

from dateline.language.adapters import SpacyPipeline, StanzaPipeline, from_spacy, from_stanza

TEXT = "They don't leave Kalma."


def stanza_word(text: str, head: int, deprel: str, start: int | None, **more: object) -> SimpleNamespace:
    end = None if start is None else start + len(text)
    base = {"lemma": text.lower(), "upos": "X", "xpos": "XX", "start_char": start, "end_char": end}
    return SimpleNamespace(text=text, head=head, deprel=deprel, **(base | more))


def stanza_document() -> SimpleNamespace:
    words = [
        [stanza_word("They", 4, "nsubj", 0)],
        [stanza_word("do", 4, "aux", None), stanza_word("n't", 4, "advmod", None)],
        [stanza_word("leave", 0, "root", 11)],
        [stanza_word("Kalma", 4, "obj", 17, upos="PROPN", xpos=None)],
        [stanza_word(".", 4, "punct", 22)],
    ]
    places = [(0, 4), (5, 10), (11, 16), (17, 22), (22, 23)]
    tokens = [SimpleNamespace(words=w, start_char=a, end_char=b) for w, (a, b) in zip(words, places, strict=True)]
    names = [
        SimpleNamespace(type="GPE", start_char=17, end_char=22),
        SimpleNamespace(type="MONEY", start_char=0, end_char=4),
    ]
    return SimpleNamespace(text=TEXT, sentences=[SimpleNamespace(tokens=tokens, ents=names)])


def test_from_stanza_keeps_words_heads_and_names() -> None:
    document = from_stanza(stanza_document())
    assert [t.text for t in document.tokens] == ["They", "do", "n't", "leave", "Kalma", "."]
    assert [t.head for t in document.tokens] == [3, 3, 3, -1, 3, 3]
    assert document.tokens[4].xpos == "PROPN"
    assert [(document.words(e.first, e.last), e.kind) for e in document.entities] == [("Kalma", "place")]


def test_stanza_pipeline_analyses_by_the_given_pipeline() -> None:
    pipeline = StanzaPipeline(lambda _: stanza_document(), version="1.9")
    assert (pipeline.name, pipeline.version) == ("stanza", "1.9")
    assert len(pipeline.analyse(TEXT)) == 6


def spacy_document() -> SimpleNamespace:
    forms = [
        ("Kalma", 0, "PROPN", "nsubj", 1),
        ("fell", 6, "VERB", "ROOT", 1),
        ("\n", 10, "SPACE", "dep", 1),
        (".", 11, "PUNCT", "punct", 1),
    ]
    tokens = [
        SimpleNamespace(
            i=i, idx=idx, text=text, lemma_=text.lower(), pos_=pos, tag_=pos, dep_=dep, is_space=text.isspace()
        )
        for i, (text, idx, pos, dep, _) in enumerate(forms)
    ]
    for token, (*_, head) in zip(tokens, forms, strict=True):
        token.head = tokens[head]
    return SimpleNamespace(text="Kalma fell\n.", sents=[tokens], ents=[SimpleNamespace(start=0, end=1, label_="GPE")])


def test_from_spacy_drops_space_and_renumbers() -> None:
    document = SpacyPipeline(lambda _: spacy_document(), version="3").analyse("Kalma fell\n.")
    assert [(t.text, t.head, t.deprel) for t in document.tokens] == [
        ("Kalma", 1, "nsubj"),
        ("fell", -1, "root"),
        (".", 1, "punct"),
    ]
    assert document.entities[0].kind == "place"
    assert all(t.text == document.text[t.start : t.end] for t in from_spacy(spacy_document()).tokens)
