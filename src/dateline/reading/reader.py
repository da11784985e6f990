"""Reading a report from end to end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.model.claim import Claim
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """What a reader is built from; ``actor_files`` and ``gazetteer_files`` are the user's own lists."""

    actor_files: tuple[Path, ...] = field(default=())
    gazetteer_files: tuple[Path, ...] = field(default=())


class Reader:
    """Turns reports into claims. Frozen after loading: the same report always gives the same claims."""

    @classmethod
    def load(cls, settings: ReaderSettings | None = None) -> Reader:
        """A reader with the packaged weights, lexicons and lists, and the user's own lists."""
        return cls()

    def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report in text order."""
        return ()
