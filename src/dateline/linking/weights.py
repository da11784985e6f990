"""The weights of the evidence, from a commented table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataFileError

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits of each kind of evidence, for claims of one report and of two, and its wording.

    Evidence that is not in the table weighs nothing.
    """

    within: Mapping[str, float]
    across: Mapping[str, float]
    words: Mapping[str, str]


@cache
def load_weights() -> Weights:
    """The packaged weights. Raises ``DataFileError`` naming every faulty line."""
    text = (files("dateline") / "resources" / "linking" / "weights.tsv").read_text(encoding="utf-8")
    return parse_weights("linking/weights.tsv", text)


def parse_weights(file: str, text: str) -> Weights:
    """The weights of a table's text: evidence, bits within a report, bits across reports, words."""
    within: dict[str, float] = {}
    across: dict[str, float] = {}
    words: dict[str, str] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        try:
            name, inside, between, wording = (cell.strip() for cell in cells)
            within[name], across[name], words[name] = float(inside), float(between), wording
        except ValueError as error:
            faults.append(f"{file}:{number}: {len(cells)} cells, not {_COLUMNS}, or no number ({error})")
    if "prior" not in words:
        faults.append(f"{file}: no line for the prior")
    if faults:
        raise DataFileError("\n".join(faults))
    return Weights(within, across, words)
