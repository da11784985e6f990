"""Who says what: direct, indirect and mixed quotation, fixed phrases, nouns, carried-over speakers."""

from __future__ import annotations

import pytest
from hypothesis import given

from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Source
from dateline.reading.attribution.attributions import find_attributions, read_sources
from dateline.reading.attribution.cues import load_cues
from dateline.reading.attribution.values import ranges
from dateline.reading.tables import TableError, parse_rows, unknown_values
from tests.reading.random_documents import documents


def trigger_of(document: Document, word: str) -> Trigger:
    token = next(t for t in document.tokens if t.text == word)
    form = "verb" if token.upos == "VERB" else "noun"
    return Trigger(token.index, Span(token.start, token.end), "armed_attack", form, token.index, "test")


def sources_of(encoder: LanguagePipeline, text: str, word: str, publisher: str | None = None) -> tuple[Source, ...]:
    document = encoder.analyse(text)
    attributions = find_attributions(document, None)
    return read_sources(document, [trigger_of(document, word)], attributions, None, publisher=publisher)[0]


def names(encoder: LanguagePipeline, text: str, word: str) -> list[str]:
    return [s.name for s in sources_of(encoder, text, word)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army said that gunmen attacked the village on Monday.", "attacked", ["army"]),
        ("The army said gunmen attacked the village on Monday.", "attacked", ["army"]),
        ("Gunmen attacked the village on Monday, the army said.", "attacked", ["army"]),
        ("Gunmen, the army said, attacked the village on Monday.", "attacked", ["army"]),
        ("Gunmen attacked the village on Monday, residents told reporters.", "attacked", ["residents"]),
        ("According to two residents, gunmen attacked the village.", "attacked", ["two residents"]),
        ("Gunmen attacked the village, according to two residents.", "attacked", ["two residents"]),
        ("On Monday, according to two residents, gunmen attacked the village.", "attacked", ["two residents"]),
        ("The group issued a statement saying rebels attacked the village.", "attacked", ["group"]),
        ("Troops vowed to attack the village after rebels burned it.", "attack", ["Troops"]),
        ("As the governor put it, gunmen attacked the village.", "attacked", []),
        ("The ministry confirmed the attack on the village.", "attack", ["ministry"]),
        ("About 500 people sought refuge in a church after the attack.", "refuge", []),
        ("The opposition is seeking the release of 12 activists.", "release", ["opposition"]),
        ("The opposition blamed the massacre on the army.", "massacre", ["opposition"]),
        ("Police: Gunmen attacked village near Goma", "attacked", ["Police"]),
        ("At least 12 killed in village attack: police", "killed", ["police"]),
        ("Cholera: 40 people killed since January", "killed", []),
        ("The army did two things: it attacked the village.", "attacked", []),
        ("The government blamed rebels for the attack.", "attack", ["government"]),
        ("Nine soldiers died in the attack; the rebels put the toll at 40.", "attack", []),
        ("The blast killed 12 people; the governor said 15 had died.", "blast", []),
        ("The group is still holding three hostages, among them a nurse.", "hostages", []),
        ("France asked Niger to let its troops leave.", "leave", ["France"]),
        ("The talks will resume next week, chief negotiator Gustavo Bell said.", "talks", ["Gustavo Bell"]),
        (
            "Gunmen attacked the village, residents and a local official said on Monday.",
            "attacked",
            ["residents", "local official"],
        ),
        ("The ministry denied that soldiers attacked the village.", "attacked", ["ministry"]),
        ("The minister accused rebels of attacking the village.", "attacking", ["minister"]),
        ("The group claimed responsibility for the attack on the village.", "attack", ["group"]),
        ("The ministry warned of an attack on the village.", "attack", ["ministry"]),
        ("Residents fear that the army will attack the village.", "attack", ["Residents"]),
        ("Autopsies showed that guards had killed three prisoners.", "killed", ["Autopsies"]),
        ("A 30-year-old man said soldiers attacked the village.", "attacked", ["30-year-old man"]),
        ("Police put the toll at 15.", "toll", ["Police"]),
        ("Three soldiers died, according to a statement issued by the army.", "died", ["army"]),
        ("The governor's office says bandits attacked three villages.", "attacked", ["governor's office"]),
        ("Two died, a spokesman, Ali Omar, said in a statement.", "died", ["Ali Omar"]),
        ("The agency quoted a doctor as saying that 20 people had died.", "died", ["doctor", "agency"]),
        (
            "Citing local officials, the newspaper reported that bandits killed a priest.",
            "killed",
            ["local officials", "newspaper"],
        ),
        ("Figures from the ministry show that 300 people died.", "died", ["ministry"]),
        ("Officials blamed the rebels for the attack.", "attack", ["Officials"]),
        ("Witnesses and doctors said soldiers killed three protesters.", "killed", ["Witnesses", "doctors"]),
    ],
)
def test_sources_in_one_sentence(encoder: LanguagePipeline, text: str, word: str, expected: list[str]) -> None:
    assert names(encoder, text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen attacked the village on Monday.", "attacked"),
        ("Gunmen reportedly attacked the village on Monday.", "attacked"),
        ("It is feared that gunmen attacked the village.", "attacked"),
        ("Reports said gunmen attacked the village on Monday.", "attacked"),
        ("The president spoke after gunmen attacked the village.", "attacked"),
        ("Residents who fled after soldiers attacked the village said they were hungry.", "attacked"),
        ("The vote showed that the truce was broken.", "truce"),
        ("No group has claimed responsibility for the attack.", "attack"),
        ("The attack was blamed on rebels.", "attack"),
        ("When police arrived, they found four men killed in a car.", "killed"),
        ("Troops vowed to attack the village after rebels burned it.", "burned"),
        ("A shop was hit, the mayor said, as troops attacked the village.", "attacked"),
        ("Police arrested two men accused of plotting an attack.", "attack"),
    ],
)
def test_the_reports_own_voice_has_no_source(encoder: LanguagePipeline, text: str, word: str) -> None:
    assert names(encoder, text, word) == []


