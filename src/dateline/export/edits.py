"""The claims CSV on its way back: what an analyst changed in it, as judgements to be made."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import chain, islice
from typing import TextIO

from dateline.errors import InputError
from dateline.export.claim_table import CLAIM_COLUMNS, CLAIM_HEADER
from dateline.export.edit_cells import DateOrder, date_order, says, text_of
from dateline.export.edit_values import FIELDS, REDACTED, UNCHANGED, EditedRow, FieldError
from dateline.model.event import EventClaim, Review
from dateline.model.judgement import JudgementKind

# Rows that are looked at to learn how the sheet writes days.
LEARN_FROM = 2_000
DELIMITERS = (",", ";", "\t")
DEFAULT_REASON = "edited in a spreadsheet"
_REVIEWS = {
    "accept": JudgementKind.ACCEPT,
    "accepted": JudgementKind.ACCEPT,
    "reject": JudgementKind.REJECT,
    "rejected": JudgementKind.REJECT,
}
_DONE = {JudgementKind.ACCEPT: Review.ACCEPTED, JudgementKind.REJECT: Review.REJECTED}
# Columns whose change would be lost without a word; what spreadsheets rewrite by themselves is not among them.
_GUARDED = ("event", "trigger", "evidence", "counts", "time_text", "place_text")

Current = Callable[[str], EventClaim | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """A judgement that a row asks for. ``value`` is JSON text for ``correct``; ``line`` is the row's in the file."""

    kind: JudgementKind
    claims: tuple[str, ...]
    reason: str
    line: int
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class EditFault:
    """Something in the file that was not taken, with its line; ``column`` is None where the whole row is meant."""

    line: int
    column: str | None
    message: str


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: dict[str, str]


def read_edits(stream: TextIO, current: Current) -> Iterator[Edit | EditFault]:
    """What the rows of an edited claims CSV ask for, and every fault, in the order of the file.

    ``current`` gives a claim, with all corrections applied, by its id. Rows and columns may come in any order and may
    be missing: a deleted row is no judgement. Commas, semicolons and tabs part cells; a byte order mark is no matter.
    Raises ``InputError`` where no column holds the ids of claims.
    """
    header, rows = _open(stream)
    yield from _header_faults(header)
    opening = list(islice(rows, LEARN_FROM))
    order = date_order(_known_days([r for r in opening if isinstance(r, _Row)], current))
    seen: set[str] = set()
    for row in chain(opening, rows):
        if isinstance(row, EditFault):
            yield row
        else:
            yield from _row_edits(row, current, order, seen)


def _open(stream: TextIO) -> tuple[list[str], Iterator[_Row | EditFault]]:
    """The header and the rows, whatever parts the cells."""
    first, skipped = "", 0
    for line in stream:
        first = line.lstrip("\ufeff").removeprefix("ï»¿")
        if first.strip() and not first.lower().startswith("sep="):
            break
        skipped += 1
    for delimiter in DELIMITERS:
        header = [h.strip().lower() for h in next(csv.reader([first], delimiter=delimiter), [])]
        if "claim_id" in header:
            reader = csv.reader(chain([first], stream), delimiter=delimiter)
            next(reader)
            return header, _rows(reader, header, skipped)
    raise InputError("no column claim_id in the first line: this is no claims CSV, or that column was renamed")


def _rows(reader: Iterator[list[str]], header: list[str], skipped: int) -> Iterator[_Row | EditFault]:
    while True:
        line = getattr(reader, "line_num", 0) + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield EditFault(line, None, f"the row cannot be read: {fault}")
            continue
        if not any(c.strip() for c in cells):
            continue
        if len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
            yield EditFault(line, None, f"{len(cells)} cells under {len(header)} columns; the row was not taken")
            continue
        yield _Row(line, dict(zip(header, cells, strict=False)))


def _header_faults(header: list[str]) -> Iterator[EditFault]:
    for number, name in enumerate(header):
        if name and name not in CLAIM_HEADER:
            near = get_close_matches(name, CLAIM_HEADER, n=1)
            hint = f"; {near[0]!r} is meant?" if near else ""
            yield EditFault(1, name, f"no column of the claims CSV, so nothing in it is taken{hint}")
        elif name and name in header[:number]:
            yield EditFault(1, name, "stands twice; the last one counts")


