"""``dateline evaluate``: the score of claims against a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.commands.progress import Watcher
from dateline.errors import DatelineError


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Reports with their claims, one a line (JSON lines).")],
    system: Annotated[
        Path | None,
        typer.Argument(metavar="SYSTEM", help="Claims to score; left out, Dateline reads the gold reports itself."),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    show: Annotated[str | None, typer.Option(metavar="ID", help="Also list each claim of this report.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Processes to read with.")] = 1,
) -> None:
    """Score claims against a gold file, by the annotation guide's definitions.

    detect, type: claims found, of the right class, of the right type.
    figures: all counts. actors: names in their roles.
    status, time, place, counts, sources: right, of the claims found.
    record: a whole row right at once. events: the grouping (B-cubed).
    """
    from dateline.evaluation.printing import score_json, score_lines, verdict_line
    from dateline.export.safety import printable
    from dateline.services.evaluate import evaluate as run

    try:
        with Watcher() as watcher:
            result, reports = run(gold, system, watcher.see, jobs)
    except DatelineError as error:
        typer.echo(f"dateline: {printable(str(error))}", err=True)
        raise typer.Exit(1) from error
    if show is not None:
        text = next((r.text for r in reports if r.id == show), None)
        if text is None:
            raise typer.BadParameter(f"no report “{show}” in {gold}", param_hint="--show")
        for verdict in result.verdicts[show]:
            typer.echo(printable(verdict_line(verdict, text)))
    if json_:
        typer.echo(score_json(result))
        return
    for line in score_lines(result):
        typer.echo(line)
