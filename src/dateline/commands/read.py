"""``dateline read``: options in, reports read, claims printed."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from dateline.commands.output import destination, make_writer
from dateline.commands.progress import Watcher
from dateline.commands.record import DEFAULT, STORE, opened_record
from dateline.errors import DatelineError, UsageError
from dateline.export.safety import printable
from dateline.ingest.ahead import count_ahead
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import check_paths
from dateline.ingest.limits import REPORT_BYTES, Limits
from dateline.ingest.publication import given_publication
from dateline.model.report import Publication

if TYPE_CHECKING:
    from dateline.services.read import Tally

# What a shell reports for a program that an interrupt or a closed pipe ended.
INTERRUPTED, PIPE_CLOSED = 130, 141


class Format(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def _published(value: str | None) -> Publication | None:
    if value is None:
        return None
    try:
        return given_publication(value)
    except ImpossibleDateError as error:
        raise typer.BadParameter(printable(f"“{value}”: {error}"), param_hint="--published") from error


def _mapping(pairs: list[str] | None) -> dict[str, str]:
    found = dict(pair.partition("=")[::2] for pair in pairs or ())
    if "" in found.values():
        raise UsageError("--map needs KEY=COLUMN, such as text=body")
    return found


def _standard_input() -> BinaryIO:
    """The bytes of standard input; none where a caller closed it."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def _told(tally: Tally, record: str) -> str:
    """How the run changed the record, in a line."""
    before = f", {tally.kept:,} were there already" if tally.kept else ""
    return f"{tally.reports:,} reports kept in {record}{before}"


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files (text, pages, feeds, PDF, Word, mail, JSON, CSV, archives), folders, http(s) addresses, “-”.",
        ),
    ],
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="For a person, a program or a spreadsheet.")
    ] = Format.TABLE,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (2019-03-12) of reports whose record states none."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Publisher of reports whose record states none.")
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="KEY=COLUMN", help="Which column is our text, title, …: text=body; several may be given."
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses of this machine and its network too.")
    ] = False,
    store: Annotated[str, STORE] = DEFAULT,
    no_store: Annotated[bool, typer.Option("--no-store", help="Only print; leave no record.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=1, max=256, metavar="N", help="Processes to read with; the output is the same."
        ),
    ] = 1,
    redact: Annotated[
        bool, typer.Option("--redact", help="Replace the names of all but public figures by “person 1”, “person 2” …")
    ] = False,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Actors of your own, in TOML or CSV; may be given again.")
    ] = None,
    recall: Annotated[
        bool, typer.Option("--recall", help="Keep more of what may be a claim: fewer are missed, more are wrong.")
    ] = False,
    precision: Annotated[
        bool, typer.Option("--precision", help="Keep the surer claims only: fewer are wrong, more are missed.")
    ] = False,
    limit_bytes: Annotated[
        int, typer.Option(min=1_000, metavar="N", help="Refuse reports whose text is larger than this.")
    ] = REPORT_BYTES,
) -> None:
    """Read reports and print what they claim.

    Each claim has a type, status, time, place, actors, counts and sources,
    with the words that they come from. Reports are kept in the record; one
    that is there already is not read again. Nothing is sent anywhere.

    Exit status: 0 all was read; 1 something could not be read, all else was;
    2 wrong usage.
    """
    from dateline.services.lists import reader_settings
    from dateline.services.read import ReadRequest, read_batch  # --help does without the engine

    try:
        check_paths(paths)
        ingest = IngestSettings(
            _published(published),
            source,
            Limits(limit_bytes),
            mapping=_mapping(mapping),
            allow_private=allow_private,
            versions=not no_store,
        )
        settings = reader_settings(actors or (), recall=recall, precision=precision)
        request = ReadRequest(tuple(paths), ingest, settings, jobs=jobs, redact=redact)
        with destination(output) as out, Watcher() as watcher:
            watcher.expect(count_ahead(paths) if watcher.live else None)
            if no_store:
                tally = read_batch(request, _standard_input(), lambda: make_writer(format_, out), watcher.see)
            else:
                from dateline.services.storing import store_batch

                with opened_record(store, create=True) as database:
                    tally = store_batch(
                        request, _standard_input(), database, lambda: make_writer(format_, out), watcher.see
                    )
                    if watcher.live:
                        typer.echo(_told(tally, database.name), err=True)
    except UsageError as error:
        raise typer.BadParameter(printable(str(error))) from error
    except DatelineError as error:
        typer.echo(f"dateline: {printable(str(error))}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        typer.echo("dateline: stopped", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        raise typer.Exit(PIPE_CLOSED) from None
    raise typer.Exit(1 if tally.failed else 0)
