"""Corrections from form fields, in the guide's JSON shape; and the fields as a form shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from dateline.errors import UsageError
from dateline.model.judgement import CORRECTABLE
from dateline.services.wording import value_json

#: What the rows of a list are made of; a row whose first column is blank is left out.
ROWS: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "role"),
    "counts": ("of", "who", "best", "low", "high", "qualifier"),
    "sources": ("name", "org"),
}
_WHOLE = frozenset(("best", "low", "high"))


def correction_json(field: str, given: Mapping[str, Sequence[str]]) -> str:
    """The value of a field as a form gives it. Raises ``UsageError`` that says what is wrong."""
    if field not in CORRECTABLE:
        raise UsageError(f"“{field[:40]}” is no field that can be corrected")
    if field in ("type", "status"):
        return value_json(field, _one(given, "value"))
    if field == "time":
        return value_json("time", f"{_one(given, 'from')}..{_one(given, 'to')}")
    value = _place(given) if field == "place" else list(_rows(field, given))
    return json.dumps(value, ensure_ascii=False)


def _one(given: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "").strip()


def _place(given: Mapping[str, Sequence[str]]) -> dict[str, object] | None:
    if not _one(given, "name"):
        return None
    return {
        "name": _one(given, "name"),
        "country": _one(given, "country").upper() or None,
        "lat": _degrees(_one(given, "lat"), "latitude"),
        "lon": _degrees(_one(given, "lon"), "longitude"),
    }


def _degrees(value: str, what: str) -> float | None:
    try:
        return float(value) if value else None
    except ValueError as error:
        raise UsageError(f"{what}: “{value[:20]}” is no number of degrees") from error


def _rows(field: str, given: Mapping[str, Sequence[str]]) -> Iterable[dict[str, object]]:
    columns = ROWS[field]
    for cells in zip(*(given.get(column, ()) for column in columns), strict=False):
        if cells[0].strip():
            yield {column: _cell(column, cell.strip()) for column, cell in zip(columns, cells, strict=True)}


def _cell(column: str, cell: str) -> object:
    if column not in _WHOLE:
        return cell or None
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 13):
        raise UsageError(f"{column}: “{cell[:20]}” is no whole number")
    return int(cell) if cell else None
