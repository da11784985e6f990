"""Where names of places stand in a report, before it is known which places they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.gazetteer.countries import load_demonyms, load_not_places
from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.folding import fold
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.model.document import Document, Entity
from dateline.model.mention import MentionKind, Mentions

LONGEST_NAME = 6  # tokens; longer names of places are found by the language stage only
STRONG = 4.75  # weight from which a single word outside a place entity is taken for a place
FAIR = 3.3  # the same for a name of several words, or a word after a preposition of place
_CAPITAL = re.compile(r"^[^\W\d_]")
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper "
    "northeastern northwestern southeastern southwestern lower far rural greater coastal downtown mid inner".split()
)
LOCATIVE = frozenset("in at near around outside inside from toward towards into across throughout within".split())
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_NOT_PERSONS = (MentionKind.STATE, MentionKind.GENERIC)
# After these words a name is that of a people, where the language stage sees no place in it: "the Amhara community".
_PEOPLES = frozenset("community communities people peoples tribe tribes tribesmen clan ethnic speakers militia".split())
# Kinds of entity over which a well-known place name may still win when it covers the whole entity.
_WEAK_KINDS = frozenset(("organization", "other", "object", "event", "person", "norp"))


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch of tokens that names a place: ``first..last`` (end exclusive) with the words that describe it
    ("eastern Idlib province"), ``core_first..core_last`` the bare name. ``evidence`` is entity, gazetteer,
    described or site; ``embedded`` marks a name inside the name of an organisation or a people's name."""

    first: int
    last: int
    core_first: int
    core_last: int
    evidence: str
    embedded: bool = False


