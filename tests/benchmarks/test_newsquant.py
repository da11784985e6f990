"""NewsQuant's values and their matching."""

from __future__ import annotations

import pytest

from benchmarks.newsquant import gold_value, matches


@pytest.mark.parametrize(
    ("written", "value"),
    [("3.5", (3.5,)), ("-5.0", (-5.0,)), ("15.0-17.0", (15.0, 17.0)), ("1.99E-29", (1.99e-29,))],
)
def test_gold_value_is_a_number_or_two_ends(written: str, value: tuple[float, ...]) -> None:
    assert gold_value(written) == value


def test_each_value_is_matched_once() -> None:
    assert matches([(1.0,), (1.0,), (2.0, 3.0)], [(1.000001,), (2.0,), (2.0, 3.0)]) == 2
