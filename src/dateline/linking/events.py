"""What an event is, from its claims: pure, and the same whatever order they come in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from dateline.linking.figures import event_figures, in_order
from dateline.linking.places import event_place
from dateline.linking.sentence import event_sentence
from dateline.linking.statements import TOLD
from dateline.linking.times import event_days
from dateline.linking.totals import is_period
from dateline.linking.voices import Voice, find_voices
from dateline.model.event import Event, EventActor, EventClaim, Figure, FigureRule, Review, SourceKind
from dateline.model.values import Actor, Role, Status
from dateline.version import ENGINE_VERSION

T = TypeVar("T", bound=Hashable)
Spoken = tuple[EventClaim, Voice]

#: How much of the act a type says: where claims of one happening differ, "bombing" says more than "killed".
_DETAIL = {
    kind: detail
    for detail, kinds in enumerate(("death", "killing", "armed_attack", "bombing air_strike shelling disaster abuse"))
    for kind in kinds.split()
}
_ENOUGH = 0.5  # the more telling type needs half as many voices as the one that most use
#: Of statuses that no claim of a happening stands beside, the later in this row yields on even voices.
_UNTOLD = (Status.PLANNED, Status.DEMANDED, Status.POSSIBLE, Status.DENIED)


def derive(
    event_id: str,
    claims: Sequence[EventClaim],
    rule: FigureRule = FigureRule.LOW_BEST_HIGH,
    *,
    part_of: str | None = None,
) -> Event:
    """The event that claims make. Rejected claims are listed and count for nothing; when all are rejected, the event
    is, and its fields say what they told. Raises ``ValueError`` without claims."""
    if not claims:
        raise ValueError(f"event {event_id} has no claims")
    ordered = in_order(claims)
    voices = find_voices(ordered)
    spoken = [(c, v) for c, v in zip(ordered, voices, strict=True) if c.review is not Review.REJECTED]
    review = _review(ordered)
    spoken = spoken or list(zip(ordered, voices, strict=True))
    kind = _type(spoken)
    status = _status(spoken)
    figures = event_figures(ordered, voices, rule, TOLD if status in TOLD else frozenset((status,)) - {Status.DENIED})
    total = _is_total(spoken, figures)
    days = event_days(_ruling(spoken, "time"), lasting=total or status is Status.ONGOING)
    reported = sorted({c.report.published.day for c, _ in spoken if c.report.published})
    kinds = {v.kind for _, v in spoken}
    event = Event(
        id=event_id,
        type=kind,
        status=status,
        statuses=_statuses(spoken),
        start=days.start,
        end=days.end,
        time_precision=days.precision,
        place=event_place(_ruling(spoken, "place")),
        actors=_actors(_ruling(spoken, "actors")),
        figures=figures,
        claims=tuple(c.claim.id for c in ordered),
        reports=tuple(dict.fromkeys(c.report.id for c in ordered)),
        voices=len({v.name for _, v in spoken}),
        source_kinds=tuple([k for k in SourceKind if k in kinds]),
        first_reported=reported[0] if reported else None,
        last_reported=reported[-1] if reported else None,
        review=review,
        total=total,
        part_of=part_of,
        engine=ENGINE_VERSION,
    )
    return replace(event, sentence=event_sentence(event))


def _ruling(spoken: Sequence[Spoken], name: str) -> Sequence[Spoken]:
    """The claims whose field was corrected by a person, where there are any; else all."""
    return [pair for pair in spoken if name in pair[0].corrected] or spoken


def _review(claims: Iterable[EventClaim]) -> Review:
    found = {c.review for c in claims}
    if found == {Review.REJECTED}:
        return Review.REJECTED
    return next((r for r in (Review.CORRECTED, Review.ACCEPTED) if r in found), Review.NEW)


def _voices_by(pairs: Iterable[tuple[T, str]]) -> dict[T, int]:
    """How many voices give each value."""
    found: dict[T, set[str]] = defaultdict(set)
    for value, voice in pairs:
        found[value].add(voice)
    return {value: len(names) for value, names in found.items()}


def _type(spoken: Sequence[Spoken]) -> str:
    """The type that most voices use, or a more telling one of the same happening that enough of them use."""
    if len(spoken) == 1:
        return spoken[0][0].claim.type
    votes = _voices_by((c.claim.type, v.name) for c, v in _ruling(spoken, "type"))
    claims = Counter(c.claim.type for c, _ in spoken)
    chosen = min(votes, key=lambda kind: (-votes[kind], -_DETAIL.get(kind, 0), -claims[kind], kind))
    if chosen not in _DETAIL:
        return chosen
    telling = [k for k in votes if _DETAIL.get(k, 0) > _DETAIL[chosen] and votes[k] >= _ENOUGH * votes[chosen]]
    return min(telling, key=lambda kind: (-_DETAIL[kind], -votes[kind], -claims[kind], kind), default=chosen)


def _statuses(spoken: Sequence[Spoken]) -> tuple[tuple[str, int], ...]:
    counted = Counter(c.claim.status.status for c, _ in spoken)
    return tuple((status.value, counted[status]) for status in Status if counted[status])


def _status(spoken: Sequence[Spoken]) -> Status:
    """What holds: told outweighs untold; a denial that comes after all plans, demands and fears outweighs them."""
    if len(spoken) == 1:
        return spoken[0][0].claim.status.status
    ruling = _ruling(spoken, "status")
    votes = _voices_by((c.claim.status.status, v.name) for c, v in ruling)
    told = [s for s in (Status.HAPPENED, Status.ONGOING) if s in votes]
    if told:
        return max(told, key=lambda s: votes[s])
    last = {s: max(_day(c) for c, _ in ruling if c.claim.status.status is s) for s in votes}
    if Status.DENIED in last and all(last[Status.DENIED] > day for s, day in last.items() if s is not Status.DENIED):
        return Status.DENIED
    return max((s for s in _UNTOLD if s in votes), key=lambda s: votes[s])


def _day(given: EventClaim) -> date:
    return given.report.published.day if given.report.published else date.min


def _actors(spoken: Sequence[Spoken]) -> tuple[EventActor, ...]:
    """Actors by role, those of most claims first; one known actor under several names is one."""
    told: dict[tuple[Role, str], list[Actor]] = {}
    for given, _ in spoken:
        own = {(a.role, a.actor_id or a.name.casefold()): a for a in given.claim.actors}
        for key, actor in own.items():
            told.setdefault(key, []).append(actor)
    ranked = sorted(told, key=lambda key: (key[0] is not Role.AGENT, -len(told[key]), key[1]))
    return tuple(_actor(told[key]) for key in ranked)


def _actor(told: Sequence[Actor]) -> EventActor:
    """One actor from all that name it, by the name that most claims give."""
    first = told[0]
    if len(told) == 1:
        return EventActor(first.role, first.name, first.actor_id, 1, first.private)
    names = Counter(a.name for a in told)
    name = min(names, key=lambda n: (-names[n], n))
    return EventActor(first.role, name, first.actor_id, len(told), any(a.private for a in told))


def _is_total(spoken: Sequence[Spoken], figures: Sequence[Figure]) -> bool:
    """Whether most voices tell of a longer time than one happening takes, or all figures are totals."""
    longer: dict[bool, set[str]] = defaultdict(set)
    for given, voice in spoken:
        time = given.claim.time
        if time.start and time.end:
            longer[is_period(given.claim)].add(voice.name)
    if len(longer[True]) > len(longer[False]):
        return True
    stated = [s for f in figures for s in f.statements]
    return bool(stated) and not longer[False] and all(s.cumulative for s in stated)
