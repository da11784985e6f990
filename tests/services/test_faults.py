"""What goes wrong, small: the whole of it is ``python -m benchmarks.faults``."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from benchmarks import faults
from benchmarks.faults import Tally
from dateline.services import recording

New = Callable[..., str]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A shorter wire, and the real engine back in its place afterwards."""
    monkeypatch.setattr(faults, "REPORTS", 16)
    monkeypatch.setattr(faults, "LONGEST", 0.15)
    monkeypatch.setattr(recording, "read_one", recording.read_one)
    return


pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are forked")


def test_a_killed_run_ends_like_one_that_was_not(new_address: New, kind: str) -> None:
    tally = Tally()
    faults.run_kills(partial(new_address, kind, tables=False), 3, random.Random(3), tally)
    assert tally.faults == []
    assert tally.kills >= 3


def test_a_writer_that_does_not_let_go_is_told(new_address: New, kind: str) -> None:
    tally = Tally()
    faults.run_locked(partial(new_address, kind, tables=False), 4, tally)
    assert tally.faults == []


def test_two_writers_at_once_lose_and_double_nothing(new_address: New, kind: str) -> None:
    tally = Tally()
    faults.run_two_writers(partial(new_address, kind, tables=False), 5, tally)
    assert tally.faults == []


def test_a_kill_that_costs_something_would_be_seen(new_address: New) -> None:
    whole, broken = new_address("sqlite"), new_address("sqlite")
    for address, part in ((whole, slice(0, 9)), (broken, slice(0, 8))):
        faults.work(address, "ingest", 6, part=part)
    assert faults.compared(whole, broken)
