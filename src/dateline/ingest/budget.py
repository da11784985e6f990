"""How much an archive, with all archives in it, may still unpack: one account for each path that is read."""

from __future__ import annotations

from dateline.errors import InputError
from dateline.ingest.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, EXPANSION, EXPANSION_GRACE


class OverspentError(InputError):
    """An archive that asks for more than it may: nothing more of it is read."""


class Budget:
    """Counts bytes and files as they are unpacked. The only thing in ingest that changes as reading goes on."""

    def __init__(self, packed_size: int, *, members: int = ARCHIVE_MEMBERS) -> None:
        self._allowed = min(ARCHIVE_BYTES, max(EXPANSION_GRACE, packed_size * EXPANSION))
        self._members = members
        self._bytes = 0
        self._files = 0

    def take_bytes(self, number: int, what: str) -> None:
        """Raises ``OverspentError`` when the bytes unpacked are out of all proportion (a "zip bomb")."""
        self._bytes += number
        if self._bytes > self._allowed:
            limit = f"{EXPANSION}-fold" if self._allowed < ARCHIVE_BYTES else f"to {ARCHIVE_BYTES:,} bytes"
            raise OverspentError(f"{what} that expands more than {limit}: refused")

    def take_member(self) -> None:
        """Raises ``OverspentError`` when an archive has more files than may be read."""
        self._files += 1
        if self._files > self._members:
            raise OverspentError(f"an archive of more than {self._members:,} files: the rest is not read")
