"""Where the act of each claim took place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.countries import load_capitals, load_country_names
from dateline.gazetteer.entry import PlaceKind
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Place
from dateline.reading.place_anaphora import NOUNS, Anaphor, find_anaphors
from dateline.reading.place_arguments import Attacher, Attachment
from dateline.reading.toponyms import Toponym

# The order in which a sentence's places are preferred, by how they hang on the trigger.
_PREFERENCE = {
    "default": ("own", "object", "modifier", "subject", "nested", "destination", "origin", "clause"),
    "displacement": ("origin", "object", "own", "nested", "modifier", "clause"),
    "withdrawal": ("origin", "object", "own", "modifier", "nested", "clause"),
    "return": ("destination", "own", "object", "nested", "modifier", "clause", "origin"),
    "deployment": ("own", "destination", "object", "nested", "modifier", "clause", "origin"),
}
_WEAK = ("clause nested", "inner", "subordinate", "sentence", "elsewhere")
_UNPINNED = frozenset((PlaceKind.RIVER, PlaceKind.CONTINENT, PlaceKind.COUNTRY))


@dataclass(frozen=True, slots=True)
class _Choice:
    """A toponym chosen for a claim: ``span`` are the words that stand for it there, None from context."""

    toponym: Toponym
    span: Span | None
    basis: Basis
    rule: str


def read_places(
    document: Document, triggers: Sequence[Trigger], toponyms: Sequence[Toponym]
) -> tuple[Place | None, ...]:
    """The place of each trigger's act, None where the report tells none; parallel to ``triggers``."""
    reading = _Reading(document, toponyms)
    order = sorted(range(len(triggers)), key=lambda i: (triggers[i].span.start, i))
    chosen: dict[int, Place | None] = {}
    for i in order:
        choice = reading.choose(triggers[i])
        chosen[i] = _place(choice) if choice else None
    return tuple(chosen[i] for i in range(len(triggers)))


def _place(choice: _Choice) -> Place:
    toponym, entry = choice.toponym, choice.toponym.entry
    pinned = entry is not None and entry.kind not in _UNPINNED and entry.country is not None
    return Place(
        name=toponym.name,
        country=toponym.country,
        lat=round(entry.lat, 2) if pinned and entry and entry.lat is not None else None,
        lon=round(entry.lon, 2) if pinned and entry and entry.lon is not None else None,
        basis=choice.basis,
        rule=choice.rule,
        span=choice.span,
        place_id=entry.id if entry else None,
    )


