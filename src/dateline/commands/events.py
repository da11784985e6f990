"""``dateline events`` and ``dateline show``: what the record says happened."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.commands import filters
from dateline.commands.output import destination
from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly
from dateline.model.event import FigureRule


class EventFormat(StrEnum):
    """How events are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Sort(StrEnum):
    """The order of a list."""

    WHEN = "when"
    REPORTED = "reported"
    CLAIMS = "claims"
    KILLED = "killed"


def events(
    types: filters.Types = None,
    statuses: filters.Statuses = None,
    countries: filters.Countries = None,
    place: filters.Place = None,
    box: filters.Box = None,
    since: filters.Since = None,
    until: filters.Until = None,
    reported: filters.Reported = None,
    actor: filters.ActorName = None,
    source: filters.Publisher = None,
    source_kinds: filters.Kinds = None,
    min_killed: filters.Killed = None,
    reviews: filters.Reviews = None,
    disagree: filters.Disagree = False,
    several: filters.Several = False,
    words: filters.Words = None,
    as_of: filters.AsOf = None,
    rule: filters.Rule = FigureRule.LOW_BEST_HIGH,
    sort: Annotated[Sort, typer.Option("--sort", help="Latest first, or the most first.")] = Sort.WHEN,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, metavar="N", help="How many.")] = 50,
    after: Annotated[
        str | None, typer.Option("--after", metavar="CURSOR", help="Go on where an earlier list stopped.")
    ] = None,
    format_: Annotated[
        EventFormat, typer.Option("--format", "-f", help="For a person, a program or a spreadsheet.")
    ] = EventFormat.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
    ] = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """List the events of the record, with each figure that is told and by how many voices."""
    with told_plainly():
        from dateline.commands.event_screen import EventScreen
        from dateline.export.formats import export_format
        from dateline.services.finding import list_events
        from dateline.store.finding import Order

        wanted = filters.event_filter(
            types=types, statuses=statuses, countries=countries, place=place, box=box, since=since, until=until,
            reported=reported, actor=actor, source=source, source_kinds=source_kinds, min_killed=min_killed,
            reviews=reviews, disagree=disagree, several=several, words=words, as_of=as_of,
        )  # fmt: skip
        with opened_record(store) as database, destination(output) as out:
            found = list_events(database, wanted, Order(sort.value), limit, after=after, rule=rule, counted=True)
            if format_ is EventFormat.TABLE:
                EventScreen(out).list(found)
                return
            writer = export_format(format_.value).open(out, None)
            for exported in found.events:
                writer.write(exported)
            writer.close()


def show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An event, or a claim of it; the first characters will do.")
    ],
    as_of: filters.AsOf = None,
    rule: filters.Rule = FigureRule.LOW_BEST_HIGH,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Show one event: its figures with who gives them, every claim with its words, and why they belong together."""
    with told_plainly():
        from dateline.commands.event_screen import EventScreen
        from dateline.services.finding import show_event

        with opened_record(store) as database, destination(None) as out:
            page = show_event(database, name, rule, filters.day(as_of, "--as-of"))
            if page is None:
                typer.echo(f"nothing of “{name}” was published by {as_of}", err=True)
                raise typer.Exit(1)
            EventScreen(out).page(page)
