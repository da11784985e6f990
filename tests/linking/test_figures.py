"""All that is said of one number of an event, and the figure that a named rule chooses."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.figures import figures
from dateline.model.event import EventClaim, Figure, FigureRule, Review, Standing
from dateline.model.values import Status
from tests.linking.invented import told

RULES = tuple(FigureRule)


def killed(*claims: EventClaim, rule: FigureRule = FigureRule.LOW_BEST_HIGH, of: str = "killed") -> Figure:
    return next(f for f in figures(claims, rule) if f.of == of)


def numbers(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.best, figure.low, figure.high


def standings(figure: Figure) -> dict[str, Standing]:
    return {s.words: s.standing for s in figure.statements}


def say(words: str, **rest: object) -> EventClaim:
    return told(f"The strike killed {words} .", ("killed", words), **rest)  # type: ignore[arg-type]


RISING = (
    say("5 people", paper="Vallemar Post", published=date(2018, 3, 3)),
    say("9 people", paper="Vallemar Post", published=date(2018, 3, 4)),
    say("12 people", paper="Vallemar Post", published=date(2018, 3, 5)),
    say("9 people", paper="Ortega Herald", published=date(2018, 3, 4)),
)
COPIES = (
    say("7 people", paper="Vallemar Post", copy_of="wire"),
    say("7 people", paper="Ortega Herald", copy_of="wire"),
    say("7 people", paper="Lakeside Courier", copy_of="wire"),
    say("8 people", paper="Vallemar Radio"),
    say("8 people", paper="Hill Gazette"),
)
TWO_SIDES = (
    say("40 rebels", by="army", paper="Vallemar Post"),
    say("40 rebels", by="army", paper="Ortega Herald"),
    say("40 rebels", by="army", paper="Hill Gazette"),
    say("3 rebels", by="rebels", paper="Lakeside Courier"),
    say("3 rebels", by="residents", paper="Lakeside Courier"),
)


@pytest.mark.parametrize(
    ("claims", "best", "low", "high", "voices"),
    [
        pytest.param(RISING, 12, 9, 12, 2, id="a toll that rises: the paper's own earlier figures are revised"),
        pytest.param(COPIES, 8, 7, 8, 3, id="three copies of agency text are one voice"),
        pytest.param(TWO_SIDES, 3, 3, 40, 3, id="the army in three papers is one voice"),
        pytest.param((say("at least 12 people"),), 12, 12, None, 1, id="a lower end only"),
        pytest.param((say("about 12 people"),), 12, None, None, 1, id="no end"),
        pytest.param((say("up to 20 people"),), None, None, 20, 1, id="a highest figure is nobody's best"),
        pytest.param((say("up to 20 people"), say("12 people", paper="A")), 12, 12, 20, 2, id="its end counts"),
        pytest.param((say("dozens"),), None, 24, 99, 1, id="a vague word is a range"),
        pytest.param((say("dozens"), say("31 people", paper="A")), 31, 24, 99, 2, id="a number beside a range"),
        pytest.param((say("10 to 15 people"),), None, 10, 15, 1, id="a range"),
    ],
)
def test_figures_low_best_high(
    claims: tuple[EventClaim, ...], best: int | None, low: int | None, high: int | None, voices: int
) -> None:
    figure = killed(*claims)
    assert (*numbers(figure), figure.voices) == (best, low, high, voices)
    assert len(figure.statements) == len(claims)


@pytest.mark.parametrize(
    ("rule", "best", "why"),
    [
        (FigureRule.CONSERVATIVE, 3, "the lowest credible figure"),
        (FigureRule.LATEST, 40, "the newest report, of 2018-03-06"),
        (FigureRule.MOST_SOURCES, 3, "given by 2 of 3 voices"),
        (FigureRule.LOW_BEST_HIGH, 3, "given by 2 of 3 voices"),
    ],
)
def test_figures_by_rule_with_reason(rule: FigureRule, best: int, why: str) -> None:
    late = say("40 rebels", by="army", paper="Vallemar Post", published=date(2018, 3, 6))
    figure = killed(*TWO_SIDES[2:], late, rule=rule)
    assert (figure.best, figure.rule, figure.why) == (best, rule, why)
    assert figure.disagree


def test_figures_mark_earlier_ones_of_a_voice_as_revised() -> None:
    assert standings(killed(*RISING[:3])) == {
        "5 people": Standing.REVISED,
        "9 people": Standing.REVISED,
        "12 people": Standing.COUNTED,
    }


def test_figures_of_a_late_copy_revise_nothing() -> None:
    first = say("7 people", paper="Vallemar Post", published=date(2018, 3, 3), copy_of="wire")
    update = say("12 people", paper="Vallemar Post", published=date(2018, 3, 4))
    late = say("7 people", paper="Hill Gazette", published=date(2018, 3, 9), copy_of="wire")
    assert numbers(killed(first, update, late)) == (12, 12, 12)


def test_figures_of_a_voice_may_fall() -> None:
    falling = say("20 people", published=date(2018, 3, 3)), say("16 people", published=date(2018, 3, 6))
    assert numbers(killed(*falling)) == (16, 16, 16)


def test_figures_one_victims_story_revises_no_toll() -> None:
    story = say("a man", published=date(2018, 3, 6))
    assert numbers(killed(say("12 people", published=date(2018, 3, 3)), story))[0] == 12


@pytest.mark.parametrize(
    ("text", "counts", "best"),
    [
        ("The strike killed 12 people, including 3 children .", ("12 people", "3 children"), 12),
        ("The strike killed 12 people, 3 of them children .", ("12 people", "3"), 12),
        ("The strike killed 5 soldiers and 3 civilians .", ("5 soldiers", "3 civilians"), 8),
        ("The strike killed 9 fighters, among them 2 commanders .", ("9 fighters", "2 commanders"), 9),
    ],
)
def test_figures_parts_and_sums_of_one_claim(text: str, counts: tuple[str, ...], best: int) -> None:
    figure = killed(told(text, *(("killed", words) for words in counts)))
    assert numbers(figure) == (best, best, best)
    assert not figure.disagree
    assert len(figure.statements) == 2


def test_figures_parts_told_later_in_the_report_contradict_nothing() -> None:
    toll, part = say("12 people", report="r1"), say("3 children", report="r1", kind="killing")
    figure = killed(toll, part)
    assert numbers(figure) == (12, 12, 12)
    assert standings(figure)["3 children"] is Standing.PART
    assert not figure.disagree


@pytest.mark.parametrize("status", [Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.DEMANDED])
def test_figures_that_are_not_told_as_happened_do_not_count(status: Status) -> None:
    figure = killed(say("12 people"), say("90 people", paper="A", status=status))
    assert numbers(figure) == (12, 12, 12)
    assert standings(figure)["90 people"] is Standing.UNSURE


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Strikes killed 900 people since January 2017 .", (date(2018, 3, 3), date(2018, 3, 3))),
        ("Strikes have killed 900 people .", (date(2018, 1, 1), date(2018, 3, 3))),
        ("The toll has reached 900 people .", (date(2018, 2, 28), date(2018, 3, 3))),
    ],
)
def test_figures_totals_stand_beside_the_happening(text: str, days: tuple[date, date]) -> None:
    total = told(text, ("killed", "900 people"), days=days, paper="Ortega Herald")
    figure = killed(say("12 people"), total)
    assert numbers(figure) == (12, 12, 12)
    assert standings(figure)["900 people"] is Standing.PERIOD
    assert [s.cumulative for s in figure.statements if s.best == 900] == [True]
    assert killed(total).best == 900, "alone it is the figure"


def test_figures_of_a_total_are_not_put_aside_by_one_without_days() -> None:
    days = (date(2018, 1, 1), date(2018, 3, 3))
    totals = [say("900 people", paper=paper, days=days) for paper in ("Paper A", "Paper B")]
    assert numbers(killed(*totals, say("850 people", paper="Paper C", days=None))) == (900, 850, 900)


def test_figures_so_far_on_the_day_itself_is_no_total() -> None:
    running = told("The toll is 12 people so far .", ("killed", "12 people"))
    assert not killed(running).statements[0].cumulative


def test_figures_that_a_person_corrected_outrank_all_others() -> None:
    others = [say("12 people", paper=paper) for paper in ("A", "B", "C")]
    fixed = say("11 people", paper="D", review=Review.CORRECTED, corrected=("counts",))
    for rule in RULES:
        figure = killed(*others, fixed, rule=rule)
        assert numbers(figure) == (11, 11, 11)
        assert figure.why.startswith("as a reviewer corrected it")


@pytest.mark.parametrize(
    ("dead", "verb", "hurt", "expected"),
    [
        ("1 man", "shot", "5 people", (1, 4)),
        ("1 man", "wounded", "5 people", (1, 5)),
        ("3 people", "shot", "3 people", (3, 0)),
        ("1 man", "shot", "a man", (1, 0)),
        ("1 man", "shot", "a woman", (1, 1)),
        ("1 man", "wounded", "another man", (1, 1)),
        ("1 man", "shot", "me", (1, 1)),
        ("1 man", "shot", "6 others", (1, 6)),
    ],
)
def test_figures_who_is_shot_is_dead_or_injured(dead: str, verb: str, hurt: str, expected: tuple[int, int]) -> None:
    killing = told(f"It killed {dead} .", ("killed", dead), kind="killing", report="r1")
    attack = told(f"They {verb} {hurt} .", ("injured", hurt), kind="armed_attack", trigger=verb, report="r1")
    found = {f.of: f.best for f in figures([killing, attack])}
    assert (found["killed"], found["injured"]) == expected


@pytest.mark.parametrize("words", ["5 people", "a man"])
def test_figures_of_injured_stay_as_a_person_corrected_them(words: str) -> None:
    killing = told("It killed 1 man .", ("killed", "1 man"), kind="killing", report="r1")
    attack = told(
        f"They shot {words} .",
        ("injured", words),
        kind="armed_attack",
        trigger="shot",
        review=Review.CORRECTED,
        corrected=("counts",),
    )
    assert {f.of: f.best for f in figures([killing, attack])}["injured"] == (5 if words == "5 people" else 1)


def test_figures_others_who_were_shot_are_not_the_dead() -> None:
    killing = told("The gunman killed 1 person .", ("killed", "1 person"), kind="killing", report="r1")
    attack = told("6 others were shot .", ("injured", "6"), kind="armed_attack", trigger="shot", report="r1")
    assert {f.of: f.best for f in figures([killing, attack])} == {"killed": 1, "injured": 6}


def test_figures_without_a_number_say_so() -> None:
    figure = killed(say("12 people", status=Status.DENIED))
    assert numbers(figure) == (None, None, None)
    assert figure.why == "nobody gives a figure that can be counted on"
    assert figures([told("They met in Vallemar .", kind="negotiation")]) == ()


REPORTS = {
    "r1": ("Vallemar Post", date(2018, 3, 3)),
    "r2": ("Vallemar Post", date(2018, 3, 4)),
    "r3": ("Ortega Herald", date(2018, 3, 4)),
    "r4": (None, date(2018, 3, 3)),
    "r5": ("Hill Gazette", None),
}
WORDS = st.one_of(
    st.integers(0, 40).map(lambda n: f"{n} people"),
    st.integers(1, 40).map(lambda n: f"at least {n} people"),
    st.integers(1, 40).map(lambda n: f"up to {n} people"),
    st.sampled_from(("dozens", "10 to 15 people", "a man", "about 9 people", "3 children")),
)


@st.composite
def invented_claims(draw: st.DrawFn) -> EventClaim:
    report = draw(st.sampled_from(sorted(REPORTS)))
    paper, published = REPORTS[report]
    words = draw(WORDS)
    of, verb = draw(st.sampled_from((("killed", "killed"), ("injured", "shot"), ("injured", "wounded"))))
    return told(
        f"They {verb} {words} .",
        (of, words),
        kind="armed_attack",
        trigger=verb,
        report=report,
        paper=paper,
        published=published,
        by=draw(st.sampled_from((None, "army", "residents", ("Ilo Marn", "Vallemar hospital")))),
        status=draw(st.sampled_from((Status.HAPPENED, Status.HAPPENED, Status.DENIED))),
        review=draw(st.sampled_from((Review.NEW, Review.NEW, Review.REJECTED))),
        copy_of="wire" if report in ("r1", "r3") else None,
    )


CLAIMS = invented_claims()


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=8), st.sampled_from(RULES), st.randoms())
def test_figures_do_not_depend_on_the_order_of_claims(
    claims: list[EventClaim], rule: FigureRule, random: object
) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert figures(claims, rule) == figures(shuffled, rule)


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=8), st.sampled_from(RULES))
def test_figures_best_lies_between_low_and_high(claims: list[EventClaim], rule: FigureRule) -> None:
    for figure in figures(claims, rule):
        low = figure.low if figure.low is not None else figure.best
        high = figure.high if figure.high is not None else figure.best
        if figure.best is not None and low is not None and high is not None:
            assert low <= figure.best <= high
        assert figure.why
    assert sum(len(f.statements) for f in figures(claims, rule)) == len(claims)


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=8), st.sampled_from(RULES))
def test_figures_rejected_claims_never_count(claims: list[EventClaim], rule: FigureRule) -> None:
    kept = [c for c in claims if c.review is not Review.REJECTED]
    with_all = {f.of: (*numbers(f), f.voices, f.disagree) for f in figures(claims, rule)}
    without = {f.of: (*numbers(f), f.voices, f.disagree) for f in figures(kept, rule)}
    nothing = (None, None, None, 0, False)
    assert with_all == {of: without.get(of, nothing) for of in with_all}


def test_figures_stand_in_the_order_of_their_reports() -> None:
    for order in permutations(RISING):
        days = [s.day for s in killed(*order).statements]
        assert days == sorted(days)  # type: ignore[type-var]
