"""``dateline gazetteer add``: places of the user's own, beside the built-in ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError
from dateline.export.safety import printable

gazetteer = typer.Typer(help="The list of places that names are looked up in.", no_args_is_help=True)


@gazetteer.callback()
def group() -> None:
    """The list of places that names are looked up in."""


@gazetteer.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A GeoNames dump (allCountries.txt or a country's file) or a CSV with name, lat, lon and code.",
        ),
    ],
) -> None:
    """Add places to look names up in, from GeoNames or from a list of your own."""
    from dateline.services.lists import add_places

    if not file.is_file():
        raise typer.BadParameter(printable(f"no such file: {file}"))
    try:
        summary = add_places(file)
    except (DatelineError, ValueError) as error:
        typer.echo(f"dateline: {printable(str(error))}", err=True)
        raise typer.Exit(1) from error
    for fault in summary.faults:
        typer.echo(printable(fault), err=True)
    if summary.skipped > len(summary.faults):
        typer.echo(f"… and {summary.skipped - len(summary.faults):,} further rows", err=True)
    typer.echo(f"{summary.added:,} places added; dateline read finds them from now on")
    raise typer.Exit(1 if summary.skipped else 0)
