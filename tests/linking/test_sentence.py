"""One sentence that says what an event was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import DataFileError
from dateline.linking.clauses import days_words
from dateline.linking.events import derive
from dateline.linking.sentence import load_wordings, read_wordings
from dateline.model.event import EventClaim
from dateline.model.evidence import EVENTS
from dateline.model.values import Status
from tests.linking.invented import MARCH_3, SYRIA, agent, told

D = date


def sentence(*claims: EventClaim) -> str:
    return derive("e", claims).sentence


def one(*numbers: tuple[str, str], kind: str = "air_strike", **rest: object) -> EventClaim:
    words = " and ".join(w for _, w in numbers)
    return told(f"It was told that {words} .", *numbers, kind=kind, trigger="told", **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            one(("killed", "at least 12 people")),
            "At least 12 people were killed in an air strike in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("killed", "12 people"), ("injured", "30 others")),
            "12 people were killed and 30 injured in an air strike in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("killed", "a man"), ("injured", "4 others"), kind="armed_attack"),
            "One person was killed and 4 people were injured in an armed attack in Vallemar, SY, on 3 March 2018;"
            " told by one voice.",
        ),
        (
            one(("detained", "5 students"), kind="detention", place=None),
            "5 people were detained on 3 March 2018; told by one voice.",
        ),
        (
            one(("displaced", "about 4,000 people"), kind="displacement", days=(D(2018, 3, 1), D(2018, 3, 4))),
            "About 4,000 people were displaced from Vallemar, SY, from 1 to 4 March 2018; told by one voice.",
        ),
        (
            one(("returned", "200 people"), kind="return", days=None),
            "200 people returned to Vallemar, SY; told by one voice.",
        ),
        (
            one(("present", "65,000 people"), kind="population", status=Status.ONGOING),
            "65,000 people were present in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("destroyed", "40 houses"), kind="destruction"),
            "40 houses were destroyed or damaged in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("participants", "300 people"), kind="protest", place=SYRIA),
            "300 people took part in a protest in Syria on 3 March 2018; told by one voice.",
        ),
        (
            one(("attacks", "12 strikes")),
            "There were 12 air strikes in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("killed", "0 people")),
            "Nobody was killed in an air strike in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("killed", "up to 20 people")),
            "Up to 20 people were killed in an air strike in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (one(kind="negotiation"), "There were talks in Vallemar, SY, on 3 March 2018; told by one voice."),
        (
            one(kind="siege", status=Status.ONGOING, days=(D(2017, 12, 1), MARCH_3)),
            "A siege was under way in Vallemar, SY, from 1 December 2017 to 3 March 2018; told by one voice.",
        ),
        (
            one(actors=(agent("Syrian Democratic Forces", "sdf"),)),
            "There was an air strike by the Syrian Democratic Forces in Vallemar, SY, on 3 March 2018;"
            " told by one voice.",
        ),
        (
            one(kind="agreement", actors=(agent("Hezbollah", "h"), agent("Israel", "IL"))),
            "There was an agreement between Israel and Hezbollah in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
        (
            one(("killed", "900 people"), kind="killing", days=(D(2018, 1, 1), D(2018, 3, 31)), place=SYRIA),
            "900 people were killed in Syria from 1 January to 31 March 2018; told by one voice.",
        ),
        (
            one(("killed", "900 people"), days=(D(2018, 1, 1), D(2018, 3, 31)), place=SYRIA),
            "900 people were killed in air strikes in Syria from 1 January to 31 March 2018; told by one voice.",
        ),
    ],
)
def test_sentence_says_what_happened(claim: EventClaim, expected: str) -> None:
    assert sentence(claim) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PLANNED, "A protest was planned in Vallemar, SY, for 3 March 2018; told by one voice."),
        (Status.POSSIBLE, "A protest was said to be possible in Vallemar, SY, on 3 March 2018; told by one voice."),
        (Status.DEMANDED, "A protest was demanded in Vallemar, SY, on 3 March 2018; told by one voice."),
        (
            Status.DENIED,
            "It was denied that there was a protest in Vallemar, SY, on 3 March 2018; told by one voice.",
        ),
    ],
)
def test_sentence_of_what_is_not_told_as_happened(status: Status, expected: str) -> None:
    assert sentence(one(kind="protest", status=status)) == expected


def test_sentence_gives_the_range_of_figures() -> None:
    claims = [one(("killed", f"{n} people"), paper=f"Paper {n}", report=f"r{n}") for n in (10, 12, 15)]
    claims.append(one(("killed", "12 people"), paper="Paper 4"))
    assert sentence(*claims) == (
        "12 people (10 to 15 told) were killed in an air strike in Vallemar, SY, on 3 March 2018; told by 4 voices."
    )


@pytest.mark.parametrize("kind", EVENTS[1:])
@pytest.mark.parametrize("status", Status)
def test_sentence_of_every_type_and_status(kind: str, status: Status) -> None:
    made = sentence(one(kind=kind, status=status))
    assert made[0].isupper()
    assert made.endswith("; told by one voice.")
    assert "  " not in made
    assert "Vallemar, SY," in made
    said = {"planned": "planned", "possible": "possible", "denied": "denied", "demanded": "demanded"}.get(status.value)
    if said:
        assert said in made
        assert "killed" not in made
    plural = load_wordings()[kind].plural
    assert (" were " in made) is plural


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.DENIED, Status.DEMANDED])
def test_sentence_never_tells_figures_of_what_did_not_happen(status: Status) -> None:
    assert "12" not in sentence(one(("killed", "12 people"), status=status))


def test_sentence_names_no_private_person() -> None:
    assert "Marn" not in sentence(one(kind="protest", actors=(agent("Ilo Marn", private=True),)))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (D(2018, 3, 3), D(2018, 3, 3), "on 3 March 2018"),
        (D(2018, 3, 3), D(2018, 3, 9), "from 3 to 9 March 2018"),
        (D(2018, 12, 30), D(2019, 1, 2), "from 30 December 2018 to 2 January 2019"),
        (D(2018, 10, 1), D(2018, 10, 31), "in October 2018"),
        (D(2018, 1, 1), D(2018, 12, 31), "in 2018"),
        (None, D(2018, 11, 3), "until 3 November 2018"),
        (D(2018, 9, 3), None, "from 3 September 2018 on"),
        (None, None, ""),
    ],
)
def test_sentence_days(start: date | None, end: date | None, expected: str) -> None:
    assert days_words(start, end) == expected


def test_sentence_list_tells_all_faults_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "sentences.tsv"
    path.write_text("riot\ta riot\triots\tis\t-\tin\nparade\tone\tmany\twas\tkilled cheered\t\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_wordings(path)
    faults = str(caught.value).splitlines()
    assert sum("line 2" in fault for fault in faults) == 4
    assert sum("there is no line for" in fault for fault in faults) == len(EVENTS) - 2
