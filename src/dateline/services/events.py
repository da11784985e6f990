"""Event ids that hold across a batch that is only printed, from light extracts of its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.export.reading import Reading
from dateline.linking.batch import group
from dateline.linking.key import ClaimKey, claim_keys
from dateline.services.spool import Spool


def with_events(spool: Spool) -> Iterator[Reading]:
    """The readings of a batch in their order, each claim with the id of its event.

    Walks the spool twice: once for the extracts that linking looks at, once for the readings.
    """
    ids = iter(group(_keys(spool)))
    for reading in spool:
        yield replace(reading, claims=tuple(replace(claim, event=next(ids)) for claim in reading.claims))


def _keys(spool: Spool) -> Iterator[ClaimKey]:
    for reading in spool:
        yield from claim_keys(reading.report, reading.claims, reading.report.id)
