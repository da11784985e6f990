"""Zip and tar archives: their files one after the other, in the archive's order, counted and checked.

Nothing is written to disk. Links, locked files and names that lead out of the archive are refused, each with a
notice; the rest is read.
"""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.ingest.budget import Budget
from dateline.ingest.notice import Notice
from dateline.ingest.opening import CHUNK, GuardedStream

LOCKED = 0x1
# Folders that systems add to archives, with nothing of a person's in them.
SYSTEM_FOLDERS = ("__MACOSX/",)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name there and its plain bytes, to be read before the next member is asked for."""

    name: str
    stream: io.BufferedReader


def zip_members(stream: io.BufferedReader, where: str, budget: Budget) -> Iterator[Member | Notice]:
    """The files of a zip archive. Raises ``InputError`` for one that is damaged."""
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise InputError(f"a damaged zip archive: {error}") from error
    with archive:
        for entry in entries:
            if entry.is_dir() or entry.filename.startswith(SYSTEM_FOLDERS):
                continue
            budget.take_member()
            fault = _fault(entry.filename) or _zip_fault(entry)
            if fault:
                yield Notice(f"{where}!/{entry.filename}", None, fault)
                continue
            try:
                packed = archive.open(entry)
            except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error) as error:
                yield Notice(f"{where}!/{entry.filename}", None, f"cannot be unpacked: {error}")
                continue
            with packed:
                yield Member(entry.filename, _guarded(packed, budget))


def tar_members(stream: io.BufferedReader, where: str, budget: Budget) -> Iterator[Member | Notice]:
    """The files of a tar archive, read as it streams by. Raises ``InputError`` for one that is damaged."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for entry in archive:
                if entry.isdir():
                    continue
                budget.take_member()
                fault = _fault(entry.name) or _tar_fault(entry)
                packed = archive.extractfile(entry) if not fault else None
                if packed is None:
                    yield Notice(f"{where}!/{entry.name}", None, fault or "no file")
                else:
                    yield Member(entry.name, _guarded(packed, budget))
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError) as error:
        raise InputError(f"a damaged tar archive: {error}") from error


def _guarded(packed: object, budget: Budget) -> io.BufferedReader:
    return io.BufferedReader(GuardedStream(packed, budget, "an archive"), CHUNK)  # type: ignore[arg-type]


def _fault(name: str) -> str | None:
    """Why a name is none that a file within an archive can have."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or (len(name) > 1 and name[1] == ":") or "\x00" in name:
        return "a name that leads out of the archive: refused"
    return None


def _zip_fault(entry: zipfile.ZipInfo) -> str | None:
    if entry.flag_bits & LOCKED:
        return "locked with a password"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, not a file: refused"
    return None


def _tar_fault(entry: tarfile.TarInfo) -> str | None:
    if entry.issym() or entry.islnk():
        return "a link, not a file: refused"
    return None if entry.isfile() else "a device, not a file: refused"
