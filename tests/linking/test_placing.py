"""Placing claims in events."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.batch import Batch, group
from dateline.linking.placing import CANDIDATES, MEMBERS, new_event_id, place
from tests.linking.keys import key


def test_event_id_is_a_hash_of_its_first_claim() -> None:
    assert new_event_id("a") == "e" + sha256(b"a").hexdigest()[:11]


def test_the_first_claim_begins_an_event() -> None:
    assert place(key("a"), Batch()).event is None
    assert group([key("a")]) == (new_event_id("a"),)


def test_a_second_report_of_the_act_joins_its_event_with_the_evidence() -> None:
    batch = Batch()
    batch.add(key("a"), "e1")
    placement = place(key("b", "r2"), batch)
    assert placement.event == "e1"
    assert [link.other for link in placement.links] == ["a"]
    assert placement.links[0].weight > 0


def test_a_claim_never_joins_an_event_that_a_judgement_keeps_it_out_of() -> None:
    batch = Batch()
    batch.add(key("a"), "e1")
    assert place(key("b", "r2"), batch, apart={"e1"}).event is None


def test_attacks_on_one_town_month_after_month_stay_apart() -> None:
    days = [date(2031, 1, 5) + timedelta(days=45 * n) for n in range(6)]
    told = [
        key(f"{n}{r}", f"{n}{r}", start=day, end=day, published=day, figures=(("killed", 3 + n, 3 + n, 3 + n),))
        for n, day in enumerate(days)
        for r in "xy"
    ]
    events = group(told)
    assert len(set(events)) == len(days)
    assert all(events[i] == events[i + 1] for i in range(0, len(told), 2))


def test_one_claim_that_fits_does_not_chain_two_events() -> None:
    """A vague claim between two attacks joins at most one of them and makes none of the others one."""
    first = [key(f"a{n}", f"r{n}", figures=(("killed", 25, 25, 25),)) for n in range(4)]
    late = date(2031, 3, 12)
    second = [
        key(
            f"b{n}",
            f"s{n}",
            start=late,
            end=late,
            published=late,
            place="oldemont",
            lat=10.9,
            figures=(("killed", 4, 4, 4),),
        )
        for n in range(4)
    ]
    vague = key("v", "t", start=None, end=None, place=None, lat=None, lon=None, figures=())
    events = dict(zip([k.claim for k in (*first, *second, vague)], group([*first, *second, vague]), strict=True))
    assert len({events[f"a{n}"] for n in range(4)}) == 1
    assert events["a0"] != events["b0"]


def test_grouping_is_the_same_every_time() -> None:
    told = [key(f"c{n}", f"r{n % 5}", start=date(2031, 3, 1 + n), end=date(2031, 3, 1 + n)) for n in range(20)]
    assert group(told) == group(told)


def test_merged_events_answer_to_one_id() -> None:
    batch = Batch()
    batch.add(key("a"), "e1")
    batch.add(key("b", "r2"), "e2")
    batch.merge("e1", "e2")
    assert batch.event_of("b") == batch.event_of("a") == "e1"
    assert {k.claim for k in batch.members("e1")} == {"a", "b"}


class _Counting(Batch):
    """Counts the candidates that are looked at."""

    asked = 0

    def members(self, event: str):  # type: ignore[no-untyped-def]
        found = super().members(event)
        assert len(found) <= MEMBERS
        self.asked = max(self.asked, len(found))
        return found


def test_members_and_candidates_stay_bounded_in_a_large_event() -> None:
    batch = _Counting()
    for n in range(400):
        batch.add(key(f"c{n}", f"r{n}"), "e1")
    assert place(key("new", "rnew"), batch).event == "e1"
    assert batch.asked == MEMBERS
    assert len(list(batch.candidates(("nowhere",)))) == 0
    assert CANDIDATES < 400


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(1, 20), st.sampled_from((3, 25, 70))), min_size=1, max_size=12
    )
)
def test_every_claim_gets_an_event_that_begins_with_one_of_its_claims(told: list[tuple[str, int, int]]) -> None:
    claims = [
        key(f"c{n}", f"r{r}", start=date(2031, 3, day), end=date(2031, 3, day), figures=(("killed", k, k, k),))
        for n, (r, day, k) in enumerate(told)
    ]
    events = group(claims)
    assert len(events) == len(claims)
    for event in events:
        first = events.index(event)
        assert event in {new_event_id(c.claim) for c in claims}
        assert first <= len(claims)
