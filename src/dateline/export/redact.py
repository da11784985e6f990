"""A reading without the names of private persons: in its text, its title and every value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.export.reading import Reading
from dateline.export.text_edit import Replacement, TextEdit
from dateline.model.claim import Claim
from dateline.model.report import Furniture, Publication, Report
from dateline.model.span import Span

# A single name shorter than this is too often a word of its own to be looked for where no person was found.
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class PrivatePerson:
    """A person named in a report who is in no registry: the fullest name, its forms, and where it was found."""

    name: str
    forms: frozenset[str]
    spans: tuple[Span, ...] = ()


class NameList:
    """The names of a report's private persons and what is put in their place."""

    def __init__(self, people: Sequence[PrivatePerson]) -> None:
        self.labels = {person: f"[person {number}]" for number, person in enumerate(people, 1)}
        words: dict[str, str] = {}
        for person, label in self.labels.items():
            for form in (person.name, *sorted(person.forms)):
                for name in (form, form.split()[-1] if form.split() else ""):
                    if len(name) >= SHORTEST_NAME or " " in name:
                        words.setdefault(name, label)
        self._words: Mapping[str, str] = words
        names = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None

    def without_names(self, value: str | None) -> str | None:
        """The value with each name replaced."""
        if value is None or self._pattern is None:
            return value
        return self._pattern.sub(lambda m: self._words[m.group()], value)

    def replacements(self, text: str) -> Iterable[Replacement]:
        """Where a text names these persons: as found in it, and wherever else the same names stand."""
        for person, label in self.labels.items():
            for span in person.spans:
                yield Replacement(span.start, span.end, label)
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                yield Replacement(match.start(), match.end(), self._words[match.group()])


def redact(reading: Reading, people: Sequence[PrivatePerson]) -> Reading:
    """The same reading without these persons' names; offsets fit the redacted text."""
    if not people:
        return reading
    names, report = NameList(people), reading.report
    edit = TextEdit(report.text, names.replacements(report.text))
    claims = tuple(_claim(claim, edit, names) for claim in reading.claims)
    return Reading(_report(report, edit, names), claims)


def _report(report: Report, edit: TextEdit, names: NameList) -> Report:
    furniture = tuple(Furniture(edit.start(f.start), edit.end(f.end), f.kind) for f in report.furniture)
    return replace(
        report,
        text=edit.text,
        title=names.without_names(report.title),
        published=_publication(report.published, edit) if report.published else None,
        furniture=furniture,
    )


def _publication(published: Publication, edit: TextEdit) -> Publication:
    if published.start is None or published.end is None:
        return published
    return replace(published, start=edit.start(published.start), end=edit.end(published.end))


def _claim(claim: Claim, edit: TextEdit, names: NameList) -> Claim:
    def moved(span: Span | None) -> Span | None:
        return edit.span(span) if span else None

    def renamed(name: str) -> str:
        return names.without_names(name) or name

    return replace(
        claim,
        trigger=replace(claim.trigger, span=edit.span(claim.trigger.span)),
        status=replace(claim.status, cue=moved(claim.status.cue)),
        time=replace(claim.time, span=moved(claim.time.span)),
        place=replace(claim.place, span=moved(claim.place.span)) if claim.place else None,
        actors=tuple(
            replace(a, name=_private_name(a.name, names) if a.private else renamed(a.name), span=moved(a.span))
            for a in claim.actors
        ),
        counts=tuple(replace(c, who=names.without_names(c.who), span=edit.span(c.span)) for c in claim.counts),
        sources=tuple(
            replace(s, name=renamed(s.name), org=names.without_names(s.org), span=moved(s.span), cue=moved(s.cue))
            for s in claim.sources
        ),
        sentence=(edit.start(claim.sentence[0]), edit.end(claim.sentence[1])),
    )


def _private_name(name: str, names: NameList) -> str:
    """What stands for a private person's name, also where the text has no such words."""
    shown = names.without_names(name)
    return shown if shown is not None and shown != name else "[a person]"
