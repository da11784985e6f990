"""The commands by which people judge: accept, reject, correct, merge, split, comment, undo; history and queues."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from dateline.commands.output import destination
from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly
from dateline.model.judgement import CORRECTABLE, JudgementKind

Names = Annotated[list[str], typer.Argument(metavar="ID…", help="Events or claims; the first characters will do.")]
Reason = Annotated[str, typer.Option("--reason", "-r", metavar="WORDS", help="Why; kept with the judgement.")]
Author = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", envvar="DATELINE_AUTHOR", help="Who decides; else your login name."),
]


def author_name(name: str | None) -> str:
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise typer.BadParameter("your system does not say who you are; give --author NAME") from error


def _decide(
    kind: JudgementKind,
    names: list[str],
    author: str | None,
    reason: str,
    store: str,
    *,
    field: str | None = None,
    value: str | None = None,
) -> None:
    with told_plainly():
        from dateline.commands.event_screen import judgement_line
        from dateline.services.reviewing import Verdict, decide

        verdict = Verdict(kind, tuple(names), author_name(author), reason, field, value)
        with opened_record(store) as database:
            typer.echo(judgement_line(decide(database, verdict)))


def _command(kind: JudgementKind, words: str) -> Callable[..., None]:
    def command(
        names: Names, reason: Reason = "", author: Author = None, store: Annotated[str, STORE] = DEFAULT
    ) -> None:
        _decide(kind, names, author, reason, store)

    command.__name__, command.__doc__ = kind.value, words
    return command


accept = _command(JudgementKind.ACCEPT, "Say that events, or claims, are right as they stand.")
reject = _command(
    JudgementKind.REJECT, "Say that claims are none: they are kept, shown as rejected, and count in no figure."
)
merge = _command(JudgementKind.MERGE, "Say that events are one event; the oldest keeps its id.")
split = _command(JudgementKind.SPLIT, "Say that claims are an event of their own.")


class Field(StrEnum):
    """The fields of a claim that can be corrected."""

    TYPE = "type"
    STATUS = "status"
    TIME = "time"
    PLACE = "place"
    ACTORS = "actors"
    COUNTS = "counts"
    SOURCES = "sources"


assert tuple(Field) == CORRECTABLE


def correct(
    name: Annotated[str, typer.Argument(metavar="ID", help="A claim, or an event: then all of its claims.")],
    field: Annotated[Field, typer.Argument(help="Which field.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="A word for type and status, DATE or DATE..DATE for time, else JSON as a claim has it; null: none.",
        ),
    ],
    reason: Reason = "",
    author: Author = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Give a field of a claim another value; the value that was read stays on record."""
    from dateline.services.wording import value_json

    with told_plainly():
        _decide(
            JudgementKind.CORRECT,
            [name],
            author,
            reason,
            store,
            field=field.value,
            value=value_json(field.value, value),
        )


def comment(
    names: Names, words: Annotated[str, typer.Option("--reason", "-r", metavar="WORDS", help="The remark.")],
    author: Author = None, store: Annotated[str, STORE] = DEFAULT,
) -> None:  # fmt: skip
    """Write a remark beside events or claims."""
    _decide(JudgementKind.COMMENT, names, author, words, store)


def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, as `dateline history` shows it.")],
    reason: Reason = "",
    author: Author = None,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Take a judgement back: as if it had not been made, and still on record."""
    with told_plainly():
        from dateline.commands.event_screen import judgement_line
        from dateline.services import reviewing

        with opened_record(store) as database:
            typer.echo(judgement_line(reviewing.undo(database, judgement, author_name(author), reason)))


def history(
    name: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An event or claim; without it, everything.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many, the latest.")] = 100,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """Who decided what, when and why."""
    with told_plainly():
        from dateline.commands.event_screen import EventScreen
        from dateline.services import reviewing

        with opened_record(store) as database, destination(None) as out:
            found = reviewing.history(database, name, limit)
            EventScreen(out).judgements(found[-limit:])
            if not found:
                typer.echo("no judgements yet", err=True)


class Queue(StrEnum):
    """What waits for a person."""

    NEW = "new"
    DOUBTFUL = "doubtful"
    DISAGREE = "disagree"
    PLACE = "place"
    UNFIT = "unfit"


def review(
    queue: Annotated[
        Queue | None,
        typer.Argument(
            help="New events, doubtful pairs, figures that disagree, places not found, judgements without a claim."
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many.")] = 20,
    store: Annotated[str, STORE] = DEFAULT,
) -> None:
    """What waits for a person to look at: how much of each kind, or the list of one kind."""
    with told_plainly():
        from dateline.commands.event_screen import EventScreen
        from dateline.services.queues import counts, doubtful, queued, unfit

        with opened_record(store) as database, destination(None) as out:
            screen = EventScreen(out)
            if queue is None:
                for name, number, words in counts(database):
                    screen.line(f"{name:9} {number:>9,}  {words}")
            elif queue is Queue.DOUBTFUL:
                for pair in doubtful(database, limit):
                    screen.line(f"{pair.events[0]} or {pair.events[1]}?", style="bold")
                    for sentence in pair.sentences:
                        screen.line(sentence, indent=4)
                    reasons = ", ".join(f"{r.words} {r.weight:+.1f}" for r in pair.link.reasons)
                    screen.line(f"{pair.link.weight:+.1f}: {reasons}", indent=4)
            elif queue is Queue.UNFIT:
                screen.judgements(unfit(database)[:limit])
            else:
                screen.list(queued(database, queue.value, limit))
