"""The options by which commands choose events, and what they mean."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.publication import given_publication
from dateline.model.event import FigureRule, Review, SourceKind
from dateline.model.evidence import EVENTS
from dateline.model.values import Status

if TYPE_CHECKING:
    from dateline.store.finding import EventFilter

Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="Only events of this type; may be given again.")
]
Statuses = Annotated[
    list[Status] | None, typer.Option("--status", help="Only events with this status; may be given again.")
]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", metavar="CC", help="Only in this country (ISO 3166, two letters); may be given again."),
]
Place = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Only at the place of this name.")]
Box = Annotated[
    str | None, typer.Option("--box", metavar="S,W,N,E", help="Only within these degrees: south, west, north, east.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only what happened on this day or later.")]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only what happened on this day or earlier.")
]
Reported = Annotated[
    str | None,
    typer.Option("--reported", metavar="DATE[..DATE]", help="Only what was reported on this day, or between two."),
]
ActorName = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only with this actor.")]
Publisher = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only told by this publisher.")]
Kinds = Annotated[
    list[SourceKind] | None,
    typer.Option("--source-kind", help="Only told by sources of this kind; may be given again."),
]
Killed = Annotated[
    int | None, typer.Option("--min-killed", min=0, metavar="N", help="Only with so many killed or more.")
]
Reviews = Annotated[
    list[Review] | None, typer.Option("--review", help="Only events that people have looked at so far.")
]
Disagree = Annotated[bool, typer.Option("--disagree", help="Only where figures differ.")]
Several = Annotated[bool, typer.Option("--several", help="Only told by more than one independent voice.")]
Words = Annotated[
    str | None, typer.Option("--words", metavar="WORDS", help="Only where a report holds all these words.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As it was known by this day, from what was published by then."),
]
Rule = Annotated[FigureRule, typer.Option("--rule", help="Which figure of several is the event's best.")]


def day(value: str | None, option: str) -> date | None:
    """The day an option gives. Raises ``UsageError`` for what is no date."""
    if value is None:
        return None
    try:
        return given_publication(value).day
    except ImpossibleDateError as error:
        raise UsageError(f"{option} “{value}”: {error}") from error


def event_filter(
    *,
    types: list[str] | None = None,
    statuses: list[Status] | None = None,
    countries: list[str] | None = None,
    place: str | None = None,
    box: str | None = None,
    since: str | None = None,
    until: str | None = None,
    reported: str | None = None,
    actor: str | None = None,
    source: str | None = None,
    source_kinds: list[SourceKind] | None = None,
    min_killed: int | None = None,
    reviews: list[Review] | None = None,
    disagree: bool = False,
    several: bool = False,
    words: str | None = None,
    as_of: str | None = None,
) -> EventFilter:
    """The filter that options ask for. Raises ``UsageError`` for values that mean nothing."""
    from dateline.store.finding import EventFilter

    first, last = _days(reported)
    return EventFilter(
        types=tuple(_type(t) for t in types or ()),
        statuses=tuple(s.value for s in statuses or ()),
        countries=tuple(_country(c) for c in countries or ()),
        place=place,
        box=_box(box),
        since=day(since, "--since"),
        until=day(until, "--until"),
        reported_since=first,
        reported_until=last,
        actor=actor,
        source=source,
        source_kinds=tuple(k.value for k in source_kinds or ()),
        min_killed=min_killed,
        reviews=tuple(r.value for r in reviews or ()),
        disagree=True if disagree else None,
        several=several,
        words=words,
        as_of=day(as_of, "--as-of"),
    )


def _type(name: str) -> str:
    if name not in EVENTS[1:]:
        raise UsageError(f"--type “{name}” is none of {', '.join(EVENTS[1:])}")
    return name


def _country(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", code):
        raise UsageError(f"--country “{code}”: two letters are needed, such as SY")
    return code.upper()


def _box(value: str | None) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    try:
        south, west, north, east = (float(part) for part in value.split(","))
    except ValueError as error:
        raise UsageError(f"--box “{value}”: four numbers are needed: south,west,north,east") from error
    if not (-90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        raise UsageError(f"--box “{value}”: south,west,north,east in degrees, south below north")
    return south, west, north, east


def _days(value: str | None) -> tuple[date | None, date | None]:
    if value is None:
        return None, None
    first, dots, last = value.partition("..")
    start = day(first or None, "--reported")
    return start, day(last or None, "--reported") if dots else start
