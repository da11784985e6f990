"""Kinds of event that treat their actors alike."""

from __future__ import annotations

_FAMILIES = {
    "war": "air_strike shelling bombing offensive siege territory destruction",
    "attack": "armed_attack killing abuse abduction riot",
    "two sides": "armed_clash negotiation agreement",
    "own move": "surrender withdrawal deployment protest",
    "custody": "detention release trial",
    "people": "displacement return death population disaster",
    "given": "aid obstruction sanction",
}
_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}


def family_of(event_type: str) -> str:
    """The family of an event type; "other" for types that the guide does not have."""
    return _OF.get(event_type, "other")
