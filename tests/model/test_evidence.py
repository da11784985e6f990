"""What the learned heads say, read back from its arrays."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dateline.model.evidence import EVENTS, ROLES, STATUSES, Evidence, log_odds
from dateline.reading.triggers.lexicon import EVENT_TYPES


def evidence() -> Evidence:
    """Three tokens, of which the second is a likely shelling with its place in the third."""
    events = np.zeros((3, len(EVENTS)), np.float32)
    events[:, 0] = (0.99, 0.2, 0.98)
    events[1, EVENTS.index("shelling")], events[1, EVENTS.index("bombing")] = 0.6, 0.2
    statuses = np.full((3, len(STATUSES)), 1 / len(STATUSES), np.float32)
    roles = np.zeros((3, len(ROLES)), np.float32)
    roles[2, ROLES.index("place")] = 0.9
    return Evidence(events, statuses, {1: (0, roles)})


def test_events_and_types() -> None:
    found = evidence()
    assert found.event(1) == pytest.approx(0.8)
    assert found.type(1) == "shelling"
    assert found.of_type(1, "bombing") == pytest.approx(0.25)


def test_roles_are_known_of_likely_triggers_only() -> None:
    found = evidence()
    assert found.role(1, 2, "place") == pytest.approx(0.9)
    assert found.role(1, 3, "place") is None, "outside the trigger's sentence"
    assert found.role(0, 2, "place") is None, "no trigger"
    assert found.role_within(1, range(3), "place") == pytest.approx(0.9)
    assert found.role_within(0, range(3), "place") is None


def test_log_odds_are_bounded() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.0) == pytest.approx(-5)
    assert log_odds(1.0) == pytest.approx(5)
    assert log_odds(0.8) == pytest.approx(math.log(4))


def test_the_heads_know_the_guides_types() -> None:
    assert set(EVENTS) - {"none"} == EVENT_TYPES
