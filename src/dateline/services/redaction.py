"""Who in a report is a private person: named, and in no registry of actors."""

from __future__ import annotations

from dateline.export.reading import Reading
from dateline.export.redact import PrivatePerson, redact
from dateline.model.mention import MentionKind
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.reading.mentions import find_mentions
from dateline.reading.reader import Reader


class Redactor:
    """Takes private persons' names out of readings. Reads each text once more for its names."""

    def __init__(self, reader: Reader) -> None:
        self._language = reader.language
        self._registry = reader.registry

    def redact(self, reading: Reading) -> Reading:
        """The same reading without the names of private persons."""
        return redact(reading, self._people(reading))

    def _people(self, reading: Reading) -> tuple[PrivatePerson, ...]:
        forms, spans = self._named_in(reading.report)
        for claim in reading.claims:
            for actor in claim.actors:
                if actor.private:
                    forms.setdefault(actor.name, set())
        return tuple(PrivatePerson(name, frozenset(forms[name]), tuple(spans.get(name, ()))) for name in forms)

    def _named_in(self, report: Report) -> tuple[dict[str, set[str]], dict[str, list[Span]]]:
        """The persons whom the text names: the forms of each name and where they stand."""
        document = self._language.analyse(report.text)
        year = report.published.day.year if report.published else None
        forms: dict[str, set[str]] = {}
        spans: dict[str, list[Span]] = {}
        for mention in find_mentions(document, self._registry, year):
            if mention.kind is MentionKind.PERSON and mention.actor_id is None and not mention.pronoun:
                span = document.span(mention.first, mention.last)
                forms.setdefault(mention.name, set()).add(" ".join(span.of(report.text).split()))
                spans.setdefault(mention.name, []).append(span)
        return forms, spans
