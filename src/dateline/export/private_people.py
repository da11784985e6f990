"""Who in an event is a private person, as far as its claims tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.export.crosswalk import load_table
from dateline.export.exported import ExportedEvent
from dateline.export.redact import PrivatePerson
from dateline.gazetteer.actors import load_registry
from dateline.gazetteer.leaders import Leaders, load_leaders, person_keys
from dateline.model.values import Source

# Two to five capitalised words: what a person's name looks like where nothing else is known of a source.
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,4}")


@cache
def load_body_words() -> frozenset[str]:
    """Small-letter words that make a name the name of a body."""
    rows = load_table("body_words.tsv", ("words",), lambda row: ())
    return frozenset(word for row in rows for word in row["words"].split())


@cache
def _leaders() -> Leaders:
    return load_leaders()


def private_people(exported: ExportedEvent, known: Sequence[PrivatePerson] = ()) -> tuple[PrivatePerson, ...]:
    """The private persons of an event: those ``known`` to the caller (from reading the reports anew), actors marked
    private, and sources that look like persons and are in no list of public figures.

    A body that no list knows, that does nothing in the event and whose name holds no word of a body's is taken for a
    person too: one name too many is the safer fault.
    """
    names = dict.fromkeys(p.name for p in known)
    names |= dict.fromkeys(_private_names(exported))
    forms = {p.name: p.forms for p in known}
    return tuple(PrivatePerson(name, forms.get(name, frozenset())) for name in names)


def _private_names(exported: ExportedEvent) -> Iterable[str]:
    bodies = {a.name for c in exported.claims for a in c.claim.actors if not a.private}
    bodies |= {c.report.source for c in exported.claims if c.report.source}
    yield from (a.name for a in exported.event.actors if a.private)
    for event_claim in exported.claims:
        claim = event_claim.claim
        yield from (a.name for a in claim.actors if a.private)
        yield from (s.name for s in claim.sources if s.name not in bodies and is_private_source(s))


def is_private_source(source: Source) -> bool:
    """Whether a source is a private person: a capitalised name of several words that no list of actors and public
    figures has."""
    name = source.name
    if source.name == source.org or not _NAME.fullmatch(name) or not name[0].isupper():
        return False
    if load_body_words().intersection(name.lower().replace("-", " ").split()):
        return False
    if load_registry().lookup(name.split()):
        return False
    return _leaders().named(person_keys(name), ()) is None and name.split()[-1][0].isupper()
