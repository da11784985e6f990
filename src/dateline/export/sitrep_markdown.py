"""A situation report as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.export.safety import printable
from dateline.export.sitrep import Reference, Section, Sentence, Sitrep, cited, web_address

# What means something anywhere in a line; the rest only at its beginning, where our own words stand.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#&~])")


def to_markdown(sitrep: Sitrep) -> str:
    """The report as text; nothing in it from a report is read as markup."""
    return "\n".join(_lines(sitrep)).rstrip() + "\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))


def _sentence(sentence: Sentence) -> str:
    return f"{_plain(sentence.text)} {_plain(cited(sentence.cites))}".rstrip()


def _lines(sitrep: Sitrep) -> Iterator[str]:
    yield from (f"# Situation report: {_plain(sitrep.place)}", "")
    yield from (f"{sitrep.start.isoformat()} to {sitrep.end.isoformat()}", "")
    yield from _list(sitrep.overview or (Sentence("Nothing is known.", ()),))
    for section in sitrep.sections:
        yield from _section(section)
    if sitrep.changes is not None:
        yield from ("## What changed since the period before", "")
        yield from _list(sitrep.changes or (Sentence("Nothing that is known here.", ()),))
    if sitrep.series:
        yield from ("## Figures from day to day", "")
        for series in sitrep.series:
            yield from (f"**{_plain(series.label)}**", "")
            yield from _list(series.points)
    yield from ("## References", "")
    yield from (f"{r.number}. {_reference(r)}" for r in sitrep.references)
    yield from ("", f"Made by Dateline {sitrep.engine} from claims in the reports listed; {sitrep.schema}.")


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "")
    if section.note:
        yield from (f"*{_plain(section.note)}*", "")
    if not section.events:
        yield from ("Nothing is known.", "")
    for event in section.events:
        yield from (f"### {_plain(event.heading)}", "")
        yield from _list(event.sentences)


def _list(sentences: tuple[Sentence, ...]) -> Iterator[str]:
    yield from (f"- {_sentence(s)}" for s in sentences)
    yield ""


def _reference(reference: Reference) -> str:
    title = f"“{_plain(reference.title)}”" if reference.title else None
    day = reference.day.isoformat() if reference.day else "no date"
    address = web_address(reference.url)
    link = f"<{address}>" if address else _plain(reference.url) if reference.url else None
    parts = (_plain(reference.publisher or "publisher unknown"), day, title, f"report {_plain(reference.report)}", link)
    return ", ".join(p for p in parts if p)
