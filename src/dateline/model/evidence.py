"""What the learned heads say of a report's words: which are events, of which type, and who or what belongs to them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: No event, then the guide's types: the columns of ``Evidence.events``.
EVENTS = (
    "none",
    *"""armed_clash offensive air_strike shelling bombing armed_attack killing abuse abduction siege territory surrender
    withdrawal deployment detention release trial protest riot negotiation agreement sanction displacement return death
    aid obstruction population disaster destruction""".split(),
)
#: The columns of ``Evidence.statuses``.
STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "demanded")
#: What a word can be to a trigger of its sentence (a word may be several): the columns of ``Evidence.roles``.
ROLES = ("agent", "target", "place", "time", "source", "count")

Probabilities = NDArray[np.float32]
_EVENT = {name: number for number, name in enumerate(EVENTS)}
_ROLE = {name: number for number, name in enumerate(ROLES)}


@dataclass(frozen=True, eq=False)
class Evidence:
    """Probabilities between 0 and 1, uncalibrated.

    ``events[token, event]`` and ``statuses[token, status]`` have a row for every token of the report and sum to one
    along it; the status row of a word that is no trigger means nothing. ``roles[trigger]`` has a row for every token
    of the trigger's sentence, from its first; triggers that are most unlikely have no entry.
    """

    events: Probabilities
    statuses: Probabilities
    roles: Mapping[int, tuple[int, Probabilities]]

    def event(self, token: int) -> float:
        """How likely a claim's trigger stands here."""
        return float(1.0 - self.events[token, 0])

    def type(self, token: int) -> str:
        """The likeliest type of a trigger here."""
        return EVENTS[1 + int(self.events[token, 1:].argmax())]

    def of_type(self, token: int, kind: str) -> float:
        """How likely a trigger here is of this type, given that it is one."""
        return float(self.events[token, _EVENT[kind]] / max(1e-6, 1.0 - float(self.events[token, 0])))

    def status(self, token: int, status: str) -> float:
        """How likely a trigger here has this status."""
        return float(self.statuses[token, STATUSES.index(status)])

    def role(self, trigger: int, token: int, role: str) -> float | None:
        """How likely a word is the head of this role's words; None where nothing is known of the pair."""
        first, rows = self.roles.get(trigger, (0, None))
        if rows is None or not first <= token < first + len(rows):
            return None
        return float(rows[token - first, _ROLE[role]])

    def role_within(self, trigger: int, tokens: range, role: str) -> float | None:
        """The greatest probability of a role among some words; None where nothing is known of the trigger."""
        found = [p for i in tokens if (p := self.role(trigger, i, role)) is not None]
        return max(found, default=None)


#: The heads are surer than they should be: log odds are kept within this.
_LARGEST = 5.0


def log_odds(probability: float) -> float:
    """The log odds of a probability, between -5 and 5."""
    least = 1.0 / (1.0 + math.exp(_LARGEST))
    bounded = min(max(probability, least), 1.0 - least)
    return math.log(bounded / (1.0 - bounded))
