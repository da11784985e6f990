"""Invented events with their claims, built field by field. All places, people and papers are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dateline.export.exported import ExportedEvent, Tombstone
from dateline.model.claim import Claim
from dateline.model.event import (
    Event,
    EventActor,
    EventClaim,
    EventPlace,
    Figure,
    FigureRule,
    Review,
    SourceKind,
    Standing,
    Statement,
)
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

DAY = date(2020, 6, 15)
TEXTS = {
    "r1": "Gunmen of Boko Haram killed 12 villagers near Kutamba on Monday, farmer Musa Danladi said.",
    "r2": "At least 14 villagers were killed near Kutamba by Boko Haram, the police said.",
}


def report(
    name: str = "r1", *, day: date = date(2020, 6, 16), text: str | None = None, title: str = "Attack near Kutamba"
) -> Report:
    return Report(
        name,
        text or TEXTS.get(name, TEXTS["r1"]),
        source="Kutamba Courier" if name == "r1" else "Example Press",
        title=title,
        published=Publication(day, "given"),
        url=f"https://news.example/{name}",
    )


def claim(
    id_: str = "k1",
    in_report: Report | None = None,
    *,
    type_: str = "armed_attack",
    status: Status = Status.HAPPENED,
    killed: tuple[int | None, int | None, int | None] = (12, 12, 12),
    source: Source | None = None,
    review: Review = Review.NEW,
) -> EventClaim:
    """One claim; its words are found in the report's text."""
    told = in_report or report()

    def span(words: str) -> Span:
        start = told.text.index(words)
        return Span(start, start + len(words))

    number = next(w for w in ("12", "14") if w in told.text)
    best, low, high = killed
    qualifier = Qualifier.EXACT if low == high else Qualifier.AT_LEAST
    return EventClaim(
        Claim(
            id=id_,
            label="c1",
            event="b1",
            trigger=Trigger(token=0, span=span("killed"), type=type_, form="verb", clause=0, rule="verb sense"),
            status=StatusReading(status, Basis.CLAUSE, "past tense"),
            time=DateInterval(DAY, DAY, Basis.CLAUSE, "weekday", "day"),
            place=Place("Kutamba", "NG", 9.53, 8.9, Basis.CLAUSE, "same clause", span("Kutamba"), "geonames:1"),
            place_basis="clause",
            actors=(
                Actor(Role.AGENT, "Boko Haram", Basis.CLAUSE, "subject", span("Boko Haram"), "boko-haram"),
                Actor(Role.TARGET, "villager", Basis.CLAUSE, "object", span("villagers")),
            ),
            counts=(Count("killed", "villagers", best, low, high, qualifier, span(number), Basis.CLAUSE, "object"),),
            sources=(
                source
                or Source(
                    "Musa Danladi",
                    None,
                    Basis.SENTENCE,
                    "subject of said",
                    span("Musa Danladi") if "Musa" in told.text else None,
                ),
            ),
            sentence=(0, len(told.text)),
            confidence={"claim": 0.75},
        ),
        told,
        voice_group=told.id,
        review=review,
    )


def statement(
    number: int | None,
    *,
    of: str = "killed",
    who: str | None = "villagers",
    claim_id: str = "k1",
    in_report: str = "r1",
    day: date = date(2020, 6, 16),
    voice: str = "Musa Danladi",
    kind: SourceKind = SourceKind.WITNESS,
    qualifier: Qualifier = Qualifier.EXACT,
    high: int | None = -1,
    standing: Standing = Standing.COUNTED,
) -> Statement:
    return Statement(
        claim=claim_id,
        report=in_report,
        publisher="Example Press",
        day=day,
        of=of,
        who=who,
        best=number,
        low=number,
        high=number if high == -1 else high,
        qualifier=qualifier,
        words=str(number),
        voice=voice,
        kind=kind,
        standing=standing,
    )


def figure(
    of: str, best: int | None, low: int | None, high: int | None, *said: Statement, disagree: bool = False
) -> Figure:
    statements = said or (statement(best, of=of),)
    return Figure(of, best, low, high, FigureRule.LOW_BEST_HIGH, "most voices", statements, len(statements), disagree)


def actor(role: Role, name: str, actor_id: str | None = None, *, private: bool = False, claims: int = 1) -> EventActor:
    return EventActor(role, name, actor_id, claims, private)


ATTACKER = actor(Role.AGENT, "Boko Haram", "boko-haram")
VILLAGERS = actor(Role.TARGET, "villager")
ARMY = actor(Role.AGENT, "Nigerian army", "NG.army")
KUTAMBA = EventPlace("Kutamba", "NG", 9.53, 8.9, "point", "geonames:1")


def event(id_: str = "e1", type_: str = "armed_attack", **changes: object) -> Event:
    """An attack of 15 June 2020 with two claims, but for the changes."""
    made = Event(
        id=id_,
        type=type_,
        status=Status.HAPPENED,
        statuses=(("happened", 2),),
        start=DAY,
        end=DAY,
        time_precision="day",
        place=KUTAMBA,
        actors=(ATTACKER, VILLAGERS),
        figures=(
            figure(
                "killed",
                12,
                12,
                14,
                statement(12),
                statement(
                    14,
                    claim_id="k2",
                    in_report="r2",
                    day=date(2020, 6, 17),
                    voice="police",
                    kind=SourceKind.STATE,
                    qualifier=Qualifier.AT_LEAST,
                    high=None,
                ),
                disagree=True,
            ),
        ),
        claims=("k1", "k2"),
        reports=("r1", "r2"),
        voices=2,
        source_kinds=(SourceKind.WITNESS, SourceKind.STATE),
        first_reported=date(2020, 6, 16),
        last_reported=date(2020, 6, 17),
        review=Review.NEW,
        sentence="Boko Haram killed 12 to 14 villagers near Kutamba on 15 June 2020.",
        engine="0.1.0",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def claims() -> tuple[EventClaim, EventClaim]:
    second = report("r2", day=date(2020, 6, 17), title="Toll rises")
    police = Source("police", None, Basis.SENTENCE, "subject of said")
    return claim(), claim("k2", second, killed=(14, 14, None), source=police)


def exported(id_: str = "e1", type_: str = "armed_attack", **changes: object) -> ExportedEvent:
    return ExportedEvent(event(id_, type_, **changes), claims())


MERGED = Tombstone("e0", "e1", "=told of the same attack", datetime(2020, 7, 1, 8, 30, tzinfo=UTC))
