"""The use-case behind ``dateline gazetteer add``."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def places_folder() -> Path:
    """Where a user's own places are kept."""
    return user_data_path("dateline") / "places"


def add_places(file: Path) -> str:
    """Imports a file of places; what was done, in words. Errors name file and line."""
    from dateline.gazetteer.importers import import_places  # noqa: PLC0415

    folder = places_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return f"{import_places(file, folder)}"
