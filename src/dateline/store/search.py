"""Full-text search over the reports' titles and texts: the one place where SQLite and PostgreSQL differ."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, Integer, Select, bindparam, literal_column, select, text

from dateline.store.schema import versions

_WORD = re.compile(r"\w+|\"[^\"]*\"")


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
    """The ids of versions that hold all the words, in this form or another; words in double quotes stand together.

    Nothing a person types is an operator: signs are left out. Without a word nothing matches; nor, on PostgreSQL,
    with none but words as common as "the".
    """
    if connection.dialect.name == "sqlite":
        found = select(literal_column("rowid", Integer).label("id")).select_from(text("version_search"))
        return found.where(text("version_search MATCH :words").bindparams(words=_fts5(words)))
    terms = _terms(words)
    queries = " && ".join(f"phraseto_tsquery('english', :term{n})" for n in range(len(terms)))
    query = text(f"search @@ ({queries or 'to_tsquery(NULL)'})")
    return select(versions.c.id).where(query.bindparams(*(bindparam(f"term{n}", t) for n, t in enumerate(terms))))


def _terms(words: str) -> list[str]:
    return [term for term in (m.group().strip('"').strip() for m in _WORD.finditer(words)) if term]


def _fts5(words: str) -> str:
    return " ".join(f'"{term}"' for term in _terms(words)) or '""'
