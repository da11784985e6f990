"""Datelines in every form that publishers write, and sentences that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.openings import find_dateline, report_dateline

STORY = "Gunmen stormed a village near the border on Tuesday and killed nine people, the mayor said."
# opening, places, agency, date
FORMS = [
    ("THE HAGUE, August 2, 2014 (Wire) - ", "THE HAGUE", "Wire", "August 2, 2014"),
    ("Port Lual (Lual Tribune), June 1, 2014 – ", "Port Lual", "Lual Tribune", "June 1, 2014"),
    ("Yangon, 11 April 2013 — ", "Yangon", None, "11 April 2013"),
    ("NAIROBI/ADDIS ABABA, 12 July – ", "NAIROBI|ADDIS ABABA", None, "12 July"),
    ("Bogotá, 3 May 2018. ", "Bogotá", None, "3 May 2018"),
    ("KABUL, Jan. 3 (WNA) ", "KABUL", "WNA", "Jan. 3"),
    ("LAINYA/JUBA - 4 Jun 2021 - ", "LAINYA|JUBA", None, "4 Jun 2021"),
    ("MARSA CITY, Algeria (WNA) — ", "MARSA CITY|Algeria", "WNA", None),
    ("Raipur, 19 November 2019: ", "Raipur", None, "19 November 2019"),
    ("QUETTA: ", "QUETTA", None, None),
    ("SARAJEVO, Bosnia-Herzegovina, Feb 6, 1994 (WNA) -- ", "SARAJEVO|Bosnia-Herzegovina", "WNA", "Feb 6, 1994"),
    ("SAN PEDRO, NOV 17, 1989 (WIRE) - ", "SAN PEDRO", "WIRE", "NOV 17, 1989"),
    ("Lima, November 5, 1991 -- ", "Lima", None, "November 5, 1991"),
    ("GENEVA/NEW YORK (12 July 2024) – ", "GENEVA|NEW YORK", None, "12 July 2024"),
    ("(Nairobi, June 3, 2010) – ", "Nairobi", None, "June 3, 2010"),
    ("(Nairobi) – ", "Nairobi", None, None),
    ("N'DJAMENA, Chad, Sunday, Jan. 3, 2021 (WNA) - ", "N'DJAMENA|Chad", "WNA", "Sunday, Jan. 3, 2021"),
    ("Deir al-Zor, Syria, March 3 – ", "Deir al-Zor|Syria", None, "March 3"),
    ("Dar es Salaam (WNA) – ", "Dar es Salaam", "WNA", None),
    ("San Juan de las Casas, Mexico, May 4 (WNA).- ", "San Juan de las Casas|Mexico", "WNA", "May 4"),
    ("Kyiv, 28.02.2025 – ", "Kyiv", None, "28.02.2025"),
    ("WASHINGTON, D.C., 2020-02-03 — ", "WASHINGTON|D.C.", None, "2020-02-03"),
    ("KATHMANDU, Nov 4, 2023 (wna) - ", "KATHMANDU", "wna", "Nov 4, 2023"),
    ("BANGUI, 4th of May 2018 - ", "BANGUI", None, "4th of May 2018"),
    ("JERUSALEM, Sunday (Wire) - ", "JERUSALEM", "Wire", "Sunday"),
    ("Juba, South Sudan | 3 May 2018 | ", "Juba|South Sudan", None, "3 May 2018"),
    ("Beirut — ", "Beirut", None, None),
]


@pytest.mark.parametrize(("opening", "places", "agency", "date"), FORMS)
def test_find_dateline_reads_places_agency_and_date(
    opening: str, places: str, agency: str | None, date: str | None
) -> None:
    text = f"\n{opening}{STORY}"
    found = find_dateline(text)
    assert found is not None
    assert text[found.start : found.end] == opening
    assert "|".join(text[a:b] for a, b in found.places) == places
    assert (found.agency and text[slice(*found.agency)]) == agency
    assert (found.date and text[slice(*found.date)]) == date


@pytest.mark.parametrize(
    "opening",
    [
        "On Monday, 3 May 2018. ",
        "In Aleppo, 3 May 2018 – ",
        "Police said: ",
        "March 3, 2016 was the day the siege began. ",
        "Gaza, which has two crossings – ",
        "Fighters of the Front (FLN) killed a priest. ",
        "Paris, Friday the 13th, was quiet. ",
        "President Ahmed Ali, Monday’s speaker, left. ",
        "Updated: 3 May 2018. ",
        "",
    ],
)
def test_find_dateline_leaves_sentences_alone(opening: str) -> None:
    assert find_dateline(opening + STORY) is None


def test_a_place_and_a_dash_alone_are_not_sure() -> None:
    found = find_dateline("Beirut — " + STORY)
    assert found is not None
    assert not found.sure


def test_report_dateline_looks_below_the_headline() -> None:
    text = f"Nine killed near border — mayor\n\nBy Ana Lima\n\nOuallam, 3 May 2018 (WNA) - {STORY}"
    found = report_dateline(text)
    assert found is not None
    assert [text[a:b] for a, b in found.places] == ["Ouallam"]
    assert report_dateline(STORY) is None


@given(st.text(max_size=120), st.sampled_from([form[0] for form in FORMS]))
def test_find_dateline_survives_any_text(text: str, opening: str) -> None:
    for words in (text, opening + text, text + opening):
        found = find_dateline(words)
        assert found is None or 0 <= found.start < found.end <= len(words)