class NameFinder:
    """Finds the names of places in one report."""

    def __init__(self, document: Document, gazetteer: Gazetteer, mentions: Mentions | None) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._mentions = mentions
        self._demonyms = load_demonyms()
        self._not_places = load_not_places()
        self._surnames = _person_words(document)
        letters = [c for c in document.text[:4000] if c.isalpha()]
        upper = sum(c.isupper() for c in letters) / max(len(letters), 1)
        self._cased = 0.005 < upper < 0.6  # neither all small nor all capital letters

    def find(self) -> tuple[NameSpan, ...]:
        """All names of places, in text order, none overlapping."""
        found: dict[int, NameSpan] = {}
        for span in [
            *self._borders(),
            *self._capitals(),
            *self._from_entities(),
            *self._from_gazetteer(),
            *self._described(),
            *self._sites(),
        ]:
            if not any(i in found for i in range(span.first, span.last)):
                found.update(dict.fromkeys(range(span.first, span.last), span))
        spans = sorted(set(found.values()), key=lambda s: s.first)
        taken = set(found)
        return tuple(self._widened(s, taken) for s in spans)

    # --- named entities

    def _from_entities(self) -> Iterator[NameSpan]:
        for entity in self._document.entities:
            if entity.kind == "place":
                yield from self._parts(*self._trimmed(entity))

    def _trimmed(self, entity: Entity) -> tuple[int, int]:
        tokens, first, last = self._document.tokens, entity.first, entity.last
        while first < last and (tokens[first].upos in ("DET", "PUNCT", "ADP") or tokens[first].text in _POSSESSIVE):
            name_article = tokens[first].lower in ("al", "el")
            if name_article or (tokens[first].text[:1].isupper() and tokens[first].lower != "the"):
                break
            first += 1
        while first < last and (tokens[last - 1].upos in ("PUNCT", "ADP") or tokens[last - 1].text in _POSSESSIVE):
            last -= 1
        return first, last

    def _parts(self, first: int, last: int) -> Iterator[NameSpan]:
        """An entity as one name, or as the names that it was wrongly joined from ("Ain Issa Syria")."""
        if first >= last:
            return
        for i in range(first, last):
            if (
                self._document.tokens[i].text in (",", ";", "/", "(", ")")
                or self._document.tokens[i].text in _POSSESSIVE
            ):
                yield from self._parts(first, i)
                yield from self._parts(i + 1, last)
                return
        first = self._after_descriptor(first, last)
        words = self._document.words(first, last)
        if not self._names_place(first, last, words):
            return
        if last - first > 1 and not self._gazetteer.lookup(words):
            for cut in range(last - 1, first, -1):
                head, tail = self._document.words(first, cut), self._document.words(cut, last)
                if self._known(head, STRONG - 1) and self._known(tail, STRONG):
                    yield NameSpan(first, cut, first, cut, "entity")
                    yield NameSpan(cut, last, cut, last, "entity")
                    return
        yield NameSpan(first, last, first, last, "entity")

    def _after_descriptor(self, first: int, last: int) -> int:
        """Where the name begins in "state of Amhara" or "capital city Asmara"."""
        tokens = self._document.tokens
        for i in range(last - 1, first, -1):
            if tokens[i - 1].text.islower() and (
                tokens[i - 1].lower == "of" or tokens[i - 1].lower in self._gazetteer.descriptors
            ):
                plain = [t for t in tokens[first:i] if not t.text.islower()]
                return i if not plain else first
        return first

    def _names_place(self, first: int, last: int, words: str) -> bool:
        """Whether an entity of the language stage is worth keeping: no people's name, no description, no actor."""
        tokens = self._document.tokens[first:last]
        lower = words.lower()
        if lower in self._demonyms or not any(c.isalpha() for c in words) or lower.removesuffix("s") in self._demonyms:
            return False
        if lower in _COMPASS or lower in self._gazetteer.descriptors:
            return False
        if self._cased and not any(t.text[:1].isupper() for t in tokens):
            return False
        if (
            self._cased
            and sum(t.lower in self._demonyms for t in tokens)
            and all(t.lower in self._demonyms or t.text.islower() for t in tokens)
        ):
            return False  # "Syrian city"
        if lower in self._not_places and words != "US":
            return self._after_locative(first) and self._known(words, STRONG - 0.75)
        if self._known(words, FAIR) or self._gazetteer.lookup(words)[:1]:
            return True
        if not self._cased_locative(words):
            return False
        return not self._is_actor(first, last) and not (words.isupper() and self._cased and len(words) <= 6)

    def _cased_locative(self, words: str) -> bool:
        """Whether the report says somewhere that something is in, at, near or from there."""
        return (
            re.search(
                rf"\b(?:in|at|near|around|outside|inside|from|to|into|of|across|towards?|via|reached|left)\s+(?:the\s+|[a-z-]+\s+)?"
                rf"{re.escape(words)}\b",
                self._document.text,
                0 if self._cased else re.IGNORECASE,
            )
            is not None
        )

    def _is_actor(self, first: int, last: int) -> bool:
        """Whether an unlisted name is that of a person or body which the report speaks of."""
        tokens = self._document.tokens
        if last - first == 1 and tokens[first].lower in self._surnames:
            return True
        mention = self._mentions.covering(first) if self._mentions is not None else None
        if mention is None or mention.pronoun or mention.kind in _NOT_PERSONS:
            return False
        return mention.kind is not MentionKind.BODY or mention.actor_id is not None

    def _known(self, words: str, weight: float) -> bool:
        return any(e.weight >= weight for e in self._gazetteer.exact(words)[:1])

    # --- gazetteer

    def _from_gazetteer(self) -> Iterator[NameSpan]:
        i = 0
        while i < len(self._document):
            size = self._longest_match(i)
            if size:
                yield NameSpan(i, i + size, i, i + size, "gazetteer", self._embedded(i, i + size))
            i += max(size, 1)

    def _longest_match(self, first: int) -> int:
        tokens = self._document.tokens
        if not self._may_begin(first):
            return 0
        end = self._document.sentence_of(first).last
        for last in range(min(first + LONGEST_NAME, end), first, -1):
            if not _CAPITAL.match(tokens[last - 1].text) or (self._cased and not tokens[last - 1].text[0].isupper()):
                continue
            if self._accepted(first, last):
                return last - first
        return 0

    def _may_begin(self, i: int) -> bool:
        token = self._document.tokens[i]
        if not _CAPITAL.match(token.text) or token.upos in ("PUNCT", "NUM", "SYM"):
            return False
        if self._cased:
            following = self._document.tokens[i + 1].text if i + 1 < len(self._document) else ""
            return token.text[0].isupper() or (
                token.lower in ("al", "el", "ad", "as", "ash", "ar") and following == "-"
            )
        return token.upos == "PROPN"

    def _accepted(self, first: int, last: int) -> bool:
        words = self._document.words(first, last)
        if last - first == 1 and (words.lower() in self._not_places or words.lower() in self._demonyms):
            return words in ("US",)
        entries = self._gazetteer.exact(words)
        if not entries or "\n" in words:
            return False
        if words.isupper() and len(words) <= 3 and not entries[0].is_country:
            return False  # an acronym
        weight, country = entries[0].weight, entries[0].is_wide
        entity = self._document.entity_at(first)
        if entity is not None and entity.kind not in ("place", "time"):
            return self._accepted_in_entity(entity, first, last, weight, country)
        if entity is not None and entity.kind == "time":
            return False
        if self._is_person(first, last) and not country:
            return False
        if last - first > 1:
            return weight >= FAIR
        token = self._document.tokens[first]
        if token.upos != "PROPN" and not country:
            return False
        return weight >= (FAIR if self._after_locative(first) else STRONG)

    def _accepted_in_entity(self, entity: Entity, first: int, last: int, weight: float, country: bool) -> bool:
        whole = entity.first == first and entity.last == last
        if entity.kind not in _WEAK_KINDS:
            return False
        if whole and entity.kind == "person":
            return not self._is_person(first, last) and (weight >= STRONG or self._after_locative(first))
        if whole:
            return weight >= STRONG or self._after_locative(first)
        if entity.kind == "organization":
            return country or weight >= STRONG + 0.5  # embedded: "the University of Mosul"
        return entity.kind in ("other", "event") and (country or weight >= STRONG + 0.5)

    def _after_locative(self, first: int) -> bool:
        tokens, before = self._document.tokens, first - 1
        while before > 0 and tokens[before].upos in ("DET", "ADJ") and tokens[before].lower not in LOCATIVE:
            before -= 1
        return before >= 0 and tokens[before].lower in LOCATIVE

    def _is_person(self, first: int, last: int) -> bool:
        """Whether a person in the report bears this name, or the words belong to one."""
        tokens = self._document.tokens
        if any(tokens[i].lower in self._surnames for i in range(first, last) if tokens[i].text[:1].isupper()):
            return True
        mention = self._mentions.covering(first) if self._mentions is not None else None
        return (
            mention is not None
            and mention.kind is MentionKind.PERSON
            and not mention.pronoun
            and (first - mention.first > 0 or mention.last > last or mention.first < first)
        )

    def _embedded(self, first: int, last: int) -> bool:
        tokens, entity = self._document.tokens, self._document.entity_at(first)
        if first > 0 and tokens[first - 1].lower == "ethnic":
            return True
        if last < len(tokens) and tokens[last].lower in _PEOPLES and tokens[last].lemma not in ("region",):
            return entity is not None and entity.kind in ("norp", "person", "organization")
        return entity is not None and entity.kind != "place" and (entity.first < first or entity.last > last)

    # --- described names and sites

    def _described(self) -> Iterator[NameSpan]:
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
        if token.lower in self._demonyms or (token.lower in _COMPASS and token.upos != "PROPN"):
            return False
        hyphen = token.text == "-" and 0 < i < len(self._document) - 1
        if hyphen:
            around = (self._document.tokens[i - 1], self._document.tokens[i + 1])
            return around[0].end == token.start and around[1].start == token.end and around[1].text[:1].isupper()
        return token.upos == "PROPN" and (token.text[:1].isupper() or token.lower in ("al", "el"))

    def _sites(self) -> Iterator[NameSpan]:
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

    def _borders(self) -> Iterator[NameSpan]:
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

    def _capitals(self) -> Iterator[NameSpan]:
        """Capitals named by their country: "the Ethiopian capital", "Ethiopia's capital"."""
        tokens = self._document.tokens
        for i in range(1, len(tokens)):
            if tokens[i].lower != "capital" or tokens[i].upos not in ("NOUN", "PROPN", "ADJ"):
                continue
            if i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
                continue  # "the Ethiopian capital Addis Ababa" names it
            first = i - 1
            if tokens[first].text in _POSSESSIVE and first > 0:
                first -= 1
            word = tokens[first]
            country = any(e.is_country for e in self._gazetteer.exact(word.text)[:1])
            if word.text[:1].isupper() and (word.lower in self._demonyms or country) and first < i:
                yield NameSpan(first, i + 1, first, i + 1, "capital")

    def _border_word(self, i: int) -> bool:
        token = self._document.tokens[i]
        if token.text in ("-", "–"):
            return True
        if token.lower in self._demonyms:
            return token.text[:1].isupper()
        return any(e.is_country for e in self._gazetteer.exact(token.text)[:1]) and token.text[:1].isupper()

    # --- descriptions around a name

    def _widened(self, span: NameSpan, taken: set[int]) -> NameSpan:
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
            if word in _COMPASS or (joins and i - 2 >= limit and tokens[i - 2].lower in _COMPASS):
                i -= 1
            else:
                break
        while i < first and tokens[i].lower not in _COMPASS:
            i += 1
        return i


def _bare_kind(kind: PlaceKind) -> bool:
    """Whether a capitalised word before such a descriptor is surely a place ("Musuku village", not "Supreme Court")."""
    return kind in (
        PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.CITY, PlaceKind.RIVER, PlaceKind.CAMP,
        PlaceKind.QUARTER, PlaceKind.MOUNTAIN, PlaceKind.ISLAND,
    )  # fmt: skip


def _person_words(document: Document) -> frozenset[str]:
    """The words of all persons who are named with more than one word: surnames stand alone later."""
    words: set[str] = set()
    for entity in document.entities:
        if entity.kind == "person" and entity.last - entity.first > 1:
            words.update(t.lower for t in document.tokens[entity.first : entity.last] if t.text[:1].isupper())
    return frozenset(w for w in words if fold(w) and len(w) > 2)
