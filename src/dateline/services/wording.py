"""Corrections as a person types them, in the guide's JSON shape."""

from __future__ import annotations

import json
from datetime import date

from dateline.errors import UsageError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.publication import given_publication


def value_json(field: str, words: str) -> str:
    """JSON for a value that was typed: a word for type and status, a day or ``DATE..DATE`` for time, else JSON itself.

    An end left out of ``DATE..`` is open. Raises ``UsageError`` for what is neither.
    """
    if field in ("type", "status"):
        return json.dumps(words)
    if field == "time" and not words.lstrip().startswith(("{", "null")):
        return _days(words)
    try:
        value = json.loads(words)
    except ValueError as error:
        raise UsageError(f"{field}: “{words[:60]}” is no JSON; see dateline correct --help") from error
    if field == "time" and value is None:
        value = {"from": None, "to": None}
    return json.dumps(value, ensure_ascii=False)


def _days(words: str) -> str:
    first, dots, last = words.partition("..")
    start = _day(first)
    end = _day(last) if dots else start
    return json.dumps({"from": start.isoformat() if start else None, "to": end.isoformat() if end else None})


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return given_publication(words).day
    except ImpossibleDateError as error:
        raise UsageError(f"time: “{words}”: {error}") from error
