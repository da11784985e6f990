"""Words that point back to a place: "the town", "there", "the country", "the capital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.entry import PlaceKind
from dateline.model.document import Document
from dateline.reading.places.toponyms import Toponym

_TOWN = (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.QUARTER)
_REGION = (PlaceKind.REGION, PlaceKind.AREA, PlaceKind.DISTRICT)
# Which kinds of place a noun may point back to; an empty tuple: any place but a country.
NOUNS: dict[str, tuple[PlaceKind, ...]] = {
    "town": _TOWN,
    "city": _TOWN,
    "village": _TOWN,
    "suburb": _TOWN,
    "neighbourhood": _TOWN,
    "neighborhood": _TOWN,
    "settlement": _TOWN,
    "hamlet": _TOWN,
    "camp": (PlaceKind.CAMP,),
    "province": _REGION,
    "region": _REGION,
    "governorate": _REGION,
    "state": _REGION,
    "district": _REGION,
    "county": _REGION,
    "territory": _REGION,
    "oblast": _REGION,
    "island": (PlaceKind.ISLAND,),
    "enclave": (),
    "area": (),
    "stronghold": (),
    "pocket": (),
    "zone": (),
    "front": (),
    "valley": (),
    "base": (PlaceKind.SITE,),
    "prison": (PlaceKind.SITE,),
    "airport": (PlaceKind.SITE,),
    "dam": (PlaceKind.SITE,),
    "border": (PlaceKind.CROSSING,),
}
_DETERMINERS = frozenset("the this that its".split())
ADVERBS = frozenset("there here".split())


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A phrase that points back to a place: tokens ``first..last`` (end exclusive) and its noun."""

    first: int
    last: int
    head: int
    noun: str


def find_anaphors(document: Document, toponyms: Sequence[Toponym]) -> tuple[Anaphor, ...]:
    """All words of a report that may point back to a place, in text order."""
    taken = {i for t in toponyms for i in range(t.first, t.last)}
    found = []
    for token in document.tokens:
        if token.index in taken:
            continue
        if token.lower in ADVERBS and token.upos in ("ADV", "PRON") and token.rel in ("advmod", "obl", "nmod"):
            found.append(Anaphor(token.index, token.index + 1, token.index, "there"))
        elif token.lemma in NOUNS or token.lemma in ("country", "capital"):
            first = _definite(document, token.index)
            if first is not None and not _has_own_name(document, token.index, taken):
                found.append(Anaphor(first, token.index + 1, token.index, token.lemma))
    return tuple(found)


def _definite(document: Document, noun: int) -> int | None:
    """Where the phrase of a definite noun begins, None when the noun is not definite or plural."""
    token = document.tokens[noun]
    if token.upos not in ("NOUN", "PROPN") or token.xpos == "NNS":
        return None
    for child in document.children(noun, "det", "nmod:poss"):
        if document.tokens[child].lower in _DETERMINERS and child < noun:
            return child
    return None


def _has_own_name(document: Document, noun: int, taken: set[int]) -> bool:
    """Whether the noun is explained by a name: "the town of Hajin", "the camp in Zaatari"."""
    return any(i in taken for i in document.subtree(noun, without=("acl", "advcl", "conj", "parataxis")))


def anaphor_group(noun: str) -> str:
    """The family of a word that points back, as far as they differ in how often they are read right."""
    if noun in ("there", "here", "country", "capital", "camp"):
        return noun
    return "town" if NOUNS.get(noun) == NOUNS["town"] else "region" if NOUNS.get(noun) == NOUNS["region"] else "area"
