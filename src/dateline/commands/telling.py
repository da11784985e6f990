"""``dateline diff``, ``sources``, ``series``, ``report`` and ``failures``: the record seen from other sides."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.commands import filters
from dateline.commands.output import destination
from dateline.commands.record import DEFAULT, STORE, opened_record, told_plainly
from dateline.errors import UsageError
from dateline.export.safety import printable, printable_keeping_length
from dateline.model.event import FigureRule

Store = Annotated[str, STORE]


def diff(
    earlier: Annotated[str, typer.Argument(metavar="DATE", help="As it was known by this day …")],
    later: Annotated[str, typer.Argument(metavar="DATE", help="… and by this one.")],
    rule: filters.Rule = FigureRule.LOW_BEST_HIGH,
    store: Store = DEFAULT,
) -> None:
    """What changed between two days: events that became known, figures that moved, by what was published in between."""
    with told_plainly():
        from dateline.commands.event_screen import EventScreen, ends
        from dateline.services.comparing import changes

        first, last = filters.day(earlier, "DATE"), filters.day(later, "DATE")
        if first is None or last is None or last < first:
            raise UsageError("give the earlier day first")
        with opened_record(store) as database, destination(None) as out:
            screen, new, moved = EventScreen(out), 0, 0
            for change in changes(database, first, last, rule):
                screen.heading(change.after)
                if change.before is None:
                    new += 1
                    screen.line("new", indent=4)
                    continue
                moved += 1
                for old, now in change.figures:
                    of = (old or now).of if (old or now) else ""  # type: ignore[union-attr]
                    screen.line(
                        f"{of}: {ends(old) if old else 'nothing'} → {ends(now) if now else 'nothing'}", indent=4
                    )
                if change.fields:
                    screen.line(f"also changed: {', '.join(change.fields)}", indent=4)
            screen.line(f"{new:,} events became known, {moved:,} changed", style="dim")


def sources(
    types: filters.Types = None,
    countries: filters.Countries = None,
    since: filters.Since = None,
    until: filters.Until = None,
    rule: filters.Rule = FigureRule.LOW_BEST_HIGH,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many.")] = 50,
    store: Store = DEFAULT,
) -> None:
    """Publishers and claimants: how much they tell, and how often their figures stood beside those of others."""
    with told_plainly():
        from dateline.linking.sources import Outcome
        from dateline.services.telling import sources as table

        wanted = filters.event_filter(types=types, countries=countries, since=since, until=until)
        with opened_record(store) as database:
            lines = table(database, wanted, rule)
        typer.echo(f"{'claims':>7} {'events':>7} {'figures':>7} {'stood':>6} {'contra.':>7}  {'kind':8} who")
        for line in lines[:limit]:
            stood = f"{line.stood:6.0%}" if line.stood is not None else "     –"
            who = printable(f"{line.name} ({line.part.value})")
            contradicted = line.outcome(Outcome.CONTRADICTED)
            numbers = f"{line.claims:7,} {line.events:7,} {line.figures:7,} {stood} {contradicted:7,}"
            typer.echo(f"{numbers}  {line.kind.value:8} {who}")


def series(
    of: Annotated[str, typer.Argument(metavar="NUMBER", help="As the guide names it: killed, present, displaced …")],
    limit: Annotated[
        str | None, typer.Option("--against", metavar="NUMBER", help="Another number to hold it against: capacity.")
    ] = None,
    place: filters.Place = None,
    countries: filters.Countries = None,
    types: filters.Types = None,
    actor: filters.ActorName = None,
    since: filters.Since = None,
    until: filters.Until = None,
    as_of: filters.AsOf = None,
    rule: filters.Rule = FigureRule.LOW_BEST_HIGH,
    store: Store = DEFAULT,
) -> None:
    """A number over time: a camp's population against its capacity, the toll of a campaign."""
    with told_plainly():
        from dateline.commands.event_screen import ends
        from dateline.linking.corrections import COUNTED
        from dateline.services.telling import measure

        for name in filter(None, (of, limit)):
            if name not in COUNTED:
                raise UsageError(f"“{name}” is none of {', '.join(COUNTED)}")
        wanted = filters.event_filter(
            place=place, countries=countries, types=types, actor=actor, since=since, until=until, as_of=as_of
        )
        with opened_record(store) as database:
            found = measure(database, of, wanted, limit=limit, rule=rule)
        for point, held in found.points:
            kind = "total so far" if point.cumulative else ""
            beside = f"of {ends(held.figure)} {limit}" if held else ""
            told = f"{point.figure.voices} voice{'s' if point.figure.voices != 1 else ''}"
            typer.echo(
                "  ".join(filter(None, (point.day.isoformat(), f"{ends(point.figure):>16}", beside, kind, told)))
            )
        if not found.points:
            typer.echo(f"nobody tells how many {of.replace('_', ' ')}", err=True)


def report(
    name: Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")],
    text: Annotated[bool, typer.Option("--text", help="Print its text as well.")] = False,
    store: Store = DEFAULT,
) -> None:
    """Show a report: its versions, what changed between them, and its copies."""
    with told_plainly():
        from dateline.services.telling import report_page, what_changed

        with opened_record(store) as database:
            page = report_page(database, name)
        for version in page.versions:
            shown = version.report
            published = f"{shown.published.day} ({shown.published.rule})" if shown.published else "no date"
            told = (
                f"version {version.number}",
                shown.source,
                published,
                shown.url,
                shown.origin,
                f"stored {version.stored_at}",
            )
            typer.echo(printable(" · ".join(t for t in told if t)))
        if page.copies:
            typer.echo(printable(f"copies of it, counted as one voice: {', '.join(page.copies)}"))
        for line in what_changed(page):
            typer.echo(printable_keeping_length(line))
        if text:
            for line in page.versions[-1].report.text.splitlines():
                typer.echo(printable_keeping_length(line))


def reports(
    words: filters.Words = None,
    source: filters.Publisher = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published by this day.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, metavar="N", help="How many.")] = 50,
    store: Store = DEFAULT,
) -> None:
    """List the reports of the record, the newest first."""
    with told_plainly():
        from dateline.services.telling import list_reports
        from dateline.store.reports import ReportFilter

        wanted = ReportFilter(words, source, filters.day(since, "--since"), filters.day(until, "--until"))
        with opened_record(store) as database:
            found = list_reports(database, wanted, limit)
        for row in found:
            day = row.published_day.isoformat() if row.published_day else "no date   "
            told = [day, row.report, row.source or "", row.title or "", f"{row.claims} claims"]
            told += [f"{row.versions} versions" if row.versions > 1 else ""]
            told += [f"copy of {row.voice_group}" if row.voice_group != row.report else ""]
            typer.echo(printable(" · ".join(filter(None, told))))
        if not found:
            typer.echo("no reports", err=True)


def failures(store: Store = DEFAULT) -> None:
    """List what could not be read, with the stage and the reason."""
    with told_plainly():
        from dateline.services.telling import failures as all_failures

        with opened_record(store) as database:
            found = all_failures(database)
        for failure in found:
            where = f"{failure.origin}:{failure.line}" if failure.line is not None else failure.origin
            times = f" ({failure.times} times)" if failure.times > 1 else ""
            typer.echo(printable(f"{failure.last_at[:16]} {failure.stage}: {where}: {failure.reason}{times}"))
        if not found:
            typer.echo("no failures", err=True)
