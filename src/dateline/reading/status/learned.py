"""Where the learned heads overrule the status that the rules read."""

from __future__ import annotations

import math

from dateline.model.document import Document
from dateline.model.evidence import STATUSES
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading

#: How much more likely, in log probability, the heads must hold another status where the rules read a plain statement.
#: Chosen on held-out evidence; where the rules found words that say so ("plans to"), the heads never did better.
MARGIN = 4.0
#: Words that are most likely no trigger say nothing about a status.
_LEAST = 0.05


def with_learned(document: Document, trigger: Trigger, reading: StatusReading) -> StatusReading:
    """The rules' status, or the one that the heads hold for much likelier."""
    evidence = document.evidence
    if evidence is None or reading.cue is not None or evidence.event(trigger.token) < _LEAST:
        return reading
    row = evidence.statuses[trigger.token]
    best = STATUSES[int(row.argmax())]
    own = max(1e-6, evidence.status(trigger.token, reading.status.value))
    if best == reading.status.value or math.log(float(row.max()) / own) < MARGIN:
        return reading
    return StatusReading(Status(best), Basis.CLAUSE, "learned")
