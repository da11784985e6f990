"""What an event is, from its claims."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.events import derive
from dateline.model.event import EventClaim, FigureRule, Review, SourceKind
from dateline.model.values import Actor, Basis, Place, Role, Status
from tests.linking.invented import MARCH_3, ORTEGA_PROVINCE, SYRIA, VALLEMAR, agent, told

D = date


def strike(**rest: object) -> EventClaim:
    return told("A strike hit Vallemar .", **rest)  # type: ignore[arg-type]


def papers(*given: dict[str, object]) -> list[EventClaim]:
    """One claim a paper."""
    return [strike(**{"paper": f"Paper {n}", **fields}) for n, fields in enumerate(given)]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("bombing", "killing", "killing"), "bombing"),
        (("killing", "killing", "killing", "bombing"), "killing"),
        (("death", "killing"), "killing"),
        (("armed_attack", "armed_attack", "bombing"), "bombing"),
        (("protest", "protest", "riot"), "protest"),
        (("disaster", "death", "death"), "disaster"),
        (("siege", "shelling", "siege"), "siege"),
    ],
)
def test_events_type_is_the_act_that_most_voices_tell(kinds: tuple[str, ...], expected: str) -> None:
    assert derive("e", papers(*({"kind": kind} for kind in kinds))).type == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("planned", "happened"), "happened"),
        (("denied", "denied", "happened"), "happened"),
        (("ongoing", "ongoing", "happened"), "ongoing"),
        (("ongoing", "happened"), "happened"),
        (("planned", "planned", "possible"), "planned"),
        (("demanded", "demanded", "planned"), "demanded"),
        (("planned", "planned", "denied"), "denied"),
        (("denied", "planned", "planned"), "planned"),
        (("possible",), "possible"),
    ],
)
def test_events_status_is_the_one_that_holds(statuses: tuple[str, ...], expected: str) -> None:
    claims = papers(*({"status": Status(s), "published": D(2018, 3, 3 + n)} for n, s in enumerate(statuses)))
    event = derive("e", claims)
    assert event.status.value == expected
    assert dict(event.statuses) == {s: statuses.count(s) for s in statuses}


def test_events_status_of_one_day_goes_by_voices() -> None:
    plans = [{"status": Status.PLANNED}, {"status": Status.PLANNED}, {"status": Status.DENIED}]
    assert derive("e", papers(*plans)).status is Status.PLANNED
    assert derive("e", papers(plans[0], plans[2], plans[2])).status is Status.DENIED


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (((3, 3), (3, 3), (4, 4)), (3, 3)),
        (((1, 7), (1, 7), (3, 3)), (3, 3)),
        (((1, 7), (1, 7), (9, 9)), (1, 7)),
        (((3, 4), (3, 4), (3, 3)), (3, 3)),
        ((None, (3, 3)), (3, 3)),
    ],
)
def test_events_days_are_the_most_precise_that_agree(
    days: tuple[tuple[int, int] | None, ...], expected: tuple[int, int]
) -> None:
    claims = papers(*({"days": (D(2018, 3, d[0]), D(2018, 3, d[1])) if d else None} for d in days))
    event = derive("e", claims)
    assert (event.start, event.end) == (D(2018, 3, expected[0]), D(2018, 3, expected[1]))
    assert not event.total


def test_events_that_last_end_when_the_last_report_says() -> None:
    since = D(2018, 2, 1)
    ends = [D(2018, 2, 10), D(2018, 3, 3), D(2018, 2, 20)]
    claims = papers(*({"kind": "siege", "status": Status.ONGOING, "days": (since, end)} for end in ends))
    assert (derive("e", claims).start, derive("e", claims).end) == (since, D(2018, 3, 3))


def test_events_without_days_or_place_say_so() -> None:
    event = derive("e", [strike(days=None, place=None, published=None)])
    assert (event.start, event.end, event.time_precision) == (None, None, "unknown")
    assert (event.place.name, event.place.precision) == (None, "unknown")
    assert (event.first_reported, event.last_reported) == (None, None)


OTHER_TOWN = Place("Ostrand", "SY", 36.2, 37.1, Basis.CLAUSE, "invented", place_id="dateline:SY:city:ostrand")


@pytest.mark.parametrize(
    ("places", "name", "precision"),
    [
        ((ORTEGA_PROVINCE, ORTEGA_PROVINCE, VALLEMAR), "Vallemar", "point"),
        ((SYRIA, SYRIA, ORTEGA_PROVINCE), "Ortega province", "region"),
        ((VALLEMAR, VALLEMAR, OTHER_TOWN), "Vallemar", "point"),
        ((ORTEGA_PROVINCE, ORTEGA_PROVINCE, OTHER_TOWN), "Ortega province", "region"),
        ((SYRIA, None), "Syria", "country"),
    ],
)
def test_events_place_is_the_most_specific_that_agrees(
    places: tuple[Place | None, ...], name: str, precision: str
) -> None:
    place = derive("e", papers(*({"place": place} for place in places))).place
    assert (place.name, place.precision) == (name, precision)


def test_events_actors_are_one_under_several_names() -> None:
    claims = papers(
        {"actors": (agent("Islamic State", "islamic-state"), agent("gunmen"))},
        {"actors": (agent("Islamic State", "islamic-state"),)},
        {"actors": (agent("ISIL", "islamic-state"), Actor(Role.TARGET, "farmers", Basis.CLAUSE, "invented"))},
        {"actors": (agent("Gunmen"), agent("Ilo Marn", private=True))},
    )
    found = [(a.role.value, a.name.lower(), a.claims, a.private) for a in derive("e", claims).actors]
    assert found == [
        ("agent", "islamic state", 3, False),
        ("agent", "gunmen", 2, False),
        ("agent", "ilo marn", 1, True),
        ("target", "farmers", 1, False),
    ]


def test_events_total_is_a_period_longer_than_one_happening_takes() -> None:
    period = (D(2018, 1, 1), D(2018, 3, 3))
    toll = [
        told(f"Since January {n} people were killed .", ("killed", f"{n} people"), kind="killing", days=period, paper=p)
        for n, p in ((400, "Paper A"), (410, "Paper B"))
    ]
    event = derive("e", toll)
    assert event.total
    figure = event.figure("killed")
    assert figure is not None
    assert (figure.low, figure.high) == (400, 410)
    assert not derive("e", [strike()]).total


@pytest.mark.parametrize(
    ("kind", "words", "precision", "total"),
    [
        ("killing", "a man", "month", False),
        ("killing", "140 people", "month", True),
        ("bombing", "140 people", "month", False),
        ("bombing", "140 people", "day", True),
        ("siege", "140 people", "day", False),
    ],
)
def test_events_a_month_may_be_a_date_that_is_not_known_better(
    kind: str, words: str, precision: str, total: bool
) -> None:
    month = (D(2011, 4, 1), D(2011, 4, 30))
    claim = told(f"It killed {words} .", ("killed", words), kind=kind, days=month, precision=precision)
    assert derive("e", [claim]).total is total


def test_events_count_voices_and_say_who_they_are() -> None:
    claims = papers({}, {"by": "residents"}, {"by": "army"}, {"by": "army"}, {"by": "OCHA"})
    event = derive("e", claims)
    assert event.voices == 4
    assert event.source_kinds == (SourceKind.PARTY, SourceKind.UN, SourceKind.WITNESS, SourceKind.MEDIA)


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        (("new", "rejected"), "new"),
        (("rejected", "rejected"), "rejected"),
        (("accepted", "new"), "accepted"),
        (("accepted", "corrected", "rejected"), "corrected"),
    ],
)
def test_events_review_is_how_far_people_looked(reviews: tuple[str, ...], expected: str) -> None:
    assert derive("e", papers(*({"review": Review(r)} for r in reviews))).review.value == expected


def test_events_list_rejected_claims_and_count_them_for_nothing() -> None:
    kept, wrong = papers({}, {"kind": "protest", "review": Review.REJECTED, "place": OTHER_TOWN, "by": "army"})
    event, alone = derive("e", [wrong, kept]), derive("e", [kept])
    assert set(event.claims) == {kept.claim.id, wrong.claim.id}
    for field in ("type", "status", "statuses", "start", "end", "place", "voices", "source_kinds", "sentence"):
        assert getattr(event, field) == getattr(alone, field)


def test_events_all_rejected_say_what_was_told_and_give_no_figure() -> None:
    event = derive("e", [told("A strike killed 12 people .", ("killed", "12 people"), review=Review.REJECTED)])
    figure = event.figure("killed")
    assert event.review is Review.REJECTED
    assert figure is not None
    assert (figure.best, figure.low, figure.high, figure.voices) == (None, None, None, 0)
    assert "rejected" in event.sentence


def test_events_corrected_fields_outrank_the_others() -> None:
    fixed = {"kind": "shelling", "place": OTHER_TOWN, "days": (D(2018, 3, 1), D(2018, 3, 1)), "status": Status.DENIED}
    fields = ("type", "place", "time", "status")
    claims = papers({}, {}, {}, {**fixed, "review": Review.CORRECTED, "corrected": fields})
    event = derive("e", claims)
    assert (event.type, event.place.name, event.start, event.status) == (
        "shelling",
        "Ostrand",
        D(2018, 3, 1),
        Status.DENIED,
    )


def test_events_keep_claims_and_reports_in_the_order_of_their_days() -> None:
    claims = papers(*({"published": D(2018, 3, day), "report": f"r{day}"} for day in (9, 4, 6)))
    event = derive("e", claims, part_of="siege")
    assert event.reports == ("r4", "r6", "r9")
    assert event.claims == tuple(c.claim.id for c in sorted(claims, key=lambda c: c.report.id))
    assert (event.first_reported, event.last_reported, event.part_of) == (D(2018, 3, 4), D(2018, 3, 9), "siege")


def test_events_need_a_claim() -> None:
    with pytest.raises(ValueError, match="event e has no claims"):
        derive("e", [])


CLAIMS = st.builds(
    strike,
    kind=st.sampled_from(("bombing", "killing", "protest", "siege")),
    status=st.sampled_from(Status),
    place=st.sampled_from((VALLEMAR, ORTEGA_PROVINCE, SYRIA, OTHER_TOWN, None)),
    days=st.sampled_from((None, (MARCH_3, MARCH_3), (None, MARCH_3), (MARCH_3, None), (D(2018, 1, 1), D(2018, 3, 31)))),
    published=st.sampled_from((MARCH_3, D(2018, 3, 4), None)),
    paper=st.sampled_from(("Paper A", "Paper B", None)),
    by=st.sampled_from((None, "army", "residents")),
    actors=st.sampled_from(((), (agent("ISIL", "islamic-state"),), (agent("Islamic State", "islamic-state"),))),
    review=st.sampled_from(Review),
    corrected=st.sampled_from(((), ("place",), ("type", "time"))),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=8, unique_by=lambda c: c.claim.id), st.randoms(use_true_random=False))
def test_events_do_not_depend_on_the_order_of_claims(claims: list[EventClaim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for rule in FigureRule:
        assert derive("e", claims, rule) == derive("e", shuffled, rule)


SAID = "type status statuses start end time_precision place actors voices source_kinds total sentence".split()


@settings(max_examples=200, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=8, unique_by=lambda c: c.claim.id))
def test_events_say_nothing_from_rejected_claims(claims: list[EventClaim]) -> None:
    kept = [c for c in claims if c.review is not Review.REJECTED]
    event = derive("e", claims)
    assert set(event.claims) == {c.claim.id for c in claims}
    assert (event.review is Review.REJECTED) is (not kept)
    if kept:
        alone = derive("e", kept)
        assert {f: getattr(event, f) for f in SAID} == {f: getattr(alone, f) for f in SAID}


def test_events_are_derived_fast() -> None:
    """Some ten times what was measured, so that only a change of order in the cost fails."""
    claims = [
        told(f"A strike killed {n % 9 + 1} people .", ("killed", f"{n % 9 + 1} people"), paper=f"Paper {n % 40}")
        for n in range(1_000)
    ]
    derive("e", claims[:10])
    begun = process_time()
    derive("e", claims)
    assert (process_time() - begun) / len(claims) < 400e-6
