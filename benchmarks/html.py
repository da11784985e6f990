"""Web pages: the story's words against article-extraction-benchmark, the day of publication against htmldate's pages.

The body is scored as that benchmark does (``evaluate.py``): shingles of four tokens, their precision and recall on
each page, averaged over the pages, and F1 of the two averages. A page that is refused counts as empty.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from benchmarks.row import Row
from dateline.errors import InputError
from dateline.ingest.page import Reply, page_dates, page_draft

TOKEN = re.compile(r"\w+")
SHINGLE = 4
PUBLISHED = "0.970 rs_trafilatura, 0.958 trafilatura 2.0.0 (all 181 pages)"

Shingles = Counter[tuple[str, ...]]


def run(data: Path) -> Iterator[Row]:
    """Precision, recall and F1 of the story; the share of pages whose day is exact."""
    folder = data / "html"
    bodies = _records(folder / "body.jsonl")
    pairs = [(_shingles(page["body"]), _shingles(_story(folder, page))) for page in bodies]
    precision, recall = (mean(values) for values in zip(*(_precision_recall(*pair) for pair in pairs), strict=True))
    note = f"{len(pairs)} pages"
    yield Row("html", "body precision", precision, note=note)
    yield Row("html", "body recall", recall, note=note)
    yield Row("html", "body F1", 2 * precision * recall / (precision + recall), PUBLISHED, note)
    dated = _records(folder / "date.jsonl")
    yield Row(
        "html", "date exact", mean(_day(folder, page) == page["date"] for page in dated), note=f"{len(dated)} pages"
    )


def _records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _page(folder: Path, page: dict[str, str]) -> bytes:
    return gzip.decompress((folder / "pages" / f"{page['id']}.html.gz").read_bytes())


def _story(folder: Path, page: dict[str, str]) -> str:
    try:
        return page_draft(_page(folder, page), page["id"], None, Reply(page["url"])).text
    except InputError:
        return ""


def _day(folder: Path, page: dict[str, str]) -> str | None:
    dates = page_dates(_page(folder, page), page["url"])
    found = dates.stated or dates.shown
    return found.day.isoformat() if found else None


def _shingles(text: str) -> Shingles:
    tokens = TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)))


def _precision_recall(gold: Shingles, ours: Shingles) -> Sequence[float]:
    shared = (gold & ours).total()
    if gold == ours:
        return 1.0, 1.0
    return shared / max(1, ours.total()), shared / max(1, gold.total())
