"""The names of places in a report, each with the place it most likely stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.countries import load_country_names, load_demonyms
from dateline.gazetteer.entry import GazetteerEntry, PlaceKind
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.language.openings import Dateline, report_dateline
from dateline.model.document import Document
from dateline.model.mention import Mentions
from dateline.model.span import Span
from dateline.reading.places.names import NameFinder
from dateline.reading.places.resolution import Resolver
from dateline.reading.places.spans import NameSpan

_PLACE_PREPOSITIONS = frozenset(
    "in at near around outside inside within on of across throughout over above beyond off along by between".split()
)
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest km kilometres miles outskirts".split()
)
_SPEECH = frozenset(
    "say tell announce declare state deny warn urge call demand accuse claim reject condemn insist vow pledge agree "
    "describe report believe want refuse express welcome threaten hope consider confirm add argue back support".split()
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """One name of a place. Tokens ``first..last`` (end exclusive), ``head`` its syntactic head, ``name`` as written.

    ``entry`` is the place it stands for, None when it could not be resolved. ``country`` is known for many
    unresolved names too (from "X, Country" or because the whole report is about one country). ``role`` is
    locative, origin, destination, agent (the name acts: "Ankara said"), modifier ("Kabul bombing", "Syria's
    army"), dateline, embedded (inside another name), reference ("35km south of Mosul"), people (a people's name, for
    its country) or other. ``part`` marks a part of the place ("northern Syria"); ``core`` is the bare name.
    """

    first: int
    last: int
    head: int
    span: Span
    name: str
    entry: GazetteerEntry | None
    country: str | None
    role: str
    part: bool = False
    core: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it stands for a country, a part of one, or something wider."""
        return self.entry is not None and self.entry.is_wide


def find_toponyms(
    document: Document,
    gazetteer: Gazetteer,
    mentions: Mentions | None = None,
    *,
    publisher_country: str | None = None,
) -> tuple[Toponym, ...]:
    """All names of places in text order; a name that cannot be resolved stays, with its words."""
    spans = NameFinder(document, gazetteer, mentions).find()
    resolver = Resolver(document, gazetteer, spans, publisher_country)
    dateline = report_dateline(document.text)
    found = [_toponym(document, resolver, s, dateline) for s in spans]
    found = [t for t, s in zip(found, spans, strict=True) if t.entry is not None or s.evidence != "capital"]
    found += _peoples(document, gazetteer, found)
    found += _home(document, gazetteer, found)
    return tuple(sorted(found, key=lambda t: t.first))


def _home(document: Document, gazetteer: Gazetteer, found: Sequence[Toponym]) -> list[Toponym]:
    """The country that most narrow places lie in, where the report names neither it nor its people."""
    named = {t.country for t in found if t.is_wide and not t.part and t.role != "embedded"}
    places = [t for t in found if t.entry is not None and not t.is_wide and t.country]
    counts = Counter(t.country for t in places)
    if not counts:
        return []
    country = max(counts, key=lambda c: (counts[c], c or ""))
    if country in named or country is None:
        return []
    name = load_country_names().get(country, "")
    entry = next((e for e in gazetteer.exact(name) if e.is_country), None)
    anchor = next(t for t in places if t.country == country)
    home = Toponym(anchor.first, anchor.last, anchor.head, anchor.span, name, entry, country, "people", core=name)
    return [home] if entry is not None else []


def _peoples(document: Document, gazetteer: Gazetteer, found: Sequence[Toponym]) -> list[Toponym]:
    """The first word for the people or things of each country that is never named itself."""
    demonyms, names = load_demonyms(), load_country_names()
    known = {t.country for t in found if t.is_wide and not t.part and t.role != "embedded"}
    taken = {i for t in found for i in range(t.first, t.last)}
    peoples = []
    for token in document.tokens:
        country = demonyms.get(token.lower) if token.text[:1].isupper() and token.index not in taken else None
        if country is None or country in known:
            continue
        known.add(country)
        entry = next((e for e in gazetteer.exact(names[country]) if e.is_country), None)
        where = document.span(token.index, token.index + 1)
        peoples.append(
            Toponym(
                token.index,
                token.index + 1,
                token.index,
                where,
                names[country],
                entry,
                country,
                "people",
                core=names[country],
            )
        )
    return peoples


def _toponym(document: Document, resolver: Resolver, span: NameSpan, dateline: Dateline | None) -> Toponym:
    entry, country = resolver.resolve(span)
    head = _head(document, span)
    where = document.span(span.first, span.last)
    opens = dateline is not None and dateline.start <= where.start and where.end <= dateline.end
    role = "dateline" if opens and not span.embedded else _role(document, span, head)
    compass = document.words(span.first, span.core_first).strip() if span.first < span.core_first else ""
    return Toponym(
        first=span.first,
        last=span.last,
        head=head,
        span=where,
        name=entry.name if span.evidence == "capital" and entry else " ".join(where.of(document.text).split()),
        entry=entry,
        country=country,
        role=role,
        part=bool(compass) and entry is not None and entry.kind in (PlaceKind.COUNTRY, PlaceKind.REGION),
        core=document.words(span.core_first, span.core_last),
    )


def _head(document: Document, span: NameSpan) -> int:
    inside = range(span.first, span.last)
    heads = [i for i in inside if document.tokens[i].head not in inside]
    return heads[-1] if heads else span.core_last - 1


def _role(document: Document, span: NameSpan, head: int) -> str:
    if span.embedded:
        return "embedded"
    before_words = [t.lower for t in document.tokens[max(0, span.first - 3) : span.first] if t.upos != "DET"]
    if len(before_words) > 1 and before_words[-1] in ("of", "from") and before_words[-2] in _DIRECTIONS:
        return "reference"
    token = document.tokens[head]
    case = [document.tokens[i].lower for i in document.children(head, "case") if i < span.first]
    before = document.tokens[span.first - 1].lower if span.first > 0 else ""
    preposition = case[0] if case else (before if before in _PLACE_PREPOSITIONS | {"from", "to"} else "")
    if preposition == "from":
        return "origin"
    if preposition in ("to", "into", "toward", "towards"):
        return "destination"
    if preposition in _PLACE_PREPOSITIONS and token.deprel != "obl:agent":
        return "locative"
    if token.rel in ("compound", "nmod") and not preposition:
        return "modifier"
    if token.rel in ("nsubj", "obl") and token.head >= 0:
        return "agent" if document.tokens[token.head].lemma in _SPEECH or token.rel == "nsubj" else "other"
    return "other"
