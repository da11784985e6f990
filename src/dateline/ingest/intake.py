"""From the paths a person names to reports and notices, one after the other, in a stable order."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError, UsageError
from dateline.ingest.desk import Desk, IngestSettings
from dateline.ingest.draft import Draft
from dateline.ingest.encoding import decode
from dateline.ingest.jsonfiles import read_json_file, read_json_lines
from dateline.ingest.limits import Limits
from dateline.ingest.lines import first_bytes
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.opening import opened, read_at_most
from dateline.ingest.tables import read_table
from dateline.model.report import Report

STANDARD_INPUT = "-"
TEXT, JSON_LINES, JSON, CSV, TSV = "text", "JSON lines", "JSON", "CSV", "TSV"
KINDS = {
    ".txt": TEXT, ".text": TEXT, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": JSON, ".csv": CSV, ".tsv": TSV,
    ".tab": TSV,
}  # fmt: skip
NOT_YET = frozenset((
    ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".pdf", ".eml", ".mbox", ".msg", ".warc", ".doc", ".docx",
    ".odt", ".rtf", ".xls", ".xlsx", ".zip", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".md",
))  # fmt: skip


def check_paths(paths: Sequence[str]) -> None:
    """Raises ``UsageError`` for paths that do not exist, all at once."""
    missing = [p for p in paths if p != STANDARD_INPUT and not os.path.lexists(p)]
    if missing:
        raise UsageError("no such file or folder: " + ", ".join(missing))
    if list(paths).count(STANDARD_INPUT) > 1:
        raise UsageError("standard input can be read only once")


def take_in(paths: Sequence[str], settings: IngestSettings, stdin: BinaryIO) -> Iterator[Report | Notice]:
    """The reports of all paths in the order given, folders by name, and a notice for all that cannot be read."""
    desk = Desk(settings)
    for draft in _drafts(paths, settings.limits, stdin):
        if isinstance(draft, Notice):
            yield draft
        else:
            yield from desk.take(draft)


def _drafts(paths: Sequence[str], limits: Limits, stdin: BinaryIO) -> Iterator[Draft | Notice]:
    for name in paths:
        if name == STANDARD_INPUT:
            yield from _guarded("standard input", _stream_drafts(_buffered(stdin), limits))
            continue
        path = Path(name)
        if path.is_dir():
            yield from _folder_drafts(path, limits)
        else:
            yield from _guarded(name, _file_drafts(path, limits))


def _guarded(where: str, drafts: Iterator[Draft | Notice]) -> Iterator[Draft | Notice]:
    """The same drafts; what ends a file early becomes its notice, and the next file is read."""
    try:
        yield from drafts
    except InputError as error:
        yield Notice(where, None, str(error))
    except OSError as error:
        yield Notice(where, None, f"cannot be read: {error.strerror or error}")


def _folder_drafts(folder: Path, limits: Limits) -> Iterator[Draft | Notice]:
    found, left_out = False, []
    for path in files_below(folder):
        if kind_of(path) is None:
            left_out.append(path.name)
            continue
        found = True
        yield from _guarded(str(path), _file_drafts(path, limits))
    if not found:
        yield Notice(str(folder), None, f"no report in this folder (looked for {', '.join(KINDS)}, also with .gz)")
    elif left_out:
        names = ", ".join(left_out[:3]) + (" …" if len(left_out) > 3 else "")
        yield Notice(str(folder), None, f"left out, no kind of file that Dateline reads: {names}", Severity.NOTE)


def files_below(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders by name, hidden ones left out, links to folders not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)


def kind_of(path: Path) -> str | None:
    """What a file holds by its name, ``.gz`` set aside; None for kinds that are not read."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def _file_drafts(path: Path, limits: Limits) -> Iterator[Draft | Notice]:
    name = path.name.lower().removesuffix(".gz")
    if any(name.endswith(suffix) for suffix in NOT_YET):
        raise InputError(f"{Path(name).suffix} files are not read yet; give plain text, JSON lines or CSV")
    if not path.is_file():
        raise InputError("not a file" if path.exists() else "a link that leads nowhere")
    kind = kind_of(path) or TEXT
    with opened(path) as stream:
        yield from _kind_drafts(kind, stream, str(path), limits)


def _kind_drafts(kind: str, stream: io.BufferedReader, where: str, limits: Limits) -> Iterator[Draft | Notice]:
    if kind == JSON_LINES:
        yield from read_json_lines(stream, where, limits)
    elif kind == JSON:
        yield from read_json_file(stream, where, limits)
    elif kind in (CSV, TSV):
        yield from read_table(stream, where, limits, "," if kind == CSV else "\t")
    else:
        yield _text_draft(stream, where, limits, file_name=Path(where).name)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream itself where it can be peeked into, else its bytes."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))


def _stream_drafts(stream: io.BufferedReader, limits: Limits) -> Iterator[Draft | Notice]:
    """Standard input: JSON lines when the first line opens a JSON object, a list of objects, else one text."""
    head = first_bytes(stream).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        yield from read_json_lines(stream, "standard input", limits)
    elif head.startswith(b"[") and head[1:].lstrip()[:1] == b"{":
        yield from read_json_file(stream, "standard input", limits)
    else:
        yield _text_draft(stream, "standard input", limits)


def _text_draft(stream: io.BufferedReader, where: str, limits: Limits, *, file_name: str | None = None) -> Draft:
    raw = read_at_most(stream, limits.report_bytes * 4)  # 4: UTF-32 spells each letter with four bytes
    limits.check(len(raw) if len(raw) > limits.report_bytes * 4 else 0)
    if not raw:
        raise InputError("an empty file" if file_name else "nothing on standard input")
    decoded = decode(raw)
    remark = None if decoded.encoding.startswith("utf") else f"not UTF-8: read as {decoded.encoding}"
    return Draft(where, None, decoded.text, file_name=file_name, remark=remark)
