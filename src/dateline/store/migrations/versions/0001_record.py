"""The first schema of the record. Frozen: what changes later is a migration of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes all tables."""
    _reports()
    _claims()
    _judgements()
    _links()
    _events()
    _search()


def _reports() -> None:
    """Reports with their texts, and the bytes that these came from."""
    op.create_table(
        "reports",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("stored_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("report", name="uq_reports_report"),
    )
    op.create_index("ix_reports_url", "reports", ["url"], postgresql_using="hash")
    op.create_table(
        "originals",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_originals"),
    )
    op.create_table(
        "versions",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("report_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("published_day", sa.Date()),
        sa.Column("publication", sa.Text()),
        sa.Column("furniture", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text()),
        sa.Column("original_hash", sa.String(length=64)),
        sa.Column("voice_group", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary()),
        sa.Column("stored_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["original_hash"], ["originals.hash"], name="fk_versions_original_hash"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_versions_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("report_id", "number", name="uq_versions_report_id_number"),
    )
    op.create_index("ix_versions_published_day", "versions", ["published_day"])
    op.create_index("ix_versions_source", "versions", ["source"], postgresql_using="hash")
    op.create_index("ix_versions_text_hash", "versions", ["text_hash"])
    op.create_index("ix_versions_voice_group", "versions", ["voice_group"])
    op.create_table(
        "bands",
        sa.Column("band", sa.String(length=24), nullable=False),
        sa.Column("version_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_bands_version_id"),
        sa.PrimaryKeyConstraint("band", "version_id", name="pk_bands"),
        sqlite_with_rowid=False,
    )


def _claims() -> None:
    """What engines read in the texts, and what they failed on."""
    op.create_table(
        "engines",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_engines"),
        sa.UniqueConstraint("version", "settings", name="uq_engines_version_settings"),
    )
    op.create_table(
        "readings",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version_id", NUMBER, nullable=False),
        sa.Column("engine_id", NUMBER, nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("stored_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["engine_id"], ["engines.id"], name="fk_readings_engine_id"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_readings_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
    )
    op.create_index("ix_readings_version_id_live", "readings", ["version_id", "live"])
    op.create_table(
        "claims",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("claim", sa.String(length=32), nullable=False),
        sa.Column("reading_id", NUMBER, nullable=False),
        sa.Column("version_id", NUMBER, nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("published_day", sa.Date()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_claims_reading_id"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_claims_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_claim", "claims", ["claim"])
    op.create_index("ix_claims_published_day", "claims", ["published_day"])
    op.create_index("ix_claims_reading_id", "claims", ["reading_id"])
    op.create_index("ix_claims_version_id", "claims", ["version_id"])
    op.create_table(
        "successors",
        sa.Column("claim", sa.String(length=32), nullable=False),
        sa.Column("successor", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("claim", name="pk_successors"),
    )
    op.create_index("ix_successors_successor", "successors", ["successor"])
    op.create_table(
        "failures",
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer()),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("first_at", sa.String(length=32), nullable=False),
        sa.Column("last_at", sa.String(length=32), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_failures"),
    )


def _judgements() -> None:
    """What people decided."""
    op.create_table(
        "judgements",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("judgement", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("field", sa.String(length=16)),
        sa.Column("value", sa.Text()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("undoes", sa.String(length=32)),
        sa.Column("after_claim", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.UniqueConstraint("judgement", name="uq_judgements_judgement"),
    )
    op.create_index("ix_judgements_undoes", "judgements", ["undoes"])
    op.create_table(
        "judged_claims",
        sa.Column("claim", sa.String(length=32), nullable=False),
        sa.Column("judgement_id", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgements.id"], name="fk_judged_claims_judgement_id"),
        sa.PrimaryKeyConstraint("claim", "judgement_id", name="pk_judged_claims"),
    )
    op.create_index("ix_judged_claims_judgement_id", "judged_claims", ["judgement_id"])


def _links() -> None:
    """Derived: which claims belong together."""
    op.create_table(
        "blocks",
        sa.Column("block", sa.String(length=64), nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("block", "claim_id", name="pk_blocks"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        sa.Column("claim_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_members_claim_id"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_members"),
    )
    op.create_index("ix_members_event_claim_id", "members", ["event", "claim_id"])
    op.create_table(
        "links",
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("other_id", NUMBER, nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_links_claim_id"),
        sa.ForeignKeyConstraint(["other_id"], ["claims.id"], name="fk_links_other_id"),
        sa.PrimaryKeyConstraint("claim_id", "other_id", name="pk_links"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_doubtful_claim_id", "links", ["doubtful", "claim_id"])
    op.create_index("ix_links_other_id", "links", ["other_id"])
    op.create_table(
        "apart",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("other", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("event", "other", name="pk_apart"),
    )
    op.create_table(
        "moves",
        sa.Column("judgement_id", NUMBER, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_moves_claim_id"),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgements.id"], name="fk_moves_judgement_id"),
        sa.PrimaryKeyConstraint("judgement_id", "claim_id", name="pk_moves"),
    )
    op.create_table(
        "tombstones",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("into", sa.String(length=16)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_tombstones"),
    )
    op.create_index("ix_tombstones_into", "tombstones", ["into"])


def _events() -> None:
    """Derived: the events as lists show them."""
    op.create_table(
        "events",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("start_day", sa.Date()),
        sa.Column("end_day", sa.Date()),
        sa.Column("time_precision", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("place_key", sa.Text()),
        sa.Column("country", sa.String(length=2)),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("place_precision", sa.String(length=16), nullable=False),
        sa.Column("killed_low", NUMBER),
        sa.Column("killed_best", NUMBER),
        sa.Column("killed_high", NUMBER),
        sa.Column("injured_best", NUMBER),
        sa.Column("displaced_best", NUMBER),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("source_kinds", sa.Text(), nullable=False),
        sa.Column("disagree", sa.Boolean(), nullable=False),
        sa.Column("total", sa.Boolean(), nullable=False),
        sa.Column("part_of", sa.String(length=16)),
        sa.Column("first_reported", sa.Date()),
        sa.Column("last_reported", sa.Date()),
        sa.Column("review", sa.String(length=16), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_events"),
    )
    op.create_index("ix_events_claims_event", "events", ["claims", "event"])
    op.create_index("ix_events_country_start_day", "events", ["country", "start_day"])
    op.create_index("ix_events_first_reported", "events", ["first_reported"])
    op.create_index("ix_events_killed_best_event", "events", ["killed_best", "event"])
    op.create_index("ix_events_last_reported_event", "events", ["last_reported", "event"])
    op.create_index("ix_events_lat_lon", "events", ["lat", "lon"])
    op.create_index(
        "ix_events_listed",
        "events",
        ["start_day", "event", "source_kinds", "disagree", "total", "voices", "review", "status"],
    )
    op.create_index("ix_events_part_of", "events", ["part_of"])
    op.create_index("ix_events_place_key_start_day", "events", ["place_key", "start_day"])
    op.create_index("ix_events_review_start_day_disagree", "events", ["review", "start_day", "disagree"])
    op.create_index("ix_events_type_lat_lon", "events", ["type", "lat", "lon"])
    op.create_index("ix_events_type_start_day", "events", ["type", "start_day"])
    op.create_table(
        "event_actors",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("name", "event", name="pk_event_actors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_actors_event", "event_actors", ["event"])


def _search() -> None:
    """Full-text search over titles and texts: words are found in their other forms too."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE version_search USING fts5"
            "(title, text, content='versions', content_rowid='id', tokenize='porter unicode61')"
        )
        return
    op.execute(  # PostgreSQL refuses to index more than a megabyte of one text
        "ALTER TABLE versions ADD COLUMN search tsvector GENERATED ALWAYS AS "
        "(to_tsvector('english', left(coalesce(title, '') || ' ' || text, 400000))) STORED"
    )
    op.create_index("ix_versions_search", "versions", ["search"], postgresql_using="gin")
