"""Floors: what a benchmark may not fall below."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.floors import Bound, Floors, load_floors, raised, save_floors
from benchmarks.row import Row

FLOORS = Floors(
    {"dev": "abc"}, (Bound("gold dev", "detect F1", at_least=0.7), Bound("memory", "megabytes", at_most=500))
)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (Row("gold dev", "detect F1", 0.69), "below the floor 0.700"),
        (Row("memory", "megabytes", 501), "above the limit 500.000"),
    ],
)
def test_a_figure_out_of_bounds_is_told(row: Row, reason: str) -> None:
    (line,) = FLOORS.broken([row])
    assert reason in line


def test_figures_within_bounds_and_without_are_let_pass() -> None:
    assert not list(
        FLOORS.broken([Row("gold dev", "detect F1", 0.7), Row("memory", "megabytes", 499), Row("x", "y", 0)])
    )


def test_pinning_raises_and_never_lowers(tmp_path: Path) -> None:
    rows = [
        Row("gold dev", "detect F1", 0.6),
        Row("gold dev", "time accuracy", 0.8),
        Row("memory", "megabytes", 100),
        Row("speed", "words a second, end to end", 9000),
    ]
    save_floors(raised(FLOORS, rows, {"dev": "def"}), tmp_path / "floors.json")
    floors = load_floors(tmp_path / "floors.json")
    assert floors.corpus == {"dev": "def"}
    assert floors.bounds == (*FLOORS.bounds, Bound("gold dev", "time accuracy", at_least=0.796))


def test_the_pinned_floors_can_be_read() -> None:
    assert load_floors().bounds
