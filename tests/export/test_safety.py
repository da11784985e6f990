"""Text from strangers on screens, in sheets and in JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.safety import BLANKS, CONTROLS, cell, escaped_json, printable, printable_keeping_length

HOSTILE = "a\x1b[31mred\x07\x9b2J\u202eevil\u2066\x00\r\nend"


def test_control_characters_never_reach_the_screen() -> None:
    shown = printable(HOSTILE)
    assert shown.isprintable()
    assert shown.startswith("a\ufffd[31mred")


@given(st.text())
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    shown = printable(text)
    assert "\n" not in shown
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F for c in shown)


@given(st.text() | st.text(" ab\u00a0\u202e"))
def test_the_short_way_through_printable_changes_nothing(text: str) -> None:
    assert printable(text) == BLANKS.sub(" ", CONTROLS.sub("\ufffd", text)).strip()


@given(st.text())
def test_offsets_still_fit_what_is_shown(text: str) -> None:
    assert len(printable_keeping_length(text)) == len(text)


@pytest.mark.parametrize("text", ["=1+2", "+cmd|x", "-2 men", "@SUM(A1)", "\t=1", "%x", "|x"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert cell(text)[0] == "'" or cell(text)[0].isalnum()


def test_an_ordinary_cell_is_left_alone() -> None:
    assert cell("Two men, both guards") == "Two men, both guards"


@given(st.text())
def test_escaped_json_is_the_same_value_and_safe_to_print(text: str) -> None:
    line = escaped_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(line) == {"text": text}
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F or c in "\u2028\u2029\u202e" for c in line)
