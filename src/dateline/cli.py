"""The command line: reading, the record, judging, exporting; each command in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.commands.db import db
from dateline.commands.evaluate import evaluate
from dateline.commands.events import events, show
from dateline.commands.export import export, take_back
from dateline.commands.gazetteer import gazetteer
from dateline.commands.read import read
from dateline.commands.review import accept, comment, correct, history, merge, reject, review, split, undo
from dateline.commands.serve import serve
from dateline.commands.sitrep import sitrep
from dateline.commands.telling import diff, failures, report, reports, series, sources
from dateline.version import ENGINE_VERSION

app = typer.Typer(
    name="dateline",
    help="Reads dated news reports of conflict and crisis and keeps a sourced record of what they claim.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, events, show, review, accept, reject, correct, merge, split, comment, undo, history, evaluate):
    app.command(command.__name__)(command)
for command in (serve, sitrep, diff, series, sources, reports, report, failures):
    app.command(command.__name__)(command)
app.command("export")(export)
app.command("import")(take_back)
app.add_typer(db, name="db")
app.add_typer(gazetteer, name="gazetteer")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {ENGINE_VERSION}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads dated news reports of conflict and crisis and keeps a sourced record of what they claim."""


def main() -> None:
    """The entry point of the ``dateline`` command."""
    app()
