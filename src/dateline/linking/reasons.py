"""The evidence of a pair in words a reader understands: "same day", "25 killed in both"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.errors import DataFileError
from dateline.linking.key import ClaimKey

_COLUMNS = 2


@cache
def load_reasons() -> Mapping[str, str]:
    """The packaged words of each kind of evidence. Raises ``DataFileError`` naming every faulty line."""
    text = (files("dateline") / "resources" / "linking" / "reasons.tsv").read_text(encoding="utf-8")
    return parse_reasons("linking/reasons.tsv", text)


def parse_reasons(file: str, text: str) -> Mapping[str, str]:
    """The words of a table's text: evidence, words."""
    rows = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if faults := [
        f"{file}:{number}: {len(cells)} cells, not {_COLUMNS}" for number, cells in rows if len(cells) != _COLUMNS
    ]:
        raise DataFileError("\n".join(faults))
    return {name: words for _, (name, words) in rows}


def in_words(name: str, a: ClaimKey, b: ClaimKey) -> str:
    """One kind of evidence of this pair in words; the name itself where the table has none."""
    if " & " in name:
        return " with ".join(in_words(part, a, b) for part in name.split(" & "))
    if name.startswith("figures same") and (same := _same_figures(a, b)):
        return f"{same} in both"
    known = load_reasons().get(_bare(name))
    if known is not None:
        return known
    area, _, rest = name.partition(" ")
    if area == "type":
        return rest.replace("+", " and ").replace("_", " ") + (" (both)" if "+" not in rest else "")
    if area == "status":
        return f"one {rest.replace('+', ', one ')}"
    return name


def _bare(name: str) -> str:
    """The evidence without the number of claims that say it themselves."""
    said = name.startswith(("time same", "place")) and name[-2:] in (" 0", " 1", " 2")
    return name[:-2] if said else name


def _same_figures(a: ClaimKey, b: ClaimKey) -> str:
    same = [f for f in a.figures if f in b.figures and f[1] is not None]
    return ", ".join(f"{best} {of.replace('_', ' ')}" for of, best, _, _ in same)
