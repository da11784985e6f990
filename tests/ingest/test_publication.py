"""When a report was published, and the rule that says so."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.publication import find_publication, given_publication

BODY = "Gunmen killed four guards on Monday, the governor said.\nHe said on 2 May 2018 that talks had failed.\nMore follows.\n"


@pytest.mark.parametrize(
    ("text", "day", "rule", "words"),
    [
        (f" date 2020-06-17 Shelling resumed.\n{BODY}", date(2020, 6, 17), "header", "2020-06-17"),
        (f"date: 2020-06-17\n{BODY}", date(2020, 6, 17), "header", "2020-06-17"),
        (f"Market hit by mortar\nTuesday, 16 June 2020\n{BODY}", date(2020, 6, 16), "header", "Tuesday, 16 June 2020"),
        (f"By Ana Lima, June 16, 2020\n{BODY}", date(2020, 6, 16), "header", "June 16, 2020"),
        (f"Published: 17 June 2020 10:00 GMT\n{BODY}", date(2020, 6, 17), "header", "17 June 2020"),
        (f"BEIRUT, June 17, 2020 (Wire) - Two men died.\n{BODY}", date(2020, 6, 17), "dateline", "June 17, 2020"),
        (f"(Juba, 17 June 2020) Aid workers left.\n{BODY}", date(2020, 6, 17), "dateline", "17 June 2020"),
        (f"June 17, 2020 (NYALA) – Farmers fled.\n{BODY}", date(2020, 6, 17), "dateline", "June 17, 2020"),
        (f"WAU - 17 Jun 2020\n{BODY}", date(2020, 6, 17), "dateline", "17 Jun 2020"),
        (f"Puerto Lual, 17 June 2020. Two men died.\n{BODY}", date(2020, 6, 17), "dateline", "17 June 2020"),
        (f"Two die\nLualpost, 17 June 2020. Two men died.\n{BODY}", date(2020, 6, 17), "dateline", "17 June 2020"),
        (f"GENEVA (17 June 2020) – Two men died.\n{BODY}", date(2020, 6, 17), "dateline", "17 June 2020"),
        (f"Juba (Lual Tribune), June 17, 2020 – Two died.\n{BODY}", date(2020, 6, 17), "dateline", "June 17, 2020"),
        (f"Lual: Flash Update 3 (as of 17 June 2020)\n\nNEEDS\n{BODY}", date(2020, 6, 17), "header", "17 June 2020"),
        (f"SITREP No. 12 | 17 June 2020\n{BODY}", date(2020, 6, 17), "header", "17 June 2020"),
        (f"As of 17 June 2020\n{BODY}", date(2020, 6, 17), "header", "17 June 2020"),
        (f"Date: 17 June 2020\n{BODY}", date(2020, 6, 17), "header", "17 June 2020"),
        (f"Issue date 17-Jun-2020\n{BODY}", date(2020, 6, 17), "header", "17-Jun-2020"),
        (
            f"Troops fought rebels, officials said Wednesday, June 17, 2020.\n{BODY}",
            date(2020, 6, 17),
            "lead",
            "Wednesday, June 17, 2020",
        ),
        (f"{BODY}{BODY}Last Update: Wednesday, 17 June 2020", date(2020, 6, 17), "footer", "Wednesday, 17 June 2020"),
        (
            f"{BODY}{BODY}{BODY}Published in The Lual Post, June 17th, 2020",
            date(2020, 6, 17),
            "footer",
            "June 17th, 2020",
        ),
        (f"{BODY}{BODY}Updated 17 June 2020, 09:00", date(2020, 6, 17), "footer", "17 June 2020"),
    ],
)
def test_the_date_in_the_text_is_found_with_its_rule(text: str, day: date, rule: str, words: str) -> None:
    found = find_publication(text)
    assert found is not None
    assert (found.day, found.rule) == (day, rule)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "On 17 June 2020, gunmen killed four guards.\nThey fled.\nPolice came.",
        "March 3, 2016 was the day the siege began.\nIt lasted a year.\nNobody left.",
        "KABUL, Jan. 3 (Wire) - Two men died.\nThey were guards.\nPolice came.",
        "In an order issued on 29 November 2022 the minister banned it.\nHe spoke.\nThey left.",
        "He has a court date of November 1, 2016, police said\nHe was held.\nThey left.",
        "In a message posted April 28, 2021, he threatened them\nThey fled.\nThey left.",
        "As of 4 June 2015, 40 houses had burned.\nThey fled.\nThey left.",
        "Troops fought rebels on Wednesday, June 17, 2020.\nThey fled.\nThey left.",
        "Troops fought, officials said Friday, June 17, 2020.\nThat was a Wednesday.\nThey left.",
        "Troops fought, he said Wednesday, June 17, 2020.\nOn 4 May 2021 he died.\nThey left.",
        "KALMA, 4 June 2015 – Raid kills two.\nNYALA, 9 June 2015 – Shells kill four.\nThey left.",
        "In Kalma, 4 June 2015. The siege began.\nThey fled.\nThey left.",
        "The fighting of 4 June 2015 left 12 dead.\nIt went on.\nIt ended.",
    ],
)
def test_a_date_in_the_story_is_no_publication_date(text: str) -> None:
    assert find_publication(text) is None


def test_a_file_name_counts_more_than_the_day_of_speaking() -> None:
    text = "Troops fought rebels, officials said Wednesday, June 17, 2020.\nMore follows.\n"
    found = find_publication(text, "2020-06-18-troops.txt")
    assert found is not None
    assert (found.day, found.rule) == (date(2020, 6, 18), "file name")


def test_published_comes_before_updated() -> None:
    found = find_publication(f"Updated: 20 June 2020\nPublished: 17 June 2020\n{BODY}")
    assert found is not None
    assert found.day == date(2020, 6, 17)


def test_a_footer_of_the_same_day_gives_the_header_its_instant() -> None:
    found = find_publication(f"date 2020-06-17\n{BODY}{BODY}Last Update: Wednesday, 17 June 2020 KSA 20:43 - GMT 17:43")
    assert found is not None
    assert found.rule == "header"
    assert found.moment is not None
    assert found.moment.isoformat() == "2020-06-17T17:43:00+00:00"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2020-06-17-market.txt", date(2020, 6, 17)),
        ("wire_20200617.txt", date(2020, 6, 17)),
        ("1234567890123.txt", None),
        ("2020-13-17.txt", None),
        ("market.txt", None),
    ],
)
def test_the_file_name_dates_a_report_that_has_no_other_date(name: str, day: date | None) -> None:
    found = find_publication(BODY, name)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("value", "day", "moment"),
    [
        ("2020-06-17", date(2020, 6, 17), None),
        (" 17 June 2020 ", date(2020, 6, 17), None),
        ("2020-06-17T10:00:00Z", date(2020, 6, 17), "2020-06-17T10:00:00+00:00"),
        ("2020-06-17 23:30:00+03:00", date(2020, 6, 17), "2020-06-17T23:30:00+03:00"),
        ("2020-06-17T10:00:00", date(2020, 6, 17), None),
        ("Wed, 17 Jun 2020 10:00:00 GMT", date(2020, 6, 17), "2020-06-17T10:00:00+00:00"),
    ],
)
def test_a_given_date_is_read(value: str, day: date, moment: str | None) -> None:
    found = given_publication(value)
    assert (found.day, found.rule) == (day, "given")
    assert (found.moment.isoformat() if found.moment else None) == moment


@pytest.mark.parametrize("value", ["2019-02-31", "9999-01-01", "1850-01-01", "yesterday", "12", "03/04/2020", ""])
def test_a_given_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ImpossibleDateError):
        given_publication(value)
