"""What the words around a bare name say of it: ``eastern Idlib province`` is a part of the province Idlib."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.tables import TableError, read_table

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "gazetteer"

_COMPASS = re.compile(
    r"^(?:the\s+|far[\s-]+|extreme\s+|deep\s+)*"
    r"(?:(?:north|south|east|west|northern|southern|eastern|western|central|centre|center|middle|upper|lower|mid|rural|"
    r"greater|inner|outer|downtown|coastal|mainland|"
    r"northeast|northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern)(?:[\s-]+|$)"
    r"(?:and\s+(?=north|south|east|west|central))?)+(?:of\s+|the\s+)*",
    re.IGNORECASE,
)
_AFTER_COMPASS = re.compile(r"[\s-]+(?:north|south|east|west|proper)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """The kinds a described name may stand for. ``strict``: no other kind will do; ``large``: only a large town
    may stand in."""

    word: str
    kinds: tuple[PlaceKind, ...]
    strict: bool
    large: bool = False


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name without its article, compass words and descriptor; ``part`` when a compass word was taken off."""

    core: str
    descriptor: Descriptor | None
    part: bool


Descriptors = Mapping[str, Descriptor]


@cache
def load_descriptors(path: Path = RESOURCES / "descriptors.tsv") -> Descriptors:
    """The descriptor words by their lower-case form. Raises ``TableError`` with file and line."""
    found: dict[str, Descriptor] = {}
    for row in read_table(path, ("word", "kinds")):
        kinds = row.values["kinds"]
        if kinds[-1:] not in ("=", "~", "?"):
            raise TableError(path, row.line, "the kinds must end in =, ~ or ?")
        try:
            listed = tuple(PlaceKind(k) for k in kinds[:-1].split("|"))
        except ValueError as error:
            raise TableError(path, row.line, str(error)) from None
        found[row.values["word"]] = Descriptor(row.values["word"], listed, kinds[-1] == "=", kinds[-1] == "?")
    return found


def parse_name(name: str, descriptors: Descriptors) -> tuple[NameParts, ...]:
    """The bare names within a described one, the fullest first ("South Darfur", then "Darfur"); empty when there
    is nothing to take off or nothing left."""
    words = name.replace("\u2011", "-").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    described, descriptor = _without_descriptor(" ".join(words), descriptors)
    core, part = _without_compass(described)
    if descriptor is None:
        core, descriptor = _without_descriptor(core, descriptors)
    found = [NameParts(described, descriptor, False)] if described != name and descriptor is not None else []
    if part:
        found.append(NameParts(core, descriptor, True))
    return tuple(p for p in found if p.core)


def _without_compass(name: str) -> tuple[str, bool]:
    match = _COMPASS.match(name)
    if match and match.end() < len(name):
        return name[match.end() :], True
    trimmed = _AFTER_COMPASS.sub("", name)
    return trimmed, trimmed != name


def _without_descriptor(name: str, descriptors: Descriptors) -> tuple[str, Descriptor | None]:
    words = name.split()
    lower = [w.lower().rstrip(".") for w in words]
    for size in (3, 2, 1):  # the longest descriptor has three words
        if len(words) > size + 1 and lower[size] == "of" and (found := descriptors.get(" ".join(lower[:size]))):
            return " ".join(_skip_article(words[size + 1 :])), found
    for size in (3, 2, 1):
        if len(words) > size and (found := descriptors.get(" ".join(lower[-size:]))):
            return " ".join(words[:-size]), found
    if len(words) > 1 and lower[0] in ("lake", "mount", "mt", "camp", "river", "port", "fort", "lac", "jebel", "wadi"):
        found = descriptors.get({"mt": "mount", "lac": "lake"}.get(lower[0], lower[0]))
        return " ".join(words[1:]), found
    return name, None


def _skip_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words
