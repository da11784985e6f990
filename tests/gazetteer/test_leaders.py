"""Public figures by full and last name."""

from __future__ import annotations

import pytest

from dateline.gazetteer.leaders import Leader, Leaders, load_leaders, person_keys


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Bashar al-Assad", ("bashar", "asad")),
        ("Abu Bakr al-Baghdadi", ("bakr", "baghdadi")),
        ("George W. Bush", ("george", "bush")),
        ("Slobodan Milošević", ("slobodan", "milosevic")),
        ("Al", ("al",)),
    ],
)
def test_person_keys_keep_what_tells_persons_apart(name: str, keys: tuple[str, ...]) -> None:
    assert person_keys(name) == keys


def test_named_finds_a_full_name_anywhere() -> None:
    found = load_leaders().named(person_keys("Vladimir Putin"), ())
    assert found == Leader("Vladimir Putin", "RU")


def test_named_takes_a_last_name_only_where_the_report_speaks_of_the_country() -> None:
    leaders = load_leaders()
    assert leaders.named(("putin",), ()) is None
    found = leaders.named(("putin",), {"RU"})
    assert found is not None
    assert found.name == "Vladimir Putin"


def test_country_is_told_by_a_last_name_that_a_family_shares() -> None:
    assert load_leaders().country("Assad", {"SY", "LB"}) == "SY"
    assert load_leaders().country("Assad", {"LB"}) is None


def test_named_leaves_a_shared_last_name_open() -> None:
    leaders = Leaders([Leader("Ana Costa", "BR"), Leader("Rui Costa", "BR"), Leader("Rui Costa", "PT")])
    assert leaders.named(("costa",), {"BR"}) is None
    assert leaders.named(("costa",), {"PT"}) == Leader("Rui Costa", "PT")
