"""The weights of the evidence, from a commented table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataFileError
from dateline.linking.key import ClaimKey

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits of each kind of evidence: for claims of one report, of two, and of two where a type is not known.

    Evidence that is not in the table weighs nothing.
    """

    within: Mapping[str, float]
    across: Mapping[str, float]
    untyped: Mapping[str, float]

    def table(self, a: ClaimKey, b: ClaimKey) -> Mapping[str, float]:
        """The bits that hold for this pair."""
        if a.report == b.report:
            return self.within
        return self.across if a.type and b.type else self.untyped


@cache
def load_weights() -> Weights:
    """The packaged weights. Raises ``DataFileError`` naming every faulty line."""
    text = (files("dateline") / "resources" / "linking" / "weights.tsv").read_text(encoding="utf-8")
    return parse_weights("linking/weights.tsv", text)


def parse_weights(file: str, text: str) -> Weights:
    """The weights of a table's text: evidence, bits within a report, across reports, for claims without type."""
    within: dict[str, float] = {}
    across: dict[str, float] = {}
    untyped: dict[str, float] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        try:
            name, inside, between, alone = (cell.strip() for cell in cells)
            within[name], across[name], untyped[name] = float(inside), float(between), float(alone)
        except ValueError as error:
            faults.append(f"{file}:{number}: {len(cells)} cells, not {_COLUMNS}, or no number ({error})")
    if "prior" not in within:
        faults.append(f"{file}: no line for the prior")
    if faults:
        raise DataFileError("\n".join(faults))
    return Weights(within, across, untyped)
