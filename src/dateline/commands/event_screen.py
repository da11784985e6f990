"""Events for a person at a terminal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from dateline.export.evidence import evidence
from dateline.export.figures import MONTH_NAMES, figures, who
from dateline.export.layout import NARROWEST, WIDEST
from dateline.export.safety import printable
from dateline.export.screen import EVIDENCE_LINES, MARK_STYLES, PIPED_WIDTH, STATUS_STYLES, PlainConsole
from dateline.model.event import Event, EventClaim, Figure, Review, Statement
from dateline.model.judgement import Judgement

if TYPE_CHECKING:
    from dateline.services.finding import EventPage, Listing
    from dateline.store.judging import StoredJudgement
    from dateline.store.linkage import StoredLink

#: Claims and links that a page lists before it says how many more there are.
LINKS_SHOWN, CLAIMS_SHOWN = 12, 200
REVIEW_SIGNS = {Review.NEW: "", Review.ACCEPTED: "accepted", Review.CORRECTED: "corrected", Review.REJECTED: "rejected"}


def day(value: date | None) -> str:
    """``12 Mar 2019``; nothing where there is none."""
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}" if value else ""


def days(event: Event) -> str:
    """When it happened, as a person writes it."""
    if event.start == event.end:
        return day(event.start)
    if event.start is None or event.end is None:
        return f"since {day(event.start)}" if event.start else f"until {day(event.end)}"
    return f"{day(event.start)} – {day(event.end)}"


def where(event: Event) -> str:
    """``Saqba, SY``; a country's name alone when it is the place."""
    place = event.place
    if place.name is None:
        return ""
    return place.name if place.country is None or place.precision == "country" else f"{place.name}, {place.country}"


def ends(figure: Figure) -> str:
    """``12 (10–14)``: the best figure and, where they differ from it, its ends."""
    best = f"{figure.best:,}" if figure.best is not None else "?"
    low, high = (f"{n:,}" if n is not None else "" for n in (figure.low, figure.high))
    if low == high == best or not (low or high):
        return best
    return f"{best} ({low or '…'}–{high or '…'})"


