"""What a person decided about claims and events: appended, never applied in place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JudgementKind(StrEnum):
    ACCEPT = "accept"  # the claims (and the event they make) are right as they stand
    REJECT = "reject"  # the claims are no claims: kept, shown struck out, in no total
    CORRECT = "correct"  # one field of the claims has another value
    MERGE = "merge"  # the claims of several events are one event
    SPLIT = "split"  # these claims are an event of their own
    COMMENT = "comment"  # a remark; changes nothing
    UNDO = "undo"  # takes an earlier judgement back


#: The fields that ``correct`` can change.
CORRECTABLE = ("type", "status", "time", "place", "actors", "counts", "sources")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, with who, when and why.

    ``id`` is a hash of the content and moment. ``claims`` are the ids of the claims it is about, in the order
    given: for ``merge`` one claim or more of each event that is brought together. ``field`` and ``value`` (the
    guide's JSON shape, as JSON text) belong to ``correct``; ``undoes`` is the id of the judgement that an ``undo``
    takes back. ``at`` is in UTC.
    """

    id: str
    kind: JudgementKind
    claims: tuple[str, ...]
    author: str
    reason: str
    at: datetime
    field: str | None = None
    value: str | None = None
    undoes: str | None = None
