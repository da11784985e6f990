"""Each number of an event drawn over report time: one line a statement, its range as a bar on a common scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model.event import Figure, Standing, Statement
from dateline.store.event_rows import RowFigure
from dateline.web.words import in_order

WIDTH = 240.0
#: Where the largest figure is so many times the smallest, equal steps on the scale are equal ratios.
_RATIO = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One statement; ``copies`` are other reports that print it in the same text. Places are pixels of the bar:
    ``low``..``high`` the range, ``best`` the dot; an open end has no place."""

    statement: Statement
    copies: tuple[str, ...]
    low: float
    high: float
    best: float | None
    open_end: bool

    @property
    def counted(self) -> bool:
        """Whether best, low and high are made from it."""
        return self.statement.standing is Standing.COUNTED


@dataclass(frozen=True, slots=True)
class Chart:
    """One number with its lines; ``best`` is where the chosen figure lies."""

    figure: Figure
    row: RowFigure
    lines: tuple[Line, ...]
    best: float | None
    most: int


def charts(figures: Sequence[Figure], groups: Mapping[str, str]) -> tuple[Chart, ...]:
    """A chart for each number; ``groups`` names for each report the copies that it belongs to."""
    return tuple(_chart(figure, groups) for figure in in_order(figures))


def _chart(figure: Figure, groups: Mapping[str, str]) -> Chart:
    numbers = [n for s in figure.statements for n in (s.best, s.low, s.high) if n is not None]
    scale = _Scale(numbers)
    lines = tuple(_line(scale, first, copies) for first, copies in _told(figure.statements, groups))
    row = RowFigure(figure.of, figure.best, figure.low, figure.high, figure.voices, figure.disagree)
    return Chart(figure, row, lines, scale.place(figure.best), max(numbers, default=0))


class _Scale:
    """Numbers to pixels, from 0 to the largest."""

    def __init__(self, numbers: Sequence[int]) -> None:
        positive = [n for n in numbers if n > 0]
        self._most = max(positive, default=1)
        self._ratio = self._most > _RATIO * min(positive, default=1)

    def place(self, number: int | None) -> float | None:
        if number is None:
            return None
        share = math.log1p(number) / math.log1p(self._most) if self._ratio else number / self._most
        return round(6 + (WIDTH - 12) * min(1.0, max(0.0, share)), 1)


def _told(statements: Sequence[Statement], groups: Mapping[str, str]) -> list[tuple[Statement, tuple[str, ...]]]:
    """Statements in their order, those that copies of one text repeat gathered under the first."""
    found: dict[tuple[object, ...], tuple[Statement, list[str]]] = {}
    for s in statements:
        key = (groups.get(s.report, s.report), s.voice, s.who, s.best, s.low, s.high, s.qualifier, s.standing)
        if key not in found:
            found[key] = (s, [])
        elif s.report not in (found[key][0].report, *found[key][1]):
            found[key][1].append(s.report)
    return [(first, tuple(copies)) for first, copies in found.values()]


def _line(scale: _Scale, statement: Statement, copies: tuple[str, ...]) -> Line:
    known = [n for n in (statement.low, statement.best, statement.high) if n is not None]
    low = scale.place(min(known)) if known and statement.low is not None else 6.0
    high = scale.place(max(known)) if known and statement.high is not None else WIDTH - 2
    assert low is not None
    assert high is not None
    return Line(statement, copies, low, high, scale.place(statement.best), statement.high is None)
