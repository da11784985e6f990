"""Readings kept on disk until the whole batch is read: event ids hold across all of it."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType

from dateline.export.reading import Reading


class Spool:
    """Readings in the order they were added, in a temporary file that goes with the spool."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="dateline-")  # noqa: SIM115 - closed by __exit__
        self.length = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, reading: Reading) -> None:
        pickle.dump(reading, self._file, pickle.HIGHEST_PROTOCOL)
        self.length += 1

    def __iter__(self) -> Iterator[Reading]:
        """The readings from the first; what is read here was written by this process alone."""
        self._file.flush()
        self._file.seek(0)
        for _ in range(self.length):
            yield pickle.load(self._file)
