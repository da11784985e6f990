"""The shipped encoder on invented reports and on text that is no report."""

from __future__ import annotations

import pickle
import time

import pytest

from dateline.language.encoder import EncoderPipeline, load_encoder
from dateline.model.document import Document, Token

REPORT = (
    "KALMA (Reuters) - Government troops struck a rebel convoy near Kalma on Tuesday, killing at least 12 people, "
    "Gen. Ali Bakri said. Thousands of families fled. Two guards were shot and wounded."
)


@pytest.fixture(scope="module")
def pipeline() -> EncoderPipeline:
    return load_encoder()


@pytest.fixture(scope="module")
def report(pipeline: EncoderPipeline) -> Document:
    return pipeline.analyse(REPORT)


def word(document: Document, text: str) -> Token:
    return next(t for t in document.tokens if t.text == text)


def assert_sound(document: Document) -> None:
    assert all(t.text == document.text[t.start : t.end] and t.text for t in document.tokens)
    assert [t.index for t in document.tokens] == list(range(len(document)))
    for sentence in document.sentences:
        tokens = document.sentence_tokens(sentence)
        assert sum(t.head < 0 for t in tokens) == 1
        assert all(t.head < 0 or sentence.first <= t.head < sentence.last for t in tokens)
        assert all((t.head < 0) == (t.deprel == "root") for t in tokens)
        assert all(document.sentences[t.sentence] == sentence for t in tokens)
        assert all(sum(1 for _ in document.ancestors(t.index)) < len(tokens) for t in tokens)
    assert all(0 <= e.first < e.last <= len(document) for e in document.entities)


def test_analyse_gives_sound_documents(report: Document) -> None:
    assert_sound(report)
    assert len(report.sentences) == 4


@pytest.mark.parametrize(
    ("text", "lemma", "xpos"),
    [
        ("struck", "strike", "VBD"),
        ("killing", "kill", "VBG"),
        ("fled", "flee", "VBD"),
        ("shot", "shoot", "VBN"),
        ("wounded", "wound", "VBN"),
        ("were", "be", "VBD"),
        ("families", "family", "NNS"),
        ("troops", "troop", "NNS"),
        ("Bakri", "Bakri", "NNP"),
    ],
)
def test_analyse_tags_and_lemmatizes_news_words(report: Document, text: str, lemma: str, xpos: str) -> None:
    token = word(report, text)
    assert (token.lemma, token.xpos) == (lemma, xpos)


def test_analyse_finds_who_did_what(report: Document) -> None:
    struck = word(report, "struck")
    assert [report.tokens[i].text for i in report.children(struck.index, "nsubj")] == ["troops"]
    assert [report.tokens[i].text for i in report.children(struck.index, "obj")] == ["convoy"]
    assert [report.tokens[i].text for i in report.children(word(report, "shot").index, "nsubj:pass")] == ["guards"]


def test_analyse_finds_names(report: Document) -> None:
    names = {(report.words(e.first, e.last), e.kind) for e in report.entities}
    assert {("Reuters", "organization"), ("Kalma", "place"), ("Tuesday", "time"), ("Ali Bakri", "person")} <= names


def test_analyse_reads_capitals(pipeline: EncoderPipeline) -> None:
    document = pipeline.analyse("BOKO HARAM GUNMEN KILLED NINE SOLDIERS NEAR MAIDUGURI ON MONDAY.")
    killed = word(document, "KILLED")
    assert (killed.lemma, killed.deprel) == ("kill", "root")
    assert ("BOKO HARAM", "organization") in {(document.words(e.first, e.last), e.kind) for e in document.entities}


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "\x00\x00 a\x00b", "12 34 / 56 %%%", "🙂 🚀🚀 text 👩‍👩‍👧",
        "أعلن الجيش مقتل ١٢ شخصا. وقال إن",
        "a" * 5000, "\u202eabc\u202c def", "e\u0301" * 300, "\ud83d alone", "١٢٣ — ؟", "word\tword\r\nword\u2028word",
    ],
)  # fmt: skip
def test_analyse_survives_any_text(pipeline: EncoderPipeline, text: str) -> None:
    assert_sound(pipeline.analyse(text))


def test_analyse_cuts_an_endless_sentence(pipeline: EncoderPipeline) -> None:
    document = pipeline.analyse("the army said and then the rebels said, " * 250)
    assert_sound(document)
    assert max(s.last - s.first for s in document.sentences) <= 254


def test_analyse_is_the_same_after_other_reports(pipeline: EncoderPipeline, report: Document) -> None:
    pipeline.analyse("Floods hit the south. " * 30)
    assert pipeline.analyse(REPORT) == report


def test_encoder_is_rebuilt_from_a_pickle(pipeline: EncoderPipeline, report: Document) -> None:
    copy = pickle.loads(pickle.dumps(pipeline))
    assert (copy.name, copy.version) == (pipeline.name, pipeline.version)
    assert copy.analyse(REPORT) == report


def test_encoder_loads_quickly() -> None:
    started = time.monotonic()
    load_encoder()
    assert time.monotonic() - started < 5  # half a second on a quiet machine


def test_analyse_takes_a_plural_name_for_a_people(pipeline: EncoderPipeline) -> None:
    document = pipeline.analyse("Hundreds of Tutsis and Hutus fled across the border on Monday.")
    assert {(document.words(e.first, e.last), e.kind) for e in document.entities} >= {
        ("Tutsis", "norp"),
        ("Hutus", "norp"),
    }
