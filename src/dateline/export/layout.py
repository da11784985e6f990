"""How wide each column of the claims table is, for the screen at hand."""

from __future__ import annotations

from dataclasses import dataclass

# Narrower than this, columns would hold no name whole; wider, a row is no longer followed by eye.
NARROWEST, WIDEST = 60, 220
# From this width a row holds who and on whose word too; below, they stand on a second line.
ONE_LINE = 150


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its width in cells of the terminal."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the first line; ``indent`` opens each further line."""

    width: int
    columns: tuple[Column, ...]
    one_line: bool
    indent: int = 4


def layout(width: int) -> Layout:
    """The layout for a terminal of ``width`` cells: status, type and figures first, whatever the width."""
    width = max(NARROWEST, min(WIDEST, width))
    fixed = (Column("status", 9), Column("type", 13), Column("sure", 4))
    room = width - sum(c.width + 2 for c in fixed) - 4
    if width < ONE_LINE:
        figures, when = (room * 2 // 5, room * 3 // 10)
        columns = (
            *fixed,
            Column("figures", figures - 2),
            Column("when", when - 2),
            Column("where", room - figures - when),
        )
        return Layout(width, columns, one_line=False)
    shares = (("figures", 0.22), ("when", 0.16), ("where", 0.16), ("who", 0.26), ("says", 0.20))
    flexible = tuple(Column(name, int(room * share) - 2) for name, share in shares)
    return Layout(width, (*fixed, *flexible), one_line=True)
