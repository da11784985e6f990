"""The command line: ``dateline read``, ``dateline evaluate``, ``dateline gazetteer add``."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.commands.evaluate import evaluate
from dateline.commands.gazetteer import gazetteer
from dateline.commands.read import read
from dateline.version import ENGINE_VERSION

app = typer.Typer(
    name="dateline",
    help="Reads dated news reports of conflict and crisis and prints what each of them claims, with its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(evaluate)
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
    """Reads dated news reports of conflict and crisis and prints what each of them claims, with its words."""


def main() -> None:
    """The entry point of the ``dateline`` command."""
    app()
