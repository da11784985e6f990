"""Numbers measured on NewsQuant and Recognizers-Text, counts on IDETECT and the Gun Violence Archive.

    python -m benchmarks.quantity [DATA_FOLDER]

NewsQuant counts every number of a sentence, also prices, rates and shares that no claim counts; only values are scored.
The two count sets are read end to end: their figures depend on which events were found.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from benchmarks import gva, newsquant
from benchmarks.row import Row
from dateline.language.encoder import load_encoder
from dateline.language.pipeline import LanguagePipeline
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.reading.counts.kinds import NumberKinds
from dateline.reading.counts.numbers import load_numbers
from dateline.reading.counts.scanner import NumberScanner
from dateline.reading.reader import Reader

Value = tuple[Decimal, ...]
# No values of plain numbers: calendar dates, clock times and numbers that are part of a name.
_NAMES = frozenset({"date", "unit", "ordinal"})
_DISPLACED = frozenset({"displaced", "returned", "present", "in_need", "aided", "destroyed", "capacity"})


def run(data: Path) -> list[Row]:
    """All figures on the dev parts under ``data``; a set that is not there gives no row."""
    rows = [*newsquant_rows(load_encoder(), data / "quantity" / "newsquant-dev.jsonl")]
    rows += recognizers_rows(data / "recognizers" / "dev.jsonl")
    reader = Reader.load()
    rows += displacement_rows(reader, data / "displacement" / "idetect-dev.jsonl")
    rows += gva.violence_rows(reader, records(data / "gva" / "dev.jsonl.gz"))
    return rows


def records(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        yield from (json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip())


def newsquant_rows(language: LanguagePipeline, path: Path) -> Iterator[Row]:
    """Value F1 over the news sentences, matched as in the published evaluation."""
    hits = gold_total = our_total = 0
    for record in records(path):
        if record["id"].startswith("newsquant"):
            gold = [newsquant.gold_value(q["value"]) for q in record["quantities"]]
            ours = newsquant.values_of(language.analyse(record["text"]))
            hits += newsquant.matches(gold, ours)
            gold_total, our_total = gold_total + len(gold), our_total + len(ours)
    if gold_total:
        note = "dev: 246 of the 590 sentences; our numbers in the set's conventions (see benchmarks/newsquant.py)"
        published = "CQE 0.920, quantulum3 0.730, GPT-3 0.706, Recognizers-Text 0.691 (all 590)"
        yield Row("newsquant dev", "value F1", _f1(hits, gold_total, our_total), published, note)


def _gold_value(value: str) -> Value | None:
    try:
        return tuple(Decimal(end).normalize() for end in value.split("-") if end)
    except InvalidOperation:
        return None


def _values(text: str) -> Iterator[Value]:
    scanner = NumberScanner(text, load_numbers())
    kinds = NumberKinds(scanner)
    for number in scanner.numbers():
        if number.form not in ("exact", "share", "range") or kinds.kind(number) in _NAMES:
            continue
        ends = (number.low, number.high) if number.form == "range" else (number.best,)
        yield tuple(end.normalize() for end in ends if end is not None)


def recognizers_rows(path: Path) -> Iterator[Row]:
    """The share of the plain number inputs whose values all come out."""
    asked = right = 0
    for record in records(path):
        if not record["id"].startswith("number") or not record["results"]:
            continue
        gold = Counter(v for r in record["results"] if (v := _gold_value(str(r["values"][0].get("value", "x")))))
        ours = Counter(_values(record["text"]))
        asked, right = asked + 1, right + (gold == ours)
    if asked:
        note = "the library's own test inputs, with powers, decimals in words and fractions that reports do not have"
        yield Row("recognizers dev", "number values right", right / asked, None, note)


def displacement_rows(reader: Reader, path: Path) -> Iterator[Row]:
    """How many of the displaced, evacuated, sheltered or homeless the claims count as the analysts did."""
    hits = gold_total = our_total = 0
    for record in records(path):
        claims = reader.read(Report(record["id"], record["text"]))
        gold = {int(f["quantity"]) for f in record["facts"]}
        ours = {n for n in _figures(claims, _DISPLACED) if n > 1}
        hits, gold_total, our_total = hits + len(gold & ours), gold_total + len(gold), our_total + len(ours)
    if gold_total:
        note = "figures of displacement, housing and need in any claim; a fact gives one figure, claims may give more"
        yield Row("idetect dev", "displacement figures found", hits / gold_total, None, note)
        yield Row("idetect dev", "displacement figures F1", _f1(hits, gold_total, our_total), None, note)


def _figures(claims: Iterable[Claim], of: frozenset[str]) -> set[int]:
    ends = (end for claim in claims for c in claim.counts if c.of in of for end in ((c.best,) if c.best else (c.high,)))
    return {end for end in ends if end is not None}


def _f1(hits: int, gold: int, ours: int) -> float:
    return 2 * hits / (gold + ours) if gold + ours else 0.0


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    for row in run(data):
        print(f"{row.name:16} {row.metric:28} {row.value:.3f}  {row.published or ''}  {row.note}")


if __name__ == "__main__":
    main()
