"""From the paths a person names to reports and notices, one after the other, in a stable order."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline.errors import InputError, UsageError
from dateline.ingest import kinds
from dateline.ingest.address import check_address, is_address
from dateline.ingest.budget import Budget
from dateline.ingest.desk import Desk, IngestSettings
from dateline.ingest.draft import Draft
from dateline.ingest.formats import Entry, Intake, Pieces, drafts_of
from dateline.ingest.kinds import KINDS
from dateline.ingest.limits import MEMBER_BYTES
from dateline.ingest.lines import first_bytes
from dateline.ingest.mapping import Columns
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.opening import opened, read_whole, stream_of
from dateline.model.report import Report

if TYPE_CHECKING:
    from dateline.ingest.fetch import Fetcher

STANDARD_INPUT = "-"
STREAM_NAME = "standard input"


def check_paths(paths: Sequence[str]) -> None:
    """Raises ``UsageError`` for paths that do not exist and addresses that mean nothing, all at once."""
    missing = [p for p in paths if p != STANDARD_INPUT and not is_address(p) and not os.path.lexists(p)]
    if missing:
        raise UsageError("no such file or folder: " + ", ".join(missing))
    for name in paths:
        if is_address(name):
            check_address(name)
    if list(paths).count(STANDARD_INPUT) > 1:
        raise UsageError("standard input can be read only once")


def take_in(paths: Sequence[str], settings: IngestSettings, stdin: BinaryIO) -> Iterator[Report | Notice]:
    """The reports of all paths in the order given, folders by name, and a notice for all that cannot be read."""
    desk = Desk(settings)
    for draft in _drafts(paths, settings, stdin):
        if isinstance(draft, Notice):
            yield draft
        else:
            yield from desk.take(draft)


def _drafts(paths: Sequence[str], settings: IngestSettings, stdin: BinaryIO) -> Pieces:
    columns = Columns(settings.mapping)
    addresses = Addresses(settings, columns)
    for name in paths:
        if name == STANDARD_INPUT:
            yield from _guarded(STREAM_NAME, _stream_drafts(_buffered(stdin), settings, columns))
        elif is_address(name):
            yield from _guarded(name, addresses.drafts(name))
        elif Path(name).is_dir():
            yield from _folder_drafts(Path(name), settings, columns)
        else:
            yield from _guarded(name, _file_drafts(Path(name), settings, columns))


class Addresses:
    """Reads web addresses; what fetching needs is loaded with the first of them."""

    def __init__(self, settings: IngestSettings, columns: Columns) -> None:
        self._intake = Intake(settings, columns, Budget(0))
        self._fetcher: Fetcher | None = None

    def drafts(self, url: str) -> Pieces:
        """The drafts of what an address holds. Raises ``InputError``."""
        from dateline.ingest.fetch import Fetcher  # noqa: PLC0415  # see above
        from dateline.ingest.web import address_drafts  # noqa: PLC0415

        self._fetcher = self._fetcher or Fetcher(allow_private=self._intake.settings.allow_private)
        yield from address_drafts(url, self._fetcher, self._intake)


def _guarded(where: str, drafts: Pieces) -> Iterator[Draft | Notice]:
    """The same drafts; what ends a file early becomes its notice, and the next file is read."""
    try:
        yield from drafts
    except InputError as error:
        yield Notice(where, None, str(error))
    except OSError as error:
        yield Notice(where, None, f"cannot be read: {error.strerror or error}")


def _folder_drafts(folder: Path, settings: IngestSettings, columns: Columns) -> Pieces:
    found, left_out = False, []
    for path in files_below(folder):
        if kinds.kind_of(path) is None:
            left_out.append(path.name)
            continue
        found = True
        yield from _guarded(str(path), _file_drafts(path, settings, columns))
    if not found:
        looked = f"looked for {', '.join(KINDS)}, also with .gz, .bz2 or .xz"
        yield Notice(str(folder), None, f"no report in this folder ({looked})")
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


def _file_drafts(path: Path, settings: IngestSettings, columns: Columns) -> Pieces:
    ending = kinds.refused_ending(path)
    if ending:
        raise InputError(f"{ending} files are not read; save it as .docx, .pdf, .txt, .csv or .zip")
    if not path.is_file():
        raise InputError("not a file" if path.exists() else "a link that leads nowhere")
    budget = Budget(path.stat().st_size)
    with opened(path, budget) as stream:
        kind = kinds.kind_of(path) or kinds.kind_of_bytes(first_bytes(stream)) or kinds.TEXT
        yield from drafts_of(Entry(str(path), kind, stream), Intake(settings, columns, budget))


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream itself where it can be peeked into, else its bytes."""
    return stream if isinstance(stream, io.BufferedReader) else stream_of(stream.read())


def _stream_drafts(stream: io.BufferedReader, settings: IngestSettings, columns: Columns) -> Pieces:
    """Standard input: what its first bytes say it is, else one text."""
    kind = stream_kind(first_bytes(stream))
    size = 0
    if kind in (kinds.ZIP, kinds.TAR):
        raw = read_whole(stream, MEMBER_BYTES, "an archive on standard input")
        stream, size = stream_of(raw), len(raw)
    yield from drafts_of(Entry(STREAM_NAME, kind, stream), Intake(settings, columns, Budget(size)))


def stream_kind(head: bytes) -> str:
    """What a stream without a name holds: JSON lines when it opens with an object, JSON with a list of objects."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return kinds.JSON_LINES
    if start.startswith(b"[") and start[1:].lstrip()[:1] == b"{":
        return kinds.JSON
    return kinds.kind_of_bytes(head) or kinds.TEXT
