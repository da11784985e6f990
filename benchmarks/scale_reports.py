"""Invented reports of invented incidents, with the claims that a reading would make; no text is read.

Reports come in the order of their days. About ten claims a report; a tenth of the reports are near-copies of another
paper's; every report also tells of earlier incidents, and some of totals.
"""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from benchmarks.scale_sentences import BLOODLESS, LEADS, MORE, NOUNS, OTHERS, TOTALS, Filled, fill
from benchmarks.scale_world import FIRST_DAY, Incident, incidents, publishers
from dateline.export.reading import Reading
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

COPIES = 0.1
#: Earlier incidents of a country that reports come back to.
REMEMBERED = 40
_RULE = "invented"
_SOURCES = """police|the health ministry|residents|a hospital official|the army|the governor's office|rescue workers|
    the Red Lantern relief society|the Coast Monitoring Group|the interior ministry|witnesses|a United Nations
    spokeswoman|the mayor|shopkeepers|the Lamp Street clinic|the civil defence""".replace("\n    ", " ").split("|")
#: Ordinary words that fill the reports' remaining sentences, so that no two reports are alike by their form alone.
_NOUNS = """street market bridge school window teacher driver roof garden river morning evening road corner family
    shop bakery wall door water light smoke dust crowd queue bus lorry field farm hill harbour station square kitchen
    candle blanket table letter radio engine ladder bell tower fence gate cart horse goat well pump cable lamp mirror
    bottle basket rope hammer shovel barrel bench boat anchor net sail tent stove kettle coat boot glove""".split()
_VERBS = """passed watched carried opened closed repaired counted covered followed reached left found kept moved
    lifted dragged swept filled emptied guarded painted washed burned mended searched crossed circled lined shook
    lit rang pulled pushed""".split()
_HOWS = "slowly|quietly|again|twice|early|late|at once|for hours|until noon|before dawn|after dark|in the rain".split(
    "|"
)
_ADJECTIVES = """old narrow broken empty quiet crowded wet dusty dark long small grey wooden muddy heavy bright torn
    cold steep plain rusty stony""".split()
_STATUS = ((Status.HAPPENED, 90), (Status.ONGOING, 3), (Status.POSSIBLE, 3), (Status.PLANNED, 2), (Status.DENIED, 2))


def readings(claims: int, seed: int = 7) -> Iterator[Reading]:
    """Reports with about ``claims`` claims in all; the same for the same seed, and fewer are a beginning of more."""
    press = Press(seed)
    while press.claims < claims:
        yield press.next()


class Press:
    """Publishes reports, day by day."""

    def __init__(self, seed: int) -> None:
        self.claims = 0
        self._rng = random.Random(seed + 1)
        self._incidents = incidents(seed)
        self._coming = next(self._incidents)
        self._due: list[tuple[date, int, Incident]] = []
        self._publishers = publishers(self._rng)
        self._earlier: dict[str, deque[Incident]] = {}
        self._told: dict[int, Reading] = {}
        self._number = 0

    def next(self) -> Reading:
        """The next report with its claims."""
        while not self._due or self._coming.day <= self._due[0][0]:
            self._expect(self._coming)
            self._coming = next(self._incidents)
        day, number, incident = heapq.heappop(self._due)
        first = self._told.get(incident.number)
        copied = first is not None and self._rng.random() < COPIES * 1.45  # first reports are never copies
        made = self._copy(first, day, number) if first and copied else self._report(incident, day, number)
        if first is None:
            self._told[incident.number] = made
            self._earlier.setdefault(incident.land.code, deque(maxlen=REMEMBERED)).append(incident)
            self._told.pop(incident.number - 2_000, None)
        self.claims += len(made.claims)
        return made

    def _expect(self, incident: Incident) -> None:
        for _ in range(incident.reports):
            self._number += 1
            after = min(int(self._rng.expovariate(0.6)), 14)
            heapq.heappush(self._due, (incident.day + timedelta(days=after), self._number, incident))

    def _copy(self, first: Reading, day: date, number: int) -> Reading:
        """The same story in another paper, a sentence longer; its claims stand at the same places."""
        report = first.report
        text = f"{report.text}\n\n{_scene(self._rng)}"
        published = Publication(day, "given")
        source = self._rng.choice(self._publishers)
        again = replace(report, id=f"report-{number}", text=text, source=source, published=published)
        return Reading(again, tuple(replace(c, id=_identity(again, c)) for c in first.claims))

    def _report(self, incident: Incident, day: date, number: int) -> Reading:
        rng = self._rng
        report = Report(
            id=f"report-{number}",
            text="",
            source=rng.choice(self._publishers),
            title=f"{incident.town.name}: {rng.choice(NOUNS[incident.kind])}, {_title(rng)}",
            published=Publication(day, "given"),
        )
        draft = _Draft(rng, day)
        bloody = incident.killed > 0
        draft.tell(rng.choice(LEADS if bloody else BLOODLESS), incident)
        for sentence in rng.sample(MORE, 4):
            draft.say(_scene(rng))
            draft.tell(sentence, incident)
        earlier = self._earlier.get(incident.land.code)
        for other in rng.sample(list(earlier), min(len(earlier), 1 + (rng.random() < 0.4))) if earlier else ():
            draft.say(_scene(rng))
            draft.tell(rng.choice(OTHERS), other)
        if rng.random() < 0.25:
            draft.total(rng.choice(TOTALS), incident)
        draft.say(_scene(rng))
        whole = replace(report, text=draft.text())
        numbered = (replace(claim, label=f"c{i}") for i, claim in enumerate(draft.claims, 1))
        return Reading(whole, tuple(replace(c, id=_identity(whole, c)) for c in numbered))


