"""A Word document (.docx) as a draft: its paragraphs and table rows in their order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from dateline.errors import InputError
from dateline.ingest.draft import Dates, Draft
from dateline.ingest.limits import DOCUMENT_EXPANDED_BYTES
from dateline.ingest.pdf import document_date
from dateline.model.report import Original

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# The day of python-docx's own template, which every file made from it carries: nobody wrote a report then.
TEMPLATE_DAY = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
# A cell of a merged row is handed out once for each column it spans.
TABLE_ROWS = 20_000


def word_draft(raw: bytes, where: str, line: int | None, file_name: str | None) -> Draft:
    """The draft of a Word document. Raises ``InputError`` for one that is damaged, locked or out of proportion."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("a Word document locked with a password, or of the old kind (.doc)")
    try:
        _check_size(raw)
        document = Document(io.BytesIO(raw))
        text = "\n".join(_lines(document))
        title, made = document.core_properties.title, document.core_properties.created
    except InputError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx raise errors of any kind on damaged files
        raise InputError(f"a damaged Word document: {type(error).__name__}") from error
    if not text.strip():
        raise InputError("a Word document without text")
    aware = made.replace(tzinfo=UTC) if made and made.tzinfo is None else made
    return Draft(
        where,
        line,
        re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text),
        title=" ".join(title.split()) or None if title else None,
        file_name=file_name,
        dates=Dates(last=document_date(aware if aware != TEMPLATE_DAY else None)),
        original=Original(raw, MEDIA_TYPE),
    )


def _check_size(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        if sum(part.file_size for part in parts.infolist()) > DOCUMENT_EXPANDED_BYTES:
            raise InputError(f"a Word document that expands to more than {DOCUMENT_EXPANDED_BYTES:,} bytes: refused")


def _lines(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows[:TABLE_ROWS]:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                yield " | ".join(cell for cell in cells if cell)
        elif block.text.strip():
            yield block.text.strip()
