"""A situation report: what happened in a place and period, every sentence with the reports that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.export.exported import EVENT_SCHEMA
from dateline.version import ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class Reference:
    """A report that is cited, with its number in the list of references."""

    number: int
    publisher: str | None
    title: str | None
    day: date | None
    report: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the numbers of the references that it rests on."""

    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SitrepEvent:
    """An event: a heading and what is said of it."""

    id: str
    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Events of one standing: happened, totals, planned, feared, demanded, denied. ``note`` says what that means."""

    title: str
    note: str
    events: tuple[SitrepEvent, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One number of one event as it was told from day to day."""

    label: str
    points: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Sitrep:
    """A situation report, ready to be rendered. ``start`` and ``end`` are days, both included. ``changes`` compares
    with the period before; None where nothing was compared."""

    place: str
    start: date
    end: date
    overview: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    changes: tuple[Sentence, ...] | None
    series: tuple[Series, ...]
    references: tuple[Reference, ...]
    schema: str = field(default=EVENT_SCHEMA)
    engine: str = field(default=ENGINE_VERSION)


def cited(cites: tuple[int, ...]) -> str:
    """``[1][3]``; runs of three and more as ``[1–4]``; nothing for no reference."""
    shown: list[str] = []
    numbers = sorted(cites)
    while numbers:
        last = 0
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        run, numbers = numbers[: last + 1], numbers[last + 1 :]
        shown += [f"[{run[0]}–{run[-1]}]"] if len(run) > 2 else [f"[{n}]" for n in run]
    return "".join(shown)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web that can be printed as a link, else None."""
    plain = url is not None and url.isascii() and url.isprintable() and not set(url) & set(" <>\"'`()[]{}|\\^")
    return url if plain and url is not None and url.lower().startswith(("http://", "https://")) else None
