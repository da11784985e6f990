"""Families of event types that treat places alike."""

from __future__ import annotations

# Types that treat places alike; a type that is in no group is its own.
_GROUPS = {
    "negotiation": "diplomacy", "agreement": "diplomacy", "sanction": "diplomacy",
    "displacement": "leaving", "withdrawal": "leaving",
    "return": "arriving", "deployment": "arriving",
    "population": "stock", "territory": "control", "siege": "control", "surrender": "control",
    "detention": "custody", "release": "custody", "trial": "custody",
    "protest": "civil", "riot": "civil", "aid": "relief", "obstruction": "relief",
}  # fmt: skip


def group_of(type_: str) -> str:
    """The family of types that treat places alike."""
    return _GROUPS.get(type_, "violence")
