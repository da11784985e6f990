"""What the learned heads say of reports that they were not taught with.

    python -m training.held_out --data FOLDER --start FILE --folds 0 1 2 3

The small models behind the heads (which trigger is kept, which place …) must learn how far the heads can be trusted
on new reports. So the heads are taught four times, each time without a quarter of the reports, and that quarter's
evidence is written to ``training/work/held_out``; ``held_out_document`` puts it in place of the shipped weights' own.
"""

from __future__ import annotations

import argparse
import logging
import pickle
import random
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

from dateline.language.encoder import load_encoder
from dateline.language.pieces import Pieces
from dateline.language.weights import FOLDER as WEIGHTS
from dateline.model.document import Document
from dateline.model.evidence import Evidence
from training.batches import Coded, code, stack
from training.claims import ClaimPlan, Setting, fit
from training.corpus import read_corpus
from training.network import Network
from training.records import annotated_records
from training.reports import AnnotatedReport, examples_of
from training.train import start_from

log = logging.getLogger("training")
FOLDER = Path(__file__).parent / "work" / "held_out"
_ROWS = 24
_LIKELY = 0.03


def evidence_of(network: Network, document: Document, coded: Sequence[Coded]) -> Evidence:
    """The network's evidence for a report whose sentences are given in numbers."""
    network.eval()
    events, statuses, roles = [], [], {}
    for first in range(0, len(coded), _ROWS):
        group = list(coded[first : first + _ROWS])
        batch = stack(group)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = network(batch.pieces, batch.mask, batch.shapes, batch.first)
        for r, item in enumerate(group):
            size, start = len(item.first), document.sentences[first + r].first
            event = scores.events[r, 1:size].float().softmax(-1).numpy()
            events.append(event)
            statuses.append(scores.statuses[r, 1:size].float().softmax(-1).numpy())
            likely = np.flatnonzero(1 - event[:, 0] >= _LIKELY)
            if len(likely):
                with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                    arguments = scores.as_argument[r : r + 1].expand(len(likely), -1, -1)
                    found = network.roles(scores.as_trigger[r, likely + 1], arguments)
                rows = torch.sigmoid(found.float()).numpy()[:, 1:size]
                roles.update({start + int(t): (start, rows[n]) for n, t in enumerate(likely)})
    network.train()
    return Evidence(np.concatenate(events), np.concatenate(statuses), roles)


def path_of(text: str) -> Path:
    return FOLDER / sha256(text.encode("utf-8")).hexdigest()


def held_out_document(document: Document) -> Document:
    """The document with held-out evidence. Raises FileNotFoundError for a report that was in no fold."""
    return replace(document, evidence=pickle.loads(path_of(document.text).read_bytes()))


def hold_out(
    reports: Sequence[AnnotatedReport], setting: Setting, plan: ClaimPlan, folds: Sequence[int], of: int
) -> None:
    """Writes the held-out evidence of the reports of some folds ``of`` so many."""
    _, labels = start_from(setting.start)
    pieces = Pieces(setting.base / "tokenizer.json")
    documents = [setting.language.analyse(r.record["text"]) for r in reports]
    coded = [[code(e, pieces, labels) for e in examples_of(r, d)] for r, d in zip(reports, documents, strict=True)]
    syntax = [code(e, pieces, labels) for e in read_corpus(setting.data).train] if plan.syntax else []
    order = list(range(len(reports)))
    random.Random(plan.seed).shuffle(order)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for fold in folds:
        held = set(order[fold::of])
        network, _ = start_from(setting.start)
        fit(network, [c for i in order if i not in held for c in coded[i]], syntax, plan)
        for i in sorted(held):
            path_of(documents[i].text).write_bytes(pickle.dumps(evidence_of(network, documents[i], coded[i])))
        log.info("fold %d: %d reports held out", fold, len(held))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path(__file__).parent / "work" / "base")
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--folds", type=int, nargs="+", default=[0, 1, 2, 3], help="which folds")
    parser.add_argument("--of", type=int, default=4, help="how many folds there are")
    parser.add_argument("--threads", type=int, default=ClaimPlan.threads)
    parser.add_argument(
        "--weights", type=Path, default=WEIGHTS, help="weights of the language stage that split and parse"
    )
    parser.add_argument("--epochs", type=int, default=ClaimPlan.epochs)
    parser.add_argument("--syntax", type=float, default=0.0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    plan = ClaimPlan(epochs=options.epochs, syntax=options.syntax, threads=options.threads)
    reports = [AnnotatedReport(r["id"], r) for r in annotated_records()]
    setting = Setting(options.start, options.data, options.base, load_encoder(options.weights))
    hold_out(reports, setting, plan, options.folds, options.of)


if __name__ == "__main__":
    main()