class _Draft:
    """A text as it grows, with its claims."""

    def __init__(self, rng: random.Random, day: date) -> None:
        self.claims: list[Claim] = []
        self._rng, self._day = rng, day
        self._parts: list[str] = []
        self._length = 0

    def text(self) -> str:
        return "".join(self._parts)

    def say(self, words: str) -> None:
        """A sentence without a claim."""
        gap = (" " if self._rng.random() < 0.7 else "\n\n") if self._length else ""
        self._parts += (gap, words)
        self._length += len(gap) + len(words)

    def tell(self, sentence: str, incident: Incident) -> None:
        """A sentence about an incident; deaths grow with the days, and papers differ."""
        rng, late = self._rng, min((self._day - incident.day).days, 5)
        off = 0 if incident.exact else rng.choice((0, 0, 0, 1, 2, -1))
        killed = max(1, round(incident.killed * (0.85 + 0.03 * late)) + off) if incident.killed else 0
        values = {
            "act": rng.choice(NOUNS[incident.kind]),
            "killed": f"{killed:,}",
            "injured": f"{max(2, incident.injured + 2 * off):,}",
            "few": str(rng.randint(2, 9)),
            "displaced": f"{incident.displaced:,}",
            "place": incident.town.name,
            "day": f"{incident.day:%A}" if late < 5 and rng.random() < 0.7 else f"{incident.day.day} {incident.day:%B}",
            "agent": incident.agent,
            "source": rng.choice(_SOURCES),
        }
        self._put(sentence, values, incident, (incident.day, incident.day, "day"))

    def total(self, sentence: str, incident: Incident) -> None:
        """A running total of a country's year."""
        days = (self._day - FIRST_DAY).days + 1
        values = {
            "total": f"{days * 7:,}",
            "crowd": f"{days * 900:,}",
            "country": incident.land.name,
            "source": self._rng.choice(_SOURCES),
            "act": "",
        }
        self._put(sentence, values, incident, (date(self._day.year, 1, 1), self._day, "season"))

    def _put(self, sentence: str, values: Mapping[str, str], incident: Incident, when: tuple[date, date, str]) -> None:
        gap = " " if self._length else ""
        filled = fill(sentence, self._length + len(gap), values, incident.kind)
        self._parts += (gap, *filled.words)
        self._length += len(gap) + filled.length
        self.claims += _claims(self._rng, filled, incident, when, "".join(filled.words))


