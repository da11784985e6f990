"""Confidence is read from measured counts."""

from __future__ import annotations

import pytest

from dateline.reading.confidence import ConfidenceTable, load_confidence

TABLE = ConfidenceTable(
    rules={"time": {"weekday": (90, 100), "context": (20, 100), "context+weekday": (50, 60)}},
    curves={"claim": ((0.0, 0.3), (0.5, 0.6), (0.9, 0.95))},
)


def test_a_rule_often_seen_keeps_its_own_accuracy() -> None:
    assert TABLE.of("time", ("weekday",)) == pytest.approx(0.88, abs=0.02)


def test_a_known_combination_of_rules_is_read_as_a_whole() -> None:
    assert TABLE.of("time", ("context", "weekday")) > TABLE.of("time", ("context",))


def test_an_unknown_rule_gets_the_fields_overall_accuracy() -> None:
    assert TABLE.of("time", ("never seen",)) == pytest.approx(160 / 260, abs=0.01)


def test_an_unmeasured_field_is_even_odds() -> None:
    assert TABLE.of("place", ("gazetteer",)) == 0.5


def test_probabilities_are_read_off_the_measured_curve() -> None:
    assert TABLE.calibrated("claim", 0.1) == 0.3
    assert TABLE.calibrated("claim", 0.93) == 0.95


def test_packaged_table_holds_shares() -> None:
    table = load_confidence()
    assert all(0 <= right <= seen for rules in table.rules.values() for right, seen in rules.values())
