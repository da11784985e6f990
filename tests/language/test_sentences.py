"""Sentences of news text, in all its forms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import sentences_of


def split(text: str) -> list[str]:
    return [text[s[0].start : s[-1].end] for s in sentences_of(text)]


ONE_SENTENCE = [
    "The novelist J. K. Bello fled the U.S. embassy in Juba.",
    "Gen. Ali Bakri met Lt. Col. Osman and Mr. Deng in St. Mary on Tuesday.",
    "Fighters of al-Noor entered No. 5 camp at 3.5 km from town.",
    "Police arrested the suspect at 10 a.m. Monday near the bridge.",
    '"We heard the planes!" shouted Amina Salim.',
    "“Who will help us?” asked Dr. Musa.",
    "About 1.2 million people, i.e. half the province, have fled.",
    "The U.N. Security Council met with Prof. Haile on Friday.",
    "The statement, dated Jan. 4, was signed by Sen. Amos Reed.",
    "Armed men ... took the road to the north.",
    "THE U.S. ARMY SAID GEN. BAKRI WAS KILLED.",
    "gunmen attacked a village in the north, police said",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_sentences_of_keeps_one_sentence_whole(text: str) -> None:
    assert split(text) == [text]


SPLIT = [
    "The army shelled the town.|Twelve people died.",
    "“We left at night.”|He has not returned.",
    '"We left at night."|He has not returned.',
    "(The camp is empty.)|No one remained.",
    "He lives in the U.S.|The other two stayed.",
    "The raid began at 5 a.m.|Soldiers closed the road.",
    "Was it the army?|Nobody knows!|The mayor is missing.",
    "THE ARMY ATTACKED.|FIVE REBELS DIED.",
    "the army attacked at dawn.|five rebels died.",
    "The town fell in 2014.|al-Noor denied it.",
    "They killed 12.|Another 60 fled.",
    "Aid groups left the city.[3]|Nobody came back.",
    "The shelling stopped…|Then it began again.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_of_splits_between_sentences(marked: str) -> None:
    assert split(marked.replace("|", " ")) == marked.split("|")


LONG = "Rebel fighters shelled the market of the town on Tuesday and killed nine people there"


@pytest.mark.parametrize(
    "opening",
    [
        "BEIRUT (Reuters) - ",
        "KABUL, Afghanistan — ",
        "Mogadishu (AFP) – ",
        "PORT-AU-PRINCE, Haiti (AP) -- ",
        "LUCKNOW: ",
        "LAGOS, August 2, 2014 (Wire) - ",
        "Puerto Lindo, 3 May 2018. ",
        "(Nyala, 18 February 2020) ",
    ],
)
def test_sentences_of_keeps_the_dateline_apart(opening: str) -> None:
    assert split(opening + LONG + ".") == [opening.strip(), LONG + "."]


def test_sentences_of_keeps_the_dates_of_a_chronology_with_their_events() -> None:
    first, second = f"KALMA, 3 May 2018 – {LONG}.", f"NYALA, 9 May 2018 – {LONG}."
    assert split(f"{first}\n{second}") == ["KALMA, 3 May 2018 –", LONG + ".", second]


def test_sentences_of_ends_at_blank_lines_and_headlines() -> None:
    text = "Army retakes Kalma from rebels\n\nThe army entered Kalma on Friday.\nIt met no resistance"
    assert split(text) == [
        "Army retakes Kalma from rebels",
        "The army entered Kalma on Friday.",
        "It met no resistance",
    ]


def test_sentences_of_joins_hard_wrapped_lines() -> None:
    text = (
        "Soldiers of the third brigade entered the town of Kalma on Friday\n"
        "and searched houses for weapons, residents said. They left before\n"
        "dark with eleven men, whose families have not heard of them since."
    )
    assert len(split(text)) == 2


def test_sentences_of_joins_wrapped_capitals() -> None:
    text = (
        "THE THIRD BRIGADE ENTERED THE TOWN OF KALMA ON FRIDAY AND SEARCHED\n"
        "ALL HOUSES FOR WEAPONS. ELEVEN MEN WERE TAKEN AWAY IN TRUCKS BEFORE\n"
        "NIGHT FELL."
    )
    assert len(split(text)) == 2


def test_sentences_of_separates_bullets() -> None:
    text = "Key points:\n• Two camps were hit\n* Nine people died\n- The road is closed\n1. Aid is late"
    assert split(text) == [
        "Key points:",
        "Two camps were hit",
        "Nine people died",
        "The road is closed",
        "1.",
        "Aid is late",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "• Access: the road to Kalma has been cut since 7 May.",
            ["Access:", "the road to Kalma has been cut since 7 May."],
        ),
        (
            "Food Security – Traders closed all shops on Friday.",
            ["Food Security –", "Traders closed all shops on Friday."],
        ),
        ("• Kalma: twelve people were killed in a raid.", ["Kalma: twelve people were killed in a raid."]),
        ("Shelter: 40 tents", ["Shelter: 40 tents"]),
        ("21:15 Troops closed the port.", ["21:15", "Troops closed the port."]),
        ("[9:05 am] “The port is closed.”", ["[9:05 am]", "“The port is closed.”"]),
        ("3.5 tonnes of flour arrived.", ["3.5 tonnes of flour arrived."]),
        ("10:30 local time was the start.", ["10:30 local time was the start."]),
        ("-5 degrees were measured in Kalma.", ["-5 degrees were measured in Kalma."]),
    ],
)
def test_sentences_of_takes_topics_and_stamps_from_their_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_sentences_of_separates_live_blog_stamps() -> None:
    text = "10:35 GMT\nRockets hit the port\n11:02 GMT\nThe fire is out"
    assert split(text) == ["10:35 GMT", "Rockets hit the port", "11:02 GMT", "The fire is out"]


def test_sentences_of_separates_captions() -> None:
    text = "Smoke over Kalma on March 3. (Photo: A. Deng)\n\nThe army denied the strike."
    assert split(text)[-1] == "The army denied the strike."


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "...", "!!!\n\n???", "\u202e\u202d", "🙂🙂", "مرحبا بالعالم."])
def test_sentences_of_survives_text_without_sentences(text: str) -> None:
    assert all(sentence for sentence in sentences_of(text))


@given(st.text(max_size=400))
def test_sentences_of_any_text_hold_every_word_once_in_order(text: str) -> None:
    words = [word for sentence in sentences_of(text) for word in sentence]
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    covered = {i for w in words for i in range(w.start, w.end)}
    assert all(i in covered or not text[i].isalnum() for i in range(len(text)))
