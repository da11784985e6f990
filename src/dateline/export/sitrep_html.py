"""A situation report as one HTML file that asks nothing from anywhere and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from dateline.export.sitrep import Reference, Section, Sentence, Sitrep, web_address
from dateline.export.xml_text import xml_text

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; break-after: avoid; }
h2 { border-bottom: 1px solid #999; margin-top: 2rem; }
article { break-inside: avoid; }
.note, footer { color: #444; font-style: italic; }
sup a { text-decoration: none; }
@media print { body { font-size: 11pt; margin: 0; max-width: none; } a { color: inherit; } }
"""
# Nothing is loaded and nothing runs, whatever a report's text holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(sitrep: Sitrep) -> str:
    """The report as a page; all text of reports is escaped, only addresses of the web become links."""
    title = f"Situation report: {_text(sitrep.place)}"
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><meta name="generator" content="Dateline {sitrep.engine}">'
        f"<title>{title}</title><style>{_STYLE}</style>"
    )
    body = "\n".join(_body(sitrep, title))
    return f'<!doctype html>\n<html lang="en">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _text(text: str) -> str:
    return escape(xml_text(text))


def _body(sitrep: Sitrep, title: str) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield f"<p>{sitrep.start.isoformat()} to {sitrep.end.isoformat()}</p>"
    yield _list(sitrep.overview or (Sentence("Nothing is known.", ()),))
    for section in sitrep.sections:
        yield from _section(section)
    if sitrep.changes is not None:
        yield "<h2>What changed since the period before</h2>"
        yield _list(sitrep.changes or (Sentence("Nothing that is known here.", ()),))
    if sitrep.series:
        yield "<h2>Figures from day to day</h2>"
        for series in sitrep.series:
            yield f"<h3>{_text(series.label)}</h3>{_list(series.points)}"
    yield "<h2>References</h2>"
    yield f"<ol>{''.join(_reference(r) for r in sitrep.references)}</ol>"
    yield f"<footer>Made by Dateline {sitrep.engine} from claims in the reports listed; {sitrep.schema}.</footer>"


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{_text(section.title)}</h2>"
    if section.note:
        yield f'<p class="note">{_text(section.note)}</p>'
    if not section.events:
        yield "<p>Nothing is known.</p>"
    for event in section.events:
        yield f"<article><h3>{_text(event.heading)}</h3>{_list(event.sentences)}</article>"


def _list(sentences: Iterable[Sentence]) -> str:
    return f"<ul>{''.join(f'<li>{_text(s.text)}{_cites(s)}</li>' for s in sentences)}</ul>"


def _cites(sentence: Sentence) -> str:
    links = "".join(f'<a href="#ref-{n}">[{n}]</a>' for n in sentence.cites)
    return f" <sup>{links}</sup>" if links else ""


def _reference(reference: Reference) -> str:
    title = f"“{_text(reference.title)}”" if reference.title else None
    day = reference.day.isoformat() if reference.day else "no date"
    address = web_address(reference.url)
    link = f'<a href="{escape(address)}" rel="noreferrer">{escape(address)}</a>' if address else None
    shown = link or (_text(reference.url) if reference.url else None)
    publisher = _text(reference.publisher or "publisher unknown")
    parts = (publisher, day, title, f"report {_text(reference.report)}", shown)
    return f'<li id="ref-{reference.number}" value="{reference.number}">{", ".join(p for p in parts if p)}</li>'
