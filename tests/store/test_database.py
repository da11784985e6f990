"""Opening a record."""

from __future__ import annotations

from dateline.store.database import REVISIONS, Database


def test_a_new_record_has_the_latest_schema(record: Database) -> None:
    assert record.revision() == REVISIONS[-1]