def test_quotation_belongs_to_the_speaker_after_it(encoder: LanguagePipeline) -> None:
    text = "“The soldiers burned every house,” said Miriam Okello, a teacher. Nobody else was there."
    assert names(encoder, text, "burned") == ["Miriam Okello"]


def test_quotation_without_a_cue_keeps_the_last_speaker(encoder: LanguagePipeline) -> None:
    text = "“We saw it all,” said Miriam Okello. “The soldiers burned every house in the village that night.”"
    assert names(encoder, text, "burned") == ["Miriam Okello"]


def test_quotation_over_two_paragraphs_keeps_its_speaker(encoder: LanguagePipeline) -> None:
    text = "Miriam Okello said: “We were asleep when it began.\n“The soldiers burned every house in the village.”"
    assert names(encoder, text, "burned") == ["Miriam Okello"]


def test_pronoun_source_takes_the_last_persons_name(encoder: LanguagePipeline) -> None:
    text = "Miriam Okello said the night was quiet. She added that soldiers burned the houses at dawn."
    (source,) = sources_of(encoder, text, "burned")
    assert source.name == "Miriam Okello"
    assert source.span is not None
    assert source.span.of(text) == "She"


def test_source_carries_the_words_that_attribute(encoder: LanguagePipeline) -> None:
    text = "Soldiers burned the houses, the mayor has said."
    (source,) = sources_of(encoder, text, "burned")
    assert source.cue is not None
    assert source.cue.of(text) == "has said"


def test_the_quoted_comes_before_the_one_who_quotes(encoder: LanguagePipeline) -> None:
    text = "The newspaper reported that the ministry said soldiers burned the houses."
    assert names(encoder, text, "burned") == ["ministry", "newspaper"]


def test_the_reports_own_publisher_is_no_channel(encoder: LanguagePipeline) -> None:
    text = "Soldiers burned the houses, a resident told Reuters."
    assert [s.name for s in sources_of(encoder, text, "burned")] == ["resident", "Reuters"]
    assert [s.name for s in sources_of(encoder, text, "burned", publisher="Reuters")] == ["resident"]


def test_background_in_the_reports_tense_is_the_reports_own(encoder: LanguagePipeline) -> None:
    text = "The army said troops attacked the town, which has been besieged since March."
    assert names(encoder, text, "attacked") == ["army"]
    assert names(encoder, text, "besieged") == []


def test_attribution_gives_source_cue_and_content(encoder: LanguagePipeline) -> None:
    text = "Gunmen attacked the village, the governor said."
    document = encoder.analyse(text)
    (found,) = find_attributions(document, None)
    assert found.source is not None
    assert document.words(*found.source) == "governor"
    assert found.cue.of(text) == "said"
    assert document.words(*found.content[0]).startswith("Gunmen attacked the village")
    assert (found.name, found.org) == ("governor", None)


@pytest.mark.parametrize("text", ["", "?!", "said", "“”", "According to", "he said said said", "SAID THE ARMY\n\n“"])
def test_odd_text_gives_no_error(encoder: LanguagePipeline, text: str) -> None:
    document = encoder.analyse(text)
    assert isinstance(find_attributions(document, None), tuple)


@given(documents())
def test_any_tree_gives_attributions_inside_the_text(document: Document) -> None:
    for attribution in find_attributions(document, None):
        assert attribution.holders
        assert 0 <= attribution.cue.start < attribution.cue.end <= len(document.text)
        assert all(0 <= first < last <= len(document) for first, last in attribution.content)


@given(documents())
def test_any_tree_gives_each_trigger_its_sources(document: Document) -> None:
    triggers = [
        Trigger(t.index, Span(t.start, t.end), "armed_attack", "verb", t.index, "test") for t in document.tokens
    ]
    found = read_sources(document, triggers, find_attributions(document, None), None)
    assert len(found) == len(triggers)
    assert all(s.span is not None and s.name for sources in found for s in sources)


def test_ranges_join_neighbours() -> None:
    assert ranges([5, 1, 2, 3, 7, 8]) == ((1, 4), (5, 6), (7, 9))
    assert ranges([]) == ()


def test_packaged_cues_hold_speech_and_much_else() -> None:
    lexicon = load_cues()
    assert {"say", "deny", "fear", "urge", "estimate", "vow"} <= set(lexicon.verbs)
    assert lexicon.nouns["allegation"].kind == "accusation"


def test_faulty_table_names_every_line() -> None:
    with pytest.raises(TableError, match=r"cues:2: 2 cells.*\ncues:3: 4 cells"):
        parse_rows("cues", "say\tspeech\tthat\nsay\tspeech\na\tb\tc\td\n", 3)
    rows = parse_rows("cues", "# comment\nsay\tshout\tthat\n", 3)
    assert unknown_values(rows, 1, frozenset({"speech"})) == ["cues:2: unknown “shout” (one of speech)"]