def _claims(
    rng: random.Random, filled: Filled, incident: Incident, when: tuple[date, date, str], words: str
) -> Iterator[Claim]:
    status = rng.choices([s for s, _ in _STATUS], [n for _, n in _STATUS])[0]
    for i, (first, last, kind, form) in enumerate(filled.triggers):
        yield Claim(
            id="",
            label="",
            event="",
            trigger=Trigger(first, Span(first, last), kind, form, first, _RULE),
            status=StatusReading(status, Basis.CLAUSE, _RULE),
            time=_time(filled, when),
            place=_place(filled, incident),
            place_basis=("clause" if "place" in filled.spans or "country" in filled.spans else "context"),
            actors=_actors(filled, incident),
            counts=_counts(filled, words) if i == 0 else (),
            sources=_sources(filled, words),
            sentence=(filled.start, filled.start + filled.length),
            confidence={"claim": 0.93, "type": 0.9, "status": 0.95, "time": 0.88, "place": 0.9, "actors": 0.8},
        )


def _time(filled: Filled, when: tuple[date, date, str]) -> DateInterval:
    said = filled.spans.get("day")
    return DateInterval(
        when[0], when[1], Basis.CLAUSE if said else Basis.CONTEXT, _RULE, when[2], Span(*said) if said else None
    )


def _place(filled: Filled, incident: Incident) -> Place:
    town = incident.town
    if (span := filled.spans.get("country")) is not None:
        return Place(incident.land.name, town.country, None, None, Basis.CLAUSE, _RULE, Span(*span), town.country)
    said = filled.spans.get("place")
    basis = Basis.CLAUSE if said else Basis.CONTEXT
    span_ = Span(*said) if said else None
    return Place(town.name, town.country, town.lat, town.lon, basis, _RULE, span_, f"g{town.geoname}")


def _actors(filled: Filled, incident: Incident) -> tuple[Actor, ...]:
    said = filled.spans.get("agent")
    if said is None:
        return (Actor(Role.TARGET, "people", Basis.CLAUSE, _RULE),)
    return (Actor(Role.AGENT, incident.agent, Basis.CLAUSE, _RULE, Span(*said)),)


_OF = {"killed": "killed", "killed+": "killed", "injured": "injured", "total": "killed", "displaced": "displaced",
       "crowd": "displaced"}  # fmt: skip


def _counts(filled: Filled, words: str) -> tuple[Count, ...]:
    found = []
    for slot, (first, last) in filled.spans.items():
        if slot in _OF:
            number = int(words[first - filled.start : last - filled.start].replace(",", ""))
            qualifier = Qualifier.AT_LEAST if slot.endswith("+") else Qualifier.EXACT
            high = None if qualifier is Qualifier.AT_LEAST else number
            found.append(
                Count(_OF[slot], "people", number, number, high, qualifier, Span(first, last), Basis.CLAUSE, _RULE)
            )
    return tuple(found)


def _sources(filled: Filled, words: str) -> tuple[Source, ...]:
    said = filled.spans.get("source")
    if said is None:
        return ()
    name = words[said[0] - filled.start : said[1] - filled.start].removeprefix("the ").removeprefix("a ")
    return (Source(name, None, Basis.CLAUSE, _RULE, Span(*said)),)


def _identity(report: Report, claim: Claim) -> str:
    content = f"{report.id}|{claim.trigger.span.start}|{claim.type}|{claim.place}|{claim.counts}"
    return sha256(content.encode()).hexdigest()[:16]


def _title(rng: random.Random) -> str:
    return f"{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)} and {rng.choice(_NOUNS)}"


def _scene(rng: random.Random) -> str:
    """A sentence or two of ordinary words, in which nothing happens."""
    return " ".join(_plain(rng) for _ in range(rng.randint(1, 2)))


def _plain(rng: random.Random) -> str:
    words: Sequence[str] = (
        "The", rng.choice(_ADJECTIVES), rng.choice(_NOUNS), "by the", rng.choice(_NOUNS), rng.choice(_VERBS), "the",
        rng.choice(_ADJECTIVES), rng.choice(_NOUNS), "and a", rng.choice(_NOUNS), rng.choice(_VERBS), rng.choice(_HOWS),
    )  # fmt: skip
    return f"{' '.join(words)}."