class EventScreen:
    """Writes events as text, coloured on a terminal that allows it."""

    def __init__(self, out: TextIO, width: int | None = None) -> None:
        width = width or shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
        self._width = max(NARROWEST, min(WIDEST, width))
        colour = out.isatty() and not os.environ.get("NO_COLOR")
        self._colour = colour
        self._console = PlainConsole(
            file=out, width=self._width, no_color=not colour, force_terminal=colour, highlight=False, markup=False,
            emoji=False, legacy_windows=False,
        )  # fmt: skip

    def list(self, found: Listing) -> None:
        """A list of events, each with its figures on a line."""
        for exported in found.events:
            self.heading(exported.event)
            self.line(_short_figures(exported.event), indent=4)
        shown, total = len(found.events), found.total
        if total is not None:
            more = f"; go on with --after {found.following}" if found.following else ""
            least = " or more" if found.at_least else ""
            self.line(f"{shown:,} of {total:,}{least} events{more}" if total else "no events", style="dim")

    def heading(self, event: Event) -> None:
        """What happened, when, where, in a line and a sentence."""
        signs = [event.status.value, event.type.replace("_", " "), days(event), printable(where(event))]
        signs += ["total" if event.total else "", REVIEW_SIGNS[event.review]]
        text = Text(f"{event.id}  ", style="bold")
        text.append(" · ".join(filter(None, signs)), style=STATUS_STYLES[event.status.value])
        self._fold(text, 0, 4)
        self.line(printable(event.sentence), indent=4)

    def page(self, page: EventPage) -> None:
        """One event whole."""
        event = page.event
        self.heading(event)
        self._figures(event.figures)
        for label, names in (("part of", [event.part_of] if event.part_of else []), ("parts", page.parts)):
            if names:
                self.line(f"{label}: {', '.join(names)}", indent=2)
        for group in page.copies:
            self.line(f"copies of one text, counted as one voice: {', '.join(map(printable, group))}", indent=2)
        self._claims(page.claims)
        self._links("why they belong together", page.links)
        self._links("perhaps the same: merge or leave", page.doubtful)
        self.judgements(page.judgements)

    def _figures(self, found: Sequence[Figure]) -> None:
        for figure in found:
            disagree = ", they disagree" if figure.disagree else ""
            voices = f"{_number(figure.voices, 'voice')}{disagree}"
            self.line(
                f"{figure.of.replace('_', ' ')}: {ends(figure)}  [{figure.why}; {voices}]", indent=2, style="bold"
            )
            for statement in figure.statements:
                self.line(statement_line(statement), indent=6, hanging=4)

    def _claims(self, claims: Sequence[EventClaim]) -> None:
        self.line(f"claims: {len(claims)}", indent=2, style="bold")
        for given in claims[:CLAIMS_SHOWN]:
            claim, report = given.claim, given.report
            published = report.published.day.isoformat() if report.published else "no date"
            told = [claim.id, published, report.source or "", report.id, claim.status.status.value, claim.type]
            told += [
                figures(claim),
                who(claim),
                REVIEW_SIGNS[given.review],
                *(f"{f} corrected" for f in given.corrected),
            ]
            self.line(" · ".join(printable(t) for t in told if t), indent=4, hanging=4)
            self._fold(self._sentence(given), 8, 0)
        if len(claims) > CLAIMS_SHOWN:
            self.line(f"… and {len(claims) - CLAIMS_SHOWN:,} more", indent=4)

    def _sentence(self, given: EventClaim) -> Text:
        """The claim's sentence with its words marked: in colour by what they are, else between « and »."""
        text, marked = Text(), False
        for piece in evidence(given.claim, given.report.text, (self._width - 8) * EVIDENCE_LINES):
            if not self._colour and marked != (piece.mark is not None):
                text.append("»" if marked else "«")
            marked = piece.mark is not None
            text.append(piece.text, style=MARK_STYLES[piece.mark] if piece.mark else "")
        return text.append("»") if marked and not self._colour else text

    def _links(self, title: str, links: Sequence[StoredLink]) -> None:
        if not links:
            return
        self.line(f"{title}:", indent=2, style="bold")
        for stored in links[:LINKS_SHOWN]:
            link = stored.link
            reasons = ", ".join(f"{r.words} {r.weight:+.1f}" for r in link.reasons)
            self.line(f"{link.claim} – {link.other}  {link.weight:+.1f}: {printable(reasons)}", indent=4, hanging=4)
        if len(links) > LINKS_SHOWN:
            self.line(f"… and {len(links) - LINKS_SHOWN:,} more", indent=4)

    def judgements(self, found: Sequence[StoredJudgement]) -> None:
        """Who decided what, when and why."""
        if found:
            self.line("judgements:", indent=2, style="bold")
        for stored in found:
            undone = " (taken back)" if stored.undone else ""
            self.line(f"{judgement_line(stored.judgement)}{undone}", indent=4, hanging=4)

    def line(self, words: str, *, indent: int = 0, hanging: int = 0, style: str = "") -> None:
        """Words on as many lines as they need."""
        if words:
            self._fold(Text(words, style=style), indent, hanging)

    def _fold(self, text: Text, indent: int, hanging: int) -> None:
        first, *rest = text.wrap(self._console, self._width - indent - hanging) or [Text()]
        for number, line in enumerate((first, *rest)):
            line.rstrip()
            padded = Text(" " * (indent + (hanging if number else 0))).append_text(line)
            self._console.print(padded, no_wrap=True, overflow="ignore", crop=False)


def _short_figures(event: Event) -> str:
    told = [f"{ends(f)} {f.of.replace('_', ' ')}{' (disputed)' if f.disagree else ''}" for f in event.figures]
    return " · ".join((*told, f"{_number(event.voices, 'voice')} in {_number(len(event.reports), 'report')}"))


def _number(many: int, what: str) -> str:
    return f"{many:,} {what}{'s' if many != 1 else ''}"


def statement_line(statement: Statement) -> str:
    """``≥ 12 … hospital in Bunia (medical), Example Agency, 3 Mar 2018``."""
    number = f"{statement.best:,}" if statement.best is not None else f"{_end(statement.low)}–{_end(statement.high)}"
    qualifier = "" if statement.qualifier.value == "exact" else f" {statement.qualifier.value.replace('_', ' ')}"
    whom = f" {printable(statement.who)}" if statement.who else ""
    told = [f"{number}{qualifier}{whom}", f"{printable(statement.voice)} ({statement.kind.value})", day(statement.day)]
    told += [statement.standing.value.replace("_", " ") if statement.standing.value != "counted" else ""]
    return " · ".join(filter(None, told))


def _end(value: int | None) -> str:
    return "…" if value is None else f"{value:,}"


def judgement_line(judgement: Judgement) -> str:
    """``j0123… accept by Ada, 2019-03-12 10:00 UTC: the words``."""
    what = f"{judgement.kind.value} {judgement.field} = {judgement.value}" if judgement.field else judgement.kind.value
    undoes = f" {judgement.undoes}" if judgement.undoes else ""
    reason = f": {judgement.reason}" if judgement.reason else ""
    return printable(f"{judgement.id} {what}{undoes} by {judgement.author}, {judgement.at:%Y-%m-%d %H:%M} UTC{reason}")
