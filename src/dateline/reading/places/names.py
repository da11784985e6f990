"""Where names of places stand in a report, before it is known which places they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from dateline.gazetteer.countries import load_demonyms, load_not_places
from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.folding import fold
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.model.document import Document, Entity
from dateline.model.mention import MentionKind, Mentions
from dateline.reading.places.descriptions import DescribedNames
from dateline.reading.places.feasts import feast_tokens
from dateline.reading.places.spans import COMPASS, LOCATIVE, POSSESSIVE, NameSpan

LONGEST_NAME = 6  # tokens; longer names of places are found by the language stage only
STRONG = 4.75  # weight from which a single word outside a place entity is taken for a place
FAMOUS = 5.5  # a capitalised word within a sentence is this place even where the tagger saw no name
FAIR = 3.3  # the same for a name of several words, or a word after a preposition of place
_CAPITAL = re.compile(r"^[^\W\d_]")
_NOT_PERSONS = (MentionKind.STATE, MentionKind.GENERIC)
# After these words a name is that of a people, where the language stage sees no place in it: "the Amhara community".
_PEOPLES = frozenset("community communities people peoples tribe tribes tribesmen clan ethnic speakers militia".split())
# Kinds of entity over which a well-known place name may still win when it covers the whole entity.
_WEAK_KINDS = frozenset(("organization", "other", "object", "event", "person", "norp"))


class NameFinder:
    """Finds the names of places in one report."""

    def __init__(self, document: Document, gazetteer: Gazetteer, mentions: Mentions | None) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._mentions = mentions
        self._demonyms = load_demonyms()
        self._not_places = load_not_places()
        self._surnames = _person_words(document, gazetteer)
        letters = [c for c in document.text[:4000] if c.isalpha()]
        upper = sum(c.isupper() for c in letters) / max(len(letters), 1)
        self._cased = 0.005 < upper < 0.6  # neither all small nor all capital letters

    def find(self) -> tuple[NameSpan, ...]:
        """All names of places, in text order, none overlapping."""
        found: dict[int, NameSpan] = {}
        described = DescribedNames(self._document, self._gazetteer)
        feasts = feast_tokens(self._document)
        for span in chain(
            described.borders(),
            described.capitals(),
            self._from_entities(),
            self._from_gazetteer(),
            described.villages(),
            described.sites(),
        ):
            of_time = feasts.issuperset(range(span.core_first, span.core_last))
            if not of_time and not any(i in found for i in range(span.first, span.last)):
                found.update(dict.fromkeys(range(span.first, span.last), span))
        spans = sorted(set(found.values()), key=lambda s: s.first)
        taken = set(found)
        return tuple(described.widened(s, taken) for s in spans)

    # --- named entities

    def _from_entities(self) -> Iterator[NameSpan]:
        for entity in self._document.entities:
            if entity.kind == "place":
                yield from self._parts(*self._trimmed(entity))

    def _trimmed(self, entity: Entity) -> tuple[int, int]:
        tokens, first, last = self._document.tokens, entity.first, entity.last
        while first < last and (tokens[first].upos in ("DET", "PUNCT", "ADP") or tokens[first].text in POSSESSIVE):
            name_article = tokens[first].lower in ("al", "el")
            if name_article or (tokens[first].text[:1].isupper() and tokens[first].lower != "the"):
                break
            first += 1
        while first < last and (tokens[last - 1].upos in ("PUNCT", "ADP") or tokens[last - 1].text in POSSESSIVE):
            last -= 1
        return first, last

    def _parts(self, first: int, last: int) -> Iterator[NameSpan]:
        """An entity as one name, or as the names that it was wrongly joined from ("Ain Issa Syria")."""
        if first >= last:
            return
        for i in range(first, last):
            if (
                self._document.tokens[i].text in (",", ";", "/", "(", ")")
                or self._document.tokens[i].text in POSSESSIVE
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
                if self._known(head, STRONG - 1) and self._known(tail, STRONG) and self._holds(tail, head):
                    yield NameSpan(first, cut, first, cut, "entity")
                    yield NameSpan(cut, last, cut, last, "entity")
                    return
        yield NameSpan(first, last, first, last, "entity")

    def _holds(self, outer: str, inner: str) -> bool:
        """Whether the first name may stand for a country or region in which the second one lies: a longer name
        that is in no list ("Puerto Valdivia") stays whole where its words are only towns elsewhere."""
        wider = {
            (e.country, None if e.is_country else e.name)
            for e in self._gazetteer.exact(outer)
            if e.is_country or e.kind is PlaceKind.REGION
        }
        return any((e.country, None) in wider or (e.country, e.region) in wider for e in self._gazetteer.exact(inner))

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
        if lower in COMPASS or lower in self._gazetteer.descriptors:
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
        opens = first == self._document.sentence_of(first).first
        if token.upos != "PROPN" and not country and (opens or not self._cased or weight < FAMOUS):
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


def _person_words(document: Document, gazetteer: Gazetteer) -> frozenset[str]:
    """The words of all persons who are named with more than one word: surnames stand alone later."""
    words: set[str] = set()
    for entity in document.entities:
        if entity.kind != "person" or entity.last - entity.first < 2:
            continue
        known = gazetteer.exact(document.words(entity.first, entity.last))[:1]
        if not known or known[0].weight < STRONG:
            words.update(t.lower for t in document.tokens[entity.first : entity.last] if t.text[:1].isupper())
    return frozenset(w for w in words if fold(w) and len(w) > 2)
