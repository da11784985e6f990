"""What a person sees while a long run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.commands.progress import progress_line
from dateline.ingest.ahead import count_ahead


def test_the_bar_tells_how_far_and_how_long() -> None:
    assert progress_line(25, 100, 310, 50.0) == ("[######------------------] 25 of 100 reports, 310 claims, 2:30 left")


def test_without_a_total_it_tells_what_was_read() -> None:
    assert progress_line(25, None, 310, 50.0) == "25 reports, 310 claims, 0.5 reports a second"


@pytest.mark.parametrize(("name", "total"), [("a.txt", 1), ("a.jsonl", 3), ("a.csv", None), (".", None), ("b", 3)])
def test_reports_are_counted_ahead_where_that_is_cheap(name: str, total: int | None, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for path in (tmp_path, tmp_path / "b"):
        (path / "a.txt").write_text("x")
    (tmp_path / "b" / "c.txt").write_text("x")
    (tmp_path / "b" / "d.jsonl").write_text("{}")
    (tmp_path / "a.jsonl").write_text("{}\n{}\n{}")
    (tmp_path / "a.csv").write_text("text\nx\n")
    assert count_ahead([str(tmp_path / name)]) == total


def test_a_stream_is_not_counted() -> None:
    assert count_ahead(["-"]) is None
