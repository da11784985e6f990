"""Reports in the record: each with its versions, the bytes it came from, and the copies it speaks with."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from dateline.model.report import Original, Report
from dateline.store.codec import furniture_json, furniture_of, publication_json, publication_of
from dateline.store.numbers import next_number, now, pieces
from dateline.store.schema import bands, claims, originals, reports, versions
from dateline.store.search import index_versions, matching


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One text of a report as it is kept. ``number`` counts the report's versions from 1; ``voice_group`` is the id of
    the report whose copies this one belongs to (its own id where it is the first)."""

    row: int
    report: Report
    number: int
    voice_group: str
    stored_at: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A report on its way into the record: which kept report it is a version of (None: a new one), whose copy it is."""

    report: Report
    report_row: int | None
    number: int
    voice_group: str
    signature: bytes
    bands: tuple[str, ...]


def add_version(connection: Connection, new: NewVersion) -> int:
    """Keeps one text of a report, with its original; the number of its row."""
    report, moment = new.report, now()
    row = next_number(connection, versions)
    report_row = new.report_row if new.report_row is not None else _add_report(connection, report, moment)
    if report.original is not None:
        _add_original(connection, report.original)
    values = {
        "id": row,
        "report_id": report_row,
        "number": new.number,
        "text_hash": report.text_hash,
        "text": report.text,
        "title": report.title,
        "source": report.source,
        "published_day": report.published.day if report.published else None,
        "publication": publication_json(report.published),
        "furniture": furniture_json(report.furniture),
        "origin": report.origin,
        "original_hash": report.original.hash if report.original else None,
        "voice_group": new.voice_group,
        "signature": new.signature,
        "stored_at": moment,
    }
    connection.execute(versions.insert(), values)
    if new.bands:
        connection.execute(bands.insert(), [{"band": band, "version_id": row} for band in dict.fromkeys(new.bands)])
    index_versions(connection, [values])
    return row


def _add_report(connection: Connection, report: Report, moment: str) -> int:
    row = next_number(connection, reports)
    connection.execute(reports.insert(), {"id": row, "report": report.id, "url": report.url, "stored_at": moment})
    return row


def _add_original(connection: Connection, original: Original) -> None:
    if connection.execute(select(originals.c.hash).where(originals.c.hash == original.hash)).first() is None:
        values = {
            "hash": original.hash,
            "media_type": original.media_type,
            "headers": json.dumps(original.headers),
            "size": len(original.data),
            "data": zlib.compress(original.data, 6),
        }
        connection.execute(originals.insert(), values)


def _selected() -> Select[Any]:
    return select(
        versions.c.id, versions.c.number, versions.c.text, versions.c.title, versions.c.source, versions.c.publication,
        versions.c.furniture, versions.c.origin, versions.c.voice_group, versions.c.stored_at, reports.c.report,
        reports.c.url,
    ).join(reports, reports.c.id == versions.c.report_id)  # fmt: skip


def _version(row: Row[Any]) -> StoredVersion:
    found = row._mapping
    report = Report(
        id=found["report"],
        text=found["text"],
        source=found["source"],
        title=found["title"],
        published=publication_of(found["publication"]),
        origin=found["origin"],
        furniture=furniture_of(found["furniture"]),
        url=found["url"],
    )
    return StoredVersion(found["id"], report, found["number"], found["voice_group"], found["stored_at"])


def versions_by_row(connection: Connection, rows: Sequence[int]) -> dict[int, StoredVersion]:
    """The versions of some rows, without their originals."""
    found: dict[int, StoredVersion] = {}
    for piece in pieces(dict.fromkeys(rows)):
        for row in connection.execute(_selected().where(versions.c.id.in_(piece))):
            version = _version(row)
            found[version.row] = version
    return found


def versions_of(connection: Connection, report: str) -> tuple[StoredVersion, ...]:
    """All versions of a report by its id, the oldest first."""
    wanted = _selected().where(reports.c.report == report).order_by(versions.c.number)
    return tuple(_version(row) for row in connection.execute(wanted))


def copies_of(connection: Connection, voice_group: str) -> tuple[str, ...]:
    """The ids of all reports that speak with one voice, in the order in which they came."""
    wanted = select(reports.c.report).join(versions, versions.c.report_id == reports.c.id)
    wanted = wanted.where(versions.c.voice_group == voice_group).order_by(reports.c.id)
    return tuple(dict.fromkeys(connection.execute(wanted).scalars()))


def copies_of_groups(connection: Connection, groups: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The same of several groups, by group."""
    found: dict[str, dict[str, None]] = {}
    for piece in pieces(groups):
        wanted = select(versions.c.voice_group, reports.c.report).join(reports, reports.c.id == versions.c.report_id)
        wanted = wanted.where(versions.c.voice_group.in_(piece)).order_by(reports.c.id)
        for group, report in connection.execute(wanted):
            found.setdefault(group, {})[report] = None
    return {group: tuple(names) for group, names in found.items()}


