"""JSON lines, and JSON files that hold one report or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.ingest.draft import Draft
from dateline.ingest.encoding import decode
from dateline.ingest.limits import JSON_FILE_BYTES, Limits
from dateline.ingest.lines import numbered_lines
from dateline.ingest.notice import Notice
from dateline.ingest.opening import read_at_most
from dateline.ingest.records import KeyMapping, draft_of

# What a file may call its list of reports: we, and GDELT's article list.
LISTS = ("reports", "articles")


def read_json_lines(
    stream: io.BufferedReader, where: str, limits: Limits, columns: KeyMapping | None = None
) -> Iterator[Draft | Notice]:
    """One draft a line; a line that is no JSON gives a notice and the next line is read."""
    found = False
    for line in numbered_lines(stream, limits.record_bytes):
        if line.text is None:
            yield Notice(where, line.number, line.fault or "not text")
        elif line.text.strip():
            yield from _record(line.text, where, line.number, columns)
        else:
            continue
        found = True
    if not found:
        yield Notice(where, None, "an empty file")


def _record(text: str, where: str, number: int, columns: KeyMapping | None) -> Iterator[Draft | Notice]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Notice(where, number, f"not JSON: {_reason(error)}")
        return
    yield from draft_of(record, where, number, columns)


def read_json_file(
    stream: io.BufferedReader, where: str, limits: Limits, columns: KeyMapping | None = None
) -> Iterator[Draft | Notice]:
    """The reports of a ``.json`` file: one object, a list, an object with a list under ``reports`` or
    ``articles``, or JSON lines under the wrong name."""
    raw = read_at_most(stream, JSON_FILE_BYTES)
    if len(raw) > JSON_FILE_BYTES:
        raise InputError(f"a JSON file larger than {JSON_FILE_BYTES:,} bytes; write it as JSON lines (.jsonl)")
    text = decode(raw).text
    if not text.strip():
        raise InputError("an empty file")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            yield from read_json_lines(io.BufferedReader(io.BytesIO(raw)), where, limits, columns)
            return
        raise InputError(f"not JSON: {_reason(error)}") from error
    for key in LISTS:
        if isinstance(value, dict) and isinstance(value.get(key), list):
            value = value[key]
    for record in value if isinstance(value, list) else [value]:
        yield from draft_of(record, where, None, columns)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return f"{error.msg[:1].lower()}{error.msg[1:]} at {place}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long to read"
