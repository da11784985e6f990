"""The fields of a claim as an analyst changed them in a row: their new values in the guide's JSON shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.export.claims_csv import FIGURE_COLUMNS
from dateline.export.countries import country_codes
from dateline.export.crosswalk import TYPES
from dateline.export.edit_cells import CellError, DateOrder, day_of, degrees_of, says, text_of, whole_of
from dateline.export.figures import names, speaker
from dateline.export.record import claim_record
from dateline.model.event import EventClaim
from dateline.model.values import Role, Status

_SPEAKER = re.compile(r"(?P<name>.+?) \((?P<org>.+)\)")
_ENDS = ("best", "low", "high")
T = TypeVar("T")


class Unchanged:
    """What a field's reader gives where the row says what stood there before."""


UNCHANGED = Unchanged()
#: What an export without private names puts in their place (``NameList``, ``NOBODY``).
REDACTED = re.compile(r"\[(?:person \d+|a person)\]")


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row of the claims CSV, by column, beside the claim as it is now. ``order`` is how the sheet writes days."""

    cells: Mapping[str, str]
    now: EventClaim
    order: DateOrder | None = None

    def text(self, column: str, now: str) -> str:
        """The text of a cell; ``now`` where the column is not there or says the same."""
        cell = self.cells.get(column)
        if cell is None or says(cell, now):
            return now
        if REDACTED.search(cell) and not REDACTED.search(now):
            raise FieldError(column, "names were taken out of this file, so this cell is no correction")
        return text_of(cell)


FieldReader = Callable[[EditedRow], Any]


class FieldError(CellError):
    """A cell that cannot be taken, with its column."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def _read(row: EditedRow, column: str, now: T, reader: Callable[[str, T], T]) -> T:
    """A cell read by ``reader``, ``now`` where the column is not there. Raises ``FieldError``."""
    if column not in row.cells:
        return now
    try:
        return reader(row.cells[column], now)
    except CellError as fault:
        raise FieldError(column, str(fault)) from fault


def _word(row: EditedRow, column: str, now: str, allowed: tuple[str, ...]) -> str | Unchanged:
    word = row.text(column, now).lower().replace(" ", "_")
    if word == now:
        return UNCHANGED
    if word not in allowed:
        raise FieldError(column, f"{word!r} is none of {', '.join(allowed)}" if word else f"{column} cannot be empty")
    return word


def read_type(row: EditedRow) -> str | Unchanged:
    return _word(row, "type", row.now.claim.type, TYPES)


def read_status(row: EditedRow) -> str | Unchanged:
    return _word(row, "status", row.now.claim.status.status.value, tuple(s.value for s in Status))


def read_time(row: EditedRow) -> dict[str, Any] | Unchanged:
    time = row.now.claim.time
    start = _read(row, "time_from", time.start, lambda cell, now: day_of(cell, now, row.order))
    end = _read(row, "time_to", time.end, lambda cell, now: day_of(cell, now, row.order))
    if (start, end) == (time.start, time.end):
        return UNCHANGED
    if start and end and start > end:
        raise FieldError("time_to", f"{end.isoformat()} is before {start.isoformat()}")
    days = (day.isoformat() if day else None for day in (start, end))
    return dict(zip(("from", "to"), days, strict=True)) | {"text": None}


def read_place(row: EditedRow) -> dict[str, Any] | Unchanged | None:
    """The place, None where all its cells were emptied."""
    place = row.now.claim.place
    was = (place.name, place.country, place.lat, place.lon) if place else ("", None, None, None)
    name = row.text("place", was[0])
    country = row.text("country", was[1] or "").upper() or None
    lat = _read(row, "lat", was[2], lambda cell, now: degrees_of(cell, now, 90))
    lon = _read(row, "lon", was[3], lambda cell, now: degrees_of(cell, now, 180))
    if (name, country, lat, lon) == was:
        return UNCHANGED
    if country and country_codes(country) is None:
        raise FieldError("country", f"{country!r} is no ISO 3166 code of two letters")
    if (lat is None) != (lon is None):
        raise FieldError("lat" if lat is None else "lon", "latitude and longitude go together")
    if not name:
        if country or lat is not None:
            raise FieldError("place", "a place needs a name; empty country, lat and lon too if it has none")
        return None
    return {"name": name, "country": country, "lat": lat, "lon": lon, "text": None}


