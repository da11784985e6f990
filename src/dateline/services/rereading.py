"""Reading the record again with a newer engine."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.reading.reader import ReaderSettings
from dateline.services.engine import engine_settings
from dateline.services.lists import reader_settings
from dateline.services.recording import Recorder
from dateline.store.claims import engine_row, outdated_versions, unread_versions
from dateline.store.database import Database
from dateline.store.judging import StoredJudgement, unfit_judgements
from dateline.version import ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class Reread:
    """How many texts were read again, and the judgements that fit no claim any more."""

    versions: int
    unfit: tuple[StoredJudgement, ...]


def reread(database: Database, settings: ReaderSettings | None = None) -> Reread:
    """Reads all texts that another engine read, or none did. Each is kept as it is done: a stop loses nothing."""
    settings = settings or reader_settings()
    with database.writing() as connection:
        engine = engine_row(connection, ENGINE_VERSION, engine_settings(settings))
        wanted = sorted((*outdated_versions(connection, engine), *unread_versions(connection)))
    recorder = Recorder(database, settings)
    for version in wanted:
        recorder.read_again(version)
    with database.reading() as connection:
        return Reread(len(wanted), unfit_judgements(connection))
