"""Reports with their claims as a gold file, or our own output, holds them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where words stand in a report's text; end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Stretch | None) -> bool:
        return other is not None and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, a source or a place by its name, the words for it, and where they stand (None: from context)."""

    name: str | None
    words: str | None
    stretch: Stretch | None
    role: str = ""
    country: str | None = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One count: what of, and its best, low and high value; ``start`` is None where it has no words."""

    value: tuple[str, int | None, int | None, int | None]
    start: int | None


@dataclass(frozen=True, slots=True)
class ScoredClaim:
    """A claim reduced to what is compared."""

    id: str
    event: str
    type: str
    status: str
    trigger: Stretch
    trigger_text: str
    days: tuple[date | None, date | None]
    place: Named | None
    actors: tuple[Named, ...]
    figures: tuple[Figure, ...]
    sources: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ScoredReport:
    """A report's text and its claims."""

    id: str
    text: str
    claims: tuple[ScoredClaim, ...]


def load_scored(path: Path) -> list[ScoredReport]:
    """The reports of a gold or system file. Raises ``InputError`` with file and line for what is no such report."""
    return list(_reports(path))


def _reports(path: Path) -> Iterator[ScoredReport]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _checked(path, number, line)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror or error}") from error


def _checked(path: Path, number: int, line: str) -> ScoredReport:
    try:
        return scored_report(json.loads(line))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{number}: not JSON: {error.msg}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{path}:{number}: not a report with claims as the guide has them: {reason}") from error


def scored_report(record: Mapping[str, Any]) -> ScoredReport:
    """The report of one JSON object. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it is none."""
    return ScoredReport(str(record["id"]), record["text"], tuple(_claim(c) for c in record["claims"]))


def _claim(claim: Mapping[str, Any]) -> ScoredClaim:
    trigger, time = claim["trigger"], claim.get("time") or {}
    return ScoredClaim(
        id=str(claim.get("id")),
        event=str(claim["event"]),
        type=claim["type"],
        status=claim["status"],
        trigger=Stretch(trigger["start"], trigger["end"]),
        trigger_text=trigger["text"],
        days=(_day(time.get("from")), _day(time.get("to"))),
        place=_named(claim["place"]) if claim.get("place") else None,
        actors=tuple(_named(a) for a in claim.get("actors") or ()),
        figures=tuple(_figure(c) for c in claim.get("counts") or ()),
        sources=tuple(_named(s) for s in claim.get("sources") or ()),
    )


def _named(value: Mapping[str, Any]) -> Named:
    stretch = Stretch(value["start"], value["end"]) if value.get("start") is not None else None
    lat, lon = value.get("lat"), value.get("lon")
    point = (float(lat), float(lon)) if lat is not None and lon is not None else None
    name, words, role = value.get("name"), value.get("text"), value.get("role") or ""
    return Named(name, words, stretch, role, value.get("country"), point)


def _figure(count: Mapping[str, Any]) -> Figure:
    return Figure((count["of"], count.get("best"), count.get("low"), count.get("high")), count.get("start"))


def _day(written: str | None) -> date | None:
    """The calendar day; None for an open end and for what is no date."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
