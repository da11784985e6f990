"""Who in a report is a private person: named, and in no list of public figures or actors."""

from __future__ import annotations

from dateline.export.reading import Reading
from dateline.export.redact import PrivatePerson, redact
from dateline.gazetteer.leaders import load_leaders, person_keys
from dateline.model.mention import Mention, MentionKind
from dateline.model.span import Span
from dateline.reading.mentions.find import find_mentions
from dateline.reading.reader import Reader


class Redactor:
    """Takes private persons' names out of readings. Reads each text once more for its names."""

    def __init__(self, reader: Reader) -> None:
        self._language = reader.language
        self._registry = reader.registry
        self._leaders = load_leaders()

    def redact(self, reading: Reading) -> Reading:
        """The same reading without the names of private persons."""
        return redact(reading, self.people(reading))

    def people(self, reading: Reading) -> tuple[PrivatePerson, ...]:
        """The private persons that a report names, with the words that name them."""
        forms, spans = self._named_in(reading)
        for claim in reading.claims:
            for actor in claim.actors:
                if actor.private:
                    forms.setdefault(actor.name, set())
        return tuple(PrivatePerson(name, frozenset(forms[name]), tuple(spans.get(name, ()))) for name in forms)

    def _named_in(self, reading: Reading) -> tuple[dict[str, set[str]], dict[str, list[Span]]]:
        """The persons whom the text names: the forms of each name and where they stand."""
        report = reading.report
        document = self._language.analyse(report.text)
        year = report.published.day.year if report.published else None
        places = {claim.place.name for claim in reading.claims if claim.place}
        forms: dict[str, set[str]] = {}
        spans: dict[str, list[Span]] = {}
        for mention in find_mentions(document, self._registry, year):
            if self._is_private(mention) and mention.name not in places:
                span = document.span(mention.first, mention.last)
                forms.setdefault(mention.name, set()).add(" ".join(span.of(report.text).split()))
                spans.setdefault(mention.name, []).append(span)
        return forms, spans

    def _is_private(self, mention: Mention) -> bool:
        """Officials who are no public figures count as private: their office stays in the text, their name need not."""
        if mention.kind is not MentionKind.PERSON or mention.actor_id is not None or mention.pronoun:
            return False
        return self._leaders.named(person_keys(mention.name), ()) is None