def _known_days(rows: Iterable[_Row], current: Current) -> Iterator[tuple[str, date | None]]:
    """Cells with days, and the days that stood there when the file was written."""
    for row in rows:
        now = current(text_of(row.cells.get("claim_id", "")))
        if now is None:
            continue
        published = now.report.published.day if now.report.published else None
        told = (("report_published", published), ("time_from", now.claim.time.start), ("time_to", now.claim.time.end))
        yield from ((row.cells[column], day) for column, day in told if row.cells.get(column, "").strip())


def _row_edits(row: _Row, current: Current, order: DateOrder | None, seen: set[str]) -> Iterator[Edit | EditFault]:
    claim_id = text_of(row.cells.get("claim_id", ""))
    now = current(claim_id) if claim_id else None
    if now is None:
        what = f"no claim {claim_id!r} is known" if claim_id else "the row has no claim_id"
        yield EditFault(row.line, "claim_id", f"{what}; the row was not taken")
        return
    if claim_id in seen:
        yield EditFault(row.line, "claim_id", f"claim {claim_id!r} stands twice; only its first row was taken")
        return
    seen.add(claim_id)
    comment = text_of(row.cells.get("comment", ""))
    edited = EditedRow(row.cells, now, order)
    found = [*_corrections(row, edited, comment or DEFAULT_REASON), *_review(row, now, comment or DEFAULT_REASON)]
    yield from found
    reviewed = bool(row.cells.get("review", "").strip())  # then the comment is, or was, the review's reason
    if comment and not reviewed and not any(isinstance(e, Edit) for e in found):
        yield Edit(JudgementKind.COMMENT, (claim_id,), comment, row.line)
    yield from _guarded(row, now)


def _corrections(row: _Row, edited: EditedRow, reason: str) -> Iterator[Edit | EditFault]:
    for field, read in FIELDS.items():
        try:
            value = read(edited)
        except FieldError as fault:
            yield EditFault(row.line, fault.column, f"{fault}; the {field} of the claim was left as it was")
            continue
        if value is not UNCHANGED:
            text = json.dumps(value, ensure_ascii=False)
            yield Edit(JudgementKind.CORRECT, (edited.now.claim.id,), reason, row.line, field, text)
            if field == "place":
                yield from _same_point(row, edited, value)


def _same_point(row: _Row, edited: EditedRow, value: dict[str, object] | None) -> Iterator[EditFault]:
    """A word where a place got another name and kept the coordinates of the old one."""
    was = edited.now.claim.place
    if was and value and value["name"] != was.name and value["lat"] is not None and value["lat"] == was.lat:
        yield EditFault(
            row.line, "place", "renamed; lat and lon were kept: correct them too if they are the old place's"
        )


def _review(row: _Row, now: EventClaim, reason: str) -> Iterator[Edit | EditFault]:
    word = text_of(row.cells.get("review", "")).lower()
    if not word:
        return
    kind = _REVIEWS.get(word)
    if kind is None:
        yield EditFault(row.line, "review", f"{word!r} is neither accept nor reject")
    elif now.review is not _DONE[kind]:
        yield Edit(kind, (now.claim.id,), reason, row.line)


def _guarded(row: _Row, now: EventClaim) -> Iterator[EditFault]:
    """Cells that hold the report's own words, or what is made of other cells, and say something else now."""
    for column in _GUARDED:
        if column not in row.cells or (column == "counts" and "counts" in now.corrected):
            continue  # counts that were corrected since the file was written read otherwise by themselves
        if REDACTED.search(row.cells[column]):
            continue
        was = CLAIM_COLUMNS[column](now)
        if not says(row.cells[column], str(was if was is not None else "")):
            told = "correct killed_best and the like instead" if column == "counts" else "it is what the report says"
            yield EditFault(row.line, column, f"cannot be corrected here ({told}); left as it was")
