"""Counts and dates as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.export.figures import days, figure, figures, inferred, share, who
from dateline.export.reading import Reading
from dateline.model.span import Span
from dateline.model.values import Basis, Count, DateInterval, Qualifier

D = date


@pytest.mark.parametrize(
    ("best", "low", "high", "qualifier", "shown"),
    [
        (25, 25, 25, Qualifier.EXACT, "25"),
        (12, 12, None, Qualifier.AT_LEAST, "≥12"),
        (1300, 1300, None, Qualifier.MORE_THAN, ">1,300"),
        (40, None, 40, Qualifier.UP_TO, "≤40"),
        (40, None, 40, Qualifier.NEARLY, "<40"),
        (300, 300, None, Qualifier.ABOUT, "~300"),
        (None, 200, 999, Qualifier.VAGUE, "200–999"),
        (None, 20, 30, Qualifier.ABOUT, "20–30"),
        (None, None, None, Qualifier.VAGUE, "some"),
        (0, 0, 0, Qualifier.EXACT, "0"),
    ],
)
def test_a_figure_shows_its_qualifier(
    best: int | None, low: int | None, high: int | None, qualifier: Qualifier, shown: str
) -> None:
    assert figure(Count("killed", None, best, low, high, qualifier, Span(0, 1), Basis.CLAUSE, "r")) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (D(2019, 3, 12), D(2019, 3, 12), "12 Mar 2019"),
        (D(2019, 3, 10), D(2019, 3, 12), "10–12 Mar 2019"),
        (D(2019, 2, 26), D(2019, 3, 12), "26 Feb–12 Mar 2019"),
        (D(2018, 12, 1), D(2019, 3, 12), "1 Dec 2018–12 Mar 2019"),
        (D(2014, 1, 1), D(2014, 12, 31), "2014"),
        (D(2014, 1, 1), D(2016, 12, 31), "2014–2016"),
        (D(2018, 12, 1), None, "since 1 Dec 2018"),
        (None, D(2018, 12, 1), "until 1 Dec 2018"),
        (None, None, ""),
    ],
)
def test_an_interval_reads_as_a_person_writes_it(start: date | None, end: date | None, shown: str) -> None:
    assert days(DateInterval(start, end, Basis.CLAUSE, "r", "day")) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.847, ".85"), (0.5, ".50"), (0.999, "1.0"), (0.0, ".00"), (None, "")])
def test_a_share_shows_two_digits(value: float | None, shown: str) -> None:
    assert share(value) == shown


def test_figures_of_one_kind_say_whom_they_count(reading: Reading) -> None:
    claim = reading.claims[0]
    part = replace(
        claim.counts[0], who="children from the two villages", best=3, low=3, high=3, qualifier=Qualifier.EXACT
    )
    both = replace(claim, counts=(claim.counts[0], part))
    assert figures(both) == "≥12 villagers killed, 3 children from the killed"


def test_values_without_words_of_their_own_stand_in_brackets(reading: Reading) -> None:
    claim = reading.claims[0]
    carried = replace(claim, actors=(replace(claim.actors[0], span=None), claim.actors[1]))
    assert who(carried) == "(gunman) → villager"
    assert inferred("Gao, ML", None) == "(Gao, ML)"
    assert inferred("", None) == ""
