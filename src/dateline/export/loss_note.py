"""The note that stands beside an export: what its shape cannot hold, and how often that happened."""

from __future__ import annotations

import re
import textwrap

from dateline.export.exported import EVENT_SCHEMA
from dateline.export.formats import ExportFormat
from dateline.export.record import SCHEMA
from dateline.export.tally import Tally
from dateline.version import ENGINE_VERSION

WIDTH = 100
_ONE = re.compile(r"^1 (withdrawn event|event|figure|statement|claim|actor|count|text)s\b")
_VERBS = {"were": "was", "are": "is", "have": "has", "say": "says"}


def loss_note(format_: ExportFormat, tally: Tally) -> str:
    """The note in words: the format, what was written, and what was lost."""
    parts = [
        f"{format_.name}: {format_.description}",
        f"Written by Dateline {ENGINE_VERSION}. Schema of events {EVENT_SCHEMA}, of claims {SCHEMA}.",
        f"{_many(tally.events, 'event')} in {_many(tally.rows, 'row')}; {_many(tally.withdrawn, 'withdrawn event')}.",
        textwrap.fill(f"What this shape cannot hold: {format_.loss}", WIDTH),
        _this_time(tally),
    ]
    return "\n\n".join(parts) + "\n"


def _this_time(tally: Tally) -> str:
    if not tally.losses:
        return "In this export nothing was lost to the shape."
    lines = [sentence(loss.value, n) for loss, n in tally.losses.most_common()]
    shown = [textwrap.fill(line, WIDTH, initial_indent="- ", subsequent_indent="  ") for line in lines]
    return "\n".join(["In this export:", *shown])


def sentence(template: str, n: int) -> str:
    """A sentence of ``Loss`` with its number: ``1 event has no coordinates.``"""
    words = template.format(n=f"{n:,}")
    if n != 1:
        return words
    words = _ONE.sub(r"1 \1", words)
    return re.sub(r"\b(were|are|have|say)\b", lambda m: _VERBS[m.group()], words, count=1)


def _many(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
