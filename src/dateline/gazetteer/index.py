"""The compiled list of places: one read-only file, searched where it lies on the disk.

Layout, all numbers little-endian: the magic word, the length of a JSON header, the header (versions,
countries, regions, where each column lies), then the columns. Names are not stored for search: a
name's key is 48 bits of the BLAKE2b hash of its folded form, the first 16 bits choose a bucket, the
other 32 stand sorted in it. Two names of the half million fall together once in some thousand
compilations, and then the compiler says so.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

MAGIC = b"DATELINE-PLACES-1\n"
NOWHERE = 32767  # in a coordinate column: none given
LISTED = 0x80  # in the kind column: comes from Dateline's own lists of places that reports name
ALTERNATE = 0x40000000  # in the posting column: not the usual name of the place
SHARED = 0x80000000  # in the posting column: several places, listed in the overflow column
LOOSE = "~"  # put before a name's sound, to keep it apart from names as written
COLUMNS = {
    "lat": "h", "lon": "h", "population": "I", "geonames": "I", "country": "B", "region": "H", "kind": "B",
    "name_at": "I", "buckets": "I", "keys": "I", "postings": "I", "overflow": "I", "names": "B",
}  # fmt: skip


def key_of(name: str) -> tuple[int, int]:
    """The bucket and the key of a folded name."""
    digest = blake2b(name.encode("utf-8"), digest_size=6).digest()
    return int.from_bytes(digest[:2], "little"), int.from_bytes(digest[2:], "little")


@dataclass(frozen=True, slots=True)
class Record:
    """One place as it stands in a list, before ranking. ``kind`` is the kind's number in the header."""

    name: str
    kind: int
    listed: bool
    country: int
    lat: float | None
    lon: float | None
    population: int
    geonames: int
    region: int


class PlaceIndex:
    """The compiled file, opened without reading it: a search touches a few pages."""

    def __init__(self, raw: Any) -> None:
        """``raw`` is the file's bytes or a memory map of them. Raises ``ValueError`` when it is no such file."""
        view = memoryview(raw)
        if bytes(view[: len(MAGIC)]) != MAGIC:
            raise ValueError("not a compiled list of places (or one of another version)")
        begin = len(MAGIC) + 4
        end = begin + int.from_bytes(view[len(MAGIC) : begin], "little")
        header = json.loads(bytes(view[begin:end]))
        self.kinds: list[str] = header["kinds"]
        self.countries: list[str] = header["countries"]
        self.regions: list[str] = header["regions"]
        self.made_from: dict[str, str] = header["made_from"]
        self._columns = {name: _column(view, name, *header["columns"][name]) for name in COLUMNS}

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def find(self, key: str) -> Iterator[tuple[int, bool]]:
        """The numbers of the places that bear a folded name, each with whether the name is an alternate one."""
        bucket, wanted = key_of(key)
        buckets, keys = self._columns["buckets"], self._columns["keys"]
        last = buckets[bucket + 1]
        at = bisect_left(keys, wanted, buckets[bucket], last)
        if at == last or keys[at] != wanted:
            return
        posting = self._columns["postings"][at]
        if not posting & SHARED:
            yield posting & ~ALTERNATE, bool(posting & ALTERNATE)
            return
        overflow, start = self._columns["overflow"], posting & ~SHARED
        for i in range(start + 1, start + 1 + overflow[start]):
            yield overflow[i] & ~ALTERNATE, bool(overflow[i] & ALTERNATE)

    def record(self, number: int) -> Record:
        """The place of a number that ``find`` gave."""
        c = self._columns
        kind, lat, lon = c["kind"][number], c["lat"][number], c["lon"][number]
        return Record(
            name=bytes(c["names"][c["name_at"][number] : c["name_at"][number + 1]]).decode("utf-8"),
            kind=kind & ~LISTED,
            listed=bool(kind & LISTED),
            country=c["country"][number],
            lat=None if lat == NOWHERE else lat / 100,
            lon=None if lon == NOWHERE else lon / 100,
            population=c["population"][number],
            geonames=c["geonames"][number],
            region=c["region"][number],
        )


def _column(view: memoryview, name: str, offset: int, length: int) -> Any:
    part = view[offset : offset + length]
    if sys.byteorder == "little":
        return part.cast(COLUMNS[name])  # type: ignore[call-overload]
    column = array(COLUMNS[name], bytes(part))
    column.byteswap()
    return column


def open_index(path: Path) -> PlaceIndex:
    """The compiled list of places at ``path``, mapped into memory."""
    with path.open("rb") as file:
        return PlaceIndex(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
