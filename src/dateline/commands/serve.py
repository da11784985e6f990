"""``dateline serve``: the workbench in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly
from dateline.commands.review import Author, author_name
from dateline.errors import UsageError


def serve(
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65_535, help="The port; 0: any free one.")] = 8321,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="A loopback address.")] = "127.0.0.1",
    author: Author = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Open the workbench: see, check and correct the record in a browser, on this machine alone."""
    with told_plainly():
        from dateline.web.settings import LOOPBACK

        if host not in LOOPBACK:
            raise UsageError(
                f"--host {host}: the workbench has no accounts yet, so it listens only on this machine "
                f"({', '.join(LOOPBACK)}); reach it from elsewhere through an SSH tunnel"
            )
        from dateline.web.serving import Serving, listening

        with opened_record(store) as database, listening(host, port) as socket:
            serving = Serving(database, author_name(author), host, socket)
            missing = serving.missing()
            if missing:
                typer.echo(f"dateline: without {', '.join(missing)} there is no map; install Dateline again", err=True)
            typer.echo(f"The workbench on {database.name} is at\n\n    {serving.start_address}\n")
            typer.echo("This address lets in whoever has it. Ctrl-C ends the workbench.", err=True)
            serving.run()
