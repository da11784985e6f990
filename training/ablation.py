"""What each part of the learned reading is worth: ``python -m training.ablation [--checkpoint NAME=FILE …]``.

Reads the gold reports whole and prints the scorer's figures: with the rules alone, with the heads alone (their own
triggers, types and statuses; no other field), and with both. The training gold is read with held-out evidence, dev with
the shipped weights. ``--checkpoint`` adds a line on dev for heads of another checkpoint (taught without one of
the sets, say), with the small models as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.oracle import analysed, scorer
from dateline.export.record import claim_record
from dateline.language.encoder import load_encoder
from dateline.language.pieces import Pieces
from dateline.model.document import Document
from dateline.model.evidence import STATUSES
from dateline.model.report import Publication, Report
from dateline.reading.reader import Reader
from dateline.reading.triggers.learned import proposals
from training.batches import code
from training.claims import WORK
from training.held_out import evidence_of, held_out_document
from training.records import gold_records
from training.reports import AnnotatedReport, examples_of
from training.train import start_from

#: From this probability on the heads alone claim an event.
ALONE = 0.4
FIELDS = ("status", "time", "place", "counts", "sources")
View = Callable[[dict[str, Any], Document], Document]


def read_whole(records: Sequence[dict[str, Any]], documents: Sequence[Document]) -> list[dict[str, Any]]:
    """The engine's claims from documents as they are, with whatever evidence they carry."""
    reader = Reader.load(language=load_encoder())
    found = []
    for record, document in zip(records, documents, strict=True):
        published = Publication(date.fromisoformat(record["published"][:10]), "given")
        report = Report(record["id"], record["text"], record.get("source"), record.get("title"), published)
        claims = reader.claims(report, document, reader.fields(report, document))
        found.append({"id": report.id, "text": report.text, "claims": [claim_record(c, report.text) for c in claims]})
    return found


def heads_alone(records: Sequence[dict[str, Any]], documents: Sequence[Document]) -> list[dict[str, Any]]:
    """Claims of nothing but a trigger, a type and a status, as the heads hold them for likeliest."""
    found = []
    for record, document in zip(records, documents, strict=True):
        evidence, claims = document.evidence, []
        assert evidence is not None
        for token, kind in proposals(document, ()):
            if evidence.event(token) < ALONE:
                continue
            word = document.tokens[token]
            trigger = {"start": word.start, "end": word.end, "text": word.text}
            status = STATUSES[int(evidence.statuses[token].argmax())]
            claims.append({"event": str(token), "type": kind, "status": status, "trigger": trigger})
        found.append({"id": record["id"], "text": record["text"], "claims": claims})
    return found


def line(name: str, records: Sequence[dict[str, Any]], system: Sequence[dict[str, Any]]) -> str:
    """The scorer's figures in one line."""
    score = scorer().score(records, system)
    shared = " ".join(f"{key} {score[key]['f1']:.3f}" for key in ("detect", "type", "figures", "actors", "record"))
    return f"{name:40} {shared} " + " ".join(f"{key} {score[key]['accuracy']:.3f}" for key in FIELDS)


def of_checkpoint(checkpoint: Path) -> View:
    """Puts a checkpoint's evidence in place of the shipped weights' own."""
    network, labels = start_from(checkpoint)
    pieces = Pieces(WORK / "base" / "tokenizer.json")

    def view(record: dict[str, Any], document: Document) -> Document:
        coded = [code(e, pieces, labels) for e in examples_of(AnnotatedReport(record["id"], record), document)]
        return replace(document, evidence=evidence_of(network, document, coded))

    return view


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", action="append", default=[], metavar="NAME=FILE")
    options = parser.parse_args()
    for split in ("train", "dev"):
        records = gold_records(split)
        documents = analysed([r["text"] for r in records])
        if split == "train":
            documents = [held_out_document(d) for d in documents]
        bare = [replace(d, evidence=None) for d in documents]
        print(line(f"{split}: rules alone", records, read_whole(records, bare)))
        print(line(f"{split}: heads alone", records, heads_alone(records, documents)))
        print(line(f"{split}: both", records, read_whole(records, documents)))
    for named in options.checkpoint:
        name, _, path = named.partition("=")
        view = of_checkpoint(Path(path))
        seen = [view(r, d) for r, d in zip(records, documents, strict=True)]
        print(line(f"dev: {name}, both", records, read_whole(records, seen)))
        print(line(f"dev: {name}, heads alone", records, heads_alone(records, seen)))


if __name__ == "__main__":
    main()