def original_of(connection: Connection, version: int) -> Original | None:
    """The bytes that a version was taken from."""
    wanted = select(originals).join(versions, versions.c.original_hash == originals.c.hash)
    row = connection.execute(wanted.where(versions.c.id == version)).mappings().first()
    if row is None:
        return None
    headers = tuple((str(k), str(v)) for k, v in json.loads(row["headers"]))
    return Original(zlib.decompress(row["data"]), row["media_type"], headers)


@dataclass(frozen=True, slots=True)
class VersionHead:
    """What recognising a report needs of one that is kept."""

    row: int
    report_row: int
    report: str
    url: str | None
    number: int
    text_hash: str
    source: str | None
    published_day: date | None
    voice_group: str
    signature: bytes


def _heads(connection: Connection, condition: ColumnElement[bool]) -> tuple[VersionHead, ...]:
    wanted = (
        select(
            versions.c.id, versions.c.report_id, reports.c.report, reports.c.url, versions.c.number,
            versions.c.text_hash, versions.c.source, versions.c.published_day, versions.c.voice_group,
            versions.c.signature,
        )
        .join(reports, reports.c.id == versions.c.report_id)
        .where(condition)
        .order_by(versions.c.id)
    )  # fmt: skip
    return tuple(VersionHead(*tuple(row)) for row in connection.execute(wanted))


def heads_by_id(connection: Connection, report: str) -> tuple[VersionHead, ...]:
    """All versions kept under a report's id."""
    return _heads(connection, reports.c.report == report)


def heads_by_url(connection: Connection, url: str) -> tuple[VersionHead, ...]:
    """All versions of the page at an address."""
    return _heads(connection, reports.c.url == url)


def heads_by_text(connection: Connection, text_hash: str) -> tuple[VersionHead, ...]:
    """All versions with exactly this text."""
    return _heads(connection, versions.c.text_hash == text_hash)


def heads_by_bands(connection: Connection, wanted: Sequence[str]) -> tuple[VersionHead, ...]:
    """All versions that share a band with a text: those that may be its copies."""
    if not wanted:
        return ()
    near = select(bands.c.version_id).where(bands.c.band.in_(list(wanted)))
    return _heads(connection, versions.c.id.in_(near))


def all_versions(connection: Connection) -> Iterator[int]:
    """The rows of all versions in order."""
    yield from connection.execute(select(versions.c.id).order_by(versions.c.id)).scalars()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a list shows it: its newest version, how many versions and copies there are, and how many claims."""

    report: str
    title: str | None
    source: str | None
    published_day: date | None
    url: str | None
    versions: int
    claims: int
    voice_group: str


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What reports must have: words of the text, the publisher, the publication day (inclusive)."""

    words: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None


def find_reports(connection: Connection, wanted: ReportFilter, limit: int = 50) -> tuple[ReportRow, ...]:
    """Reports whose newest version fits, the newest first."""
    newest = select(func.max(versions.c.id)).group_by(versions.c.report_id)
    live = select(func.count()).select_from(claims).where(claims.c.version_id == versions.c.id, claims.c.live)
    query = (
        select(
            reports.c.report, versions.c.title, versions.c.source, versions.c.published_day, reports.c.url,
            versions.c.number, live.scalar_subquery(), versions.c.voice_group,
        )
        .join(reports, reports.c.id == versions.c.report_id)
        .where(versions.c.id.in_(newest), *_conditions(connection, wanted))
        .order_by(versions.c.published_day.desc().nulls_last(), versions.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    return tuple(ReportRow(*tuple(row)) for row in connection.execute(query))


def _conditions(connection: Connection, wanted: ReportFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.words is not None:
        yield versions.c.id.in_(matching(connection, wanted.words))
    if wanted.source is not None:
        yield versions.c.source == wanted.source
    if wanted.since is not None:
        yield versions.c.published_day >= wanted.since
    if wanted.until is not None:
        yield versions.c.published_day <= wanted.until
