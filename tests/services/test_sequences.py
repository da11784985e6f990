"""Events are a function of claims and judgements: after any sequence of both the record is whole, and linking it again
gives the same events, the same rows, the same links and the same stones."""

from __future__ import annotations

import random

import pytest

from benchmarks.newswire import Wire
from benchmarks.record_state import differences, state
from benchmarks.reviewers import Reviewer
from dateline.services.checking import check
from dateline.services.relinking import relink
from dateline.services.rereading import reread
from dateline.store.database import Database
from tests.services.conftest import SETTINGS, Engine

MOVES = 22


def lead(record: Database, engine: Engine, seed: int, *, rereading: bool = False) -> None:
    """A record's life: reports, judgements and, if asked for, other engines, at random."""
    wire, reviewer, chance, number = Wire(seed), Reviewer(seed), random.Random(seed), 1
    for _ in range(MOVES):
        draw = chance.random()
        if draw < 0.45:
            engine(record, number).keep(wire.pieces(chance.randrange(1, 6)))
        elif rereading and draw < 0.6:
            number = chance.choice((1, 2, 3))
            reread(record, engine(record, number)._settings)
        else:
            reviewer.judge(record)


@pytest.mark.parametrize("seed", [2, 107])
def test_linking_again_gives_the_same_events(record: Database, engine: Engine, seed: int) -> None:
    lead(record, engine, seed)
    assert list(check(record)) == []
    before = state(record)
    relink(record)
    assert differences(before, state(record)) == []
    assert list(check(record)) == []


@pytest.mark.parametrize("seed", [3, 4])
def test_after_rereading_linking_again_settles(record: Database, engine: Engine, seed: int) -> None:
    lead(record, engine, seed, rereading=True)
    assert list(check(record)) == []
    relink(record)
    assert list(check(record)) == []
    before = state(record)
    relink(record)
    assert differences(before, state(record)) == []


def test_settings_are_engines_of_their_own() -> None:
    assert len(set(SETTINGS.values())) == len(SETTINGS)
