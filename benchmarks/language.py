"""Parsing and names measured on the public development sets, from raw text and with gold words.

The published figures are for the same treebanks' test parts where nothing else is said: a yardstick, not a match.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.row import Row
from dateline.language.encoder import load_encoder
from training.measuring import name_figures, raw_figures, tree_figures

_METRIC = {"upos": "UPOS", "xpos": "XPOS", "uas": "UAS", "las": "LAS", "words": "words F1", "sentences": "sentences F1"}
_RAW_NOTE = "from raw text; paragraphs by blank lines, sentences by one space"
_EWT_LAS = "Stanza 83.6, UDPipe 2 about 87, large transformers 90-91 (EWT test)"
_UNER_F1 = "XLM-R large 84-86 (UNER test, trained on UNER train)"
_UNER_NOTE = "from raw text; trained on no UNER names"
_RE3D = "21 documents held out from training; names cut to our conventions; no published figure re-checked"


def run(data: Path) -> list[Row]:
    """Tags, trees and names of the shipped weights on the development sets under ``data``."""
    pipeline = load_encoder()
    return [
        *_tree_rows({**tree_figures(data, pipeline.network), **raw_figures(data, pipeline)}),
        *_name_rows(name_figures(data, pipeline)),
    ]


def _tree_rows(figures: dict[str, dict[str, float]]) -> list[Row]:
    rows = []
    for name, values in figures.items():
        raw = name.endswith("raw")
        for metric in ("words", "sentences", "upos", "las") if raw else ("upos", "xpos", "uas", "las"):
            published = _EWT_LAS if name == "ewt dev raw" and metric == "las" else None
            rows.append(Row(name, _METRIC[metric], values[metric], published, _RAW_NOTE if raw else "gold words"))
    return rows


def _name_rows(figures: dict[str, dict[str, float]]) -> list[Row]:
    rows = []
    for name, values in figures.items():
        published = _UNER_F1 if name.startswith("uner") else None
        note = {"u": _UNER_NOTE, "r": _RE3D}.get(name[0], "gold words")
        rows.append(Row(name, "person, place, organization F1", values["main"], published, note))
        rows.extend(Row(name, f"{kind} F1", values[kind]) for kind in ("person", "place", "organization", "overlap"))
    return rows
