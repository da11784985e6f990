"""The first schema of the record."""

from __future__ import annotations

from alembic import op

from dateline.store.schema import metadata
from dateline.store.search import create_search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes all tables."""
    metadata.create_all(op.get_bind())
    create_search(op.get_bind())
