"""Who publishes and who is quoted, and how often their figures stood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.events import derive
from dateline.linking.sources import Outcome, Part, SourceLine, source_table
from dateline.model.event import Event, EventClaim, Review, SourceKind
from dateline.model.values import Status
from tests.linking.invented import told


def say(words: str, **rest: object) -> EventClaim:
    return told(f"The strike killed {words} .", ("killed", words), **rest)  # type: ignore[arg-type]


def event(*claims: EventClaim) -> tuple[Event, Sequence[EventClaim]]:
    return derive("e", claims), claims


def line(lines: Sequence[SourceLine], name: str) -> SourceLine:
    return next(x for x in lines if x.name == name)


STRIKE = event(
    say("40 rebels", by="army", paper="Paper A"),
    say("12 people", by="White Helmets", paper="Paper A"),
    say("12 people", paper="Paper B"),
    say("at least 10 people", by="residents", paper="Paper C"),
    say("5 people", paper="Paper D", published=date(2018, 3, 3)),
    say("12 people", paper="Paper D", published=date(2018, 3, 4)),
    say("99 people", paper="Paper E", review=Review.REJECTED),
    say("80 people", paper="Paper F", status=Status.POSSIBLE),
)
ALONE = event(told("Police held 5 people .", ("detained", "5 people"), by="police", kind="detention", paper="Paper A"))


def test_sources_tell_how_often_figures_stood() -> None:
    lines = source_table([STRIKE, ALONE])
    outcomes = {
        (x.name, x.part.value): {o.value for o, n in x.outcomes if n} for x in lines if not x.name.startswith("Paper A")
    }
    assert outcomes == {
        ("army", "claimant"): {"contradicted"},
        ("White Helmets", "claimant"): {"stood"},
        ("residents", "claimant"): {"within"},
        ("police", "claimant"): {"alone"},
        ("Paper B", "publisher"): {"stood"},
        ("Paper C", "publisher"): {"within"},
        ("Paper D", "publisher"): {"stood", "revised"},
        ("Paper F", "publisher"): {"aside"},
    }


def test_sources_count_claims_events_and_figures() -> None:
    paper = line(source_table([STRIKE, ALONE]), "Paper A")
    assert (paper.part, paper.kind) == (Part.PUBLISHER, SourceKind.MEDIA)
    assert (paper.claims, paper.events, paper.figures, paper.compared) == (3, 2, 3, 2)
    assert paper.stood == 0.5


def test_sources_have_their_kinds() -> None:
    lines = source_table([STRIKE, ALONE])
    kinds = {x.name: x.kind for x in lines if x.part is Part.CLAIMANT}
    assert kinds == {
        "army": SourceKind.PARTY,
        "White Helmets": SourceKind.MEDICAL,
        "residents": SourceKind.WITNESS,
        "police": SourceKind.STATE,
    }
    assert line(lines, "police").stood is None


def test_sources_sums_of_one_claim_stand_together() -> None:
    text = "The strike killed 5 soldiers and 7 civilians ."
    parts = told(text, ("killed", "5 soldiers"), ("killed", "7 civilians"), paper="Paper B")
    lines = source_table([event(parts, say("12 people", paper="Paper A"))])
    assert line(lines, "Paper B").outcome(Outcome.STOOD) == 2


def test_sources_leave_rejected_claims_out() -> None:
    assert not [x for x in source_table([STRIKE]) if x.name == "Paper E"]


def test_sources_without_events_are_none() -> None:
    assert source_table([]) == ()


@given(st.permutations([STRIKE, ALONE, event(say("3 people", by="army", paper="Paper D"))]))
def test_sources_do_not_depend_on_the_order_of_events(records: list[tuple[Event, Sequence[EventClaim]]]) -> None:
    assert source_table(records) == source_table(sorted(records, key=lambda r: r[0].sentence))
