"""Names of places in a report, and the places they stand for. All sentences are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer
from dateline.language.pipeline import LanguagePipeline
from dateline.reading.places.toponyms import Toponym, find_toponyms


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def names(encoder: LanguagePipeline, gazetteer: Gazetteer, text: str) -> list[Toponym]:
    found = find_toponyms(encoder.analyse(text), gazetteer)
    return [t for t in found if t.role not in ("embedded", "people")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Baghuz overnight, residents said.", [("Baghuz", "SY")]),
        ("Rebels seized the town of Beledweyne in Hiran region.", [("Beledweyne", "SO"), ("Hiran region", "SO")]),
        ("Troops advanced in eastern Aleppo province on Monday.", [("eastern Aleppo province", "SY")]),
        ("Thousands fled from north-western Syria.", [("north-western Syria", "SY")]),
        ("Militants attacked a village in Nigeria's Borno state.", [("Nigeria", "NG"), ("Borno state", "NG")]),
        ("People in al-Hol camp lack water.", [("al-Hol camp", "SY")]),
    ],
)
def test_toponyms_are_found_with_their_words_and_country(
    encoder: LanguagePipeline, gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(t.name, t.country) for t in names(encoder, gazetteer, text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Syrian army shelled the suburb.", "Syrian"),
        ("Paris Hilton arrived late, and Hilton said nothing.", "Paris"),
        ("The Islamic State group claimed the blast.", "Islamic State"),
    ],
)
def test_peoples_persons_and_groups_are_no_toponyms(
    encoder: LanguagePipeline, gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert name not in [t.name for t in names(encoder, gazetteer, text)]


@pytest.mark.parametrize(
    ("text", "name", "country", "lat"),
    [
        ("Gunmen opened fire in Tripoli, Lebanon, on Friday.", "Tripoli", "LB", 34.4),
        (
            "Fighting broke out in Tripoli. Libya has had two governments, and Libyan militias clash.",
            "Tripoli",
            "LY",
            32.9,
        ),
        ("Police in Paris, Texas, arrested two men.", "Paris", "US", 33.7),
        ("Officials met in Paris on Monday.", "Paris", "FR", 48.9),
        ("Protests spread to Hama, in Syria.", "Hama", "SY", 35.1),
        ("In Benin City, Nigeria, a market burned.", "Benin City", "NG", 6.3),
    ],
)
def test_context_decides_between_namesakes(
    encoder: LanguagePipeline, gazetteer: Gazetteer, text: str, name: str, country: str, lat: float
) -> None:
    found = {t.name: t for t in names(encoder, gazetteer, text)}[name]
    assert found.entry is not None
    assert (found.entry.country, found.entry.lat) == (country, pytest.approx(lat, abs=0.2))


def test_unresolved_name_stays_with_its_words(encoder: LanguagePipeline, gazetteer: Gazetteer) -> None:
    text = "Armed men raided the village of Umm Qarnaba in Sudan on Sunday. Sudan's army denied it."
    found = {t.name: t for t in names(encoder, gazetteer, text)}["Umm Qarnaba"]
    assert (found.entry, found.country, found.span.of(text)) == (None, "SD", "Umm Qarnaba")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed the village of Tulkamba in Borno state on New Year's Eve, killing nine people.",
        "Gunmen stormed the village of Tulkamba in Borno state at New Year, killing nine people.",
        "Gunmen stormed the village of Tulkamba in Borno state on Easter Sunday, killing nine people.",
    ],
)
def test_feasts_are_no_places(encoder: LanguagePipeline, gazetteer: Gazetteer, text: str) -> None:
    assert [t.name for t in names(encoder, gazetteer, text) if t.role != "agent"] == ["Tulkamba", "Borno state"]


def test_a_name_in_no_list_stays_whole(encoder: LanguagePipeline, gazetteer: Gazetteer) -> None:
    text = "Gunmen killed two miners near Puerto Valdoria, Antioquia, on Sunday, the Colombian army said."
    found = {t.name: (t.entry, t.country) for t in names(encoder, gazetteer, text)}
    assert found["Puerto Valdoria"] == (None, "CO")


def test_an_unresolved_name_lies_where_the_others_of_its_row_do(
    encoder: LanguagePipeline, gazetteer: Gazetteer
) -> None:
    text = "Ukraine repelled attacks near Novobarske, Chasiv Yar and Kostiantynivka. Russia lost men in Kursk, Russia."
    found = {t.name: (t.entry, t.country) for t in names(encoder, gazetteer, text)}
    assert found["Novobarske"] == (None, "UA")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("BEIRUT (Reuters) - Shells hit Homs on Sunday.", "BEIRUT", "dateline"),
        (
            "KABUL, Afghanistan — A bomb went off in a crowded market on Sunday, wounding six people, the police said.",
            "KABUL",
            "dateline",
        ),
        ("Yangon, 11 April 2019 — Jets bombed a village in Sagaing region, a witness said.", "Yangon", "dateline"),
        ("Shells fell in Homs.", "Homs", "locative"),
        ("They fled from Homs.", "Homs", "origin"),
        ("They fled to Homs.", "Homs", "destination"),
        ("Ankara said it would respond.", "Ankara", "agent"),
        ("The Kabul bombing killed nine people.", "Kabul", "modifier"),
        ("The village lies 35km south of Mosul.", "Mosul", "reference"),
    ],
)
def test_role_of_a_name(encoder: LanguagePipeline, gazetteer: Gazetteer, text: str, name: str, role: str) -> None:
    assert {t.name: t.role for t in names(encoder, gazetteer, text)}[name] == role


def test_people_of_an_unnamed_country_are_evidence_only(encoder: LanguagePipeline, gazetteer: Gazetteer) -> None:
    found = find_toponyms(encoder.analyse("Ugandan police beat three boys, a teacher said."), gazetteer)
    assert [(t.name, t.country, t.role) for t in found] == [("Uganda", "UG", "people")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "?!",
        "12 34",
        "FIRE IN GOMA KILLS 3",
        "fire in goma kills 3",
        "ال حلب",
        "a" * 5000,
        "São é ã 阿勒颇",
    ],
)
def test_odd_text_is_read_without_failing(encoder: LanguagePipeline, gazetteer: Gazetteer, text: str) -> None:
    for toponym in find_toponyms(encoder.analyse(text), gazetteer):
        assert toponym.span.of(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Syria 's the of al - Hol camp , . northern Idlib “ BEIRUT ( border Kurds and from ) capital".split()
        ),
        max_size=25,
    )
)
def test_any_order_of_words_gives_valid_spans(encoder: LanguagePipeline, words: list[str]) -> None:
    text = " ".join(words)
    found = [t for t in find_toponyms(encoder.analyse(text), open_gazetteer()) if t.role != "people"]
    for before, after in pairwise(found):
        assert before.last <= after.first
    for toponym in found:
        assert toponym.first <= toponym.head < toponym.last
        assert 0 <= toponym.span.start < toponym.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Police in Newark arrested two men. Licking County lies east of Zanesville and Lancaster.", "Ohio"),
        ("Police in Newark arrested two men. They were held in Hoboken and driven to Paterson.", "New Jersey"),
    ],
)
def test_a_name_is_looked_for_where_the_other_names_lie(
    encoder: LanguagePipeline, gazetteer: Gazetteer, text: str, region: str
) -> None:
    newark = next(t for t in names(encoder, gazetteer, text) if t.name == "Newark")
    assert newark.entry is not None
    assert newark.entry.region == region
