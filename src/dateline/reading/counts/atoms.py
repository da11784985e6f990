"""A text cut into the pieces that number expressions are made of: numerals and words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


class Atom(NamedTuple):
    """A numeral or a word: characters ``start..end`` (end exclusive), its lower-case text, and its value."""

    start: int
    end: int
    text: str
    value: Decimal | None


# Thousands are grouped by commas (also the Indian way: 1,20,000), by spaces, or by full stops when only noughts follow.
_ATOM = re.compile(
    r"""
      (?P<grouped>  \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d]) | \d{1,2}(?:,\d{2})+,\d{3}(?!\d) )
    | (?P<spaced>   (?<![\d.,])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)
                  | (?<![\d.,])\d{1,3}(?:\ \d{3})+(?![\d.,]\d|\d) )
    | (?P<dotted>   (?<![\d.,])\d{1,3}(?:\.000)+(?![\d]) )
    | (?P<slash>    (?<![\d/.,])\d{1,2}[/\u2044](?:[2-68]|10|16|32|64|100|128)(?![\d/]) )
    | (?P<plain>    \d+(?:\.\d+)? | (?<![\w.,])\.\d+ )
    | (?P<word>     [^\W\d_]+(?:['’][^\W\d_]+)? )
    """,
    re.VERBOSE,
)
_SPACE = "[ \\t\u00a0\u2009\u202f]"
_JOIN = re.compile(rf"{_SPACE}{{0,3}}\Z|\n?{_SPACE}*\Z")
_HYPHEN = re.compile(r"[-‐‑]\Z")
# Longer digit strings are telephone numbers, accounts or noise; no report counts that many people.
_MOST_DIGITS = 15


def atoms_of(text: str) -> list[Atom]:
    """The numerals and words of ``text`` in order."""
    atoms = []
    for match in _ATOM.finditer(text):
        piece = match.group()
        atoms.append(Atom(match.start(), match.end(), piece.lower(), _value(piece, match.lastgroup or "")))
    return atoms


def _value(piece: str, group: str) -> Decimal | None:
    if group == "word":
        return None
    if group == "slash":
        part, whole = re.split(r"\D", piece)
        return Decimal(part) / Decimal(whole)
    kept = "".join(c for c in piece if c.isascii() and (c.isdigit() or (c == "." and group != "dotted")))
    return Decimal(kept) if 0 < len(kept) <= _MOST_DIGITS and kept != "." else None


def is_numeral(atom: Atom) -> bool:
    """Whether an atom is written in digits (also when it is too long to have a value)."""
    return atom.text[:2].strip(".")[:1].isdigit()


def gap(text: str, atoms: Sequence[Atom], i: int) -> str:
    """What stands between atom ``i`` and the next one; a full stop when there is no next one."""
    return text[atoms[i].end : atoms[i + 1].start] if 0 <= i < len(atoms) - 1 else "."


def joined(text: str, atoms: Sequence[Atom], i: int, *, hyphen: bool = False) -> bool:
    """Whether atom ``i`` and the next one stand side by side, with only a space (or a hyphen) between them."""
    between = gap(text, atoms, i)
    return bool(_JOIN.match(between)) or (hyphen and bool(_HYPHEN.match(between)))


def phrase(text: str, atoms: Sequence[Atom], first: int, last: int) -> str | None:
    """The words ``first..last`` (end exclusive) with single spaces, or None when they do not stand side by side.

    A hyphen counts as a space, so that "no-one" and "year-old" are found under "no one" and "year old".
    """
    if first < 0 or last > len(atoms) or first >= last:
        return None
    if not all(joined(text, atoms, i, hyphen=True) for i in range(first, last - 1)):
        return None
    return " ".join(atom.text for atom in atoms[first:last])


class Stretches:
    """Stretches of text that do not overlap, in text order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]

    def around(self, offset: int) -> tuple[int, int] | None:
        """The stretch that covers a character."""
        i = bisect_right(self._starts, offset) - 1
        return self._spans[i] if i >= 0 and offset < self._spans[i][1] else None
