"""One reader a kind of file: from a stream to drafts, archives and mails opened into the files they hold.

Each kind's library is loaded when the first file of that kind is read: reading plain text must not wait for them.
"""
# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from dateline.errors import InputError
from dateline.ingest import kinds
from dateline.ingest.budget import Budget, OverspentError
from dateline.ingest.desk import IngestSettings
from dateline.ingest.draft import Draft
from dateline.ingest.encoding import decode
from dateline.ingest.jsonfiles import read_json_file, read_json_lines
from dateline.ingest.limits import ARCHIVE_DEPTH, DOCUMENT_BYTES, MAIL_BYTES, MEMBER_BYTES, PAGE_BYTES
from dateline.ingest.mapping import Columns
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.opening import read_at_most, read_whole, stream_of, unpacked
from dateline.ingest.tables import read_table

Pieces = Iterator[Draft | Notice]
# How many names a notice shows of what was left out.
NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Intake:
    """What every reader of one path is given: the caller's settings, the account of unpacking, how deep it stands."""

    settings: IngestSettings
    columns: Columns
    budget: Budget
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One stream to be read: where it stands, what it holds, its record's number in a mailbox or the like."""

    where: str
    kind: str
    stream: io.BufferedReader
    line: int | None = None

    @property
    def file_name(self) -> str | None:
        """The file's own name, which may tell its date; None for a stream that has none."""
        return PurePath(self.where.rpartition("!/")[2]).name if self.where != "standard input" else None

    def whole(self, limit: int) -> bytes:
        """All its bytes. Raises ``InputError`` for more than ``limit``."""
        return read_whole(self.stream, limit, f"a {self.kind}")


def drafts_of(entry: Entry, intake: Intake) -> Pieces:
    """The drafts of a stream. Raises ``InputError`` for what ends it early."""
    yield from READERS[entry.kind](entry, intake)


def _text(entry: Entry, intake: Intake) -> Pieces:
    limits = intake.settings.limits
    raw = read_at_most(entry.stream, limits.report_bytes * 4)  # 4: UTF-32 spells each letter with four bytes
    limits.check(len(raw) if len(raw) > limits.report_bytes * 4 else 0)
    if not raw:
        raise InputError("an empty file" if entry.file_name else "nothing on standard input")
    decoded = decode(raw)
    remark = None if decoded.encoding.startswith("utf") else f"not UTF-8: read as {decoded.encoding}"
    yield Draft(entry.where, entry.line, decoded.text, file_name=entry.file_name, remark=remark)


def _json_lines(entry: Entry, intake: Intake) -> Pieces:
    yield from read_json_lines(entry.stream, entry.where, intake.settings.limits, intake.columns)


def _json(entry: Entry, intake: Intake) -> Pieces:
    yield from read_json_file(entry.stream, entry.where, intake.settings.limits, intake.columns)


def _table(entry: Entry, intake: Intake) -> Pieces:
    delimiter = "," if entry.kind == kinds.CSV else "\t"
    yield from read_table(entry.stream, entry.where, intake.settings.limits, delimiter, intake.columns)


