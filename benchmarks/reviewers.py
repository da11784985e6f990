"""People who judge at random: what a test of the record needs beside an invented wire."""

from __future__ import annotations

import json
import random

from dateline.errors import UsageError
from dateline.model.judgement import JudgementKind
from dateline.services.reviewing import Verdict, decide, history, undo
from dateline.store import linkage
from dateline.store.claims import claims_by_row
from dateline.store.database import Database

_CORRECTIONS = {
    "type": ("killing", "air_strike"),
    "status": ("denied", "happened"),
    "time": ({"from": "2018-03-05", "to": "2018-03-05"}, {"from": None, "to": None}),
    "place": ({"name": "Marrowgate", "country": "SY", "lat": 35.9, "lon": 38.99}, None),
    "counts": ([{"of": "killed", "who": "farmers", "best": 9, "low": 9, "high": 9, "qualifier": "exact"}], []),
    "actors": ([{"role": "agent", "name": "the Quillon Guard"}], []),
}


class Reviewer:
    """Decides something at random; the same for the same seed and record."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def judge(self, database: Database) -> str:
        """Makes one judgement; what it was, or why it was refused."""
        with database.reading() as connection:
            events = linkage.all_events(connection)
            members = linkage.members_of(connection, events)
            claims = {row: c.claim.id for row, c in claims_by_row(connection, sum(members.values(), ())).items()}
        if not events:
            return "nothing to judge"
        try:
            return self._judge(database, {e: [claims[row] for row in rows] for e, rows in members.items()})
        except UsageError as error:
            return f"refused: {error}"

    def _judge(self, database: Database, events: dict[str, list[str]]) -> str:
        pick, kind = self._random.choice, self._random.choice([*JudgementKind, "merge", "split", "undo"])
        if kind == JudgementKind.UNDO:
            made = [s.judgement.id for s in history(database)]
            return undo(database, pick(made), "Ada").kind if made else "nothing to undo"
        if kind == JudgementKind.MERGE:
            names = tuple(self._random.sample(sorted(events), min(len(events), pick((2, 2, 3)))))
        elif kind == JudgementKind.SPLIT:
            claims = events[pick(sorted(e for e in events if len(events[e]) > 1) or sorted(events))]
            names = tuple(self._random.sample(claims, self._random.randrange(1, max(2, len(claims)))))
        else:
            event = pick(sorted(events))
            names = (pick((event, *events[event])),)
        field, value = None, None
        if kind == JudgementKind.CORRECT:
            field = pick(sorted(_CORRECTIONS))
            value = json.dumps(pick(_CORRECTIONS[field]))
        return decide(database, Verdict(JudgementKind(kind), names, "Ada", "", field, value)).kind
