"""Each event gets the time that is said with it, told elsewhere in the report, or left open."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, DateInterval, Status, StatusReading
from dateline.reading.time.claim_times import read_times
from dateline.reading.time.tense import Tense, clause_tense

TUESDAY = date(2019, 3, 12)


def trigger(document: Document, word: str, type_: str) -> Trigger:
    """The trigger on the first token of that form."""
    token = next(t for t in document.tokens if t.text == word)
    verb = token.upos in ("VERB", "AUX")
    heads = (i for i in document.ancestors(token.index) if document.tokens[i].upos in ("VERB", "AUX"))
    clause = token.index if verb else next(heads, token.index)
    span = document.span(token.index, token.index + 1)
    return Trigger(token.index, span, type_, "verb" if verb else "noun", clause, "test")


def times(
    encoder: LanguagePipeline, text: str, *events: tuple[str, str, Status], published: date | None = TUESDAY
) -> tuple[DateInterval, ...]:
    document = encoder.analyse(text)
    triggers = [trigger(document, word, type_) for word, type_, _ in events]
    statuses = [StatusReading(s, Basis.CLAUSE, "test") for _, _, s in events]
    return read_times(document, published, triggers, statuses)


def ends(interval: DateInterval) -> tuple[str | None, str | None]:
    return (
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
    )


HAPPENED, ONGOING, PLANNED = Status.HAPPENED, Status.ONGOING, Status.PLANNED

SAID = [
    ("Militants shelled the port on Sunday.", "shelled", "shelling", HAPPENED, ("2019-03-10", "2019-03-10")),
    (
        "Police said on Tuesday that gunmen killed nine people on Saturday.",
        "killed",
        "killing",
        HAPPENED,
        ("2019-03-09",) * 2,
    ),
    ("The army said the garrison was attacked on Friday.", "attacked", "armed_attack", HAPPENED, ("2019-03-08",) * 2),
    (
        "The clashes, which began on Friday, continued in the hills.",
        "clashes",
        "armed_clash",
        ONGOING,
        ("2019-03-08", "2019-03-12"),
    ),
    ("Militants have besieged the town since December.", "besieged", "siege", ONGOING, ("2018-12-01", "2019-03-12")),
    (
        "On Monday, gunmen stormed the camp and abducted six nurses.",
        "abducted",
        "abduction",
        HAPPENED,
        ("2019-03-11",) * 2,
    ),
    ("The two sides will meet on Thursday.", "meet", "negotiation", PLANNED, ("2019-03-14",) * 2),
    (
        "The bombing comes a week after gunmen attacked a hotel.",
        "attacked",
        "armed_attack",
        HAPPENED,
        ("2019-03-05",) * 2,
    ),
    ("A man pleaded guilty in a 2014 shooting.", "shooting", "armed_attack", HAPPENED, ("2014-01-01", "2014-12-31")),
]


@pytest.mark.parametrize(("text", "word", "type_", "status", "expected"), SAID)
def test_the_time_said_with_an_event_is_its_time(
    encoder: LanguagePipeline, text: str, word: str, type_: str, status: Status, expected: tuple[str, str]
) -> None:
    (interval,) = times(encoder, text, (word, type_, status))
    assert ends(interval) == expected
    assert interval.span is not None


def test_the_time_of_saying_is_not_the_time_of_the_event(encoder: LanguagePipeline) -> None:
    text = "The mayor said on Tuesday that rebels had burnt forty houses."
    (interval,) = times(encoder, text, ("burnt", "destruction", HAPPENED))
    assert interval.span is None or interval.rule.endswith("further off")


def test_an_event_told_again_keeps_its_day(encoder: LanguagePipeline) -> None:
    text = (
        "Gunmen attacked a clinic in the port on Saturday. The attack killed two nurses. No group claimed the attack."
    )
    first, second = times(encoder, text, ("attacked", "armed_attack", HAPPENED), ("attack", "armed_attack", HAPPENED))
    assert ends(first) == ends(second) == ("2019-03-09", "2019-03-09")
    assert second.basis is Basis.EVENT


def test_the_lead_of_a_report_without_days_is_of_publication_day(encoder: LanguagePipeline) -> None:
    text = "A car bomb has killed thirteen soldiers near the university. The wounded were taken to hospital."
    (interval,) = times(encoder, text, ("bomb", "bombing", HAPPENED))
    assert ends(interval) == ("2019-03-12", "2019-03-12")
    assert interval.basis is Basis.PUBLICATION


def test_a_length_starts_where_the_report_says_it_began(encoder: LanguagePipeline) -> None:
    text = "After more than a week of fighting the town is empty. The fighting began on 3 March."
    first, _ = times(encoder, text, ("fighting", "armed_clash", ONGOING), ("began", "armed_clash", HAPPENED))
    assert ends(first) == ("2019-03-03", "2019-03-12")


def test_a_length_belongs_to_what_lasted_so_long(encoder: LanguagePipeline) -> None:
    text = "After seven weeks of clashes the army stormed the town."
    clashes, stormed = times(encoder, text, ("clashes", "armed_clash", HAPPENED), ("stormed", "offensive", HAPPENED))
    assert ends(clashes) == ("2019-01-22", "2019-03-12")
    assert stormed.span is None


def test_a_result_in_the_perfect_lasts_since_the_main_event(encoder: LanguagePipeline) -> None:
    text = "A strong earthquake struck the valley on Saturday. Soldiers have been sent to the villages."
    _, sent = times(encoder, text, ("earthquake", "disaster", HAPPENED), ("sent", "deployment", HAPPENED))
    assert ends(sent) == ("2019-03-09", "2019-03-12")


def test_what_a_time_names_happened_then_and_not_since(encoder: LanguagePipeline) -> None:
    (earthquakes,) = times(
        encoder, "The toll has risen since Monday's earthquakes.", ("earthquakes", "disaster", HAPPENED)
    )
    assert ends(earthquakes) == ("2019-03-11", "2019-03-11")
    text = "Hundreds have died since 2 March, when rebels attacked the barracks."
    died, attacked = times(encoder, text, ("died", "killing", HAPPENED), ("attacked", "armed_attack", HAPPENED))
    assert ends(died) == ("2019-03-02", "2019-03-12")
    assert ends(attacked) == ("2019-03-02", "2019-03-02")


def test_the_weekday_after_publication_is_the_next_day_only_where_the_report_opens_with_it(
    encoder: LanguagePipeline,
) -> None:
    event = ("shelled", "shelling", HAPPENED)
    assert ends(times(encoder, "Militants shelled the port on Wednesday.", event)[0]) == ("2019-03-13", "2019-03-13")
    background = "The council met again to discuss the road to the coast and the price of bread. " * 5
    (late,) = times(encoder, background + "Militants shelled the port on Wednesday.", event)
    assert ends(late) == ("2019-03-06", "2019-03-06")


OPEN = [
    ("The group controls the valley.", "controls", "territory", ONGOING, (None, "2019-03-12")),
    ("The army will storm the town.", "storm", "offensive", PLANNED, ("2019-03-12", None)),
]


@pytest.mark.parametrize(("text", "word", "type_", "status", "expected"), OPEN)
def test_states_are_open_until_and_plans_from_publication(
    encoder: LanguagePipeline, text: str, word: str, type_: str, status: Status, expected: tuple[str | None, str | None]
) -> None:
    (interval,) = times(encoder, text, (word, type_, status))
    assert ends(interval) == expected
    assert interval.precision == "open"


def test_a_report_without_a_date_gives_unknown_times_but_full_dates(encoder: LanguagePipeline) -> None:
    text = "Rebels shelled the port on Sunday. They had attacked the bridge on 3 May 2016. They hold the hills."
    events = (("shelled", "shelling", HAPPENED), ("attacked", "armed_attack", HAPPENED), ("hold", "territory", ONGOING))
    shelled, attacked, hold = times(encoder, text, *events, published=None)
    assert ends(attacked) == ("2016-05-03", "2016-05-03")
    assert ends(hold) == (None, None)
    assert shelled.start is None or shelled.basis is not Basis.PUBLICATION


def test_datelines_and_footers_are_no_times_of_events(encoder: LanguagePipeline) -> None:
    text = "JUBA, Jan. 28 (Xinhua) -- Gunmen killed nine herders on Saturday.\nPublished: Sunday, 28 January 2018"
    (interval,) = times(encoder, text, ("killed", "killing", HAPPENED), published=date(2018, 1, 28))
    assert ends(interval) == ("2018-01-27", "2018-01-27")


def test_no_triggers_give_no_times(encoder: LanguagePipeline) -> None:
    assert read_times(encoder.analyse("Nothing happened on Monday."), TUESDAY, [], []) == ()


TENSES = [
    ("Rebels attacked the town.", "attacked", Tense.PAST),
    ("Rebels have attacked the town.", "attacked", Tense.PRESENT_PERFECT),
    ("Rebels had attacked the town.", "attacked", Tense.PAST_PERFECT),
    ("Rebels will attack the town.", "attack", Tense.FUTURE),
    ("Rebels could attack the town.", "attack", Tense.MODAL),
    ("Civilians may have been attacked there.", "attacked", Tense.MODAL_PERFECT),
    ("Rebels attack the town.", "attack", Tense.PRESENT),
    ("The town was attacked by rebels.", "attacked", Tense.PAST),
]


@pytest.mark.parametrize(("text", "word", "tense"), TENSES)
def test_tense_of_the_clause(encoder: LanguagePipeline, text: str, word: str, tense: Tense) -> None:
    document = encoder.analyse(text)
    assert clause_tense(document, trigger(document, word, "armed_attack")) is tense
