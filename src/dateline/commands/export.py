"""``dateline export`` and ``dateline import``: the record in the field's formats, and an analyst's edits back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.commands import filters
from dateline.commands.output import destination
from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly
from dateline.commands.review import Author, author_name
from dateline.export.safety import printable
from dateline.model.event import FigureRule


class Shape(StrEnum):
    """The formats that events are exported in."""

    CSV = "csv"
    CLAIMS_CSV = "claims-csv"
    FIGURES_CSV = "figures-csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    XLSX = "xlsx"
    GEOJSON = "geojson"
    KML = "kml"
    ACLED = "acled"
    UCDP = "ucdp"
    PLOVER = "plover"
    IDMC = "idmc"
    HXL = "hxl"
    FTM = "ftm"


def export(
    shape: Annotated[Shape, typer.Option("--as", help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file; a note on what was lost is written beside it."),
    ] = None,
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
    redact: Annotated[
        str | None, typer.Option("--redact", metavar="persons", help="`persons`: without the names of private persons.")
    ] = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Write events to a file for other tools, or to standard output."""
    with told_plainly():
        from dateline.errors import UsageError
        from dateline.services.exporting import ExportRequest, export_to
        from dateline.services.exporting import export as write

        if redact not in (None, "persons"):
            raise UsageError(f"--redact “{redact}”: only “persons” can be taken out")
        wanted = filters.event_filter(
            types=types, statuses=statuses, countries=countries, place=place, box=box, since=since, until=until,
            reported=reported, actor=actor, source=source, source_kinds=source_kinds, min_killed=min_killed,
            reviews=reviews, disagree=disagree, several=several, words=words, as_of=as_of,
        )  # fmt: skip
        request = ExportRequest(shape.value, wanted, rule, redact is not None)
        with opened_record(store) as database:
            if output is None:
                with destination(None) as out:
                    export_to(database, request, out)
                return
            done = write(database, request, output)
            typer.echo(f"{done.tally.events:,} events in {', '.join(str(f) for f in done.files)}", err=True)


def take_back(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A claims-csv export that was edited.")],
    author: Author = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Take an edited claims-csv back as judgements: corrected cells, the columns “review” and “comment”.

    Exit status: 0 all was taken; 1 some cells were not, and are listed.
    """
    with told_plainly():
        from dateline.services.importing import take_back as take

        with opened_record(store) as database:
            done = take(database, file, author_name(author))
            for fault in done.faults:
                where = f"{file}:{fault.line}" + (f" {fault.column}" if fault.column else "")
                typer.echo(printable(f"{where}: {fault.message}"), err=True)
            typer.echo(f"{len(done.judgements):,} judgements made, {len(done.faults):,} cells or rows not taken")
        if done.faults:
            raise typer.Exit(1)
