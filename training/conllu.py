"""CoNLL-U treebanks."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.example import Tree


@dataclass(frozen=True)
class TreebankSentence:
    """One sentence of a treebank: its comments, its rows of ten columns, and its place in the text."""

    text: str
    document: str
    paragraph_start: bool
    rows: tuple[tuple[str, ...], ...]
    joined: tuple[tuple[int, int, str], ...]
    """Multi-word tokens: first and last row number (from 1) and the surface form."""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(row[1] for row in self.rows)

    @property
    def tree(self) -> Tree:
        columns = list(zip(*self.rows, strict=True))
        return Tree(columns[3], columns[4], tuple(int(h) for h in columns[6]), columns[7])


def read_treebank(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a gzipped CoNLL-U file, in order."""
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                document = line.split(" = ", 1)[1].strip()
            if line.startswith("#"):
                comments.append(line.rstrip("\n"))
            elif line.strip():
                rows.append(tuple(line.rstrip("\n").split("\t")))
            elif rows:
                yield _sentence(comments, rows, document)
                comments, rows = [], []
    if rows:
        yield _sentence(comments, rows, document)


def _sentence(comments: list[str], rows: list[tuple[str, ...]], document: str) -> TreebankSentence:
    text = next((c.split(" = ", 1)[1] for c in comments if c.startswith("# text = ")), "")
    ranges = [(row[0].split("-"), row[1]) for row in rows if "-" in row[0]]
    return TreebankSentence(
        text=text,
        document=document,
        paragraph_start=any(c.startswith(("# newpar", "# newdoc")) for c in comments),
        rows=tuple(row for row in rows if row[0].isdigit()),
        joined=tuple((int(ends[0]), int(ends[1]), form) for ends, form in ranges),
    )
