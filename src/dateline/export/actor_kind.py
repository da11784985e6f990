"""What kind of actor somebody is, as far as the registry or the bare noun tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.export.crosswalk import Row, load_table, one_of
from dateline.gazetteer.actors import load_registry
from dateline.model.event import Event, EventActor
from dateline.model.mention import MentionKind
from dateline.model.values import Role


class ActorKind(StrEnum):
    STATE = "state"
    GROUP = "group"
    COALITION = "coalition"
    BODY = "body"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    RIOTERS = "rioters"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Side:
    """An actor with its kind. ``country`` is the one country it belongs to (of states and their forces), ``named``
    whether it is a known actor rather than a description."""

    name: str
    kind: ActorKind
    country: str | None
    named: bool


#: Kinds that can be a side of organised violence.
FIGHTING = (ActorKind.STATE, ActorKind.COALITION, ActorKind.GROUP)
_OF_REGISTRY = {
    MentionKind.STATE: ActorKind.STATE,
    MentionKind.FORCE: ActorKind.STATE,
    MentionKind.GROUP: ActorKind.GROUP,
    MentionKind.COALITION: ActorKind.COALITION,
    MentionKind.BODY: ActorKind.BODY,
}


def _faults(row: Row) -> Iterable[str]:
    yield from one_of(row, "kind", [k.value for k in ActorKind])
    if not row["nouns"]:
        yield "no nouns"


@cache
def load_noun_kinds() -> Mapping[str, ActorKind]:
    """The kind by the bare noun in small letters."""
    rows = load_table("actor_nouns.tsv", ("kind", "nouns"), _faults)
    return {noun: ActorKind(row["kind"]) for row in rows for noun in row["nouns"].split()}


def noun_kind(description: str) -> ActorKind:
    """The kind of those that a description names by its last word: ``armed gunmen`` are a group."""
    words = description.lower().replace("-", " ").split()
    kind = load_noun_kinds().get(words[-1], ActorKind.UNKNOWN) if words else ActorKind.UNKNOWN
    return ActorKind.GROUP if kind is ActorKind.CIVILIANS and "armed" in words else kind


def side(actor: EventActor) -> Side:
    """An event's actor with its kind. A private person to whom something was done takes no part in the fighting."""
    entry = load_registry().get(actor.actor_id) if actor.actor_id else None
    if entry is not None:
        kind = _OF_REGISTRY.get(entry.kind, ActorKind.UNKNOWN)
        country = entry.countries[0] if kind is ActorKind.STATE and len(entry.countries) == 1 else None
        return Side(actor.name, kind, country, named=True)
    state = _state_of(actor.actor_id)
    if state is not None:
        return Side(actor.name, ActorKind.STATE, state, named=True)
    if actor.private:
        kind = ActorKind.CIVILIANS if actor.role is Role.TARGET else ActorKind.UNKNOWN
        return Side(actor.name, kind, None, named=False)
    return Side(actor.name, noun_kind(actor.name), None, named=False)


def _state_of(actor_id: str | None) -> str | None:
    """The country of forces that are in no list but named for their state: ``NG.army`` is Nigeria's."""
    state, dot, _ = (actor_id or "").partition(".")
    entry = load_registry().get(state) if dot else None
    return state if entry is not None and entry.kind is MentionKind.STATE else None


def sides(event: Event, role: Role) -> tuple[Side, ...]:
    """Those in one role, most claims first; of agents that as many claims name, known ones and those who fight before
    others, who are more often read by mistake."""
    chosen = [(a.claims, side(a)) for a in event.actors if a.role is role]
    if role is Role.TARGET:
        return tuple(s for _, s in sorted(chosen, key=lambda pair: -pair[0]))
    return tuple(
        s for _, s in sorted(chosen, key=lambda pair: (-pair[0], not pair[1].named, pair[1].kind not in FIGHTING))
    )
