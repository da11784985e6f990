"""Private persons' names taken out of whole readings."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.export.reading import Reading
from dateline.export.record import report_record
from dateline.model.report import Publication, Report
from dateline.reading.reader import Reader, ReaderSettings
from dateline.services.batch import loaded_reader
from dateline.services.redaction import Redactor


@pytest.fixture(scope="module")
def reader() -> Reader:
    return loaded_reader(ReaderSettings())


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Police said on Monday that Amina Yusuf, 34, was shot dead near her home in Gao.", "Yusuf", "Police"),
        ("Army spokesman Brig. Gen. Tomas Okwera said 12 rebels were killed near Bunia.", "Okwera", "Army"),
        ("Gunmen abducted the journalist Daniel Otieno in Goma. Otieno was last seen on Friday.", "Otieno", "Gunmen"),
    ],
)
def test_names_of_private_persons_are_gone_from_everything(text: str, name: str, kept: str, reader: Reader) -> None:
    report = Report("r1", text, published=Publication(date(2020, 6, 16), "given"))
    record = report_record(Redactor(reader).redact(Reading(report, reader.read(report))))
    assert name not in str(record)
    assert "[person 1]" in record["text"]
    assert kept in record["text"]


def test_public_figures_and_places_stay(reader: Reader) -> None:
    report = Report("r1", "President Emmanuel Macron said French troops had killed 12 fighters in Kidal.")
    record = report_record(Redactor(reader).redact(Reading(report, reader.read(report))))
    assert record["text"] == report.text
