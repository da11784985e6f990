"""Quotations: stretches of a report between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.document import Document

_PARAGRAPH_END = re.compile(r"\n\s*\n|\n")
_MARKS = re.compile(r"[“”„«»\"]|``|''|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_ALWAYS_OPENING = frozenset(("“", "„", "«", "``"))
_ALWAYS_CLOSING = frozenset(("”", "»", "''"))
_SINGLE_OPENING = frozenset("‘'")
_SINGLE_CLOSING = frozenset("’'")


# A quotation that never ends is taken to hold at most this many characters: a longer paragraph has lost its mark.
_UNCLOSED = 1200


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: characters ``start..end`` with the marks, tokens ``first..last`` (ends exclusive).

    ``closed`` is false where a paragraph ends inside the quotation; the next paragraph's opening mark then
    ``continues`` it in the same mouth. ``single`` marks ‘…’ quotations.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    continues: bool = False
    single: bool = False

    def holds(self, token: int) -> bool:
        return self.first <= token < self.last


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    closed: bool
    continues: bool
    single: bool


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of a report in text order; single-mark ones only outside of double-mark ones."""
    found = []
    for stretch in _stretches(document.text):
        tokens = document.tokens_within(stretch.start, stretch.end)
        if len(tokens) > 0:
            found.append(
                Quotation(
                    stretch.start, stretch.end, tokens[0], tokens[-1] + 1,
                    stretch.closed, stretch.continues, stretch.single,
                )
            )  # fmt: skip
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _stretches(text: str) -> Iterator[_Stretch]:
    carried = False
    for start, end in _paragraphs(text):
        stretches = list(_of_paragraph(text, start, end))
        for number, stretch in enumerate(stretches):
            continues = stretch.continues or (number == 0 and carried and not text[start : stretch.start].strip())
            yield _Stretch(stretch.start, stretch.end, stretch.closed, continues, stretch.single)
        carried = bool(stretches) and not stretches[-1].closed


def _of_paragraph(text: str, start: int, end: int) -> Iterator[_Stretch]:
    """The quotations of one paragraph; an opening mark inside an open quotation begins its next paragraph (some
    publishers lose the line breaks)."""
    opened: int | None = None
    continues = single = False
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if _opens(text, match, start, end) or _glued(text, match, start, end):
                opened, single = match.start(), mark in _SINGLE_OPENING
        elif single:
            if mark in _SINGLE_CLOSING or mark in _ALWAYS_CLOSING:
                yield _Stretch(opened, match.end(), closed=True, continues=False, single=True)
                opened, continues = None, False
        elif mark in _SINGLE_CLOSING or mark in _SINGLE_OPENING:
            continue
        elif mark in _ALWAYS_OPENING or (mark == '"' and _opens(text, match, start, end)):
            yield _Stretch(opened, match.start(), closed=False, continues=continues, single=False)
            opened, continues = match.start(), True
        else:
            yield _Stretch(opened, match.end(), closed=True, continues=continues, single=False)
            opened, continues = None, False
    if opened is not None and not single:
        yield _Stretch(opened, min(end, opened + _UNCLOSED), closed=False, continues=continues, single=False)


def _glued(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a straight mark opens a quotation although the blank before it is lost (`over."I ran," he said`)."""
    if match.group() != '"' or match.end() >= end or match.start() <= start:
        return False
    return text[match.start() - 1] in ".,!?;:" and text[match.end()].isalnum()


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark opens a quotation: it says so itself, or stands before a word and after a blank."""
    mark = match.group()
    if mark in _ALWAYS_OPENING:
        return True
    if mark in _ALWAYS_CLOSING or mark == "’":
        return False
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    return (before.isspace() or before in "([{—–-:\"'“‘") and not after.isspace()
