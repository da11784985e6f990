"""A situation report as a DOCX document."""

from __future__ import annotations

from typing import Any, BinaryIO

from dateline.export.lazily import lazily
from dateline.export.sitrep import Reference, Section, Sentence, Sitrep, cited
from dateline.export.xml_text import xml_text


def write_docx(sitrep: Sitrep, out: BinaryIO) -> None:
    """Writes the report as a document with real headings and lists; addresses stand as text."""
    document = lazily("docx", "python-docx").Document()
    title = f"Situation report: {xml_text(sitrep.place)}"
    document.core_properties.title = title[:255]  # the property holds no more
    document.core_properties.author = f"Dateline {sitrep.engine}"
    document.core_properties.comments = sitrep.schema
    document.add_heading(title, 0)
    document.add_paragraph(f"{sitrep.start.isoformat()} to {sitrep.end.isoformat()}")
    _list(document, sitrep.overview or (Sentence("Nothing is known.", ()),))
    for section in sitrep.sections:
        _section(document, section)
    if sitrep.changes is not None:
        document.add_heading("What changed since the period before", 1)
        _list(document, sitrep.changes or (Sentence("Nothing that is known here.", ()),))
    _series(document, sitrep)
    document.add_heading("References", 1)
    for reference in sitrep.references:
        document.add_paragraph(f"[{reference.number}] {_reference(reference)}")
    document.add_paragraph(f"Made by Dateline {sitrep.engine} from claims in the reports listed; {sitrep.schema}.")
    document.save(out)


def _section(document: Any, section: Section) -> None:
    document.add_heading(section.title, 1)
    if section.note:
        document.add_paragraph().add_run(xml_text(section.note)).italic = True
    if not section.events:
        document.add_paragraph("Nothing is known.")
    for event in section.events:
        document.add_heading(xml_text(event.heading), 2)
        _list(document, event.sentences)


def _series(document: Any, sitrep: Sitrep) -> None:
    if sitrep.series:
        document.add_heading("Figures from day to day", 1)
    for series in sitrep.series:
        document.add_heading(xml_text(series.label), 2)
        _list(document, series.points)


def _list(document: Any, sentences: tuple[Sentence, ...]) -> None:
    for sentence in sentences:
        document.add_paragraph(f"{xml_text(sentence.text)} {cited(sentence.cites)}".rstrip(), style="List Bullet")


def _reference(reference: Reference) -> str:
    title = f"“{reference.title}”" if reference.title else None
    day = reference.day.isoformat() if reference.day else "no date"
    parts = (reference.publisher or "publisher unknown", day, title, f"report {reference.report}", reference.url)
    return xml_text(", ".join(p for p in parts if p))
