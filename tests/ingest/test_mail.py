"""Mail and mailboxes: the message, its day, its attachments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.notice import Notice
from dateline.model.report import Report
from tests.ingest.samples import STORY, TITLE, mail, mailbox, page, pdf, zipped

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_is_a_report(html: bool, taken: TakeIn, tmp_path: Path) -> None:
    raw = mail(html=html)
    (tmp_path / "a.eml").write_bytes(raw)
    (report,), notices = taken("a.eml")
    assert STORY[2] in report.text
    assert "<p>" not in report.text
    assert (report.title, report.source) == (TITLE, "Velm Radio desk")
    assert report.published is not None
    assert (report.published.day, report.published.rule) == (date(2031, 3, 4), "mail")
    assert report.original is not None
    assert report.original.data == raw
    assert ("Subject", TITLE) in report.original.headers
    assert notices == []


def test_attachments_of_known_kinds_are_reports_of_their_own(taken: TakeIn, tmp_path: Path) -> None:
    attached = {
        "report.pdf": pdf([STORY]),
        "pages.zip": zipped({"x/a.html": page()}),
        "photo.jpg": b"\xff\xd8\xff",
        "../../x.html": page(linked=None),
    }
    (tmp_path / "a.eml").write_bytes(mail(attached=attached))
    reports, notices = taken("a.eml")
    assert [r.origin for r in reports] == ["a.eml", "a.eml!/report.pdf", "a.eml!/pages.zip!/x/a.html", "a.eml!/x.html"]
    assert ["photo.jpg" in str(n) for n in notices if "left out" in str(n)] == [True]


def test_a_mail_that_only_carries_a_file_is_that_file(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail(text=None, attached={"report.pdf": pdf([STORY])}))
    reports, _ = taken("a.eml")
    assert [r.origin for r in reports] == ["a.eml!/report.pdf"]


def test_the_messages_of_a_mailbox_are_reports(taken: TakeIn, tmp_path: Path) -> None:
    quoted = mail(text=f"{STORY[0]}\nFrom the hills came more fire, the mayor said.")
    (tmp_path / "a.mbox").write_bytes(mailbox(mail(), quoted, b"X-Nothing: here\n\nno mail", mail(html=True)))
    reports, notices = taken("a.mbox")
    assert [r.origin for r in reports] == ["a.mbox:1", "a.mbox:2", "a.mbox:4"]
    assert "\nFrom the hills" in reports[1].text
    assert str(notices[0]).startswith("a.mbox:3: no mail")
