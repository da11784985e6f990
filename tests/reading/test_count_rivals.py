"""Figures that belong to somebody else's claim, and numbers that look like counts: ages, goods, shares of a crowd."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.test_counts import listed, read, written

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [armed_attack:attack] killed 12 soldiers, the army said; the rebels put the toll at 40.", "killed 12"),
        (
            "The army said 12 soldiers died in the [armed_attack:ambush], while the rebels put the toll at 40.",
            "killed 12",
        ),
        ("The army said the [air_strike:strike] killed 12 men, but villagers said 40 people had died.", "killed 12"),
        (
            "The [bombing:blast] killed 12 people and wounded 40; the governor said 15 had died.",
            "killed 12; injured 40",
        ),
        ("The [bombing:blast] killed 12 people, but doctors said another four had died.", "killed 12; killed 4"),
    ],
)
def test_each_side_keeps_its_own_figure(encoder: LanguagePipeline, marked: str, expected: str) -> None:
    (counts,) = read(encoder, marked)
    assert sorted(map(written, counts)) == listed(expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Up to 85,000 children under five may have [death:died] of hunger.", "killed 85000 - 85000"),
        ("Some 40 children aged under 12 were [abduction:abducted] from the school.", "abducted 40 - -"),
        ("The mayor said the [killing:toll] may rise as 10 of the injured were in critical condition.", "injured 10"),
        (
            "Gunmen killed ten people and [armed_attack:wounded] five others, residents and an officer said.",
            "killed 10; injured 5",
        ),
        ("Children under 5 were [aid:vaccinated] in the camp.", ""),
        ("Trucks [aid:delivered] 600 blankets and 40 kits to the camp.", ""),
        ("Tents, food and 600 blankets were [aid:sent].", ""),
    ],
)
def test_ages_goods_and_tellers_are_not_counted(encoder: LanguagePipeline, marked: str, expected: str) -> None:
    (counts,) = read(encoder, marked)
    assert sorted(map(written, counts)) == listed(expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [bombing:blast] killed 12 people and 62 others sustained injuries.", "killed 12; injured 62"),
        (
            "At least 26 people were killed and 62 others sustained [armed_attack:injuries] in the raid.",
            "killed 26 26 -; injured 62",
        ),
        ("16 people were killed and 41 injured in the [bombing:explosion].", "killed 16; injured 41"),
        ("Four [armed_attack:gunned down] in Cali bar.", "killed 4"),
        ("Rebels [armed_attack:gunned down] a teacher.", "killed 1"),
        ("Two women were [riot:stoned] to death.", "killed 2"),
        ("Militiamen [killing:hacked] to death as many as 500 people.", "killed 500 - 500"),
        ("At least 52 people [death:lost their lives] in the fire.", "killed 52 52 -"),
        ("The army lost six men in the [armed_clash:clash].", "killed 6"),
        ("Gunmen [armed_attack:shot] dead two guards and wounded a third.", "killed 2; injured 1"),
        ("Rioters [riot:set fire] to 19 vehicles.", "destroyed 19"),
        ("Gunmen [armed_attack:attacked] the town and set fire to 19 vehicles.", "destroyed 19"),
        ("Between 3,000 and 4,000 soldiers are [armed_clash:fighting] in the hills.", "participants - 3000 4000"),
    ],
)
def test_what_became_of_each_number(encoder: LanguagePipeline, marked: str, expected: str) -> None:
    (counts,) = read(encoder, marked)
    assert sorted(map(written, counts)) == listed(expected)
