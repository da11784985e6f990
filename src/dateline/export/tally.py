"""What an export wrote, and what its shape could not hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Loss(StrEnum):
    """What a shape cannot hold, as a sentence with ``{n}`` for how often it happened in one export."""

    # events that are not in the file at all
    NOT_HAPPENED = "{n} events were left out: planned, possible, demanded or denied, not said to have happened."
    DENIED = "{n} events were left out: denied, for which the shape has no place."
    REJECTED = "{n} events were left out: rejected by a person."
    TOTALS = "{n} events were left out: totals over a longer period, not incidents."
    NO_TYPE = "{n} events were left out because the shape has no code for what happened."
    NO_DATE = "{n} events were left out because no day is known."
    NO_COUNTRY = "{n} events were left out because the country is unknown."
    NO_DEATHS = "{n} events were left out because nobody is said to have died."
    NO_SIDES = "{n} events were left out because the shape asks for an organised actor, and another side, by name."
    NO_FIGURES = "{n} events were left out: without any of the figures that this shape is made of."
    # values that are not in the file
    NO_POINT = "{n} events have no coordinates."
    SEVERAL_DAYS = "{n} events have several days, as their length or as what is known; the date is the first day."
    OPEN_START = "{n} events have no first day; the date is the last day."
    RANGE = "{n} figures are told as a range, of which one number stands in the file."
    OPEN_END = "{n} figures have an open end (at least, up to); the number told stands in for it."
    ASSUMED_ZERO = "{n} events say nothing of deaths; the shape's convention writes 0."
    OTHER_FIGURES = "{n} figures of other kinds (injured, displaced, detained, …) are not in the file."
    DISAGREEMENT = "{n} figures are disputed among sources; who says what is not in the file."
    STATEMENTS = "{n} statements are folded into the chosen figure; who says which stands in the figures export."
    FOLDED_CLAIMS = "{n} claims are folded into events; the words stand in the claims export."
    ACTORS = "{n} actors found no room."
    SECOND_COUNTS = "{n} counts have no column and stand only in words."
    CUT = "{n} texts were cut to what a cell can hold; an ellipsis ends what was cut."
    NO_COMPANION = "{n} withdrawn events are not told of: there was no file for them beside this one."


@dataclass(slots=True)
class Tally:
    """Counts as an export runs."""

    events: int = 0
    rows: int = 0
    withdrawn: int = 0
    losses: Counter[Loss] = field(default_factory=Counter)

    def lose(self, loss: Loss, times: int = 1) -> None:
        """One more thing that the shape could not hold."""
        if times:
            self.losses[loss] += times
