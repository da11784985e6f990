"""``dateline sitrep``: a situation report, each sentence with its sources."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.commands import filters
from dateline.commands.output import destination
from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly
from dateline.errors import UsageError
from dateline.model.event import FigureRule


class Paper(StrEnum):
    """What a situation report is written as."""

    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"


def sitrep(
    place: Annotated[
        str,
        typer.Option("--place", metavar="NAME", help="A place that the record knows, or a country's two letters (SY)."),
    ],
    days: Annotated[
        int | None, typer.Option("--days", min=1, max=3_660, metavar="N", help="The last so many days of the record.")
    ] = None,
    since: filters.Since = None,
    until: filters.Until = None,
    near: Annotated[
        float,
        typer.Option("--near", min=0, max=1_000, metavar="KM", help="Take in what happened so near to the place."),
    ] = 25.0,
    rule: filters.Rule = FigureRule.LOW_BEST_HIGH,
    paper: Annotated[Paper | None, typer.Option("--as", help="Else by the ending of FILE, else Markdown.")] = None,
    redact: Annotated[
        str | None, typer.Option("--redact", metavar="persons", help="`persons`: without the names of private persons.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
    ] = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Write a situation report: what happened, figures with ranges, who says so, what changed; every sentence cited."""
    with told_plainly():
        from dateline.export.sitrep_html import to_html
        from dateline.export.sitrep_markdown import to_markdown
        from dateline.services.situation import SituationRequest, last_days, situation
        from dateline.services.whole_file import whole_binary

        if (days is None) == (since is None and until is None):
            raise UsageError("give either --days, or --since and --until")
        if redact not in (None, "persons"):
            raise UsageError(f"--redact “{redact}”: only “persons” can be taken out")
        chosen = paper or _by_ending(output)
        if chosen is Paper.DOCX and output is None:
            raise UsageError("docx needs a file: give --output FILE")
        with opened_record(store) as database:
            start, end = (
                last_days(database, days) if days else (filters.day(since, "--since"), filters.day(until, "--until"))
            )
            if start is None or end is None or end < start:
                raise UsageError("--since and --until are needed both, the earlier day first")
            found = situation(database, SituationRequest(place, start, end, near, rule, redact is not None))
        if chosen is Paper.DOCX:
            from dateline.export.sitrep_docx import write_docx

            assert output is not None
            with whole_binary(output) as file:
                write_docx(found, file)
            return
        with destination(output) as out:
            out.write(to_html(found) if chosen is Paper.HTML else to_markdown(found))


def _by_ending(output: Path | None) -> Paper:
    endings = {".html": Paper.HTML, ".htm": Paper.HTML, ".docx": Paper.DOCX}
    return endings.get(output.suffix.lower(), Paper.MARKDOWN) if output else Paper.MARKDOWN
