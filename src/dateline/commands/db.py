"""``dateline db``: looking after a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly

db = typer.Typer(help="Look after the record: bring it up to date, check it, copy it.", no_args_is_help=True)
Store = Annotated[str, STORE]


@db.command()
def upgrade(store: Store = DEFAULT) -> None:
    """Make the record, or bring an older one up to this version."""
    with told_plainly():
        from dateline.services.record import upgrade_record

        typer.echo(upgrade_record(store))


@db.command()
def check(store: Store = DEFAULT) -> None:
    """Say whether the record is whole: hashes, spans, events, links, search. Exit status 1 when it is not."""
    with told_plainly():
        from dateline.services.checking import check as faults_of

        with opened_record(store) as database:
            faults = 0
            for fault in faults_of(database):
                typer.echo(fault)
                faults += 1
        if faults:
            raise typer.Exit(1)
        typer.echo("the record is sound")


@db.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new SQLite file; it is a record like any other.")],
    store: Store = DEFAULT,
) -> None:
    """Write the whole record into a new SQLite file, while others work on."""
    with told_plainly():
        from dateline.services.record import back_up

        with opened_record(store) as database:
            back_up(database, file)
        typer.echo(f"written: {file}")


@db.command()
def copy(
    target: Annotated[str, typer.Argument(metavar="URL", help="An empty record: sqlite:///file.db or postgresql://…")],
    store: Store = DEFAULT,
) -> None:
    """Copy the whole record into an empty one, also from SQLite to PostgreSQL and back."""
    with told_plainly():
        from dateline.services.record import copy_into

        with opened_record(store) as database:
            copy_into(database, target)
        typer.echo("copied")


@db.command()
def relink(store: Store = DEFAULT) -> None:
    """Make all links and events anew from claims and judgements."""
    with told_plainly():
        from dateline.services.relinking import relink as link_again

        with opened_record(store) as database:
            typer.echo(f"{link_again(database):,} events")


@db.command()
def reread(store: Store = DEFAULT) -> None:
    """Read again what an older engine read; judgements stay with claims that still stand, the others are listed."""
    with told_plainly():
        from dateline.commands.event_screen import EventScreen
        from dateline.commands.output import destination
        from dateline.services.rereading import reread as read_again

        with opened_record(store) as database, destination(None) as out:
            done = read_again(database)
            typer.echo(f"{done.versions:,} texts read again; {len(done.unfit):,} judgements fit no claim any more")
            EventScreen(out).judgements(done.unfit)