def _page(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.page import page_draft

    draft = page_draft(entry.whole(PAGE_BYTES), entry.where, entry.line)
    yield replace(draft, file_name=entry.file_name)


def _feed(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.feed import feed_drafts
    from dateline.ingest.page import page_draft

    raw = entry.whole(PAGE_BYTES)
    if kinds.kind_of_bytes(raw) == kinds.PAGE:
        yield page_draft(raw, entry.where, entry.line)
    else:
        yield from feed_drafts(raw, entry.where)


def _pdf(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.pdf import pdf_draft

    yield pdf_draft(entry.whole(DOCUMENT_BYTES), entry.where, entry.line, entry.file_name)


def _word(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.word import word_draft

    yield word_draft(entry.whole(DOCUMENT_BYTES), entry.where, entry.line, entry.file_name)


def _mail(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.mail import attachments, mail_draft, parse_mail

    raw = entry.whole(MAIL_BYTES)
    message = parse_mail(raw)
    draft = mail_draft(message, raw, entry.where, entry.line)
    if draft:
        yield draft
    where = entry.where if entry.line is None else f"{entry.where}:{entry.line}"
    inner, unread, found = _deeper(intake), [], False
    for attached in attachments(message):
        kind = kinds.kind_of(attached.name) or kinds.MEDIA_TYPES.get(attached.media_type)
        if kind is None:
            unread.append(attached.name)
            continue
        found = True
        yield from _member(f"{where}!/{attached.name}", kind, stream_of(attached.data), inner)
    if unread:
        yield _left_out(where, "attachments", unread)
    if not draft and not found:
        raise InputError("a mail without text")


def _mailbox(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.mail import mailbox_messages

    for piece in mailbox_messages(entry.stream, entry.where):
        if isinstance(piece, Notice):
            yield piece
            continue
        number, raw = piece
        try:
            stream = stream_of(raw)
            yield from _mail(Entry(entry.where, kinds.MAIL, stream, number), intake)
        except OverspentError:
            raise
        except InputError as error:
            yield Notice(entry.where, number, str(error))


def _warc(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.warc import warc_drafts

    yield from warc_drafts(entry.stream, entry.where)


def _archive(entry: Entry, intake: Intake) -> Pieces:
    from dateline.ingest.archive import Member, tar_members, zip_members

    inner, unread, found = _deeper(intake), [], False
    stream = entry.stream
    if entry.kind == kinds.ZIP and not stream.seekable():
        stream = stream_of(entry.whole(MEMBER_BYTES))
    list_members = zip_members if entry.kind == kinds.ZIP else tar_members
    for member in list_members(stream, entry.where, intake.budget):
        if not isinstance(member, Member):
            yield member
            continue
        name = member.name.replace("\\", "/")
        kind = kinds.kind_of(name)
        if any(part.startswith(".") for part in name.split("/")):
            continue  # hidden, as in folders
        if kind is None:
            unread.append(name)
            continue
        found = True
        yield from _member(f"{entry.where}!/{name}", kind, member.stream, inner)
    if not found:
        yield Notice(entry.where, None, "no report in this archive")
    elif unread:
        yield _left_out(entry.where, "files", unread)


def _deeper(intake: Intake) -> Intake:
    if intake.depth >= ARCHIVE_DEPTH:
        raise InputError(f"packed more than {ARCHIVE_DEPTH} deep: not read")
    return replace(intake, depth=intake.depth + 1)


def _member(where: str, kind: str, stream: io.BufferedReader, intake: Intake) -> Pieces:
    """The drafts of a file within another; what ends it early is its own notice, unless all must end."""
    try:
        plain = unpacked(stream, kinds.compression_of(where), intake.budget)
        yield from drafts_of(Entry(where, kind, plain), intake)
    except OverspentError:
        raise
    except InputError as error:
        yield Notice(where, None, str(error))
    except OSError as error:
        yield Notice(where, None, f"cannot be read: {error.strerror or error}")


def _left_out(where: str, what: str, names: list[str]) -> Notice:
    shown = ", ".join(names[:NAMES_SHOWN]) + (" …" if len(names) > NAMES_SHOWN else "")
    return Notice(where, None, f"left out, no kind of {what} that Dateline reads: {shown}", Severity.NOTE)


READERS: dict[str, Callable[[Entry, Intake], Pieces]] = {
    kinds.TEXT: _text, kinds.JSON_LINES: _json_lines, kinds.JSON: _json, kinds.CSV: _table, kinds.TSV: _table,
    kinds.PAGE: _page, kinds.FEED: _feed, kinds.PDF: _pdf, kinds.WORD: _word, kinds.MAIL: _mail,
    kinds.MAILBOX: _mailbox, kinds.WARC: _warc, kinds.ZIP: _archive, kinds.TAR: _archive,
}  # fmt: skip
