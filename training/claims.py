"""Teaches the network to find claims, going on from a checkpoint of the language stage.

    python -m training.claims --data FOLDER

Each epoch shows every annotated report once and, between them, a share of the treebank sentences, so that the shared
encoder keeps what it knows of syntax and names.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from dateline.language.encoder import load_encoder
from dateline.language.pieces import Pieces
from dateline.language.pipeline import LanguagePipeline
from dateline.language.weights import FOLDER as WEIGHTS
from training.batches import Batch, Coded, batches, code
from training.corpus import read_corpus
from training.network import Network
from training.records import SETS, annotated_records
from training.reports import AnnotatedReport, read_examples
from training.train import loss_of, optimizer_of, save_checkpoint, set_rates, start_from

log = logging.getLogger("training")
WORK = Path(__file__).parent / "work"


@dataclass(frozen=True)
class ClaimPlan:
    """How to teach claims. ``syntax`` is the number of treebank batches between two batches of reports."""

    epochs: int = 10
    budget: int = 1000
    syntax: float = 0.5
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    seed: int = 7
    threads: int = 2


@dataclass(frozen=True)
class Setting:
    """What teaching goes on from: a checkpoint, the data, the base model and the pipeline that splits reports."""

    start: Path
    data: Path
    base: Path
    language: LanguagePipeline


def fit(network: Network, reports: list[Coded], syntax: list[Coded], plan: ClaimPlan) -> None:
    """Trains the network in place."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    rng = random.Random(plan.seed)
    optimizer = optimizer_of(network, plan.encoder_rate, plan.head_rate)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps = plan.epochs * sum(1 for _ in _mixed(reports, iter(()), plan, rng, 0.0))
    more = _endless(syntax, plan, rng) if syntax else iter(())
    total = int(steps * (1 + (plan.syntax if syntax else 0)))
    started, step = time.monotonic(), 0
    network.train()
    for epoch in range(plan.epochs):
        for batch in _mixed(reports, more, plan, rng, plan.syntax if syntax else 0.0):
            set_rates(optimizer, rates, step / total, plan.warm_up)
            loss, parts = loss_of(network, batch, 2.0)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 2.0, foreach=True)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                log.info("step %d/%d %.0fs %s", step, total, time.monotonic() - started, [round(p, 3) for p in parts])
        log.info("epoch %d done", epoch + 1)


def _mixed(
    reports: list[Coded], more: Iterator[Batch], plan: ClaimPlan, rng: random.Random, share: float
) -> Iterator[Batch]:
    due = 0.0
    for batch in batches(reports, plan.budget, rng):
        yield batch
        due += share
        while due >= 1:
            due -= 1
            yield next(more)


def _endless(coded: list[Coded], plan: ClaimPlan, rng: random.Random) -> Iterator[Batch]:
    while True:
        yield from batches(coded, plan.budget, rng)


def teach(setting: Setting, out: Path, plan: ClaimPlan, without: str | None = None) -> None:
    """Reads everything, trains, writes the checkpoint."""
    network, labels = start_from(setting.start)
    pieces = Pieces(setting.base / "tokenizer.json")
    reports = [AnnotatedReport(r["id"], r) for r in annotated_records(without)]
    coded = [code(e, pieces, labels) for of_report in read_examples(reports, setting.language) for e in of_report]
    syntax = [code(e, pieces, labels) for e in read_corpus(setting.data).train] if plan.syntax else []
    log.info("%d reports, %d claims", len(reports), sum(len(r.record["claims"]) for r in reports))
    fit(network, coded, syntax, plan)
    save_checkpoint(network, labels, plan, plan.epochs, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=WORK / "base", help="unpacked all-MiniLM-L6-v2")
    parser.add_argument("--start", type=Path, default=WORK / "silver.pt", help="checkpoint to go on from")
    parser.add_argument("--out", type=Path, default=WORK / "claims.pt", help="checkpoint to write")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="weights that split and parse the reports")
    parser.add_argument("--epochs", type=int, default=ClaimPlan.epochs)
    parser.add_argument("--syntax", type=float, default=ClaimPlan.syntax)
    parser.add_argument("--encoder-rate", type=float, default=ClaimPlan.encoder_rate)
    parser.add_argument("--head-rate", type=float, default=ClaimPlan.head_rate)
    parser.add_argument("--threads", type=int, default=ClaimPlan.threads)
    parser.add_argument("--without", choices=sorted(SETS), help="leave one set of reports out")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    plan = ClaimPlan(
        epochs=options.epochs,
        syntax=options.syntax,
        encoder_rate=options.encoder_rate,
        head_rate=options.head_rate,
        threads=options.threads,
    )
    teach(
        Setting(options.start, options.data, options.base, load_encoder(options.weights)),
        options.out,
        plan,
        options.without,
    )


if __name__ == "__main__":
    main()
