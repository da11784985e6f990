"""Teaches the heads what the rules know, before they see a word that a person annotated.

    python -m training.silver --data FOLDER

Reads some 5,500 public reports (1.4 million words) with the rules alone and trains the network on what they find, one
epoch. The heads then know the lexicon, and the encoder has seen a million words of news; both are corrected by
``training.claims``. No report of the gold takes part: texts that share eight words running with one more than
three times are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.export.record import claim_record
from dateline.language.encoder import load_encoder
from dateline.language.pieces import Pieces
from dateline.language.pipeline import LanguagePipeline
from dateline.language.rules_alone import RulesAlone
from dateline.language.weights import FOLDER as WEIGHTS
from dateline.model.document import Document
from dateline.model.report import Publication, Report
from dateline.reading.reader import Reader
from training.batches import Coded, Vocabularies, code
from training.claims import WORK, ClaimPlan, Setting, fit
from training.corpus import read_corpus
from training.records import gold_records
from training.reports import AnnotatedReport, examples_of
from training.train import save_checkpoint, start_from

log = logging.getLogger("training")

#: File, and how many of its records are drawn.
SOURCES = (
    ("muc4/train.jsonl.gz", 1300), ("muc4/dev.jsonl", 200), ("wikievents/train-triggers.jsonl.gz", 300),
    ("wikievents/dev.jsonl", 20), ("insightcrime/train.jsonl.gz", 500), ("satp_relevant/train.jsonl", 1085),
    ("glocon/doc.jsonl.gz", 540), ("ipe/dev.jsonl.gz", 250), ("geo/lgl.jsonl.gz", 300), ("geo/geovirus.jsonl", 229),
    ("geo/gwn-dev.jsonl", 58), ("ecbplus/train.jsonl.gz", 300), ("ceha/dev.jsonl", 250), ("re3d/dev.jsonl", 66),
    ("fivew/dev.jsonl", 30), ("polnear/dev.jsonl", 60), ("gva/dev.jsonl.gz", 350),
)  # fmt: skip
#: Words of a report that are read; reports with fewer than the least are left out.
LONGEST, LEAST = 450, 30
#: Where a record has no date: only relative times depend on it, and the heads learn no values.
UNDATED = "2015-06-15"
PLAN = ClaimPlan(epochs=1, syntax=0.25, encoder_rate=1e-4, budget=1200)


@dataclass(frozen=True)
class Text:
    text: str
    published: str


def grams(text: str) -> set[str]:
    """All runs of eight words."""
    found = re.findall(r"\w+", text.lower())
    return {" ".join(found[i : i + 8]) for i in range(len(found) - 8)}


def texts(data: Path, seed: int = 2) -> list[Text]:
    """The reports to read, none of them in the gold and none nearly twice, in random order."""
    rng = random.Random(seed)
    gold = set[str]().union(*(grams(r["text"]) for split in ("train", "dev") for r in gold_records(split)))
    seen: set[str] = set()
    kept = []
    for name, number in SOURCES:
        records = list(_records(data / name))
        rng.shuffle(records)
        for record in records[:number]:
            ends = [m.end() for m in re.finditer(r"\S+", record["text"])]
            text = record["text"][: ends[min(LONGEST, len(ends)) - 1]] if ends else ""
            known = grams(text)
            if len(ends) < LEAST or len(known & gold) > 3 or len(known & seen) > 0.3 * len(known):
                continue
            seen |= known
            kept.append(Text(text, (record.get("date") or UNDATED)[:10]))
    rng.shuffle(kept)
    return kept


def _records(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            yield record if "text" in record else record["articles"][0]


def silver(text: Text, reader: Reader, number: int) -> tuple[AnnotatedReport, Document]:
    """What the rules find in a text, in the gold's shape."""
    try:
        day = date.fromisoformat(text.published)
    except ValueError:
        day = date.fromisoformat(UNDATED)
    report = Report(f"silver-{number}", text.text, published=Publication(day, "given"))
    document = reader.language.analyse(report.text)
    claims = reader.claims(report, document, reader.fields(report, document))
    record = {"text": report.text, "claims": [claim_record(c, report.text) for c in claims]}
    return AnnotatedReport(report.id, record), document


def examples(data: Path, language: LanguagePipeline, pieces: Pieces, labels: Vocabularies) -> list[Coded]:
    """All silver sentences in numbers."""
    reader = Reader.load(language=RulesAlone(language))
    coded: list[Coded] = []
    for number, text in enumerate(texts(data)):
        coded += [code(e, pieces, labels) for e in examples_of(*silver(text, reader, number))]
        if number % 500 == 499:
            log.info("%d reports read", number + 1)
    return coded


def teach_silver(setting: Setting, out: Path) -> None:
    """Reads the texts, trains, writes the checkpoint."""
    network, labels = start_from(setting.start)
    pieces = Pieces(setting.base / "tokenizer.json")
    coded = examples(setting.data, setting.language, pieces, labels)
    fit(network, coded, [code(e, pieces, labels) for e in read_corpus(setting.data).train], PLAN)
    save_checkpoint(network, labels, PLAN, PLAN.epochs, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=WORK / "base", help="unpacked all-MiniLM-L6-v2")
    parser.add_argument("--start", type=Path, default=WORK / "final.pt", help="checkpoint of the language stage")
    parser.add_argument("--out", type=Path, default=WORK / "silver.pt", help="checkpoint to write")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="weights that split and parse the texts")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    teach_silver(Setting(options.start, options.data, options.base, load_encoder(options.weights)), options.out)


if __name__ == "__main__":
    main()
