"""Which engine read a report: its version, and the settings that change what it reads."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from dateline.reading.reader import ReaderSettings


def engine_settings(settings: ReaderSettings) -> str:
    """The settings as short JSON: the leaning, and a hash of each of the user's own lists."""
    told: dict[str, object] = {"leaning": settings.leaning.value}
    if settings.actor_files:
        told["actors"] = [_digest(path) for path in settings.actor_files]
    if settings.gazetteer_files:
        told["places"] = [_digest(path) for path in settings.gazetteer_files]
    return json.dumps(told, sort_keys=True)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
