"""Which events take their time from another event of the report, and which never do."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading
from dateline.reading.time.claim_times import read_times

PUBLISHED = date(2019, 3, 12)  # a Tuesday
HAPPENED, PLANNED = Status.HAPPENED, Status.PLANNED
Event = tuple[str, str, Status]


def trigger(document: Document, word: str, type_: str) -> Trigger:
    token = next(t for t in document.tokens if t.text == word)
    form = "verb" if token.upos in ("VERB", "AUX") else "noun"
    span = document.span(token.index, token.index + 1)
    return Trigger(token.index, span, type_, form, token.index, "test")


def last_time(encoder: LanguagePipeline, text: str, events: list[Event], which: int) -> tuple[str | None, str | None]:
    document = encoder.analyse(text)
    triggers = [trigger(document, word, type_) for word, type_, _ in events]
    statuses = [StatusReading(s, Basis.CLAUSE, "test") for *_, s in events]
    interval = read_times(document, PUBLISHED, triggers, statuses)[which]
    start, end = (d.isoformat() if d else None for d in (interval.start, interval.end))
    return start, end


NOT_BORROWED: list[tuple[str, list[Event], int, str]] = [
    (
        "Rebels raided a farm near Brovo on Sunday. In Tarn, two people were killed by sniper fire. The two sides will "
        "meet on Thursday.",
        [("raided", "armed_attack", HAPPENED), ("killed", "killing", HAPPENED), ("meet", "negotiation", PLANNED)],
        1,
        "2019-03-14",
    ),
    (
        "Four rebels killed in forest gunfight\n\nThe rebels were gunned down by police. Seventy policemen were killed "
        "in the same forest in April 2010.",
        [
            ("gunfight", "armed_clash", HAPPENED),
            ("gunned", "armed_attack", HAPPENED),
            ("policemen", "killing", HAPPENED),
        ],
        0,
        "2010-04-01",
    ),
    (
        "Police arrested two men in the port. A court will try them in June.",
        [("arrested", "detention", HAPPENED), ("try", "trial", PLANNED)],
        0,
        "2019-06-01",
    ),
    (
        "The court sentenced a former mayor to life in prison for the 1997 massacre of villagers.",
        [("sentenced", "trial", HAPPENED), ("massacre", "killing", HAPPENED)],
        0,
        "1997-01-01",
    ),
    (
        "The state released a former guerrilla held for the murder of a priest in 2009.",
        [("released", "release", HAPPENED), ("murder", "killing", HAPPENED)],
        0,
        "2009-01-01",
    ),
    (
        "Militants shelled the market. The army seized a depot. Villagers who had been detained were released the "
        "next day.",
        [("shelled", "shelling", HAPPENED), ("seized", "territory", HAPPENED), ("released", "release", HAPPENED)],
        1,
        "2019-03-13",
    ),
]


@pytest.mark.parametrize(("text", "events", "which", "wrong"), NOT_BORROWED)
def test_an_event_does_not_take_a_time_that_cannot_be_its(
    encoder: LanguagePipeline, text: str, events: list[Event], which: int, wrong: str
) -> None:
    assert last_time(encoder, text, events, which)[0] != wrong


SPOKEN = [
    ("Gunmen stormed the village on Saturday, killing nine, residents said on Monday.", "stormed", "2019-03-09"),
    ("Gunmen stormed the village on New Year's Eve, residents said on Monday.", "stormed", "2018-12-31"),
    ("Four rebels were struck down in the Orlo district on Sunday morning, police said.", "struck", "2019-03-10"),
    ("A bomb struck a bus on 3 March, the mayor told reporters on Sunday.", "struck", "2019-03-03"),
]


@pytest.mark.parametrize(("text", "word", "day"), SPOKEN)
def test_a_day_of_saying_gives_way_to_the_day_of_the_act(
    encoder: LanguagePipeline, text: str, word: str, day: str
) -> None:
    assert last_time(encoder, text, [(word, "armed_attack", HAPPENED)], 0) == (day, day)


def test_the_attack_is_the_one_told_before(encoder: LanguagePipeline) -> None:
    text = "Gunmen stormed a camp in Brovo on Sunday. No group has claimed the assault."
    events: list[Event] = [("stormed", "armed_attack", HAPPENED), ("assault", "armed_attack", HAPPENED)]
    assert last_time(encoder, text, events, 1) == ("2019-03-10", "2019-03-10")
