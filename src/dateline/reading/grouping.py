"""Events within a batch: claims about one happening share an event id.

A simple, honest grouping until the record's linking replaces it: claims are taken in order, and each joins the
event whose claims it agrees with most (family of types, days, place, actors, figures), if it agrees enough.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from dateline.model.claim import Claim
from dateline.model.distance import kilometres

#: Types that tell one happening in different words ("the attack", "killed", "the blast").
FAMILIES = {
    kind: name
    for name, kinds in {
        "attack": "armed_attack bombing air_strike shelling killing",
        "battle": "armed_clash offensive siege territory",
        "movement": "displacement return withdrawal surrender",
        "custody": "detention abduction release trial",
        "protest": "protest riot",
        "diplomacy": "negotiation agreement",
        "disaster": "disaster death",
    }.items()
    for kind in kinds.split()
}
#: Agreement from which a claim joins an event; chosen on the training gold's own claims (B-cubed).
JOIN = 3.0
NEAR_KM = 30.0
#: Longer spans are totals over a period: another event than the incidents within.
PERIOD_DAYS = 21
#: Claims of an event, and events of a country's month, that a new claim is compared with: the latest ones.
#: They bound time and memory a claim, so that a batch of any size can be grouped.
KEYS_AN_EVENT = 12
EVENTS_A_BLOCK = 200


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """What grouping looks at: a light extract of one claim, so that a batch of any size fits in memory."""

    report: str
    claim: str
    type: str
    lemma: str
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    actors: frozenset[str]
    figures: frozenset[tuple[str, int | None]]


@dataclass(slots=True)
class _Event:
    id: str
    keys: deque[ClaimKey] = field(default_factory=lambda: deque(maxlen=KEYS_AN_EVENT))


_Blocks = dict[tuple[str, str], deque[_Event]]


def claim_key(report_id: str, claim: Claim, text: str) -> ClaimKey:
    """The extract of a claim that grouping needs."""
    place = claim.place
    return ClaimKey(
        report=report_id,
        claim=claim.id,
        type=claim.type,
        lemma=claim.trigger.span.of(text).lower()[:5],
        start=claim.time.start,
        end=claim.time.end,
        place=place.name.casefold() if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        actors=frozenset(a.name.casefold() for a in claim.actors),
        figures=frozenset((c.of, c.best if c.best is not None else c.low) for c in claim.counts),
    )


def group_events(keys: Iterable[ClaimKey]) -> tuple[str, ...]:
    """The event id of each claim, in the order given; a report's claims stand together.

    Ids are hashes of the event's first claim.
    """
    months: _Blocks = {}
    own: _Blocks = {}
    report: str | None = None
    ids: list[str] = []
    for key in keys:
        if key.report != report:
            own, report = {}, key.report
        blocks = tuple(_blocks(key, own, months))
        event = _event_for(key, blocks)
        event.keys.append(key)
        for block in blocks:
            if event not in block:
                block.append(event)
        ids.append(event.id)
    return tuple(ids)


def _event_for(key: ClaimKey, blocks: Iterable[deque[_Event]]) -> _Event:
    """The event that the claim agrees with most, or a new one."""
    best = max(_candidates(blocks, key), key=lambda pair: pair[0], default=None)
    if best is not None and best[0] >= JOIN:
        return best[1]
    return _Event("e" + sha256(f"{key.report}|{key.claim}".encode("utf-8", "surrogatepass")).hexdigest()[:11])


def _blocks(key: ClaimKey, own: _Blocks, months: _Blocks) -> Iterator[deque[_Event]]:
    """Where to look for claims of the same event: same family in the report, or in the country's month."""
    family = FAMILIES.get(key.type, key.type)
    yield own.setdefault((family, ""), deque(maxlen=EVENTS_A_BLOCK))
    if day := key.start or key.end:
        yield months.setdefault((family, f"{key.country}|{day:%Y-%m}"), deque(maxlen=EVENTS_A_BLOCK))


def _candidates(blocks: Iterable[deque[_Event]], key: ClaimKey) -> Iterator[tuple[float, _Event]]:
    for block in blocks:
        for event in block:
            scores = [agreement(key, other) for other in event.keys]
            if min(scores) > -math.inf:
                yield sum(scores) / len(scores), event


def agreement(a: ClaimKey, b: ClaimKey) -> float:
    """How well two claims agree; minus infinity where they cannot be one event."""
    time, place = _time_agreement(a, b), _place_agreement(a, b)
    if time is None or place is None:
        return -math.inf
    score = time + place
    score += 1.0 if a.type == b.type else 0.2
    score += 0.5 if a.lemma == b.lemma else 0.0
    score += 0.4 if a.report == b.report else 0.0
    if a.actors and b.actors:
        score += 0.6 if a.actors & b.actors else -0.8
    score += _figure_agreement(a, b)
    return score


def _figure_agreement(a: ClaimKey, b: ClaimKey) -> float:
    if not a.figures or not b.figures:
        return 0.0
    if a.figures & b.figures:
        return 1.0
    same_report_category = {of for of, _ in a.figures} & {of for of, _ in b.figures}
    return -1.0 if same_report_category and a.report == b.report else 0.0


def _length(key: ClaimKey) -> int | None:
    return (key.end - key.start).days if key.start and key.end else None


def _time_agreement(a: ClaimKey, b: ClaimKey) -> float | None:
    if (a.start, a.end) == (b.start, b.end):
        return 1.2 if a.start or a.end else 0.6
    lengths = _length(a), _length(b)
    if any(n is not None and n > PERIOD_DAYS for n in lengths) or (a.start is None) != (b.start is None):
        return None if a.start and b.start and a.end and b.end and (a.end < b.start or b.end < a.start) else 0.0
    if a.start and b.start and a.end and b.end:
        gap = max((a.start - b.end).days, (b.start - a.end).days)
        if gap > 1:
            return None
        return 0.9 if abs((a.start - b.start).days) <= 1 and abs((a.end - b.end).days) <= 1 else 0.2
    return 0.2


def _place_agreement(a: ClaimKey, b: ClaimKey) -> float | None:
    if a.place is None or b.place is None:
        return 0.2
    if a.country and b.country and a.country != b.country:
        return None
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        distance = kilometres(a.lat, a.lon, b.lat, b.lon)
        return 1.0 if distance <= NEAR_KM else None if distance > 3 * NEAR_KM else 0.0
    return 1.0 if a.place == b.place else 0.1


def keys_of(report_id: str, claims: Sequence[Claim], text: str) -> tuple[ClaimKey, ...]:
    """The extracts of a report's claims in order."""
    return tuple(claim_key(report_id, claim, text) for claim in claims)
