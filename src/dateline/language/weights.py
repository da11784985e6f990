"""The files that ship with the encoder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language.lemmas import Rules

FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True)
class Labels:
    """What the network's output numbers stand for."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Weights:
    """One trained version, as far as it is not the graph itself."""

    folder: Path
    version: str
    labels: Labels
    rules: Rules
    capitals: frozenset[str]
    rows: NDArray[np.int8]
    """The word table, one row of whole numbers a piece; times ``scales`` of the same row."""
    scales: NDArray[np.float32]
    pair: NDArray[np.float32]
    pair_bias: NDArray[np.float32]
    alone: NDArray[np.float32]
    alone_bias: NDArray[np.float32]
    role_pair: NDArray[np.float32]
    role_pair_bias: NDArray[np.float32]
    role_alone: NDArray[np.float32]
    role_alone_bias: NDArray[np.float32]

    @property
    def graph(self) -> Path:
        return self.folder / "network.onnx"

    @property
    def pieces(self) -> Path:
        return self.folder / "pieces.json"


def load_weights(folder: Path = FOLDER) -> Weights:
    """The weights in a folder. Raises FileNotFoundError if the package was built without them."""
    labels = _json(folder / "labels.json")
    lemmas = _json(folder / "lemmas.json")
    with np.load(folder / "relations.npz") as arrays:
        relation = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return Weights(
        folder=folder,
        version=_json(folder / "meta.json")["version"],
        labels=Labels(**{name: tuple(values) for name, values in labels.items()}),
        rules={tag: {end: (cut, add) for end, (cut, add) in rules.items()} for tag, rules in lemmas["rules"].items()},
        capitals=frozenset(lemmas["capitals"]),
        rows=np.load(folder / "words.npy", mmap_mode="r"),
        scales=np.load(folder / "scales.npy"),
        **relation,
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
