"""What commands share that work on a record: where it is, opening it, and telling what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from dateline.errors import DatelineError, UsageError
from dateline.export.safety import printable

if TYPE_CHECKING:
    from dateline.store.database import Database

DEFAULT = "sqlite:///dateline.db"
STORE = typer.Option(
    "--store", metavar="URL", envvar="DATELINE_STORE", help="The record: sqlite:///file.db or postgresql://…"
)
#: What a shell reports for a program that an interrupt or a closed pipe ended.
INTERRUPTED, PIPE_CLOSED = 130, 141


@contextmanager
def opened_record(address: str, *, create: bool = False) -> Iterator[Database]:
    """The record at an address."""
    from dateline.services.record import open_record

    with open_record(address, create=create) as database:
        yield database


@contextmanager
def told_plainly() -> Iterator[None]:
    """Ends the command with a line on standard error and its exit status instead of a traceback."""
    try:
        yield
    except UsageError as error:
        raise typer.BadParameter(printable(str(error))) from error
    except DatelineError as error:
        typer.echo(f"dateline: {printable(str(error))}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        typer.echo("dateline: stopped", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(PIPE_CLOSED) from None
