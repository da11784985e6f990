"""The one set of filters that list, map, timeline and exports share: an address's query and what it asks for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from urllib.parse import urlencode

from dateline.errors import UsageError
from dateline.model.event import FigureRule, Review, SourceKind
from dateline.model.evidence import EVENTS
from dateline.model.values import Status
from dateline.store.codec import storable
from dateline.store.finding import EventFilter, Order

Pair = tuple[str, str]
#: Takes a value as it was typed and gives it as the address holds it.
Reader = Callable[[str], str]
#: More digits than a number of people has.
_DIGITS = 12


def _among(values: Iterable[str]) -> Reader:
    allowed = tuple(values)

    def read(value: str) -> str:
        if value not in allowed:
            raise UsageError(f"“{value}” is none of {', '.join(allowed)}")
        return value

    return read


def _of(kind: type[StrEnum]) -> Reader:
    return _among(member.value for member in kind)


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"“{value}” is no day; write 2019-03-12") from error


def _code(value: str) -> str:
    if not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise UsageError(f"“{value}” is no country; two letters are needed, such as SY")
    return value.upper()


def _whole(value: str) -> str:
    if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS):
        raise UsageError(f"“{value[:40]}” is no number of people")
    return str(int(value))


def _box(value: str) -> str:
    try:
        south, west, north, east = (float(part) for part in value.split(","))
    except ValueError as error:
        raise UsageError(f"“{value[:60]}”: four numbers are needed: south,west,north,east") from error
    ends = (south, west, north, east)
    if not (all(map(math.isfinite, ends)) and -90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        raise UsageError(f"“{value[:60]}”: degrees are needed: south,west,north,east, south below north")
    return ",".join(f"{end:.4f}".rstrip("0").rstrip(".") for end in ends)


def _text(value: str) -> str:
    return storable(value.strip())


_YES = _among(("1",))
#: Every filter in the order that addresses hold them: how it is read, and whether it may be given again.
FILTERS: dict[str, tuple[Reader, bool]] = {
    "words": (_text, False),
    "type": (_among(EVENTS[1:]), True),
    "status": (_of(Status), True),
    "country": (_code, True),
    "place": (_text, False),
    "box": (_box, False),
    "since": (_day, False),
    "until": (_day, False),
    "reported_since": (_day, False),
    "reported_until": (_day, False),
    "actor": (_text, False),
    "source": (_text, False),
    "source_kind": (_of(SourceKind), True),
    "min_killed": (_whole, False),
    "review": (_of(Review), True),
    "disagree": (_YES, False),
    "several": (_YES, False),
    "unresolved": (_YES, False),
    "part_of": (_text, False),
    "as_of": (_day, False),
}
#: How events are shown rather than which.
VIEWS: dict[str, tuple[Reader, bool]] = {"rule": (_of(FigureRule), False), "sort": (_of(Order), False)}
_USUAL = {("rule", FigureRule.LOW_BEST_HIGH.value), ("sort", Order.WHEN.value)}
_PLACE = {"cursor": (_text, False)}


@dataclass(frozen=True)
class EventQuery:
    """What an address asks of the events. ``pairs`` are its filters and view in their order, usual values left out."""

    pairs: tuple[Pair, ...] = ()
    cursor: str | None = None

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a filter."""
        return tuple(value for key, value in self.pairs if key == name)

    def value(self, name: str) -> str | None:
        """The value of a filter that is given once."""
        return next(iter(self.values(name)), None)

    @cached_property
    def filters(self) -> tuple[Pair, ...]:
        """What narrows the events, without how they are shown."""
        return tuple(pair for pair in self.pairs if pair[0] in FILTERS)

    @property
    def rule(self) -> FigureRule:
        return FigureRule(self.value("rule") or FigureRule.LOW_BEST_HIGH)

    @property
    def order(self) -> Order:
        return Order(self.value("sort") or Order.WHEN)

    @cached_property
    def wanted(self) -> EventFilter:
        """The filter that the store understands."""
        box = self.value("box")
        killed = self.value("min_killed")
        return EventFilter(
            types=self.values("type"),
            statuses=self.values("status"),
            countries=self.values("country"),
            place=self.value("place"),
            box=_four(box) if box else None,
            since=self._date("since"),
            until=self._date("until"),
            reported_since=self._date("reported_since"),
            reported_until=self._date("reported_until"),
            actor=self.value("actor"),
            source=self.value("source"),
            source_kinds=self.values("source_kind"),
            min_killed=int(killed) if killed else None,
            reviews=self.values("review"),
            disagree=True if self.value("disagree") else None,
            several=self.value("several") is not None,
            unresolved=self.value("unresolved") is not None,
            words=self.value("words"),
            as_of=self._date("as_of"),
            part_of=self.value("part_of"),
        )

    def _date(self, name: str) -> date | None:
        value = self.value(name)
        return date.fromisoformat(value) if value else None

    def address(self, path: str = "/", *, cursor: str | None = None) -> str:
        """The address of this query."""
        return _address(path, [*self.pairs, *([("cursor", cursor)] if cursor else [])])

    def with_(self, **values: str | None) -> EventQuery:
        """The query with filters set, or taken out where None, from its first page."""
        kept = [pair for pair in self.pairs if pair[0] not in values]
        return _ordered([*kept, *((name, value) for name, value in values.items() if value)], None)

    def without(self, pair: Pair) -> EventQuery:
        """The query without one of its values."""
        return EventQuery(tuple(p for p in self.pairs if p != pair))


def read_query(given: Iterable[Pair], *, also: Sequence[str] = ()) -> EventQuery:
    """The query of an address; blank values are left out, and so are names in ``also``, which the page reads itself.

    Raises ``UsageError`` that names the filter that means nothing.
    """
    known = FILTERS | VIEWS | _PLACE
    pairs: list[Pair] = []
    for name, raw in given:
        if name in also:
            continue
        if name not in known:
            near = get_close_matches(name, known, 1)
            raise UsageError(f"there is no filter “{name[:40]}”" + (f"; did you mean “{near[0]}”?" if near else ""))
        if not raw.strip():
            continue
        try:
            pairs.append((name, known[name][0](raw.strip())))
        except UsageError as error:
            raise UsageError(f"{name}: {error}") from error
    cursor = next((value for name, value in pairs if name == "cursor"), None)
    return _ordered([pair for pair in pairs if pair[0] != "cursor"], cursor)


def _ordered(pairs: Sequence[Pair], cursor: str | None) -> EventQuery:
    """The pairs in the order of the filters; of one that can be given once, the last counts."""
    kept: list[Pair] = []
    for name, (_, many) in (FILTERS | VIEWS).items():
        values = dict.fromkeys(value for key, value in pairs if key == name)
        kept += [(name, value) for value in (sorted(values) if many else list(values)[-1:])]
    return EventQuery(tuple(p for p in kept if p not in _USUAL), cursor)


def _four(box: str) -> tuple[float, float, float, float]:
    south, west, north, east = map(float, box.split(","))
    return south, west, north, east


def _address(path: str, pairs: Sequence[Pair]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
