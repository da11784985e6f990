"""Which types of event tell one happening in different words ("the attack", "killed", "the blast")."""

from __future__ import annotations

_MEMBERS = {
    "violence": "armed_attack bombing air_strike shelling killing death abuse destruction disaster armed_clash "
    "offensive",
    "control": "siege territory withdrawal surrender deployment",
    "movement": "displacement return population",
    "custody": "detention abduction release trial",
    "protest": "protest riot",
    "diplomacy": "negotiation agreement sanction",
    "relief": "aid obstruction",
}
FAMILIES = {kind: name for name, kinds in _MEMBERS.items() for kind in kinds.split()}

#: Types of acts that last or hold many others; the acts within them are no part of the same event.
LASTING = frozenset("siege offensive armed_clash territory population deployment displacement disaster".split())
#: Types of acts that are one act as long as the same sides carry them on at the same place.
CAMPAIGNS = frozenset(("offensive", "siege"))
#: Types of acts that a lasting act is made of.
ACTS = frozenset("armed_attack bombing air_strike shelling killing armed_clash destruction death".split())


def family(kind: str) -> str:
    """The family of a type; a type of no family is its own."""
    return FAMILIES.get(kind, kind)
