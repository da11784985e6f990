"""Reports into the record: kept with their claims, linked, in steps that are kept whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dateline.export.reading import Reading
from dateline.ingest.notice import Notice
from dateline.linking.key import ClaimKey, claim_keys
from dateline.model.report import Report
from dateline.reading.reader import ReaderSettings
from dateline.services.batch import read_one
from dateline.services.deriving import refresh
from dateline.services.engine import engine_settings
from dateline.services.linker import Linker
from dateline.services.recognition import new_version, recognise
from dateline.services.remembered import Kept
from dateline.services.succession import Succession, succeed
from dateline.store.claims import (
    NewClaim,
    add_reading,
    claims_of_version,
    earlier_with_text,
    engine_row,
    live_engine,
    retire_readings,
)
from dateline.store.database import Database
from dateline.store.failing import add_failure
from dateline.store.reports import add_version, versions_by_row
from dateline.store.schema import claims as claim_table
from dateline.store.schema import judgements as judgement_table
from dateline.version import ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that was taken in but not read: it is kept, so that a later engine can read it."""

    report: Report
    notice: Notice


Piece = Reading | Failed | Notice


@dataclass(slots=True)
class _Step:
    """What one transaction has gathered to be linked at its end."""

    engine: int
    keyed: list[tuple[int, ClaimKey]]
    kept: dict[int, str] | None
    touched: dict[str, None]


class Recorder:
    """The one who writes into a record. Each ``keep`` is one transaction: all of it is kept, or nothing."""

    def __init__(self, database: Database, settings: ReaderSettings) -> None:
        self._database = database
        self._settings = settings
        self._told = engine_settings(settings)
        self._linker = Linker()
        self._remembered = Kept()
        self._left_at: tuple[int, int] | None = None

    def keep(self, pieces: Sequence[Piece]) -> list[int | None]:
        """Keeps what was read; the row of each piece's version (None for notices)."""
        try:
            with self._database.writing() as connection:
                return self._keep(connection, pieces)
        except BaseException:
            self._forget()
            raise

    def read_again(self, version: int) -> None:
        """Reads a kept version with this engine; events and judgements stay with the claims that still stand."""
        with self._database.reading() as connection:
            report = versions_by_row(connection, [version])[version].report
        result = read_one(report, self._settings)
        try:
            with self._database.writing() as connection:
                step = self._begin(connection)
                self._put_read(connection, step, version, result)
                self._end(connection, step)
        except BaseException:
            self._forget()
            raise

    def _keep(self, connection: Connection, pieces: Sequence[Piece]) -> list[int | None]:
        step = self._begin(connection)
        rows = [self._put(connection, step, piece) for piece in pieces]
        self._end(connection, step)
        return rows

    def _forget(self) -> None:
        self._linker.forget()
        self._remembered.forget()

    def _begin(self, connection: Connection) -> _Step:
        if self._left_at != _newest(connection):
            self._forget()
        return _Step(engine_row(connection, ENGINE_VERSION, self._told), [], None, {})

    def _end(self, connection: Connection, step: _Step) -> None:
        self._link(connection, step)
        refresh(connection, step.touched, self._remembered)
        self._left_at = _newest(connection)

    def _link(self, connection: Connection, step: _Step) -> None:
        """Links what was gathered so far."""
        placed = self._linker.place_all(connection, step.keyed, step.kept)
        self._linker.write(placed)
        step.touched.update(placed.touched)
        step.keyed, step.kept = [], None

    def _put(self, connection: Connection, step: _Step, piece: Piece) -> int | None:
        if isinstance(piece, Notice):
            add_failure(connection, piece.where, piece.line, "ingest", piece.reason)
            return None
        known = recognise(connection, piece.report)
        if isinstance(piece, Failed):
            add_failure(connection, piece.notice.where, piece.notice.line, "reading", piece.notice.reason)
            return known.kept if known.kept is not None else add_version(connection, new_version(connection, known))
        if known.kept is not None:
            if live_engine(connection, known.kept) != step.engine:
                kept = versions_by_row(connection, [known.kept])[known.kept].report
                self._put_read(connection, step, known.kept, self._read_as(kept, piece))
            return known.kept
        row = add_version(connection, new_version(connection, known))
        self._put_read(connection, step, row, self._read_as(known.report, piece))
        return row

    def _read_as(self, report: Report, reading: Reading) -> Reading | Notice:
        """What the engine reads in a report as the record has it: under its id, which claims' ids are made with, and
        with its date, by which days are found."""
        given = reading.report
        if (given.id, given.published, given.title) == (report.id, report.published, report.title):
            return reading
        return read_one(report, self._settings)

    def _put_read(self, connection: Connection, step: _Step, version: int, result: Reading | Notice) -> None:
        if isinstance(result, Notice):
            add_failure(connection, result.where, result.line, "reading", result.reason)
        else:
            self._put_reading(connection, step, version, result)

    def _put_reading(self, connection: Connection, step: _Step, version: int, reading: Reading) -> None:
        replaced = earlier_with_text(connection, version)
        older = [claim for row in (*replaced, version) for claim in claims_of_version(connection, row)]
        if older:
            self._link(connection, step)  # what came before sees the older claims, whatever a step holds
        stored = self._remembered.versions(connection, [version])[version]
        keys = list(claim_keys(stored.report, reading.claims, stored.voice_group))
        day = stored.report.published.day if stored.report.published else None
        new = [NewClaim(c, k.to_json(), day) for c, k in zip(reading.claims, keys, strict=True)]
        for row in replaced:
            retire_readings(connection, row)
        rows = add_reading(connection, version, step.engine, new)
        if older:
            succession: Succession = succeed(connection, older, list(zip(rows, reading.claims, strict=True)))
            step.kept = succession.events
            step.touched.update(dict.fromkeys(succession.left))
            self._linker.forget()
        step.keyed.extend(zip(rows, keys, strict=True))
        if older:
            self._link(connection, step)


def _newest(connection: Connection) -> tuple[int, int]:
    """By which a writer sees whether somebody else has written since its last step."""
    found = [
        connection.execute(select(func.coalesce(func.max(t.c.id), 0))).scalar_one()
        for t in (claim_table, judgement_table)
    ]
    return int(found[0]), int(found[1])
