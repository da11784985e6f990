"""PDF and Word: paragraphs, running heads, the document's own date as the last resort, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from dateline.ingest.notice import Notice
from dateline.ingest.pdf import joined
from dateline.model.report import Report
from tests.ingest.samples import STORY, TITLE, mail, pdf, word, zipped

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]


def test_lines_are_joined_to_paragraphs() -> None:
    page = [
        "TESSEN RELIEF OFFICE SITUATION REPORT",
        "Flood in the river quarter",
        "On Monday the river Tessen rose above the walls of the old town and about 600 fami-",
        "lies left their homes, the relief office said. Most of them went to the sugar works,",
        "where blankets are short.",
        "On Tuesday rain went on. The office counted 14 dead and asks for boats, pumps and for",
        "tents.",
        "• 600 families displaced",
        "• 14 people killed",
        "3 / 12",
    ]
    assert joined([page]).split("\n") == [
        "TESSEN RELIEF OFFICE SITUATION REPORT",
        "Flood in the river quarter",
        "On Monday the river Tessen rose above the walls of the old town and about 600 families left their homes, the relief office said. Most of them went to the sugar works, where blankets are short.",
        "On Tuesday rain went on. The office counted 14 dead and asks for boats, pumps and for tents.",
        "• 600 families displaced",
        "• 14 people killed",
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        ["Tessen Relief Office", f"Story of page {word}.", f"Page {n}"]
        for n, word in enumerate("one two three four".split(), 1)
    ]
    assert "Tessen Relief Office" not in joined(pages)
    assert "Page" not in joined(pages)
    assert "Story of page three." in joined(pages)


def test_a_pdf_is_one_report(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([STORY]))
    (report,), _ = taken("a.pdf")
    assert all(sentence in report.text.replace("\n", " ") for sentence in STORY)
    assert report.title == TITLE
    assert report.published is not None
    assert (report.published.day, report.published.rule) == (date(2031, 3, 5), "document")
    assert report.original is not None
    assert report.original.media_type == "application/pdf"


def test_what_a_pdf_says_stands_before_the_day_it_was_made(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([("Published: 2 March 2031", *STORY)]))
    (report,), _ = taken("a.pdf")
    assert report.published is not None
    assert (report.published.day, report.published.rule) == (date(2031, 3, 2), "header")


def test_a_word_document_is_one_report_with_its_tables(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word())
    (report,), _ = taken("a.docx")
    assert report.text.split("\n") == [STORY[0], "Town | Killed", "Orvanka | 3", STORY[1]]
    assert report.title == TITLE
    assert report.published is not None
    assert (report.published.day, report.published.rule) == (date(2031, 3, 5), "document")


def test_the_day_of_the_writing_programs_template_is_no_date(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(made=None))
    (report,), notices = taken("a.docx")
    assert report.published is None
    assert "no publication date" in str(notices[0])


def _locked() -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf([STORY]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.pdf", b"%PDF-1.4 and nothing more", "a damaged PDF"),
        ("a.pdf", pdf([STORY])[:300], "a damaged PDF|without text"),
        ("a.pdf", pdf([[]]), "without text"),
        ("a.pdf", _locked(), "locked with a password"),
        ("a.pdf", b"", "an empty file"),
        ("a.docx", b"PK\x03\x04 and nothing more", "a damaged Word document"),
        ("a.docx", zipped({"word/document.xml": b"<a/>"}), "a damaged Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "locked with a password, or of the old kind"),
        ("a.docx", zipped({"word/document.xml": b"a" * 200_000_001}), "expands to more than"),
        ("a.eml", b"no mail at all", "no mail"),
        ("a.eml", mail(text=None), "a mail without text"),
        ("a.mbox", b"Two men died.", "no mailbox"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_so(name: str, raw: bytes, reason: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    reports, notices = taken(name)
    assert reports == []
    assert any(part in str(notices[0]) for part in reason.split("|"))