class _Reading:
    """Chooses the places of one report's claims in text order; remembers what was chosen before."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym]) -> None:
        self._document = document
        self._toponyms = tuple(t for t in toponyms if t.role != "embedded")
        self._attacher = Attacher(document, self._toponyms)
        self._anaphors = find_anaphors(document, self._toponyms)
        self._last: _Choice | None = None
        self._main = self._main_place()

    def choose(self, trigger: Trigger) -> _Choice | None:
        """The place of a trigger's act."""
        choice = self._in_sentence(trigger) or self._pointing_back(trigger) or self._in_context(trigger)
        if choice is not None:
            self._last = choice
        return choice

    # --- the trigger's own sentence

    def _in_sentence(self, trigger: Trigger) -> _Choice | None:
        attachments = self._attacher.attachments(trigger)
        best = self._preferred(trigger, attachments)
        if best is None:
            return None
        best = self._more_specific(best, attachments)
        basis = Basis.SENTENCE if best.relation in ("clause", *_WEAK) else Basis.CLAUSE
        return _Choice(best.toponym, best.toponym.span, basis, f"{best.relation} toponym")

    def _preferred(self, trigger: Trigger, attachments: Sequence[Attachment]) -> Attachment | None:
        for relation in _PREFERENCE.get(trigger.type, _PREFERENCE["default"]):
            fitting = [a for a in attachments if a.relation == relation]
            if fitting:
                narrow = [a for a in fitting if not a.toponym.is_wide]
                return (narrow or fitting)[0]
        weak = [a for a in attachments if a.relation in _WEAK and not a.toponym.is_wide]
        weak = [a for a in weak if a.toponym.role in ("locative", "origin", "destination")]
        return min(weak, key=lambda a: a.distance, default=None)

    def _more_specific(self, best: Attachment, attachments: Sequence[Attachment]) -> Attachment:
        """ "in Syria's Idlib", "Hajin, Syria": the narrower name that the same words give."""
        if not best.toponym.is_wide:
            return best
        for other in attachments:
            near = abs(other.toponym.first - best.toponym.last) <= 3 or abs(best.toponym.first - other.toponym.last) <= 3
            if near and not other.toponym.is_wide and other.toponym.country == best.toponym.country:
                return other
        return best

    # --- words that point back

    def _pointing_back(self, trigger: Trigger) -> _Choice | None:
        sentence = self._document.sentence_of(trigger.token)
        near = [a for a in self._anaphors if sentence.first <= a.first < sentence.last]
        for anaphor in sorted(near, key=lambda a: abs(a.head - trigger.token)):
            toponym = self._antecedent(anaphor)
            if toponym is not None:
                span = self._document.span(anaphor.first, anaphor.last)
                return _Choice(toponym, span, Basis.CONTEXT, f"pointing back: {_group(anaphor.noun)}")
        return None

    def _antecedent(self, anaphor: Anaphor) -> Toponym | None:
        before = [t for t in self._toponyms if t.last <= anaphor.first]
        if anaphor.noun == "country":
            return self._main_country()
        if anaphor.noun == "capital":
            return self._capital()
        kinds = NOUNS.get(anaphor.noun, ())
        for toponym in reversed(before):
            entry = toponym.entry
            if toponym.is_wide or toponym.role == "agent":
                continue
            if anaphor.noun in toponym.name.lower().split():
                return toponym
            if entry is None or not kinds or entry.kind in kinds:
                if anaphor.noun in ("there", "area") and self._last is not None:
                    return self._last.toponym
                return toponym
        return None

    # --- context

    def _in_context(self, trigger: Trigger) -> _Choice | None:
        if self._last is not None:
            return _Choice(self._last.toponym, None, Basis.CONTEXT, "place of the claim before")
        if self._main is not None:
            basis = Basis.DATELINE if self._main.role == "dateline" else Basis.CONTEXT
            return _Choice(self._main, None, basis, "main place")
        country = self._main_country()
        return _Choice(country, None, Basis.CONTEXT, "main country") if country else None

    def _main_place(self) -> Toponym | None:
        """The place that the report names most, earlier mentions counting more; agents count little."""
        counts: Counter[str] = Counter()
        first: dict[str, Toponym] = {}
        for toponym in self._toponyms:
            if toponym.is_wide or toponym.role in ("agent",):
                continue
            key = toponym.entry.id if toponym.entry else toponym.name.lower()
            first.setdefault(key, toponym)
            sentence = self._document.tokens[toponym.first].sentence
            counts[key] += 1.0 + (sentence < 3) + 0.5 * (toponym.role == "locative") - 0.9 * (toponym.role == "dateline")
        return first[max(counts, key=lambda k: (counts[k], -first[k].first))] if counts else None

    def _main_country(self) -> Toponym | None:
        counts: Counter[str] = Counter()
        for toponym in self._toponyms:
            if toponym.country:
                counts[toponym.country] += 1 if toponym.role != "agent" else 0.5
        if not counts:
            return None
        country = max(counts, key=lambda c: (counts[c], c))
        for toponym in self._toponyms:
            if toponym.is_wide and toponym.country == country and not toponym.part:
                return toponym
        return None

    def _capital(self) -> Toponym | None:
        country = self._main_country()
        name = load_capitals().get(country.country or "", "") if country else ""
        return next((t for t in self._toponyms if name and t.name.lower() == name.lower()), None)


def _group(noun: str) -> str:
    """The family of an anaphor, as far as its readings differ in how often they are right."""
    if noun in ("there", "country", "capital", "camp"):
        return noun
    return "town" if NOUNS.get(noun) == NOUNS["town"] else "region" if NOUNS.get(noun) == NOUNS["region"] else "area"
