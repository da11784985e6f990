"""Dates and times of day as publishers write them: numbers and words into days and instants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
FULL_DATES = (
    re.compile(r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/-])(?!\.\d)"),
    re.compile(rf"(?<!\w){_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b", re.I),
    re.compile(rf"(?<!\w){_WEEKDAY}{_MONTH}\s*{_DAY},?\s+{_YEAR}\b", re.I),
    re.compile(
        rf"(?<!\w){_WEEKDAY}{_MONTH}\s*{_DAY}\s+(?:at\s+)?\d{{1,2}}:\d\d(?::\d\d)?(?:\s+[A-Z]{{3,4}})?\s+{_YEAR}\b",
        re.I,
    ),
)
SLASHED = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/-])(?!\.\d)"
)
# News as a record of claims begins with the photographed, printed century; later years are slips of the keyboard.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Offsets from UTC in hours of the abbreviations that publishers print. Left out because they mean several zones:
# IST (India, Israel, Ireland), AST (Arabia, Atlantic), CST and BST keep their commonest reading in English news.
ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "WAT": 1, "CEST": 2, "EET": 2, "CAT": 2,
    "SAST": 2, "EEST": 3, "EAT": 3, "MSK": 3, "TRT": 3, "KSA": 3, "PKT": 5, "WIB": 7, "HKT": 8, "SGT": 8, "PHT": 8,
    "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "ET": -5, "BRT": -3,
}  # fmt: skip
_ZONE = r"(?P<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2})"
_CLOCK = r"(?P<hour>\d{1,2})(?::|\.|h)(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
TIMES = (
    re.compile(rf"\b(?:GMT|UTC)\s+{_CLOCK}"),
    re.compile(rf"\b{_CLOCK}\s*(?P<half>[ap]\.?m\.?)?\s*\(?{_ZONE}\b", re.I),
    re.compile(rf"\b(?P<zone>[A-Z]{{3,4}})\s+{_CLOCK}"),
)


class ImpossibleDateError(ValueError):
    """A date that no calendar has, or that no report can carry; the message says which."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A full date in a text and the characters it stands at."""

    day: date
    start: int
    end: int


def make_day(year: int, month: int, day: int) -> date:
    """The calendar day. Raises ``ImpossibleDateError``."""
    shown = f"{year:04d}-{month:02d}-{day:02d}"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDateError(f"{shown} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ImpossibleDateError(f"there is no {shown} in the calendar") from error


def full_dates(text: str) -> list[DateFound]:
    """Every date with day, month and year that can be read in one way only, in text order."""
    found: list[DateFound] = []
    for pattern in FULL_DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            number = int(parts["number"]) if "number" in parts else MONTHS[parts["month"].lower()]
            _keep(found, match, int(parts["year"]), number, int(parts["day"]))
    for match in SLASHED.finditer(text):
        order = month_and_day(int(match["first"]), int(match["second"]))
        if order:
            _keep(found, match, int(match["year"]), *order)
    found.sort(key=lambda d: (d.start, -d.end))
    return [d for i, d in enumerate(found) if i == 0 or d.start >= found[i - 1].end]


def month_and_day(first: int, second: int) -> tuple[int, int] | None:
    """Month and day of 25/01 or 01/25; None where both readings are possible (03/04)."""
    if first == second or second > 12:
        return first, second
    return (second, first) if first > 12 else None


def _keep(found: list[DateFound], match: re.Match[str], year: int, month: int, day: int) -> None:
    try:
        found.append(DateFound(make_day(year, month, day), match.start(), match.end()))
    except ImpossibleDateError:
        return


def instant(text: str, day: date) -> datetime | None:
    """The instant that a time of day with a zone gives for a local ``day``; None without both."""
    for pattern in TIMES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            shift = _shift(parts.get("zone", "GMT") or "")
            clock = _clock(parts)
            if shift is not None and clock is not None:
                return datetime.combine(day, clock, UTC if not shift else timezone(shift))
    return None


def _shift(zone: str) -> timedelta | None:
    if zone[:1] in "+-" and zone:
        hours, minutes = int(zone[1:3]), int(zone[-2:])
        size = timedelta(hours=hours, minutes=minutes)
        return (size if zone[0] == "+" else -size) if hours < 15 and minutes < 60 else None
    return timedelta(hours=ZONES[zone.upper()]) if zone.upper() in ZONES else None


def _clock(parts: dict[str, str | None]) -> time | None:
    hour, minute, half = int(parts["hour"] or 0), int(parts["minute"] or 0), (parts.get("half") or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, int(parts["second"] or 0)) if hour < 24 and minute < 60 else None
