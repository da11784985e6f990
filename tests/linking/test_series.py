"""Measures over time."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.linking.series import Point, against, series
from dateline.model.event import EventClaim, FigureRule, Review
from dateline.model.values import Basis, Place, Status
from tests.linking.invented import VALLEMAR, told

D = date
CAMP = Place("Camp Orlo", "SY", 36.4, 41.2, Basis.CLAUSE, "invented", place_id="dateline:SY:camp:orlo")


def holds(people: str, day: date, of: str = "present", **rest: object) -> EventClaim:
    text = f"The camp has {people} ."
    fields = {"kind": "population", "status": Status.ONGOING, "place": CAMP, "published": day, "days": (None, day)}
    return told(text, (of, people), **{"trigger": "camp", **fields, **rest})  # type: ignore[arg-type]


CAMP_CLAIMS = (
    holds("9,000 people", D(2018, 12, 1)),
    holds("62,000 people", D(2019, 3, 4)),
    holds("65,000 people", D(2019, 3, 4), paper="Ortega Herald", by="OCHA"),
    holds("65,000 people", D(2019, 3, 4), paper="Hill Gazette"),
    holds("72,000 people", D(2019, 4, 2)),
    holds("20,000 people", D(2018, 12, 20), of="capacity"),
    holds("40,000 people", D(2019, 3, 20), of="capacity"),
    holds("500 people", D(2019, 3, 4), place=VALLEMAR),
    holds("9 people", D(2019, 3, 5), review=Review.REJECTED),
    holds("100,000 people", D(2019, 5, 1), status=Status.POSSIBLE),
)


def bests(points: tuple[Point, ...]) -> list[tuple[date, int | None]]:
    return [(p.day, p.figure.best) for p in points]


@pytest.mark.parametrize("place", ["Camp Orlo", "camp orlo", "dateline:SY:camp:orlo"])
def test_series_of_a_camps_population(place: str) -> None:
    points = series(CAMP_CLAIMS, "present", place=place)
    assert bests(points) == [(D(2018, 12, 1), 9_000), (D(2019, 3, 4), 65_000), (D(2019, 4, 2), 72_000)]
    assert [len(p.figure.statements) for p in points] == [1, 3, 1]
    assert (points[1].figure.low, points[1].figure.high, points[1].figure.voices) == (62_000, 65_000, 3)


def test_series_follows_the_rule() -> None:
    points = series(CAMP_CLAIMS, "present", place="Camp Orlo", rule=FigureRule.CONSERVATIVE)
    assert bests(points)[1] == (D(2019, 3, 4), 62_000)


def test_series_against_a_limit_takes_the_one_last_told() -> None:
    population = series(CAMP_CLAIMS, "present", place="Camp Orlo")
    pairs = against(population, series(CAMP_CLAIMS, "capacity", place="Camp Orlo"))
    assert [limit.figure.best if limit else None for _, limit in pairs] == [20_000, 20_000, 40_000]
    assert [limit for _, limit in against(population, ())] == [None] * 3


def test_series_keeps_a_growing_toll_apart_from_the_days_own_dead() -> None:
    start = D(2018, 2, 18)
    claims = [
        told(f"Strikes killed {n} people .", ("killed", f"{n} people"), days=(start, day), published=day)
        for n, day in ((500, D(2018, 3, 2)), (560, D(2018, 3, 3)), (700, D(2018, 3, 8)))
    ]
    claims.append(told("Strikes killed 60 people .", ("killed", "60 people")))
    points = series(claims, "killed")
    assert [(p.day.day, p.cumulative, p.figure.best) for p in points] == [
        (2, True, 500),
        (3, False, 60),
        (3, True, 560),
        (8, True, 700),
    ]


def test_series_takes_the_reports_day_where_the_claim_has_none() -> None:
    claims = [
        holds("9,000 people", D(2018, 12, 1), days=None),
        holds("8,000 people", D(2018, 12, 2), days=None, published=None),
    ]
    assert bests(series(claims, "present")) == [(D(2018, 12, 1), 9_000)]


def test_series_by_country() -> None:
    assert len(series(CAMP_CLAIMS, "present", country="SY")) == 3
    assert series(CAMP_CLAIMS, "present", country="IQ") == ()
    assert series(CAMP_CLAIMS, "present", place="Camp Orlo", country="IQ") == ()
    assert series([holds("9,000 people", D(2018, 12, 1), place=None)], "present", country="SY") == ()


def test_series_does_not_depend_on_the_order_of_claims() -> None:
    assert series(CAMP_CLAIMS, "present") == series(CAMP_CLAIMS[::-1], "present")
