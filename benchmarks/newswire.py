"""Invented reports, and a small engine that reads them: what a test of the record needs, quick and without weights.

Every town, paper and person is invented. The reports come as a wire brings them: several papers on one happening with
figures that differ, copies of one text, texts that are sent again, pages that grow, inputs that cannot be read.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from dateline.export.reading import Reading
from dateline.ingest.notice import Notice
from dateline.model.claim import Claim
from dateline.model.report import Publication, Report
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import (
    Actor,
    Basis,
    Count,
    DateInterval,
    Place,
    Qualifier,
    Role,
    Source,
    Status,
    StatusReading,
)
from dateline.services.recording import Failed, Piece

TOWNS = {
    name: (lat, lon)
    for name, lat, lon in (
        ("Vallemar", 33.51, 36.31), ("Ostrava Bay", 33.60, 36.45), ("Kel Tamrit", 34.72, 36.70),
        ("Marrowgate", 35.90, 38.99), ("Sund Alben", 36.21, 37.13), ("Dorrin", 35.33, 40.14),
        ("Upper Dorrin", 35.36, 40.20), ("Quillon", 32.62, 36.10),
    )
}  # fmt: skip
PAPERS = ("Vallemar Post", "Northern Wire", "The Dorrin Herald", "Radio Quillon", "Example Agency")
VERBS = {
    "killed": "killing", "shelled": "shelling", "bombed": "bombing", "attacked": "armed_attack",
    "abducted": "abduction", "besieged": "siege",
}  # fmt: skip
AGENTS, TARGETS = ("Gunmen", "Rebels", "Soldiers", "Militiamen"), ("villagers", "farmers", "traders", "soldiers")
CLAIMANTS = ("police", "hospital staff", "residents", "the governor")
_FILLER = """harvest river bridge market council teacher winter convoy ministry radio letter border engine orchard
storm barrack fuel clinic flour tax bus meeting school road village rumour festival court salary""".split()
FIRST_DAY = date(2018, 3, 1)
_SENTENCE = re.compile(
    r"(?P<agent>[A-Z]\w+) (?P<verb>killed|shelled|bombed|attacked|abducted|besieged) (?P<figure>at least \d+|\d+)?"
    r" ?(?P<target>\w+)(?: in (?P<town>[A-Z]\w+(?: [A-Z]\w+)?))?(?: on (?P<day>\d+) March)?"
    r"(?: from (?P<from>\d+) to (?P<to>\d+) March)?"
    r"(?:, (?P<source>[a-z ]+) said)?\."
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What reports tell of."""

    agent: str
    verb: str
    target: str
    town: str
    day: date
    figure: int


def read(report: Report, engine: int = 1) -> tuple[Claim, ...]:
    """The claims of a report. Engine 2 gives shelling and bombing another type, engine 3 misses every third claim."""
    claims = [_claim(report, match, engine) for match in _SENTENCE.finditer(report.text)]
    kept = [c for n, c in enumerate(claims) if engine != 3 or n % 3 != 2]
    return tuple(replace(claim, label=f"c{n}") for n, claim in enumerate(kept, 1))


def reading(report: Report, engine: int = 1) -> Reading:
    """A report with its claims."""
    return Reading(report, read(report, engine))


def _claim(report: Report, match: re.Match[str], engine: int) -> Claim:
    def span(name: str) -> Span:
        return Span(match.start(name), match.end(name))

    kind = VERBS[match["verb"]]
    if engine == 2 and kind in ("shelling", "bombing"):
        kind = "air_strike"
    published = report.published.day if report.published else None
    content = [report.id, report.text_hash, match.span(), kind, match["day"] and published and published.year]
    return Claim(
        id=sha256(json.dumps(content).encode()).hexdigest()[:16],
        label="c",
        event="e",
        trigger=Trigger(0, span("verb"), kind, "verb", 0, "invented"),
        status=StatusReading(Status.HAPPENED, Basis.CLAUSE, "invented"),
        time=_time(match, span, published),
        place=_place(match, span),
        place_basis="clause" if match["town"] else "unknown",
        actors=(
            Actor(Role.AGENT, match["agent"].lower(), Basis.CLAUSE, "invented", span("agent")),
            Actor(Role.TARGET, match["target"], Basis.CLAUSE, "invented", span("target")),
        ),
        counts=_counts(match, span),
        sources=(Source(match["source"], None, Basis.CLAUSE, "invented", span("source")),) if match["source"] else (),
        sentence=match.span(),
    )


def _time(match, span, published: date | None) -> DateInterval:  # type: ignore[no-untyped-def]
    if match["from"] and published is not None:
        first, last = (date(published.year, 3, int(match[end])) for end in ("from", "to"))
        return DateInterval(first, last, Basis.CLAUSE, "invented", "day", span("from"))
    if not match["day"] or published is None:
        return DateInterval(None, None, Basis.UNKNOWN, "none", "unknown")
    day = date(published.year, 3, int(match["day"]))
    return DateInterval(day, day, Basis.CLAUSE, "invented", "day", span("day"))


