"""Full-text search over the reports' titles and texts: the one place where SQLite and PostgreSQL differ."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, Integer, Select, bindparam, literal_column, select, text

from dateline.store.schema import versions

#: PostgreSQL refuses to index more than a megabyte of one text.
INDEXED = 400_000
_SQLITE = ("CREATE VIRTUAL TABLE version_search USING fts5(title, text, content='versions', content_rowid='id')",)
_POSTGRES = (
    f"""ALTER TABLE versions ADD COLUMN search tsvector GENERATED ALWAYS AS
    (to_tsvector('english', left(coalesce(title, '') || ' ' || text, {INDEXED}))) STORED""",
    "CREATE INDEX ix_versions_search ON versions USING gin (search)",
)
_WORD = re.compile(r"\w+|\"[^\"]*\"")


def create_search(connection: Connection) -> None:
    """Makes the index in a new record."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.execute(text(statement))


def index_versions(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Puts new versions (id, title, text) into the index; PostgreSQL does so itself."""
    if connection.dialect.name == "sqlite":
        wanted = [{"id": r["id"], "title": r["title"] or "", "text": r["text"]} for r in rows]
        if wanted:
            connection.execute(
                text("INSERT INTO version_search(rowid, title, text) VALUES (:id, :title, :text)"), wanted
            )


def count_indexed(connection: Connection) -> int:
    """How many texts can be found by their words."""
    if connection.dialect.name == "sqlite":
        return int(connection.execute(text("SELECT count(*) FROM version_search_docsize")).scalar_one())
    return int(connection.execute(text("SELECT count(*) FROM versions WHERE search IS NOT NULL")).scalar_one())


def matching(connection: Connection, words: str) -> Select[int]:
    """The ids of versions that hold all the words; words in double quotes stand together.

    Nothing a person types is an operator: signs are left out. Without a word nothing matches.
    """
    if connection.dialect.name == "sqlite":
        found = select(literal_column("rowid", Integer).label("id")).select_from(text("version_search"))
        return found.where(text("version_search MATCH :words").bindparams(words=_fts5(words)))
    query = text("search @@ websearch_to_tsquery('english', :words)").bindparams(bindparam("words", _plain(words)))
    return select(versions.c.id).where(query)


def _terms(words: str) -> list[str]:
    return [term for term in (m.group().strip('"').strip() for m in _WORD.finditer(words)) if term]


def _fts5(words: str) -> str:
    return " ".join(f'"{term}"' for term in _terms(words)) or '""'


def _plain(words: str) -> str:
    return " ".join(f'"{term}"' if " " in term else term for term in _terms(words))
