"""The words of time: months, weekdays, units, numbers, feasts and zones, read from data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

FIXED = re.compile(r"(fixed|islamic) (\d\d)-(\d\d)( \d+)?")
EASTER = re.compile(r"(easter|orthodox) (-?\d+)( \d+)?")


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """How a feast's days are found: ``first`` and ``second`` are month and day, or the days after Easter and 0."""

    calendar: str
    first: int
    second: int
    length: int


@dataclass(frozen=True)
class TimeWords:
    """The lexicon of time. Months count from 1, weekdays from 0 (Monday)."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    vague: Mapping[str, int]
    day_parts: Mapping[str, str]
    ordinals: Mapping[str, int]
    bounds: Mapping[str, str]
    zones: Mapping[str, int]
    holidays: Mapping[str, HolidayRule]


@cache
def load_time_words() -> TimeWords:
    """The packaged lexicon; faults are told with file and line, all at once."""
    return read_time_words({name: packaged(name) for name in ("words.toml", "zones.toml", "holidays.toml")})


@dataclass(frozen=True, slots=True)
class TimeVerbs:
    """Lemmas of verbs that matter for time: of saying, and of beginning or taking place."""

    speech: frozenset[str]
    beginning: frozenset[str]


@cache
def load_verbs() -> TimeVerbs:
    """The packaged lists of verbs."""
    tables = tomllib.loads(packaged("verbs.toml"))
    for name in ("speech", "beginning"):
        if not all(isinstance(v, str) for v in tables.get(name, [None])):
            raise ValueError(f"verbs.toml: {name!r} must be a list of lemmas")
    return TimeVerbs(frozenset(tables["speech"]), frozenset(tables["beginning"]))


def packaged(name: str) -> str:
    return resources.files("dateline.resources").joinpath("time", name).read_text(encoding="utf-8")


def read_time_words(files: Mapping[str, str]) -> TimeWords:
    """The lexicon from the text of its files. Raises ``ValueError`` naming each faulty line."""
    faults: list[str] = []
    words = tomllib.loads(files["words.toml"])
    zones = tomllib.loads(files["zones.toml"])
    holidays = holidays_of(tomllib.loads(files["holidays.toml"]), files["holidays.toml"], faults)
    faults += [fault(files["zones.toml"], "zones.toml", k) for k, v in zones.items() if not is_zone(v)]
    for table, kinds in TABLES.items():
        for key, value in words.get(table, {}).items():
            if not isinstance(value, kinds) or key != key.lower():
                faults.append(fault(files["words.toml"], "words.toml", key))
        if table not in words:
            faults.append(f"words.toml: the table [{table}] is missing")
    if faults:
        raise ValueError("time lexicon: " + "; ".join(faults))
    return TimeWords(
        months={form: n for n, forms in enumerate(words["months"].values(), 1) for form in forms},
        weekdays={form: n for n, forms in enumerate(words["weekdays"].values()) for form in forms},
        seasons={name: (first, last) for name, (first, last) in words["seasons"].items()},
        units=words["units"],
        numbers=words["numbers"],
        vague=words["vague_numbers"],
        day_parts=words["day_parts"],
        ordinals=words["ordinals"],
        bounds=words["bounds"],
        zones=zones,
        holidays=holidays,
    )


TABLES: Mapping[str, type] = {
    "months": list,
    "weekdays": list,
    "seasons": list,
    "units": str,
    "numbers": int,
    "vague_numbers": int,
    "day_parts": str,
    "ordinals": int,
    "bounds": str,
}


def is_zone(value: Any) -> bool:
    return isinstance(value, int) and -840 <= value <= 840


def holidays_of(tables: Mapping[str, Any], text: str, faults: list[str]) -> dict[str, HolidayRule]:
    """The feasts by their words; faulty rules are added to ``faults``."""
    found: dict[str, HolidayRule] = {}
    for table in tables.get("holiday", ()):
        rule = holiday_rule(str(table.get("rule", "")))
        if rule is None or not table.get("words"):
            faults.append(fault(text, "holidays.toml", str(table.get("rule", "[[holiday]]"))))
            continue
        found.update(dict.fromkeys(table["words"], rule))
    return found


def holiday_rule(text: str) -> HolidayRule | None:
    if match := FIXED.fullmatch(text):
        calendar, month, day, length = match.groups()
        return HolidayRule(calendar, int(month), int(day), int(length or 1))
    if match := EASTER.fullmatch(text):
        calendar, days, length = match.groups()
        return HolidayRule(calendar, int(days), 0, int(length or 1))
    return None


def fault(text: str, name: str, key: str) -> str:
    """A message that names the file and the first line that holds the key."""
    line = next((n for n, line in enumerate(text.splitlines(), 1) if key in line), 0)
    return f"{name}:{line}: cannot use {key!r}"
