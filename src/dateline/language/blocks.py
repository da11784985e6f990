"""Blocks of a report: stretches of lines in which sentences may run on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣■·*►▶]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))")
_CLOCK = re.compile(
    r"\s*(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?|GMT|UTC|BST|CET|EST|EET|local time)?\s*[:–—-]?\s*\Z", re.IGNORECASE
)
_FINAL = re.compile(r"[.!?…:;][\"'”’)\]]*\s*\Z")
_OPEN_END = re.compile(
    r"(?:[,–—-]|\b(?:the|a|an|of|in|on|at|to|for|and|or|by|with|from|that|was|were|is|are|has|have|had|its|their))\s*\Z",
    re.IGNORECASE,
)
# Text wrapped by a machine is between these widths; longer lines are whole paragraphs.
_NARROWEST, _WIDEST = 40, 130
# Of the lines of wrapped text, so many at least begin with a small letter.
_SMALL_STARTS = 0.3
_FITTING = 0.75


class Line(NamedTuple):
    """One line: characters ``start..end`` (end exclusive) without the line end."""

    start: int
    end: int
    text: str


class Block(NamedTuple):
    """Characters ``start..end`` (end exclusive) that hold whole sentences."""

    start: int
    end: int


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text in order: paragraphs joined where lines were only wrapped, single lines else."""
    for paragraph in _paragraphs(text):
        wrapped = _is_wrapped(paragraph)
        start = paragraph[0].start
        for line, following in zip(paragraph, [*paragraph[1:], None], strict=True):
            if following is None or not _runs_on(line, following, wrapped=wrapped):
                yield Block(start, line.end)
                start = following.start if following else line.end


def _paragraphs(text: str) -> Iterator[list[Line]]:
    """Runs of lines with no blank line between them."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        blank = not match.group().strip()
        if lines and (blank or _gap(text, lines[-1].end, match.start()) > 1):
            yield lines
            lines = []
        if not blank:
            lines.append(Line(match.start(), match.end(), match.group()))
    if lines:
        yield lines


def _gap(text: str, start: int, end: int) -> int:
    """How many line ends lie between two characters; a carriage return with its line feed is one."""
    between = text[start:end].replace("\r\n", "\n")
    return len(between)


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether a paragraph's line ends come from wrapping at a width, not from the writer."""
    if len(lines) < 2:
        return False
    width = max(len(line.text) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    pairs = list(pairwise(lines))
    full = sum(_is_full(line, following, width) for line, following in pairs)
    if full < _FITTING * len(pairs):
        return False
    small = sum(following.text.lstrip()[:1].islower() for _, following in pairs)
    return small >= _SMALL_STARTS * len(pairs) or all(line.text.isupper() for line in lines)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    first = following.text.split(maxsplit=1)[0]
    return len(line.text.rstrip()) + 1 + len(first) > width


def _runs_on(line: Line, following: Line, *, wrapped: bool) -> bool:
    """Whether a sentence may go on from one line to the next."""
    if _BULLET.match(following.text) or _CLOCK.match(line.text) or _CLOCK.match(following.text):
        return False
    if wrapped:
        return True
    if _FINAL.search(line.text):
        return False
    small = following.text.lstrip()[:1].islower() and not line.text.islower()
    return small or _OPEN_END.search(line.text) is not None
