"""The user's own lists: places added with ``dateline gazetteer add``, actors named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_data_path

from dateline.errors import UsageError
from dateline.gazetteer.importers import ImportSummary, import_places
from dateline.reading.reader import ReaderSettings
from dateline.reading.triggers.acceptance import Leaning

PLACES_ENDING = ".places"


def places_folder() -> Path:
    """Where added places are kept, one file for each list."""
    return user_data_path("dateline", appauthor=False) / "places"


def reader_settings(
    actor_files: Sequence[Path] = (), *, recall: bool = False, precision: bool = False
) -> ReaderSettings:
    """Settings with every list of places that was added and the given files of actors."""
    if recall and precision:
        raise UsageError("--recall and --precision exclude each other")
    leaning = Leaning.RECALL if recall else Leaning.PRECISION if precision else Leaning.BALANCED
    missing = [str(path) for path in actor_files if not path.is_file()]
    if missing:
        raise UsageError("no such file of actors: " + ", ".join(missing))
    return ReaderSettings(tuple(actor_files), tuple(sorted(places_folder().glob(f"*{PLACES_ENDING}"))), leaning)


def add_places(file: Path) -> ImportSummary:
    """Imports a file of places beside those added before; a file of the same name replaces its older self."""
    folder = places_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return import_places(file, folder / f"{file.stem}{PLACES_ENDING}")
