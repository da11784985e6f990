"""Looking places up in the built-in list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        # transliterations, marks, hyphens, apostrophes, articles
        ("Baghouz", "village", "SY", 34.45, 40.95),
        ("Baghuz", "village", "SY", 34.45, 40.95),
        ("Al-Bāghūz", "village", "SY", 34.45, 40.95),
        ("Deir Azzour", "city", "SY", 35.34, 40.14),
        ("Deir al-Zour", "city", "SY", 35.34, 40.14),
        ("Sana'a", "city", "YE", 15.35, 44.21),
        ("Sana’a", "city", "YE", 15.35, 44.21),
        ("El Fasher", "city", "SD", 13.63, 25.35),
        ("al-Fashir", "city", "SD", 13.63, 25.35),
        ("Kyiv", "city", "UA", 50.45, 30.52),
        ("Kiev", "city", "UA", 50.45, 30.52),
        ("São Paulo", "city", "BR", -23.55, -46.64),
        ("Sao Paulo", "city", "BR", -23.55, -46.64),
        ("St. Petersburg", "city", "RU", 59.94, 30.31),
        # descriptions
        ("Idlib province", "region", "SY", 35.85, 36.65),
        ("the province of Idlib", "region", "SY", 35.85, 36.65),
        ("Idlib city", "city", "SY", 35.93, 36.63),
        ("eastern Aleppo", "city", "SY", 36.2, 37.16),
        ("the town of Goma", "city", "CD", -1.67, 29.23),
        ("South Darfur state", "region", "SD", 11.5, 25.0),
        ("al-Hol camp", "camp", "SY", 36.37, 41.15),
        ("Nangarhar province", "region", "AF", 34.2, 70.5),
        ("Donbass", "area", "UA", 48.3, 38.2),
        ("Gaza Strip", "region", "PS", 31.42, 34.35),
        ("Lake Chad", "water", None, 13.1, 14.5),
        # countries and their parts have no point of their own
        ("Syria", "country", "SY", None, None),
        ("north-western Syria", "country", "SY", None, None),
        ("South Sudan", "country", "SS", None, None),
        ("DR Congo", "country", "CD", None, None),
        ("Burma", "country", "MM", None, None),
        ("the United States", "country", "US", None, None),
        ("the Sahel", "continent", None, None, None),
    ],
)
def test_lookup_finds_place(
    gazetteer: Gazetteer, name: str, kind: str, country: str | None, lat: float | None, lon: float | None
) -> None:
    found = gazetteer.lookup(name)[0]
    assert (found.kind, found.country) == (PlaceKind(kind), country)
    if lat is None or lon is None:
        assert (found.lat, found.lon) == (None, None)
    else:
        assert found.lat == pytest.approx(lat, abs=0.1)
        assert found.lon == pytest.approx(lon, abs=0.1)


def test_lookup_ranks_the_better_known_first(gazetteer: Gazetteer) -> None:
    assert [e.country for e in gazetteer.lookup("Tripoli") if e.kind is PlaceKind.CITY][:2] == ["LY", "LB"]
    assert gazetteer.lookup("Georgia")[0].is_country
    assert {e.country for e in gazetteer.lookup("Georgia")} >= {"GE", "US"}


def test_lookup_gives_no_town_for_a_river_or_street(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Hamilton Avenue") == ()
    assert all(e.kind is PlaceKind.RIVER for e in gazetteer.lookup("Bamako River"))


def test_lookup_knows_the_region_of_a_town(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Beledweyne")[0].region == "Hiran"
    assert gazetteer.lookup("Lashkar Gah")[0].region == "Helmand"


@pytest.mark.parametrize("name", ["", " ", "...", "Qzxvtplk", "阿勒颇", "the", "'"])
def test_lookup_of_no_name_is_empty(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) == ()


@given(st.text(max_size=40))
def test_lookup_never_fails(name: str) -> None:
    for entry in open_gazetteer().lookup(name):
        assert entry.id
        assert entry.lat is None or -90 <= entry.lat <= 90


def test_counties_of_one_name_are_kept_apart_by_their_state(gazetteer: Gazetteer) -> None:
    found = [e for e in gazetteer.lookup("Washington County") if e.kind is PlaceKind.DISTRICT]
    assert len({e.id for e in found}) == len({e.region for e in found}) > 20
    assert {e.region for e in gazetteer.lookup("Wilkin counties")} == {"Minnesota"}
    assert gazetteer.lookup("Rapides Parish")[0].region == "Louisiana"
