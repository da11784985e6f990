"""Private persons' names taken out of text and values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.reading import Reading
from dateline.export.record import report_record
from dateline.export.redact import PrivatePerson, redact
from dateline.export.text_edit import Replacement, TextEdit
from dateline.model.span import Span

CHIEF = PrivatePerson("Musa Danladi", frozenset({"Danladi"}))


def test_a_name_leaves_text_title_and_values(reading: Reading) -> None:
    named = replace(reading, report=replace(reading.report, title="Danladi: 12 dead"))
    record = report_record(redact(named, [CHIEF]))
    assert "Danladi" not in str(record)
    assert record["title"] == "[person 1]: 12 dead"
    assert record["claims"][0]["sources"][0]["name"] == "[person 1]"
    assert record["claims"][0]["sources"][0]["text"] == "[person 1]"
    assert record["claims"][0]["sources"][0]["org"] == "police"


def test_offsets_fit_the_redacted_text(reading: Reading) -> None:
    record = report_record(redact(reading, [CHIEF]))
    for claim in record["claims"]:
        trigger = claim["trigger"]
        assert record["text"][trigger["start"] : trigger["end"]] == trigger["text"]
    assert record["claims"][1]["trigger"]["text"] == "shelled"
    assert record["text"][slice(*record["claims"][1]["sentence"].values())].startswith("The army denied")


def test_a_private_actor_without_words_is_not_named(reading: Reading) -> None:
    claim = reading.claims[0]
    hidden = replace(claim.actors[0], name="Ann Mayer", span=None, private=True)
    redacted = redact(replace(reading, claims=(replace(claim, actors=(hidden,)),)), [CHIEF])
    assert redacted.claims[0].actors[0].name == "[a person]"


def test_a_reading_without_private_persons_is_the_same(reading: Reading) -> None:
    assert redact(reading, []) is reading


@pytest.mark.parametrize(
    ("offset", "start", "end"), [(0, 0, 0), (4, 4, 4), (5, 4, 7), (7, 4, 7), (8, 7, 7), (12, 11, 11)]
)
def test_offsets_inside_a_replacement_go_to_its_edges(offset: int, start: int, end: int) -> None:
    edit = TextEdit("0123456789ab", [Replacement(4, 8, "xyz")])
    assert edit.text == "0123xyz89ab"
    assert (edit.start(offset), edit.end(offset)) == (start, end)


@given(st.text("abc", min_size=10, max_size=10), st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4)), max_size=4))
def test_words_outside_replacements_keep_their_words(text: str, places: list[tuple[int, int]]) -> None:
    replacements = [Replacement(s, min(10, s + n), "[p]") for s, n in places]
    edit = TextEdit(text, replacements)
    for i in range(10):
        if not any(r.start <= i < r.end for r in replacements):
            assert edit.span(Span(i, i + 1)).of(edit.text) == text[i]
