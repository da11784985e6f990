"""Mail: a message as a draft (sender, day, subject, body), its attachments as files of their own; mailboxes."""

from __future__ import annotations

import email.policy
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from dateline.errors import InputError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.draft import Dates, Draft
from dateline.ingest.fragment import plain_text
from dateline.ingest.limits import MAIL_BYTES
from dateline.ingest.notice import Notice
from dateline.ingest.publication import given_publication
from dateline.model.report import Original, Publication

MEDIA_TYPE, RULE = "message/rfc822", "mail"
KEPT_HEADERS = ("From", "Date", "Subject", "Message-ID", "Reply-To", "List-Id")
# What the standard library's mail parser raises on hostile mail, besides its own errors.
PARSER_FAULTS = (
    MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError, ArithmeticError, RecursionError,
)  # fmt: skip
# A mail nests as deep as it was forwarded.
PARTS = 200
ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.M)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within a mail: its name, as its sender wrote it, and its media type."""

    name: str
    media_type: str
    data: bytes


def parse_mail(raw: bytes) -> EmailMessage:
    """The message of the bytes. Raises ``InputError`` for what is no mail."""
    try:
        message = message_from_bytes(raw, policy=email.policy.default)
    except PARSER_FAULTS as error:
        raise InputError(f"a mail that cannot be parsed: {error}") from error
    if not isinstance(message, EmailMessage) or not any(_header(message, name) for name in KEPT_HEADERS):
        raise InputError("no mail: it has no sender, day or subject")
    return message


def mail_draft(message: EmailMessage, raw: bytes, where: str, line: int | None) -> Draft | None:
    """The draft of a message's own text; None where it only carries attachments."""
    text = _body(message)
    if not text.strip():
        return None
    headers = tuple((name, value) for name in KEPT_HEADERS if (value := _header(message, name)))
    return Draft(
        where,
        line,
        text,
        title=_header(message, "Subject"),
        source=_sender(message),
        dates=Dates(stated=_date(message)),
        original=Original(raw, MEDIA_TYPE, headers),
    )


def attachments(message: EmailMessage) -> Iterator[Attachment]:
    """The files that a message carries, pictures and all."""
    body = _body_part(message)
    for number, part in zip(range(PARTS), message.walk(), strict=False):
        name = _file_name(part)
        if part is body or not name:
            continue
        data = _payload(part)
        if data:
            yield Attachment(name or f"part-{number}", part.get_content_type(), data)


def mailbox_messages(stream: io.BufferedReader, where: str) -> Iterator[tuple[int, bytes] | Notice]:
    """The messages of a mailbox with their numbers from 1; one that is too large gives a notice."""
    number, size, blank = 0, 0, True
    lines: list[bytes] = []
    for row in iter(lambda: stream.readline(MAIL_BYTES), b""):
        if blank and row.startswith(b"From "):
            if number:
                yield _message(number, lines, size, where)
            number, lines, size = number + 1, [], 0
        elif number:
            size += len(row)
            if size <= MAIL_BYTES:
                lines.append(row)
        blank = not row.strip()
    if not number:
        raise InputError("no mailbox: it does not begin with a “From ” line")
    yield _message(number, lines, size, where)


def _message(number: int, lines: list[bytes], size: int, where: str) -> tuple[int, bytes] | Notice:
    if size > MAIL_BYTES:
        return Notice(where, number, f"a mail larger than {MAIL_BYTES:,} bytes: not read")
    return number, ESCAPED_FROM.sub(b"", b"".join(lines))


def _header(message: EmailMessage, name: str) -> str | None:
    """The header's words; parsing a hostile one raises errors of many kinds, and it is then as good as missing."""
    try:
        value = message[name]
        text = str(value) if value is not None else ""
    except PARSER_FAULTS:
        return None
    cleaned = " ".join(text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").split())
    return cleaned or None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "From") or "")
    return name.strip() or address.rpartition("@")[2] or None


def _date(message: EmailMessage) -> Publication | None:
    try:
        return replace(given_publication(_header(message, "Date") or ""), rule=RULE)
    except ImpossibleDateError:
        return None


def _body_part(message: EmailMessage) -> EmailMessage | None:
    try:
        found = message.get_body(preferencelist=("plain", "html"))
    except PARSER_FAULTS:
        return None
    return found if isinstance(found, EmailMessage) else None


def _body(message: EmailMessage) -> str:
    part = _body_part(message)
    if part is None:
        return ""
    text = _text(part)
    return plain_text(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n").strip()


def _text(part: EmailMessage) -> str:
    """The words of a part; an unknown or wrong character set is read as UTF-8 with marks for what is none."""
    data = _payload(part)
    for name in (part.get_content_charset(), "utf-8", "cp1252"):
        try:
            return data.decode(name or "utf-8").replace("\x00", "")
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace").replace("\x00", "")


def _payload(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except PARSER_FAULTS:
        return b""
    return data if isinstance(data, bytes) else b""


def _file_name(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except PARSER_FAULTS:
        return None
    return re.split(r"[/\\]", name)[-1].strip("\x00 ") or None if name else None
