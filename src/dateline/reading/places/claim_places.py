"""Where the act of each claim took place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.gazetteer.entry import GazetteerEntry, PlaceKind
from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Place
from dateline.reading.places.candidates import NONE, Candidate, Candidates, Earlier
from dateline.reading.places.ranking import Weights, best, load_weights
from dateline.reading.places.toponyms import Toponym

# Names of these cannot be pinned down to a point.
_UNPINNED = frozenset((PlaceKind.RIVER, PlaceKind.CONTINENT, PlaceKind.COUNTRY))
_OWN_LISTS = ("dateline:", "geonames:")
_OPEN_WATER = re.compile(r"\b(?:Ocean|Sea|Gulf|Bay)\b")
_CLAUSE = frozenset(
    ("own", "object", "origin", "destination", "modifier", "subject", "nested", "nested origin", "inner", "inner wide")
)
CLEAR, LIKELY = 0.8, 0.5  # shares of the probability; the rule's name tells which of the three it was


def read_places(
    document: Document, triggers: Sequence[Trigger], toponyms: Sequence[Toponym], *, weights: Weights | None = None
) -> tuple[Place | None, ...]:
    """The place of each trigger's act, None where the report tells none; parallel to ``triggers``."""
    weights = load_weights() if weights is None else weights
    candidates = Candidates(document, toponyms)
    candidates.read_ahead(triggers)
    order = sorted(range(len(triggers)), key=lambda i: (triggers[i].span.start, i))
    chosen: dict[int, Place | None] = {}
    earlier: list[Earlier] = []
    for i in order:
        trigger = triggers[i]
        choice, share = best(candidates.of(trigger, earlier), weights)
        chosen[i] = as_place(choice, share)
        earlier.append(remembered(document, trigger, choice))
    return tuple(chosen[i] for i in range(len(triggers)))


def remembered(document: Document, trigger: Trigger, choice: Candidate) -> Earlier:
    """What the following claims know of a claim's place."""
    token = document.tokens[trigger.token]
    return Earlier(trigger, choice.toponym, token.lemma, token.sentence)


def as_place(choice: Candidate, share: float) -> Place | None:
    """A chosen candidate as a claim's place."""
    toponym = choice.toponym
    if toponym is None:
        return None
    entry = toponym.entry
    pinned = entry is not None and not toponym.part and _can_be_pinned(entry)
    source, basis = _source(choice)
    sure = "clear" if share >= CLEAR else "likely" if share >= LIKELY else "doubtful"
    return Place(
        name=toponym.name,
        country=toponym.country,
        lat=round(entry.lat, 2) if pinned and entry and entry.lat is not None else None,
        lon=round(entry.lon, 2) if pinned and entry and entry.lon is not None else None,
        basis=basis,
        rule=f"{source}, {sure}",
        span=choice.span,
        place_id=entry.id if entry else None,
    )


def _can_be_pinned(entry: GazetteerEntry) -> bool:
    """Whether one point stands for a place: not for a country, a river or a sea, but for a strait or a lake."""
    if entry.kind is PlaceKind.WATER:
        return entry.country is not None or not _OPEN_WATER.search(entry.name)
    listed = entry.country is not None or not entry.id.startswith(_OWN_LISTS)  # who adds a place knows its point
    return entry.kind not in _UNPINNED and listed


def _source(choice: Candidate) -> tuple[str, Basis]:
    """What brought a place up, in words, and its basis."""
    if choice.source == "back":
        return "pointed back to", Basis.CONTEXT
    if choice.source in _CLAUSE:
        return "named in the clause", Basis.CLAUSE
    if choice.source not in ("context", NONE):
        return "named in the sentence", Basis.SENTENCE
    if choice.features["last"] or choice.features["last of the group"]:
        return "place of a claim before", Basis.CONTEXT
    if choice.toponym is not None and choice.toponym.role == "dateline":
        return "dateline", Basis.DATELINE
    return "named around", Basis.CONTEXT