def _place(match, span) -> Place | None:  # type: ignore[no-untyped-def]
    town = match["town"]
    if not town:
        return None
    lat, lon = TOWNS.get(town, (None, None))
    return Place(town, "SY", lat, lon, Basis.CLAUSE, "invented", span("town"), f"invented:{town}" if lat else None)


def _counts(match, span) -> tuple[Count, ...]:  # type: ignore[no-untyped-def]
    if not match["figure"]:
        return ()
    number = int(match["figure"].split()[-1])
    least = match["figure"].startswith("at")
    of = "abducted" if match["verb"] == "abducted" else "killed"
    high, qualifier = (None, Qualifier.AT_LEAST) if least else (number, Qualifier.EXACT)
    return (Count(of, match["target"], number, number, high, qualifier, span("figure"), Basis.CLAUSE, "invented"),)


class Wire:
    """Reports without end, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._happenings: list[Happening] = []
        self._sent: list[Report] = []
        self._number = 0

    def pieces(self, number: int) -> list[Piece]:
        """The next pieces as they are handed to the record."""
        return [self._piece() for _ in range(number)]

    def _piece(self) -> Piece:
        chance = self._random.random()
        if chance < 0.03:
            return Notice(f"wire-{self._random.randrange(20)}.jsonl", 4, "not JSON")
        report = self.report()
        if chance < 0.06:
            return Failed(report, Notice(report.origin or report.id, None, "reading failed: invented"))
        return reading(report)

    def report(self) -> Report:
        """The next report: news, or one sent before: again, grown, or by another paper."""
        chance = self._random.random()
        if self._sent and chance < 0.25:
            return self._sent_before(chance)
        self._number += 1
        day = FIRST_DAY + timedelta(days=min(29, self._number // 12))
        sentences = [self._sentence(self._happening(day)) for _ in range(self._random.choice((1, 1, 2, 3)))]
        made = Report(
            id=f"wire-{self._number}",
            text=" ".join([self._filler(), *sentences, self._filler()]),
            source=self._random.choice(PAPERS),
            title=sentences[0][:40],
            published=Publication(day, "given") if self._random.random() < 0.9 else None,
            origin=f"wire.jsonl:{self._number}",
            url=f"https://wire.invalid/{self._number}" if self._random.random() < 0.3 else None,
        )
        self._sent.append(made)
        return made

    def _sent_before(self, chance: float) -> Report:
        old = self._random.choice(self._sent[-30:])
        if chance < 0.10:
            return replace(old, origin="elsewhere.jsonl:1")
        if chance < 0.18:
            grown = replace(old, text=f"{old.text} {self._sentence(self._random.choice(self._happenings[-6:]))}")
            self._sent.append(grown)
            return grown
        self._number += 1
        return replace(old, id=f"copy-{self._number}", url=None, source=self._random.choice(PAPERS))

    def _happening(self, day: date) -> Happening:
        if len(self._happenings) < 3 or self._random.random() < 0.35:
            pick = self._random.choice
            made = Happening(
                pick(AGENTS), pick(tuple(VERBS)), pick(TARGETS), pick(tuple(TOWNS)),
                max(FIRST_DAY, day - timedelta(days=self._random.randrange(3))), self._random.randrange(2, 40),
            )  # fmt: skip
            self._happenings.append(made)
        return self._random.choice(self._happenings[-8:])

    def _sentence(self, of: Happening) -> str:
        chance = self._random.random
        if of.verb == "besieged":
            days = f"from {max(1, of.day.day - 4)} to {min(31, of.day.day + 4)} March"
            return f"{of.agent} besieged {of.target} in {of.town} {days}."
        verb = "killed" if of.verb != "abducted" and chance() < 0.2 else of.verb
        figure = of.figure + self._random.choice((0, 0, 0, 1, 2)) if chance() < 0.8 else None
        words = [of.agent, verb]
        if figure is not None:
            words.append(f"at least {figure}" if chance() < 0.2 else str(figure))
        words.append(of.target)
        words += [f"in {of.town}"] if chance() < 0.85 else []
        words += [f"on {of.day.day} March"] if chance() < 0.8 else []
        said = f", {self._random.choice(CLAIMANTS)} said" if chance() < 0.4 else ""
        return f"{' '.join(words)}{said}."

    def _filler(self) -> str:
        return " ".join(self._random.choices(_FILLER, k=14)).capitalize() + "."


def steps(pieces: Sequence[Piece], size: int) -> Iterator[Sequence[Piece]]:
    """The pieces in steps of a size."""
    for start in range(0, len(pieces), size):
        yield pieces[start : start + size]
