"""Bullets, numbers and time stamps before a sentence."""

from __future__ import annotations

import pytest

from dateline.language.bullets import glyph_end, lead_ends

STAMPS = [
    ("12:20 Witnesses report an explosion.", "12:20 "),
    ("10:35 GMT Police said two men fled.", "10:35 GMT "),
    ("[18:05 CET] Soldiers closed the road.", "[18:05 CET] "),
    ("9:05 p.m. – Police said two men fled.", "9:05 p.m. – "),
]


@pytest.mark.parametrize(("text", "stamp"), STAMPS)
def test_a_time_stamp_ends_before_the_sentence(text: str, stamp: str) -> None:
    assert [text[:end] for end in lead_ends(text, 0, len(text))] == [stamp]


def test_a_clock_time_within_a_sentence_is_no_stamp() -> None:
    text = "Soldiers closed the road at 10:35 GMT."
    assert lead_ends(text, 0, len(text)) == []


def test_a_bullet_glyph_ends_before_the_words() -> None:
    text = "• WFP distributed food."
    assert text[glyph_end(text, 0, len(text)) :] == "WFP distributed food."
