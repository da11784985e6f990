"""Cells that came back from a spreadsheet: what they say, through what spreadsheets do to dates, numbers and text.

A cell that can mean what stood there before means that: spreadsheets rewrite cells that nobody touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from dateline.export.safety import FORMULA_OPENINGS, printable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?: 00:00(?::00)?)?")
_WORDS = re.compile(r"(\d{1,2})[ .-]+([A-Za-z]{3})[a-z]*\.?[ ,.-]+(\d{4}|\d{2})")
_SERIAL = re.compile(r"[3-6]\d{4}(?:\.0+)?")
# Day 0 of Excel's serial dates, its nonexistent 29 February 1900 counted in.
_SERIAL_ZERO = date(1899, 12, 30)
# Excel and LibreOffice read a year of two digits below this as 20xx.
_CENTURY = 30
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_SCIENTIFIC = re.compile(r"(\d+(?:[.,]\d+)?)[eE]\+?(\d{1,2})")
_SPACES = re.compile(r"[\s'’\u00a0\u202f]")


class DateOrder(StrEnum):
    """How a spreadsheet writes days in digits."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class CellError(ValueError):
    """A cell that says nothing that could be taken; the message is the reason."""


def text_of(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps a spreadsheet from running it."""
    shown = printable(cell)
    return shown[1:] if shown[:1] == "'" and shown[1:].startswith(FORMULA_OPENINGS) else shown


def says(cell: str, now: str) -> bool:
    """Whether a cell says what stood there, also where a spreadsheet took UTF-8 for Windows-1252 ("GaziantepÃ§i")."""
    found = text_of(cell)
    if found == text_of(now):
        return True
    return not now.isascii() and found == text_of(_mistaken(now))


def _mistaken(text: str) -> str:
    """UTF-8 as a program shows it that takes it for Windows-1252; bytes without a meaning there become C1 controls."""
    raw = text.encode("utf-8", "replace")
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in raw)


def day_of(cell: str, now: date | None, order: DateOrder | None) -> date | None:
    """The day that a cell names, None for an empty one. Raises ``CellError``."""
    text = text_of(cell)
    if not text:
        return None
    meant = list(dict.fromkeys(days_in(text, order)))
    if now in meant:
        return now
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise CellError(f"{text!r} is no date; write it as 2019-03-12")
    raise CellError(f"{text!r} can be {' or '.join(d.isoformat() for d in meant)}; write it as 2019-03-12")


def days_in(text: str, order: DateOrder | None = None) -> Iterator[date]:
    """Every day that a text can mean, dates in digits in the order given or in both."""
    if match := _ISO.fullmatch(text):
        yield from _day(match[1], match[2], match[3])
    elif match := _WORDS.fullmatch(text):
        month = match[2].lower()
        if month in _MONTHS:
            yield from _day(match[3], str(_MONTHS.index(month) + 1), match[1])
    elif match := _NUMBERS.fullmatch(text):
        first, dot, second, year = match.groups()
        if order is not DateOrder.MONTH_FIRST or dot == ".":
            yield from _day(year, second, first)
        if order is not DateOrder.DAY_FIRST and dot != ".":
            yield from _day(year, first, second)
    elif _SERIAL.fullmatch(text):
        yield _SERIAL_ZERO + timedelta(days=int(float(text)))


def _day(year: str, month: str, day: str) -> Iterator[date]:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _CENTURY else 1900
    try:
        yield date(number, int(month), int(day))
    except ValueError:
        return


def date_order(cells: Iterable[tuple[str, date | None]]) -> DateOrder | None:
    """The order in which a sheet writes days, from cells and the days that stood there; None where nothing tells."""
    votes = {DateOrder.DAY_FIRST: 0, DateOrder.MONTH_FIRST: 0}
    for cell, now in cells:
        text = text_of(cell)
        readings = {order: next(days_in(text, order), None) for order in DateOrder}
        if readings[DateOrder.DAY_FIRST] == readings[DateOrder.MONTH_FIRST]:
            continue
        fitting = [order for order, day in readings.items() if day is not None and (now is None or day == now)]
        if len(fitting) == 1:
            votes[fitting[0]] += 1
    best = max(votes, key=lambda order: votes[order])
    # Analysts change some cells; nearly all others must agree.
    return best if votes[best] >= 9 * (sum(votes.values()) - votes[best]) and votes[best] else None


def whole_of(cell: str, now: int | None) -> int | None:
    """The whole number that a cell holds, None for an empty one. Raises ``CellError``."""
    text = _SPACES.sub("", text_of(cell))
    if not text:
        return None
    meant = list(dict.fromkeys(_wholes(text)))
    if now in meant:
        return now
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise CellError(f"{cell.strip()!r} is no whole number")
    raise CellError(f"{text!r} can be {' or '.join(map(str, meant))}; write it without separators")


def _wholes(text: str) -> Iterator[int]:
    if text.isdecimal():
        yield int(text)
        return
    if _GROUPED.fullmatch(text):
        yield int(re.sub(r"[.,]", "", text))
    if match := _SCIENTIFIC.fullmatch(text):
        number = float(f"{match[1].replace(',', '.')}e{match[2]}")
        if number.is_integer():
            yield int(number)
    elif match := re.fullmatch(r"(\d+)[.,]0+", text):
        yield int(match[1])


def degrees_of(cell: str, now: float | None, limit: float) -> float | None:
    """The decimal degrees of a cell, with a comma or a point, None for an empty one. Raises ``CellError``."""
    text = _SPACES.sub("", text_of(cell)).replace("−", "-")
    if not text:
        return None
    try:
        number = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        raise CellError(f"{cell.strip()!r} is no number of degrees") from None
    if not -limit <= number <= limit:
        raise CellError(f"{text} is beyond {limit:g} degrees")
    return now if now is not None and abs(number - now) < 1e-9 else number
