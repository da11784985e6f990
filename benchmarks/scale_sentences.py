"""Sentences with slots: what they say, where each value's words stand, and which claims they make.

``{killed}`` and its like are numbers, ``{!struck:air_strike}`` is a trigger with its type, ``{act}`` the incident's
own noun as a trigger, ``{hit}`` its verb, the other slots are the values' words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

#: How each kind of incident is named: nouns, verbs before the place.
NOUNS: Mapping[str, tuple[str, ...]] = {
    "air_strike": ("air strike", "air raid", "bombardment from the air", "drone strike"),
    "shelling": ("shelling", "barrage", "artillery fire", "rocket fire"),
    "bombing": ("bombing", "explosion", "blast", "car bombing"),
    "armed_attack": ("attack", "assault", "raid", "shooting"),
    "armed_clash": ("clashes", "fighting", "battle", "firefight"),
    "abduction": ("abduction", "kidnapping"),
    "detention": ("arrests", "detention"),
    "protest": ("protest", "demonstration", "march"),
    "disaster": ("flood", "landslide", "storm"),
}
LEADS = (
    "{killed+} people were {!killed:killing} and {injured} {!wounded:armed_attack} in {act} in {place} on {day}.",
    "{act} in {place} {!killed:killing} {killed} people on {day}, according to {source}.",
    "{source} said {killed+} people {!died:death} on {day} after {act} near the centre of {place}.",
    "On {day} {act} left {killed} people {!dead:death} and {injured} {!injured:armed_attack} in {place}.",
    "{agent} was blamed for {act} in {place} that {!killed:killing} {killed} people on {day}.",
    "The death toll of {act} in {place} rose to {killed}, {source} said on {day}; {injured} were {!hurt:armed_attack}.",
)
BLOODLESS = (
    "{agent} was behind {act} in {place} on {day}, {source} said; {injured} people were {!held:detention}.",
    "{act} began in {place} on {day} and officers {!detained:detention} {injured} people, according to {source}.",
    "{source} reported {act} in {place} on {day}, the second there since spring.",
    "Hundreds {!gathered:protest} in {place} on {day} after {act} blamed on {agent}.",
)
MORE = (
    "{agent} said it had carried out {act}, and {source} confirmed that.",
    "{source} put the number of {!wounded:armed_attack} in {place} at {injured}.",
    "Among the {!dead:death} of {day} were {few} children, {source} told this paper.",
    "Some {displaced} residents {!fled:displacement} {place} on {day} because of {act}.",
    "{act} {!destroyed:destruction} {few} houses in {place}, {source} said.",
    "A {!funeral:death} for {few} of those {!killed:killing} in {place} was held under guard.",
    "{agent} denied any part in {act}.",
    "Soldiers {!arrested:detention} {few} men in {place} over {act}.",
    "{few} people were still {!missing:abduction} in {place} late on {day}, {source} said.",
    "Relief workers {!delivered:aid} food and blankets to {displaced} people from {place}.",
    "{source} demanded that {!talks:negotiation} begin at once in {place}.",
    "More troops are to be {!deployed:deployment} to {place} after {act}.",
    "Those {!hurt:armed_attack} were brought to a clinic outside {place}, among them {few} women.",
    "Protesters {!marched:protest} through {place} with pictures of the {few} {!dead:death}.",
)
OTHERS = (
    "Days before, on {day}, {act} in {place} {!killed:killing} {killed} people.",
    "It came after {act} in {place} on {day}, for which {source} blamed {agent}.",
    "{place} had seen {act} on {day}, when {injured} people were {!injured:armed_attack}.",
)
TOTALS = (
    "Since the start of the year {total} people have been {!killed:killing} in {country}, {source} says.",
    "In {country} {!fighting:armed_clash} has {!displaced:displacement} {crowd} people this year, says {source}.",
)
_SLOT = re.compile(r"\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: plain words, or a slot by its name; a trigger has its type."""

    words: str
    slot: str = ""
    type: str = ""


@cache
def pieces(sentence: str) -> tuple[Piece, ...]:
    """A sentence cut at its slots."""
    found = []
    for i, part in enumerate(_SLOT.split(sentence)):
        if i % 2 == 0:
            found.append(Piece(part))
        elif part.startswith("!"):
            word, _, kind = part[1:].partition(":")
            found.append(Piece(word, "trigger", kind))
        else:
            found.append(Piece("", part))
    return tuple(piece for piece in found if piece.words or piece.slot)


@dataclass(slots=True)
class Filled:
    """A sentence with its values in: where each stands, in characters of the report."""

    start: int
    words: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    triggers: list[tuple[int, int, str, str]] = field(default_factory=list)

    def add(self, words: str) -> tuple[int, int]:
        """Appends words; their characters in the report."""
        first = self.start + self.length
        self.words.append(words)
        self.length += len(words)
        return first, first + len(words)


def fill(sentence: str, start: int, values: Mapping[str, str], kind: str) -> Filled:
    """A sentence with values, beginning at ``start``; ``kind`` is the type of ``{act}``."""
    filled = Filled(start)
    for piece in pieces(sentence):
        if not piece.slot:
            filled.add(piece.words)
        elif piece.slot == "trigger":
            first, last = filled.add(piece.words)
            filled.triggers.append((first, last, piece.type, "verb"))
        elif piece.slot == "act":
            filled.add("the " if filled.length else "The ")
            first, last = filled.add(values["act"])
            filled.triggers.append((first, last, kind, "noun"))
        else:
            if piece.slot.endswith("+"):
                filled.add("at least " if filled.length else "At least ")
            filled.spans[piece.slot] = filled.add(values[piece.slot.rstrip("+")])
    return filled
