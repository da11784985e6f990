"""Names of places that their description gives away: villages unheard of, sites, borders, capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.gazetteer.countries import load_demonyms
from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.model.document import Document
from dateline.reading.places.spans import COMPASS, LOCATIVE, POSSESSIVE, NameSpan


class DescribedNames:
    """Finds the described names of one report, and the descriptions around other names."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._demonyms = load_demonyms()

    def borders(self) -> Iterator[NameSpan]:
        """Borders called after a people or after two countries: "the Syrian border", "the Syria-Iraq border"."""
        tokens = self._document.tokens
        for i in range(1, len(tokens)):
            if tokens[i].lower not in ("border", "frontier") or tokens[i].sentence != tokens[i - 1].sentence:
                continue
            first = i
            while first > 0 and i - first < 3 and self._border_word(first - 1):
                first -= 1
            while first < i and tokens[first].text == "-":
                first += 1
            if first < i:
                yield NameSpan(first, i + 1, first, i + 1, "border")

    def _border_word(self, i: int) -> bool:
        token = self._document.tokens[i]
        if token.text in ("-", "–"):
            return True
        if token.lower in self._demonyms:
            return token.text[:1].isupper()
        return any(e.is_country for e in self._gazetteer.exact(token.text)[:1]) and token.text[:1].isupper()

    def capitals(self) -> Iterator[NameSpan]:
        """Capitals not called by name: "the Ethiopian capital", "Ethiopia's capital", "in the capital"."""
        tokens = self._document.tokens
        for i in range(1, len(tokens)):
            if tokens[i].lower != "capital" or tokens[i].upos not in ("NOUN", "PROPN", "ADJ"):
                continue
            after = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
            if after.text[:1].isupper() and (after.upos == "PROPN" or not tokens[i].text.isupper()):
                continue  # "the Ethiopian capital Addis Ababa" names it
            first = i - 1
            if tokens[first].text in POSSESSIVE and first > 0:
                first -= 1
            if self._names_country(first) or self._bare_capital(first, i):
                yield NameSpan(first, i + 1, first, i + 1, "capital")

    def _names_country(self, i: int) -> bool:
        token = self._document.tokens[i]
        if not token.text[:1].isupper():
            return False
        return token.lower in self._demonyms or any(e.is_country for e in self._gazetteer.exact(token.text)[:1])

    def _bare_capital(self, the: int, noun: int) -> bool:
        """ "In the capital", said of the country that the report is about."""
        tokens = self._document.tokens
        if tokens[the].lower != "the" or the == 0:
            return False
        if tokens[the - 1].lower not in LOCATIVE and tokens[noun].deprel not in ("obj", "nsubj:pass"):
            return False
        return tokens[noun].rel != "compound" and not self._document.children(noun, "nmod", "appos", "flat")

    def villages(self) -> Iterator[NameSpan]:
        """Unlisted names that a descriptor makes a place: "the village of Umm Dul", "Musuku village"."""
        tokens = self._document.tokens
        for i in range(1, len(tokens) - 1):
            entity = self._document.entity_at(i)
            if entity is not None and entity.kind in ("time", "organization", "person"):
                continue
            descriptor = self._gazetteer.descriptors.get(tokens[i].lower)
            if descriptor is None or tokens[i].upos not in ("NOUN", "PROPN"):
                continue
            if not _bare_kind(descriptor.kinds[0]):
                continue
            if tokens[i + 1].lower == "of" and (size := self._capitals_after(i + 2)):
                yield NameSpan(i + 2, i + 2 + size, i + 2, i + 2 + size, "described")
            elif size := self._capitals_before(i):
                yield NameSpan(i - size, i + 1, i - size, i, "described")

    def _capitals_after(self, first: int) -> int:
        tokens, i = self._document.tokens, first
        while i < min(len(tokens), first + 4) and self._name_word(i):
            i += 1
        while i > first and tokens[i - 1].text == "-":
            i -= 1
        return i - first

    def _capitals_before(self, end: int) -> int:
        tokens, i = self._document.tokens, end
        while i > max(0, end - 4) and self._name_word(i - 1) and tokens[i - 1].sentence == tokens[end].sentence:
            i -= 1
        while i < end and not tokens[i].text[:1].isupper():
            i += 1
        if i < end and i == self._document.sentence_of(end).first and tokens[i].upos != "PROPN":
            i += 1
        return end - i

    def _name_word(self, i: int) -> bool:
        token = self._document.tokens[i]
        if token.lower in self._demonyms or (token.lower in COMPASS and token.upos != "PROPN"):
            return False
        hyphen = token.text == "-" and 0 < i < len(self._document) - 1
        if hyphen:
            around = (self._document.tokens[i - 1], self._document.tokens[i + 1])
            return around[0].end == token.start and around[1].start == token.end and around[1].text[:1].isupper()
        return token.upos == "PROPN" and (token.text[:1].isupper() or token.lower in ("al", "el"))

    def sites(self) -> Iterator[NameSpan]:
        """Organisations that are places to be in: "at Nash General Hospital", "outside the Al-Ghaza Hotel"."""
        tokens = self._document.tokens
        for entity in self._document.entities:
            if entity.kind not in ("organization", "object", "other") or entity.last - entity.first < 2:
                continue
            descriptor = self._gazetteer.descriptors.get(tokens[entity.last - 1].lower)
            if descriptor is None or PlaceKind.SITE not in descriptor.kinds:
                continue
            before = entity.first - 1
            while before >= 0 and tokens[before].upos in ("DET", "ADJ"):
                before -= 1
            if before >= 0 and tokens[before].lower in LOCATIVE:
                first = entity.first + (tokens[entity.first].upos == "DET")
                yield NameSpan(first, entity.last, first, entity.last, "site")

    def widened(self, span: NameSpan, taken: set[int]) -> NameSpan:
        """A name with its compass words and descriptor: "eastern | Idlib | province"."""
        if span.embedded or span.evidence in ("border", "capital"):
            return span
        tokens, first, last = self._document.tokens, span.first, span.last
        sentence = self._document.sentence_of(first)
        first = self._compass_before(first, sentence.first, taken)
        if not self._gazetteer.exact(self._document.words(span.core_first, span.core_last))[:1] or not (
            self._gazetteer.exact(self._document.words(span.core_first, span.core_last))[0].is_wide
        ):
            for size in (3, 2, 1):
                end = last + size
                if end > sentence.last or any(i in taken for i in range(last, end)):
                    continue
                words = " ".join(t.lower for t in tokens[last:end])
                if words in self._gazetteer.descriptors and all(
                    t.upos in ("NOUN", "PROPN", "ADJ") for t in tokens[last:end]
                ):
                    last = end
                    break
        return replace(span, first=first, last=last)

    def _compass_before(self, first: int, limit: int, taken: set[int]) -> int:
        tokens, i = self._document.tokens, first
        while i > limit and i - 1 not in taken:
            word = tokens[i - 1].lower
            joins = word == "-" or (word == "and" and i < first)
            if word in COMPASS or (joins and i - 2 >= limit and tokens[i - 2].lower in COMPASS):
                i -= 1
            else:
                break
        while i < first and tokens[i].lower not in COMPASS:
            i += 1
        return i


def _bare_kind(kind: PlaceKind) -> bool:
    """Whether a capitalised word before such a descriptor is surely a place ("Musuku village", not "Supreme Court")."""
    return kind in (
        PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.CITY, PlaceKind.RIVER, PlaceKind.CAMP,
        PlaceKind.QUARTER, PlaceKind.MOUNTAIN, PlaceKind.ISLAND,
    )  # fmt: skip
