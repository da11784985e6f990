"""The browser libraries that are put into the package when it is built, by name and hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: where in its npm package it comes from, its hash, its licence."""

    source: str
    sha256: str
    licence: str


def vendor_folder() -> Path:
    """Where the files lie."""
    return Path(str(files("dateline.web") / "static" / "vendor"))


@cache
def load_assets() -> Mapping[str, Asset]:
    """The files that there should be, by name: ``vendor.json``, which the build reads too."""
    told = json.loads((files("dateline.web") / "vendor.json").read_text(encoding="utf-8"))
    return {name: Asset(**values) for name, values in told.items()}


def missing_assets() -> tuple[str, ...]:
    """The names of files that are not there."""
    return tuple(name for name in load_assets() if not (vendor_folder() / name).is_file())


def changed_assets() -> tuple[str, ...]:
    """The names of files that are there and are not what they should be."""
    folder = vendor_folder()
    present = {name: folder / name for name in load_assets() if (folder / name).is_file()}
    return tuple(n for n, f in present.items() if sha256(f.read_bytes()).hexdigest() != load_assets()[n].sha256)
