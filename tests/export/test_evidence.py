"""The sentence behind a claim, its words marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.export.evidence import evidence
from dateline.export.reading import Reading


def test_the_words_of_each_field_are_marked(reading: Reading) -> None:
    pieces = evidence(reading.claims[0], reading.report.text, room=200)
    assert {p.text: p.mark for p in pieces if p.mark} == {
        "Gunmen": "actor",
        "killed": "trigger",
        "12": "count",
        "villagers": "actor",
        "Barkin Ladi": "place",
        "on Monday": "time",
        "Musa Danladi": "source",
    }
    assert "".join(p.text for p in pieces) == reading.report.text.split("\n")[0]


@pytest.mark.parametrize("room", [10, 30, 60])
def test_a_long_sentence_is_cut_around_its_trigger(room: int, reading: Reading) -> None:
    text = f"{'Long ago, ' * 40}gunmen killed two men{', and more was said' * 40}."
    start = text.index("killed")
    claim = reading.claims[1]
    trigger = replace(claim.trigger, span=type(claim.trigger.span)(start, start + 6))
    cut = replace(claim, trigger=trigger, status=replace(claim.status, cue=None), actors=(), sentence=(0, len(text)))
    shown = "".join(p.text for p in evidence(cut, text, room))
    assert "killed" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= room + 20
