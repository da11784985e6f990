"""Actors as ACLED names and types them."""

from __future__ import annotations

from dateline.export.actor_kind import ActorKind, Side
from dateline.export.countries import CountryCodes

# In the order of ACLED's numbers 1-8, which orders the two sides of an interaction.
INTERS = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
_INTER_OF = {
    ActorKind.STATE: "State forces",
    # the registry does not part rebels from militias; a nameless armed band is a political militia to ACLED
    ActorKind.GROUP: "Rebel group",
    ActorKind.COALITION: "External/Other forces",
    ActorKind.RIOTERS: "Rioters",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.CIVILIANS: "Civilians",
}
_NAMELESS = {
    ActorKind.STATE: "Unidentified Military Forces",
    ActorKind.GROUP: "Unidentified Armed Group",
    ActorKind.RIOTERS: "Rioters",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.CIVILIANS: "Civilians",
}


def inter(side: Side, country: str) -> str | None:
    """The type of an actor in an event in ``country``; None for bodies and unknown ones."""
    if side.kind is ActorKind.STATE and side.country not in (None, country):
        return "External/Other forces"
    if side.kind is ActorKind.GROUP and not side.named:
        return "Political militia"
    return _INTER_OF.get(side.kind)


def interaction(first: str | None, second: str | None) -> str | None:
    """``State forces-Rebel group``, the smaller number first; ``Rebel group only`` for one side; None for none."""
    known = sorted(filter(None, (first, second)), key=INTERS.index)
    if not known:
        return None
    return "-".join(known) if len(known) == 2 else f"{known[0]} only"


def actor_name(side: Side, country: CountryCodes) -> str:
    """A known actor by name; others as ACLED writes the nameless: ``Civilians (Nigeria)``."""
    if side.named:
        return side.name
    nameless = _NAMELESS.get(side.kind)
    return f"{nameless} ({country.acled_name})" if nameless else side.name
