"""The table for a person: a report's claims, one a row, each with its sentence and the words marked."""

from __future__ import annotations

import os
import shutil
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from dateline.export.event_list import EventList
from dateline.export.evidence import Piece, evidence
from dateline.export.figures import days, figures, inferred, place_name, share, speaker, who
from dateline.export.layout import Layout, layout
from dateline.export.reading import Reading
from dateline.export.safety import printable
from dateline.model.claim import Claim
from dateline.model.report import Report

# Where no terminal says how wide it is.
PIPED_WIDTH = 120
# A sentence longer than this many lines is cut around the trigger.
EVIDENCE_LINES = 3
# What stands for the title of a report that has none.
OPENING_CELLS = 70
STATUS_STYLES = {
    "happened": "bold green",
    "ongoing": "bold yellow",
    "planned": "bold blue",
    "possible": "bold magenta",
    "denied": "bold red",
    "demanded": "bold cyan",
}
MARK_STYLES = {
    "trigger": "bold underline",
    "count": "bold",
    "status": "magenta",
    "time": "yellow",
    "place": "green",
    "actor": "cyan",
    "source": "blue",
}


BRACKETS_SAY = "(in brackets): not said with the claim, carried over from the report or from its date"


class PlainConsole(Console):
    """A console that leaves a closed pipe to its caller, as every other writer does."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class ScreenWriter:
    """Writes readings as rows of aligned text, coloured on a terminal that allows it."""

    def __init__(self, out: TextIO, width: int | None = None) -> None:
        width = width or shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
        colour = out.isatty() and not os.environ.get("NO_COLOR")
        self._layout: Layout = layout(width)
        self._console = PlainConsole(
            file=out,
            width=self._layout.width,
            no_color=not colour,
            force_terminal=colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        self._colour = colour
        self._events = EventList()
        self._reports = 0
        self._bracketed = False

    def write(self, reading: Reading) -> None:
        if self._reports:
            self._line(Text())
        self._reports += 1
        self._heading(reading.report, len(reading.claims))
        if reading.claims:
            names = (Text(c.name, style="dim") for c in self._layout.columns)
            self._row(list(names))
        for claim in reading.claims:
            self._claim(claim, reading.report)
        self._events.add(reading)

    def close(self) -> None:
        if self._bracketed:
            self._line(Text())
            self._folded(Text(BRACKETS_SAY, style="dim"), indent=0)
        if self._reports > 1:
            for line in self._events.lines():
                style = "bold" if line.indent < 4 else ""
                self._folded(Text(line.text, style=style), indent=line.indent, hanging=line.hanging)

    def _heading(self, report: Report, claims: int) -> None:
        title = printable(report.title or "") or opening(report)
        self._line(Text(_cut(title, self._layout.width), style="bold"))
        published = report.published
        date = f"{published.day.isoformat()} ({published.rule})" if published else "no publication date: times unknown"
        parts = (
            printable(report.source or ""),
            date,
            printable(report.id),
            f"{claims} claim{'s' if claims != 1 else ''}",
        )
        self._line(Text(_cut(" · ".join(filter(None, parts)), self._layout.width), style="dim"))

    def _claim(self, claim: Claim, report: Report) -> None:
        says = "; ".join(printable(speaker(s)) for s in claim.sources)
        values = [
            Text(claim.status.status.value, style=STATUS_STYLES[claim.status.status.value]),
            Text(claim.type),
            Text(share(claim.confidence.get("claim"))),
            Text(figures(claim), style="bold"),
            Text(inferred(days(claim.time), claim.time.span)),
            Text(printable(inferred(place_name(claim.place), claim.place.span if claim.place else None))),
        ]
        if self._layout.one_line:
            values += [Text(printable(who(claim))), Text(says)]
        self._bracketed |= any("(" in value.plain for value in values)
        self._row(values)
        if not self._layout.one_line:
            second = " · ".join(filter(None, (printable(who(claim)), f"says {says}" if says else "")))
            if second:
                self._folded(Text(second), indent=self._layout.indent)
        room = (self._layout.width - self._layout.indent) * EVIDENCE_LINES - 4
        self._folded(self._sentence(evidence(claim, report.text, room)), indent=self._layout.indent)

    def _row(self, values: list[Text]) -> None:
        """The values under each other's column; a value too long for its column goes on below."""
        cells = [value.wrap(self._console, c.width) for c, value in zip(self._layout.columns, values, strict=True)]
        for number in range(max(len(lines) for lines in cells)):
            row = Text("  ")
            for column, lines in zip(self._layout.columns, cells, strict=True):
                words = lines[number] if number < len(lines) else Text()
                row.append(set_cell_size(words.plain, column.width), style=words.style)
                row.append("  ")
            row.rstrip()
            self._line(row)

    def _sentence(self, pieces: list[Piece]) -> Text:
        """The marked sentence: in colour by style, on plain output between « and »."""
        text, marked = Text(), False
        for piece in pieces:
            if not self._colour and marked != (piece.mark is not None):
                text.append("»" if marked else "«")
            marked = piece.mark is not None
            text.append(piece.text, style=MARK_STYLES[piece.mark] if piece.mark else "dim" if self._colour else "")
        return text.append("»") if marked and not self._colour else text

    def _line(self, text: Text) -> None:
        self._console.print(text, no_wrap=True, overflow="ignore", crop=False)

    def _folded(self, text: Text, *, indent: int, hanging: int = 0) -> None:
        """The text on as many lines as it needs, each indented, those after the first by ``hanging`` more."""
        first, *rest = text.wrap(self._console, self._layout.width - indent - hanging) or [Text()]
        for number, line in enumerate((first, *rest)):
            line.rstrip()
            self._line(Text(" " * (indent + (hanging if number else 0))).append_text(line))


def opening(report: Report) -> str:
    """The first words of a report's story, for want of a title."""
    header = next((f.end for f in report.furniture if f.kind == "header" and not report.text[: f.start].strip()), 0)
    first = report.text[header : header + 400].strip().split("\n", 1)[0]
    return _cut(printable(first), OPENING_CELLS)


def _cut(text: str, width: int) -> str:
    """The text in at most ``width`` cells, an ellipsis telling that it went on."""
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1).rstrip()}…"
