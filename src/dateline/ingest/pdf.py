"""A PDF as a draft: its words in paragraphs, running heads and page numbers gone."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime

from pypdf import PdfReader
from pypdf.errors import DependencyError

from dateline.errors import InputError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.draft import Dates, Draft
from dateline.ingest.limits import DOCUMENT_PAGES, DOCUMENT_SECONDS
from dateline.ingest.publication import given_publication
from dateline.ingest.silence import silence
from dateline.model.report import Original, Publication

MEDIA_TYPE, RULE = "application/pdf", "document"
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.I)
HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")
SENTENCE_END = re.compile(r"[.!?:][”\"’)\]]?$")
BULLET = re.compile(r"(?:[•●▪◦■–]|\d{1,2}[.)]|\([a-z0-9]\))\s")
# A running head stands at the top or foot of at least so many pages, its page number aside.
EDGE_LINES, RUNNING_PAGES = 2, 3
# A line this much shorter than the usual one ends its paragraph.
SHORT_LINE = 0.8
# Titles that writing programs put in, when nobody has written one.
NO_TITLE = re.compile(r"(?:microsoft word\b|untitled|document\d*$|.*\.(?:docx?|pdf|indd|qxd)$)", re.I)


def pdf_draft(raw: bytes, where: str, line: int | None, file_name: str | None) -> Draft:
    """The draft of a PDF. Raises ``InputError`` for one that is damaged, locked, or has pictures instead of text."""
    silence("pypdf")
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("a PDF locked with a password")
        pages, remark = _pages(reader)
        title, made = _title(reader), _made(reader)
    except InputError:
        raise
    except DependencyError as error:
        raise InputError("a PDF locked with a cipher that is not read here") from error
    except Exception as error:  # pypdf raises errors of any kind on damaged files
        raise InputError(f"a damaged PDF: {type(error).__name__}") from error
    text = joined(pages)
    if not text.strip():
        raise InputError("a PDF without text: scanned pages must be recognised (OCR) first")
    original = Original(raw, MEDIA_TYPE)
    return Draft(
        where, line, text, title=title, file_name=file_name, remark=remark, dates=Dates(last=made), original=original
    )


def _pages(reader: PdfReader) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and what to say when not all of them could be read."""
    started = time.monotonic()
    pages: list[list[str]] = []
    for number, page in enumerate(reader.pages):
        if number >= DOCUMENT_PAGES:
            return pages, f"a PDF of more than {DOCUMENT_PAGES} pages: the rest is not read"
        if time.monotonic() - started > DOCUMENT_SECONDS:
            return pages, f"a PDF that takes more than {DOCUMENT_SECONDS} seconds: read to page {number}"
        pages.append([line.strip() for line in UNREADABLE.sub("", page.extract_text()).split("\n")])
    return pages, None


def joined(pages: list[list[str]]) -> str:
    """The lines of pages as paragraphs: words joined over line ends, running heads left out."""
    running = _running(pages)
    lines = []
    for page in pages:
        inner = [line for line in page if line]
        for at, line in enumerate(inner):
            edge = at < EDGE_LINES or at >= len(inner) - EDGE_LINES
            if not (edge and (PAGE_NUMBER.fullmatch(line) or _numberless(line) in running)):
                lines.append(line)
    return "\n".join(_paragraphs(lines))


def _running(pages: list[list[str]]) -> set[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        inner = [line for line in page if line]
        seen.update({_numberless(line) for line in (*inner[:EDGE_LINES], *inner[-EDGE_LINES:])})
    return {line for line, times in seen.items() if times >= RUNNING_PAGES}


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: list[str]) -> list[str]:
    usual = sorted(len(line) for line in lines)[len(lines) * 3 // 4] if lines else 0
    paragraphs: list[str] = []
    open_end = False
    for line in lines:
        if open_end and not BULLET.match(line):
            last = paragraphs[-1]
            hyphened = HYPHEN.search(last) is not None and line[:1].islower()
            paragraphs[-1] = HYPHEN.sub("", last) + line if hyphened else f"{last} {line}"
        else:
            paragraphs.append(line)
        ended = SENTENCE_END.search(line) is not None
        short = len(line) < usual * SHORT_LINE
        open_end = HYPHEN.search(line) is not None or not short or not (ended or _is_heading(paragraphs[-1]))
    return paragraphs


def _is_heading(paragraph: str) -> bool:
    """Whether a short line without a full stop stands alone: a headline, not the start of a sentence."""
    words = paragraph.split()
    return len(words) <= 14 and paragraph[:1].isupper() and not paragraph.endswith((",", ";", "-"))


def _title(reader: PdfReader) -> str | None:
    stated = reader.metadata.title if reader.metadata else None
    title = " ".join(UNREADABLE.sub("", stated).split()) if isinstance(stated, str) else ""
    return title if title and not NO_TITLE.match(title) else None


def _made(reader: PdfReader) -> Publication | None:
    made = reader.metadata.creation_date if reader.metadata else None
    return document_date(made)


def document_date(made: datetime | None) -> Publication | None:
    """The day a document says it was made; None without one or with an impossible one."""
    try:
        return replace(given_publication(made.isoformat()), rule=RULE) if made else None
    except ImpossibleDateError:
        return None
