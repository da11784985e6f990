"""The tables of a record: the same on SQLite and PostgreSQL.

Reports, versions, originals, claims and judgements are only ever added to. Everything below ``members`` is derived
from them and can be made anew. Row numbers are given by the store under its write lock, in the order in which things
came; they never leave it: people and files see the text ids.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[int]:
    return Column("id", _NUMBER, primary_key=True, autoincrement=False)


def _points_to(name: str, target: str) -> Column[int]:
    return Column(name, _NUMBER, ForeignKey(target), nullable=False)


def _hashed(name: str, column: str) -> Index:
    """An index of words of any length; PostgreSQL's ordinary one refuses more than 2,700 bytes."""
    return Index(name, column, postgresql_using="hash")


reports = Table(
    "reports", metadata,
    _key(),
    Column("report", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("stored_at", String(32), nullable=False),
    _hashed("ix_reports_url", "url"),
)  # fmt: skip

originals = Table(
    "originals", metadata,
    Column("hash", String(64), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("headers", Text, nullable=False),
    Column("size", _NUMBER, nullable=False),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

#: One text of a report; a page that changed has several. ``voice_group`` is the report id of the first of its copies.
versions = Table(
    "versions", metadata,
    _key(),
    _points_to("report_id", "reports.id"),
    Column("number", Integer, nullable=False),
    Column("text_hash", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("source", Text),
    Column("published_day", Date, index=True),
    Column("publication", Text),
    Column("furniture", Text, nullable=False),
    Column("origin", Text),
    Column("original_hash", ForeignKey("originals.hash")),
    Column("voice_group", Text, nullable=False, index=True),
    Column("signature", LargeBinary),
    Column("stored_at", String(32), nullable=False),
    UniqueConstraint("report_id", "number"),
    _hashed("ix_versions_source", "source"),
)  # fmt: skip

#: Where near-copies are looked for: versions that share a band may be copies.
bands = Table(
    "bands", metadata,
    Column("band", String(24), primary_key=True),
    Column("version_id", _NUMBER, ForeignKey("versions.id"), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

engines = Table(
    "engines", metadata,
    _key(),
    Column("version", Text, nullable=False),
    Column("settings", Text, nullable=False),
    UniqueConstraint("version", "settings"),
)  # fmt: skip

#: One version read by one engine; only the latest of a version is live.
readings = Table(
    "readings", metadata,
    _key(),
    _points_to("version_id", "versions.id"),
    _points_to("engine_id", "engines.id"),
    Column("live", Boolean, nullable=False),
    Column("stored_at", String(32), nullable=False),
    Index("ix_readings_version_id_live", "version_id", "live"),
)  # fmt: skip

#: ``body`` is the claim whole, ``key`` what linking looks at; the other columns repeat what is searched for.
claims = Table(
    "claims", metadata,
    _key(),
    Column("claim", String(32), nullable=False, index=True),
    _points_to("reading_id", "readings.id"),
    _points_to("version_id", "versions.id"),
    Column("live", Boolean, nullable=False),
    Column("type", String(24), nullable=False),
    Column("status", String(16), nullable=False),
    Column("published_day", Date),
    Column("body", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index("ix_claims_version_id", "version_id"),
    Index("ix_claims_reading_id", "reading_id"),
    Index("ix_claims_published_day", "published_day"),
)  # fmt: skip

#: A claim that a newer engine reads in the same words takes over the judgements on the older one.
successors = Table(
    "successors", metadata,
    Column("claim", String(32), primary_key=True),
    Column("successor", String(32), nullable=False, index=True),
)  # fmt: skip

judgements = Table(
    "judgements", metadata,
    _key(),
    Column("judgement", String(32), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("field", String(16)),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("undoes", String(32), index=True),
    Column("after_claim", _NUMBER, nullable=False),
)  # fmt: skip

judged_claims = Table(
    "judged_claims", metadata,
    Column("claim", String(32), primary_key=True),
    Column("judgement_id", _NUMBER, ForeignKey("judgements.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Index("ix_judged_claims_judgement_id", "judgement_id"),
)  # fmt: skip

#: What could not be read, and why; the same failure again only moves ``last_at``.
failures = Table(
    "failures", metadata,
    Column("hash", String(32), primary_key=True),
    Column("origin", Text, nullable=False),
    Column("line", Integer),
    Column("stage", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_at", String(32), nullable=False),
    Column("last_at", String(32), nullable=False),
    Column("times", Integer, nullable=False),
)  # fmt: skip

# ---- derived: made anew from the above by ``dateline db relink``

blocks = Table(
    "blocks", metadata,
    Column("block", String(64), primary_key=True),
    Column("claim_id", _NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

members = Table(
    "members", metadata,
    Column("claim_id", _NUMBER, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("event", String(16), nullable=False),
    Index("ix_members_event_claim_id", "event", "claim_id"),
)  # fmt: skip

#: ``doubtful`` pairs lie near the threshold and belong to different events: they wait for a person.
links = Table(
    "links", metadata,
    Column("claim_id", _NUMBER, ForeignKey("claims.id"), primary_key=True),
    Column("other_id", _NUMBER, ForeignKey("claims.id"), primary_key=True),
    Column("weight", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("doubtful", Boolean, nullable=False),
    Index("ix_links_other_id", "other_id"),
    Index("ix_links_doubtful_claim_id", "doubtful", "claim_id"),
    sqlite_with_rowid=False,
)  # fmt: skip

#: Events that a person held apart: they are never merged by themselves.
apart = Table(
    "apart", metadata,
    Column("event", String(16), primary_key=True),
    Column("other", String(16), primary_key=True),
)  # fmt: skip

#: Which claims a merge, a split or a link between events moved, so that it can be taken back.
moves = Table(
    "moves", metadata,
    Column("judgement_id", _NUMBER, ForeignKey("judgements.id"), primary_key=True),
    Column("claim_id", _NUMBER, ForeignKey("claims.id"), primary_key=True),
    Column("origin", String(16), nullable=False),
    Column("target", String(16), nullable=False),
)  # fmt: skip

events = Table(
    "events", metadata,
    Column("event", String(16), primary_key=True),
    Column("type", String(24), nullable=False),
    Column("status", String(16), nullable=False),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("time_precision", String(16), nullable=False),
    Column("place", Text),
    Column("place_key", Text),
    Column("country", String(2)),
    Column("lat", Float),
    Column("lon", Float),
    Column("place_precision", String(16), nullable=False),
    Column("killed_low", _NUMBER),
    Column("killed_best", _NUMBER),
    Column("killed_high", _NUMBER),
    Column("injured_best", _NUMBER),
    Column("displaced_best", _NUMBER),
    Column("figures", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("source_kinds", Text, nullable=False),
    Column("disagree", Boolean, nullable=False),
    Column("total", Boolean, nullable=False),
    Column("part_of", String(16), index=True),
    Column("first_reported", Date),
    Column("last_reported", Date),
    Column("review", String(16), nullable=False),
    Column("sentence", Text, nullable=False),
    # lists walk along it, and look up only events that have what else is asked for
    Index("ix_events_listed", "start_day", "event", "source_kinds", "disagree", "total", "voices", "review", "status"),
    Index("ix_events_last_reported_event", "last_reported", "event"),
    Index("ix_events_first_reported", "first_reported"),
    Index("ix_events_place_key_start_day", "place_key", "start_day"),
    Index("ix_events_country_start_day", "country", "start_day"),
    Index("ix_events_type_start_day", "type", "start_day"),
    Index("ix_events_killed_best_event", "killed_best", "event"),
    Index("ix_events_claims_event", "claims", "event"),
    Index("ix_events_review_start_day_disagree", "review", "start_day", "disagree"),
    Index("ix_events_lat_lon", "lat", "lon"),
    Index("ix_events_type_lat_lon", "type", "lat", "lon"),
)  # fmt: skip

event_actors = Table(
    "event_actors", metadata,
    Column("name", Text, primary_key=True),
    Column("event", String(16), primary_key=True),
    Index("ix_event_actors_event", "event"),
    sqlite_with_rowid=False,
)  # fmt: skip

#: Events that are no more: merged into another, or left without a claim.
tombstones = Table(
    "tombstones", metadata,
    Column("event", String(16), primary_key=True),
    Column("into", String(16), index=True),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)  # fmt: skip
