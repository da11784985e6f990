"""Values that are looked up again and again, within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from sqlalchemy import Connection

from dateline.store.claims import StoredClaim, claims_by_row
from dateline.store.reports import StoredVersion, versions_by_row

#: Claims and texts that a writer remembers: about 150 MB where reports are of a page. Events that every step adds to
#: are derived from all their claims each time; without this their claims would be read from the record each time.
CLAIMS_REMEMBERED, VERSIONS_REMEMBERED = 20_000, 5_000
K = TypeVar("K")
V = TypeVar("V")


class Remembered(OrderedDict[K, V], Generic[K, V]):
    """A table that forgets what was not asked for longest."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def recall(self, name: K) -> V | None:
        """What is remembered under a name, and for longer now."""
        if name not in self:
            return None
        self.move_to_end(name)
        return self[name]

    def recall_all(self, names: Iterable[K]) -> dict[K, V]:
        """What is remembered under some names."""
        found = {}
        for name in names:
            if name in self:
                self.move_to_end(name)
                found[name] = self[name]
        return found

    def keep(self, name: K, value: V) -> V:
        """Remembers a value; the one asked for least recently goes."""
        self[name] = value
        if len(self) > self._most:
            self.popitem(last=False)
        return value


class Kept:
    """Claims and texts of the record by their rows. These never change, so only a step that was taken back makes
    them wrong: ``forget`` then."""

    def __init__(self) -> None:
        self._claims: Remembered[int, StoredClaim] = Remembered(CLAIMS_REMEMBERED)
        self._versions: Remembered[int, StoredVersion] = Remembered(VERSIONS_REMEMBERED)

    def forget(self) -> None:
        """Drops all that is remembered."""
        self._claims.clear()
        self._versions.clear()

    def claims(self, connection: Connection, rows: Iterable[int]) -> dict[int, StoredClaim]:
        """Claims by their rows."""
        return _recalled(self._claims, rows, lambda missing: claims_by_row(connection, missing))

    def versions(self, connection: Connection, rows: Iterable[int]) -> dict[int, StoredVersion]:
        """Texts by their rows."""
        return _recalled(self._versions, rows, lambda missing: versions_by_row(connection, missing))


def _recalled(
    table: Remembered[int, V], rows: Iterable[int], look_up: Callable[[list[int]], Mapping[int, V]]
) -> dict[int, V]:
    found: dict[int, V] = {}
    missing = []
    for row in dict.fromkeys(rows):
        known = table.recall(row)
        if known is None:
            missing.append(row)
        else:
            found[row] = known
    for row, value in look_up(missing).items() if missing else ():
        found[row] = table.keep(row, value)
    return found
