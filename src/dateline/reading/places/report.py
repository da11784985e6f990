"""What a report as a whole says of where things happen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.gazetteer.countries import load_capitals, load_demonyms
from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.folding import fold
from dateline.model.document import Document
from dateline.reading.places.anaphora import NOUNS, Anaphor
from dateline.reading.places.toponyms import Toponym


def identity(toponym: Toponym) -> str:
    """Toponyms with the same identity stand for the same place; a part of a country is a place of its own."""
    if toponym.entry is None:
        return fold(toponym.core)
    if toponym.part and toponym.is_wide:
        return fold(toponym.name)
    return f"{toponym.country}:{fold(toponym.entry.name)}"


def kind_of(toponym: Toponym) -> str:
    """The kind of a toponym as far as it bears on where things happen."""
    if toponym.entry is None:
        return "unknown"
    if toponym.part:
        return "part"
    kind = toponym.entry.kind
    if kind in (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.QUARTER, PlaceKind.CAMP):
        return "town"
    if kind in (PlaceKind.REGION, PlaceKind.AREA, PlaceKind.DISTRICT, PlaceKind.ISLAND):
        return "region"
    return kind.value if kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT) else "site"


_SPEECH = frozenset("say tell report add people be have".split())
_NOT_WHERE = frozenset(("dateline", "agent", "people", "embedded"))


class ReportPlaces:
    """The places of one report: how much of its naming of places falls to each (``shares``), the one named most
    (``main``), the first toponym of each (``first``), and the country it is about (``country``)."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym]) -> None:
        self._document = document
        self._toponyms = tuple(toponyms)
        self.shares = self._mention_shares()
        self.main = max(self.shares, key=lambda k: (self.shares[k], k), default=None)
        self.first = {identity(t): t for t in reversed(self._toponyms) if t.role != "embedded"}
        self.country = self._main_country()
        self._words = self._content_words()
        self._sentences = self._naming_sentences()

    def antecedent(self, anaphor: Anaphor, last: Toponym | None, talks: frozenset[int] = frozenset()) -> Toponym | None:
        """The place that a word points back to; ``last`` is the narrow place of the nearest claim before, ``talks``
        the first tokens of names that only say where people met."""
        if anaphor.noun == "country":
            return self.country
        if anaphor.noun == "capital":
            return self._capital()
        kinds = NOUNS.get(anaphor.noun, ())
        if not kinds and last is not None:
            return last
        spared: Toponym | None = None
        for toponym in reversed([t for t in self._toponyms if t.last <= anaphor.first and t.role != "embedded"]):
            if anaphor.noun in toponym.name.lower().split():
                return toponym
            if toponym.is_wide or toponym.role in ("agent", "reference", "people"):
                continue
            if not kinds or toponym.entry is None or toponym.entry.kind in kinds:
                if toponym.first not in talks and self._at_home(toponym):
                    return toponym
                spared = spared or toponym
        return spared

    def _at_home(self, toponym: Toponym) -> bool:
        """Whether a place lies in the country that the report is about, as far as is known."""
        return self.country is None or toponym.country in (None, self.country.country)

    def likeness(self, place: str, token: int) -> float:
        """How much the sentence of a token speaks of the same things as another sentence that names the place."""
        here = self._document.tokens[token].sentence
        words = self._words[here]
        others = [len(words & self._words[s]) for s in self._sentences.get(place, ()) if s != here]
        return min(max(others, default=0), 4) / 4

    def _content_words(self) -> list[frozenset[str]]:
        """The nouns, names and verbs of each sentence, without the names of places."""
        taken = {i for t in self._toponyms for i in range(t.first, t.last)}
        return [
            frozenset(
                t.lemma.lower()
                for t in self._document.sentence_tokens(s)
                if t.upos in ("NOUN", "PROPN", "VERB") and t.index not in taken and t.lemma not in _SPEECH
            )
            for s in self._document.sentences
        ]

    def _naming_sentences(self) -> Mapping[str, frozenset[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for t in self._toponyms:
            found[identity(t)].add(self._document.tokens[t.first].sentence)
        return {k: frozenset(v) for k, v in found.items()}

    def _mention_shares(self) -> Mapping[str, float]:
        """How much of the report's naming of places falls to each narrow place, the lead and the locative counting
        more, acting places less."""
        counts: defaultdict[str, float] = defaultdict(float)
        for t in self._toponyms:
            if t.is_wide or t.role in ("agent", "embedded"):
                continue
            sentence = self._document.tokens[t.first].sentence
            weight = 1.0 + (sentence < 3) + 0.5 * (t.role == "locative") - 0.9 * (t.role == "dateline")
            weight = 0.5 if t.role == "reference" else weight
            counts[identity(t)] += weight
        total = sum(counts.values())
        return {k: round(v / total, 4) for k, v in counts.items()} if total else {}

    def _main_country(self) -> Toponym | None:
        """The country that the report is about: where its narrow places are and where things happen, less whose
        people and states act."""
        counts: defaultdict[str, float] = defaultdict(float)
        demonyms = load_demonyms()
        for t in self._toponyms:
            if t.country:
                where = t.role in ("locative", "origin")
                weight = (2.0 if where else 1.0) if not t.is_wide else (1.5 if where else 0.5)
                counts[t.country] += 0.3 if t.role in _NOT_WHERE else weight
        for token in self._document.tokens:
            if token.text[:1].isupper() and token.lower in demonyms:
                counts[demonyms[token.lower]] += 0.3
        for country, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
            for t in self._toponyms:
                if t.is_wide and t.country == country and not t.part:
                    return t
        return None

    def _capital(self) -> Toponym | None:
        name = load_capitals().get(self.country.country or "", "") if self.country else ""
        return next((t for t in self._toponyms if name and t.name.lower() == name.lower()), None)
