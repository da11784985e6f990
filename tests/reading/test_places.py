"""Where each claim's act took place. All reports are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer.gazetteer import open_gazetteer
from dateline.gazetteer.importers import import_places
from dateline.gazetteer.tables import TableError
from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Place
from dateline.reading.places.claim_places import read_places
from dateline.reading.places.ranking import load_weights
from dateline.reading.places.toponyms import find_toponyms


def trigger(document: Document, word: str, type_: str, nth: int = 0) -> Trigger:
    token = [t for t in document.tokens if t.text == word][nth]
    verb = token.upos in ("VERB", "AUX", "ADJ")
    clause = token.index
    if not verb:
        above = [i for i in document.ancestors(token.index) if document.tokens[i].upos == "VERB"]
        clause = above[0] if above else clause
    form = "verb" if verb else "noun"
    return Trigger(token.index, Span(token.start, token.end), type_, form, clause, "test")


def places(encoder: LanguagePipeline, text: str, *words: tuple[str, str]) -> list[Place | None]:
    document = encoder.analyse(text)
    triggers, seen = [], dict[str, int]()
    for word, type_ in words:
        triggers.append(trigger(document, word, type_, seen.get(word, 0)))
        seen[word] = seen.get(word, 0) + 1
    return list(read_places(document, triggers, find_toponyms(document, open_gazetteer())))


@pytest.mark.parametrize(
    ("text", "word", "type_", "name"),
    [
        # named in the clause
        ("A bomb exploded in Mosul on Friday, police said.", "exploded", "bombing", "Mosul"),
        ("Rebels captured Goma on Tuesday.", "captured", "territory", "Goma"),
        ("The shelling of Donetsk killed four people.", "shelling", "shelling", "Donetsk"),
        ("The Kabul bombing killed nine people.", "bombing", "bombing", "Kabul"),
        ("Gunmen killed six villagers in the town of Bama in Borno state.", "killed", "killing", "Bama"),
        ("An air strike hit a market in Syria's Idlib province.", "strike", "air_strike", "Idlib province"),
        ("Al-Hol camp holds 60,000 people, the UN said.", "holds", "population", "Al-Hol camp"),
        # where from, where to
        ("Thousands fled from Mosul to Erbil this week.", "fled", "displacement", "Mosul"),
        ("Hundreds of families returned to Homs from Lebanon.", "returned", "return", "Homs"),
        ("Kenya sent 200 police officers to Haiti.", "sent", "deployment", "Haiti"),
        ("Turkish troops withdrew from Afrin.", "withdrew", "withdrawal", "Afrin"),
        # acting states are no places
        ("Turkey shelled the town of Kobani on Monday.", "shelled", "shelling", "Kobani"),
    ],
)
def test_place_named_with_the_trigger(encoder: LanguagePipeline, text: str, word: str, type_: str, name: str) -> None:
    (place,) = places(encoder, text, (word, type_))
    assert place is not None
    assert place.name == name
    assert place.span is not None
    assert place.span.of(text) == name


def test_place_carries_over_to_the_next_sentence(encoder: LanguagePipeline) -> None:
    text = "Gunmen attacked a mosque in Kandahar on Friday. At least 30 people were killed. Dozens were wounded."
    words = ("attacked", "armed_attack"), ("killed", "killing"), ("wounded", "armed_attack")
    found = places(encoder, text, *words)
    assert [p.name if p else None for p in found] == ["Kandahar"] * 3
    assert [p.basis if p else None for p in found] == [Basis.CLAUSE, Basis.CONTEXT, Basis.CONTEXT]
    assert found[1] is not None
    assert found[1].span is None


@pytest.mark.parametrize(
    ("text", "word", "type_", "words", "name"),
    [
        (
            "Government forces surrounded Daraya for months. Nobody could leave. On Sunday jets bombed the town again.",
            "bombed", "air_strike", "the town", "Daraya",
        ),
        (
            "Fighting has raged across Sudan since April. Millions have been uprooted inside the country.",
            "uprooted", "displacement", "the country", "Sudan",
        ),
        (
            "Floods hit Zamzam camp on Monday. Two children drowned in the camp, aid workers said.",
            "drowned", "disaster", "the camp", "Zamzam camp",
        ),
    ],
)  # fmt: skip
def test_words_that_point_back(
    encoder: LanguagePipeline, text: str, word: str, type_: str, words: str, name: str
) -> None:
    (place,) = places(encoder, text, (word, type_))
    assert place is not None
    assert (place.name, place.span.of(text) if place.span else None) == (name, words)


def test_whole_country_has_no_coordinates(encoder: LanguagePipeline) -> None:
    text = "More than 300,000 people have been killed in Yemen."
    (place,) = places(encoder, text, ("killed", "killing"))
    assert place is not None
    assert (place.name, place.country, place.lat, place.lon) == ("Yemen", "YE", None, None)


def test_coordinates_have_two_decimals(encoder: LanguagePipeline) -> None:
    (place,) = places(encoder, "A blast rocked Baghouz on Sunday.", ("blast", "bombing"))
    assert place is not None
    assert (place.lat, place.lon, place.country) == (34.45, 40.95, "SY")


def test_capital_named_by_its_country(encoder: LanguagePipeline) -> None:
    text = "Protesters marched in the Ethiopian capital on Sunday."
    (place,) = places(encoder, text, ("marched", "protest"))
    assert place is not None
    assert (place.name, place.country) == ("Addis Ababa", "ET")


def test_report_without_places_gives_none(encoder: LanguagePipeline) -> None:
    assert places(encoder, "Two men were killed on Sunday.", ("killed", "killing")) == [None]


def test_places_are_parallel_to_triggers_in_any_order(encoder: LanguagePipeline) -> None:
    text = "Rebels captured Goma. Later shells fell on Bukavu."
    document = encoder.analyse(text)
    forward = [trigger(document, "captured", "territory"), trigger(document, "fell", "shelling")]
    toponyms = find_toponyms(document, open_gazetteer())
    there = read_places(document, forward, toponyms)
    back = read_places(document, forward[::-1], toponyms)
    assert [p.name for p in there if p] == ["Goma", "Bukavu"]
    assert back == there[::-1]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from("Shells hit Homs . In Syria the town fled to Idlib from killed there camp ,".split()),
        min_size=1,
        max_size=25,
    )
)
def test_any_order_of_words_is_read(encoder: LanguagePipeline, words: list[str]) -> None:
    document = encoder.analyse(" ".join(words))
    triggers = [
        Trigger(t.index, Span(t.start, t.end), "killing", "verb", t.index, "test")
        for t in document.tokens
        if t.text == "killed"
    ]
    found = read_places(document, triggers, find_toponyms(document, open_gazetteer()))
    assert len(found) == len(triggers)


def test_faults_in_the_weights_are_told_with_line(tmp_path: Path) -> None:
    file = tmp_path / "weights.tsv"
    file.write_text("# weights\nlast\t1.0\nmain place\thigh\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"weights.tsv, line 3: no number: 'high'"):
        load_weights(file)


@pytest.mark.parametrize(
    ("text", "name", "pinned"),
    [
        ("Two tankers were attacked in the Strait of Hormuz on Sunday.", "Strait of Hormuz", True),
        ("Two tankers were attacked in the Arabian Sea on Sunday.", "Arabian Sea", False),
        ("Two barges were attacked on the Euphrates on Sunday.", "Euphrates", False),
    ],
)
def test_only_what_a_point_can_stand_for_gets_one(
    encoder: LanguagePipeline, text: str, name: str, pinned: bool
) -> None:
    (place,) = places(encoder, text, ("attacked", "armed_attack"))
    assert place is not None
    assert (place.name, place.lat is not None) == (name, pinned)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Militants ambushed soldiers in Kashmir on Monday. Indian police said India would respond.", "IN"),
        ("A landslide killed ten in Kashmir. Pakistan's rescuers said Pakistani troops helped.", "PK"),
    ],
)
def test_disputed_region_follows_the_report(encoder: LanguagePipeline, text: str, country: str) -> None:
    word = ("ambushed", "armed_attack") if "ambushed" in text else ("killed", "disaster")
    (place,) = places(encoder, text, word)
    assert place is not None
    assert (place.name, place.country) == ("Kashmir", country)


def test_an_added_place_without_country_keeps_its_point(encoder: LanguagePipeline, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,lat,lon\nUmm Tarqaba,13.25,24.75\n", encoding="utf-8")
    import_places(tmp_path / "mine.csv", tmp_path / "mine.places")
    document = encoder.analyse("Gunmen attacked the village of Umm Tarqaba on Friday, witnesses said.")
    toponyms = find_toponyms(document, open_gazetteer([tmp_path / "mine.places"]))
    (place,) = read_places(document, [trigger(document, "attacked", "armed_attack")], toponyms)
    assert place is not None
    assert (place.name, place.lat, place.lon) == ("Umm Tarqaba", 13.25, 24.75)


def test_a_word_back_to_the_town_skips_where_people_talk(encoder: LanguagePipeline) -> None:
    text = (
        "Port Sudan, 1 June 2021 - Rebels shelled El Fasher overnight, killing nine people in Sudan. An envoy said "
        "talks in Jeddah could resume soon. The United Nations called on the rebels to lift the siege of the city."
    )
    found = places(encoder, text, ("shelled", "shelling"), ("talks", "negotiation"), ("siege", "siege"))
    assert [p and p.name for p in found] == ["El Fasher", "Jeddah", "El Fasher"]


def test_a_running_total_is_of_the_country(encoder: LanguagePipeline) -> None:
    text = (
        "ABUJA, Jan 2 (Reuters) - Gunmen stormed the village of Kautari in Nigeria's Borno state on Friday.\n\nA bomb "
        "hit a convoy near Chibok on Saturday. The insurgency has killed more than 30,000 people since 2009."
    )
    found = places(encoder, text, ("stormed", "armed_attack"), ("hit", "bombing"), ("killed", "killing"))
    assert [p and p.name for p in found] == ["Kautari", "Chibok", "Nigeria"]


def test_a_place_in_a_when_clause_is_not_that_of_the_total(encoder: LanguagePipeline) -> None:
    text = (
        "GOMA, March 3, 2021 (Reuters) - Rebels attacked Rutshuru in the Democratic Republic of Congo on Friday.\n\n"
        "More than 12,500 Congolese have been killed since Oct. 7, when gunmen shot 40 traders in northern Burundi."
    )
    found = places(encoder, text, ("attacked", "armed_attack"), ("killed", "killing"), ("shot", "armed_attack"))
    assert [p and p.country for p in found] == ["CD", "CD", "BI"]


def test_the_capital_in_capital_letters_is_that_of_most_places(encoder: LanguagePipeline) -> None:
    text = (
        "SAN SALVADOR, NOV 17, 1989 (REUTER) - REBELS LAUNCHED AN OFFENSIVE IN THE CAPITAL ON SATURDAY. AIR FORCE "
        "PLANES BOMBED THE SUBURB OF SOYAPANGO ON WEDNESDAY. U.S. TROOPS WILL NOT BE SENT, A SPOKESMAN SAID."
    )
    found = places(encoder, text, ("OFFENSIVE", "offensive"), ("BOMBED", "air_strike"))
    assert [p and p.name for p in found] == ["San Salvador", "SOYAPANGO"]
