"""One invented report and its claims, as the engine would hand them over."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.export.reading import Reading
from dateline.model.claim import Claim
from dateline.model.report import Publication, Report
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import (
    Actor,
    Basis,
    Count,
    DateInterval,
    Place,
    Qualifier,
    Role,
    Source,
    Status,
    StatusReading,
)

TEXT = (
    "Gunmen killed at least 12 villagers near Barkin Ladi on Monday, police chief Musa Danladi said.\n"
    "The army denied that its troops had shelled Riyom."
)
FIRST_SENTENCE = (0, TEXT.index("\n"))
SECOND_SENTENCE = (TEXT.index("\n") + 1, len(TEXT))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def trigger(words: str, type_: str) -> Trigger:
    return Trigger(token=0, span=span(words), type=type_, form="verb", clause=0, rule="verb sense")


KILLING = Claim(
    id="k1",
    label="c1",
    event="e1",
    trigger=trigger("killed", "armed_attack"),
    status=StatusReading(Status.HAPPENED, Basis.CLAUSE, "past tense"),
    time=DateInterval(date(2020, 6, 15), date(2020, 6, 15), Basis.CLAUSE, "weekday", "day", span("on Monday")),
    place=Place("Barkin Ladi", "NG", 9.53, 8.9, Basis.CLAUSE, "same clause", span("Barkin Ladi"), "gn:2347480"),
    place_basis="clause",
    actors=(
        Actor(Role.AGENT, "gunman", Basis.CLAUSE, "subject", span("Gunmen")),
        Actor(Role.TARGET, "villager", Basis.CLAUSE, "object", span("villagers")),
    ),
    counts=(Count("killed", "villagers", 12, 12, None, Qualifier.AT_LEAST, span("12"), Basis.CLAUSE, "object number"),),
    sources=(Source("Musa Danladi", "police", Basis.SENTENCE, "subject of said", span("Musa Danladi"), span("said")),),
    sentence=FIRST_SENTENCE,
    confidence={"claim": 0.75, "type": 0.8123, "time": 0.9},
)
DENIAL = Claim(
    id="k2",
    label="c2",
    event="e2",
    trigger=trigger("shelled", "shelling"),
    status=StatusReading(Status.DENIED, Basis.CLAUSE, "denying verb", span("denied")),
    time=DateInterval(None, None, Basis.UNKNOWN, "none", "unknown"),
    place=None,
    place_basis="unknown",
    actors=(Actor(Role.AGENT, "Nigerian Armed Forces", Basis.CLAUSE, "subject", span("its troops"), "ng-army"),),
    counts=(),
    sources=(),
    sentence=SECOND_SENTENCE,
    confidence={},
)


@pytest.fixture
def reading() -> Reading:
    published = Publication(date(2020, 6, 16), "given")
    return Reading(Report("r1", TEXT, "Example Press", "Attack near Jos", published, "wire.jsonl:1"), (KILLING, DENIAL))
