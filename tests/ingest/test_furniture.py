"""What stands in a report but is not its story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.furniture import find_furniture, load_cues

STORY = "Gunmen killed four guards on Monday, the governor said.\n\nThree others were wounded, a doctor said."


def pieces(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in find_furniture(text, load_cues())]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Tuesday, 16 June 2020", "header"),
        ("By Ana Lima, June 16, 2020", "header"),
        ("By Ana Lima", "header"),
        ("Published: 17 June 2020 10:00 GMT", "header"),
        ("Photo of the governor at a ceremony", "caption"),
        ("Smoke rises over the port on June 16, 2020. (AP Photo/Ann Mayer)", "caption"),
        ("Flames are seen above the depot, in the town of Sarmin, Syria, on June 16, 2020. (Reuters)", "caption"),
        ("Residents gather at the scene of the blast in Herat. — AFP", "caption"),
        ("A burned lorry on the road to Mopti. Image: Example Pictures", "caption"),
        ("Crime tape closes a street after a shooting. (Ann Mayer/FOX9)", "caption"),
        ("Read more: How the war began", "notice"),
        ("Subscribe to our newsletter", "notice"),
        ("Copyright 2020 Example News. All rights reserved.", "notice"),
        ("(Reporting by Ann Mayer; Editing by Jo Field)", "notice"),
    ],
)
def test_furniture_is_told_from_the_story(line: str, kind: str) -> None:
    assert pieces(f"{line}\n\n{STORY}\n") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The army shelled the village of Sarmin on 16 June 2020, killing two.",
        "Photos of the strike showed a crater, residents said.",
        "The updated toll of 12 was given by the ministry.",
        "Rebels took the town (the third in a week) and freed 20 men.",
        "“We follow the talks closely,” he said.",
        "Recommended by the mediator, the deal was signed in Juba on Monday after nine hours of talks between the two "
        "sides, who had both called for it, officials said on Tuesday morning",
        "FLOODS KILL 12 IN BEIRA The river burst its banks on Monday [BBC]",
        "Police shared the names of the dead on Monday.",
        "Two soldiers were killed by a mine, the ministry said. It was the third such blast this week. The road is "
        "closed. Engineers have been sent. (Reuters)",
    ],
)
def test_the_story_is_never_taken_for_furniture(line: str) -> None:
    assert pieces(f"{line}\n\n{STORY}") == []


def test_a_date_prefix_ends_where_the_story_begins() -> None:
    assert pieces(f" date 2020-06-17 {STORY}") == [("header", "date 2020-06-17")]


def test_a_closing_call_to_read_more_is_cut_from_its_paragraph() -> None:
    assert pieces(f"{STORY} Read more here.") == [("notice", "Read more here.")]


def test_a_last_update_line_at_the_end_is_a_footer() -> None:
    assert pieces(f"{STORY}\nLast Update: Tuesday, 16 June 2020 KSA 20:43 - GMT 17:43\n") == [
        ("footer", "Last Update: Tuesday, 16 June 2020 KSA 20:43 - GMT 17:43")
    ]


@given(
    st.lists(st.sampled_from([*STORY.split("\n"), "By Ana Lima", "(Reuters)", "date 2020-01-02", "…", "\t", "x" * 500]))
)
def test_pieces_lie_in_order_inside_the_text(lines: list[str]) -> None:
    text, at = "\n".join(lines), 0
    for piece in find_furniture(text, load_cues()):
        assert at <= piece.start < piece.end <= len(text)
        at = piece.end
