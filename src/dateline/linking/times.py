"""When an event was: the most precise days that most voices agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.linking.voices import Voice
from dateline.model.event import EventClaim
from dateline.model.values import Basis

#: Intervals that are weighed against each other: those with most voices. More than these never win.
_WEIGHED = 40
_OPEN_DAYS = 36_500  # an open end is longer than any that is told
#: Days that a report only implies (its own day) speak less than days it gives.
_IMPLIED = frozenset((Basis.PUBLICATION, Basis.DATELINE))
_IMPLIED_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days, inclusive; an open or unknown end is None."""

    start: date | None = None
    end: date | None = None
    precision: str = "unknown"

    def within(self, other: Days) -> bool:
        """Whether these days lie within others."""
        return (other.start is None or (self.start is not None and other.start <= self.start)) and (
            other.end is None or (self.end is not None and self.end <= other.end)
        )

    @property
    def length(self) -> int:
        return (self.end - self.start).days if self.start and self.end else _OPEN_DAYS


def event_days(spoken: Sequence[tuple[EventClaim, Voice]], *, lasting: bool) -> Days:
    """The most precise days that most voices agree on. What is ``lasting`` ends when its last report says."""
    voices: dict[Days, dict[str, float]] = defaultdict(dict)
    for given, voice in spoken:
        time = given.claim.time
        if time.start is None and time.end is None:
            continue
        own = voices[Days(time.start, time.end, time.precision)]
        weight = _IMPLIED_WEIGHT if time.basis in _IMPLIED else 1.0
        own[voice.name] = max(own.get(voice.name, 0.0), weight)
    if not voices:
        return Days()
    if len(voices) == 1:
        return next(iter(voices))
    return _lasting(voices) if lasting else _agreed(voices)


def _agreed(voices: dict[Days, dict[str, float]]) -> Days:
    ranked = sorted(voices, key=lambda d: (-sum(voices[d].values()), *_order(d)))[:_WEIGHED]
    return min(ranked, key=lambda d: (-_support(d, ranked, voices), *_order(d)))


def _support(days: Days, others: Sequence[Days], voices: dict[Days, dict[str, float]]) -> float:
    """What the voices weigh that tell of these days, or of longer ones around them."""
    heard: dict[str, float] = {}
    for other in others:
        if days.within(other):
            for voice, weight in voices[other].items():
                heard[voice] = max(heard.get(voice, 0.0), weight)
    return sum(heard.values())


def _lasting(voices: dict[Days, dict[str, float]]) -> Days:
    """From the beginning that most voices give to the latest end."""
    starts: dict[date | None, set[str]] = defaultdict(set)
    for days, names in voices.items():
        starts[days.start].update(names)
    start = min(starts, key=lambda s: (s is None, -len(starts[s]), s or date.max))
    begun = [d for d in voices if d.start == start]
    return max(begun, key=lambda d: (d.end or date.max, d.precision))


def _order(days: Days) -> tuple[int, date, date, str]:
    return days.length, days.start or date.min, days.end or date.max, days.precision
