"""Days, places and numbers of events as the pages print them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from dateline.export.figures import MONTH_NAMES
from dateline.export.safety import CONTROLS
from dateline.gazetteer.countries import load_country_names
from dateline.linking.corrections import COUNTED
from dateline.model.event import Figure
from dateline.store.event_rows import EventRow, RowFigure

#: A figure of an event or of its row.
Told = TypeVar("Told", Figure, RowFigure)


def harmless(value: object) -> object:
    """Text without characters that could turn others around or break the page; newlines and tabs stay."""
    if type(value) is not str or value.isprintable():
        return value
    return CONTROLS.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))


def spaced(name: str) -> str:
    """``armed clash`` for ``armed_clash``."""
    return str(name).replace("_", " ")


def day(value: date | None) -> str:
    """``12 Mar 2019``; nothing where there is none."""
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}" if value else ""


def moment(value: datetime) -> str:
    """``12 Mar 2019, 10:00 UTC``."""
    return f"{day(value.date())}, {value:%H:%M} UTC"


def days(row: EventRow) -> str:
    """When it happened; an open end says so."""
    start, end = row.start_day, row.end_day
    if start == end:
        return day(start) or "day unknown"
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def where(row: EventRow) -> str:
    """``Saqba, Syria``; a country's name alone when it is the place."""
    if row.place is None:
        return country(row.country) if row.country else "place unknown"
    return (
        row.place if row.country is None or row.place_precision == "country" else f"{row.place}, {country(row.country)}"
    )


def country(code: str | None) -> str:
    """A country's usual English name, its code where the list has none."""
    return load_country_names().get(code or "", code or "")


def number(value: int | None) -> str:
    """``1,300``; a dash where it is unknown."""
    return f"{value:,}" if value is not None else "–"


def ends(figure: RowFigure) -> str:
    """``12 (10–14)``: the best figure and, where they differ from it, its ends."""
    best = f"{figure.best:,}" if figure.best is not None else "?"
    low, high = (f"{n:,}" if n is not None else "" for n in (figure.low, figure.high))
    if low == high == best or not (low or high):
        return best
    return f"{best} ({low or '…'}–{high or '…'})"


def in_order(figures: Sequence[Told]) -> list[Told]:
    """Figures in the guide's order: the killed first."""
    return sorted(figures, key=lambda figure: COUNTED.index(figure.of) if figure.of in COUNTED else len(COUNTED))


def plural(many: int, what: str) -> str:
    """``1 voice``, ``2 voices``."""
    return f"{many:,} {what}{'' if many == 1 else 's'}"