def read_actors(row: EditedRow) -> list[dict[str, Any]] | Unchanged:
    """All actors of the claim; those who stay keep their words and ids."""
    claim = row.now.claim
    known = claim_record(claim, row.now.report.text)["actors"]
    changed = False
    actors: list[dict[str, Any]] = []
    for role, column in ((Role.AGENT, "agents"), (Role.TARGET, "targets")):
        was = "; ".join(names(claim.actors, role))
        new = row.text(column, was)
        mine = [a for a in known if a["role"] == role.value]
        if new == was:
            actors += mine
            continue
        changed = True
        for name in _parts(new):
            kept = next((a for a in mine if a["name"] == name), None)
            actors.append(kept or {"role": role.value, "name": name, "text": None, "actor_id": None})
    return actors if changed else UNCHANGED


def read_sources(row: EditedRow) -> list[dict[str, Any]] | Unchanged:
    """All sources of the claim; those who stay keep their words."""
    claim = row.now.claim
    shown = [speaker(s) for s in claim.sources]
    was = "; ".join(shown)
    new = row.text("sources", was)
    if new == was:
        return UNCHANGED
    known = dict(zip(shown, claim_record(claim, row.now.report.text)["sources"], strict=True))
    return [known.get(part) or _source(part) for part in _parts(new)]


def _source(words: str) -> dict[str, Any]:
    match = _SPEAKER.fullmatch(words)
    name, org = (match["name"], match["org"]) if match else (words, None)
    return {"name": name, "org": org, "text": None, "cue": None}


def _parts(joined: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in joined.split(";") if part.strip()))


def read_counts(row: EditedRow) -> list[dict[str, Any]] | Unchanged:
    """All counts of the claim, the first of each kind that has columns as the row gives it."""
    counts: list[dict[str, Any]] = claim_record(row.now.claim, row.now.report.text)["counts"]
    changed = False
    for of in FIGURE_COLUMNS:
        first = next((c for c in counts if c["of"] == of), None)
        was = tuple(first[end] if first else None for end in _ENDS)
        new = _ends(row, of, was)
        if new == was:
            continue
        changed = True
        figure = _figure(of, first, new)
        counts = [c for c in (figure if c is first else c for c in counts) if c is not None]
        if first is None and figure:
            counts.append(figure)
    return counts if changed else UNCHANGED


Ends = tuple[int | None, ...]


def _ends(row: EditedRow, of: str, was: Ends) -> Ends:
    """Best, low and high as the row means them: where only the best was changed, ends that cannot stand beside it go
    with it. A file that is taken again, after its counts were corrected, may still show those old ends."""
    new = tuple(_read(row, f"{of}_{end}", n, whole_of) for end, n in zip(_ENDS, was, strict=True))
    meant = _following(new)
    only_best = new[1:] == was[1:]
    taken_again = meant == was and "counts" in row.now.corrected
    settled = meant if only_best or taken_again else new
    _check_ends(of, settled)
    return settled


def _following(ends: Ends) -> Ends:
    """``15, 12, 12`` is exactly 15, ``10, 12, none`` at least 10, ``25, none, 20`` up to 25; others stay."""
    best, low, high = ends
    if best is None:
        return ends
    if low is not None and low == high:
        return (best, best, best)
    if high is None and low is not None and low > best:
        return (best, best, None)
    return (best, None, best) if low is None and high is not None and high < best else ends


def _check_ends(of: str, ends: Ends) -> None:
    best, low, high = ends
    told = [n for n in (low, best, high) if n is not None]
    if told != sorted(told):
        raise FieldError(f"{of}_best", f"low, best and high are not in order: {low}, {best}, {high}")


def _figure(of: str, first: Mapping[str, Any] | None, ends: Ends) -> dict[str, Any] | None:
    """A count in the guide's shape; None where all its numbers were emptied."""
    best, low, high = ends
    if best is None and low is None and high is None:
        return None
    figure = {"of": of, "who": first["who"] if first else None, "best": best, "low": low, "high": high}
    return figure | {"qualifier": _qualifier(best, low, high), "text": None}


def _qualifier(best: int | None, low: int | None, high: int | None) -> str:
    """The guide's word for a figure with these ends."""
    if best is not None and best == low == high:
        return "exact"
    if low is not None and high is None and best in (None, low):
        return "at_least"
    if high is not None and low is None and best in (None, high):
        return "up_to"
    return "about"


#: The fields that a row can correct, in the order of the guide.
FIELDS: Mapping[str, FieldReader] = {
    "type": read_type,
    "status": read_status,
    "time": read_time,
    "place": read_place,
    "actors": read_actors,
    "counts": read_counts,
    "sources": read_sources,
}
