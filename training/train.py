"""Trains the network. ``python -m training.train --data FOLDER --base FOLDER --out FILE`` trains alone."""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from dateline.language.pieces import Pieces
from training.batches import IGNORED, Batch, Coded, Vocabularies, batches, code
from training.corpus import Corpus, read_corpus, vocabularies_of
from training.network import Network, Scores, load_pretrained

log = logging.getLogger("training")


@dataclass(frozen=True)
class Plan:
    """How to train. ``seconds`` ends the run early, the learning rate reaching its floor in time."""

    epochs: float = 8.0
    seconds: float = 14_400.0
    budget: int = 1500
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    name_weight: float = 2.0
    seed: int = 7
    threads: int = 2


def loss_of(network: Network, batch: Batch, name_weight: float) -> tuple[Tensor, tuple[float, ...]]:
    """The loss of one batch, and its parts (tags, arcs, relations, names)."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(batch.pieces, batch.mask, batch.shapes, batch.first)
        has_tree = batch.heads >= 0
        row, word = has_tree.nonzero(as_tuple=True)
        labels = network.label(scores.as_dependent[row, word], scores.as_head[row, batch.heads[row, word]])
    parts = []
    if len(row):
        parts.append(0.5 * functional.cross_entropy(scores.upos[row, word].float(), batch.upos[row, word]))
        parts.append(0.5 * functional.cross_entropy(scores.xpos[row, word].float(), batch.xpos[row, word]))
        arcs = scores.arcs.float().masked_fill(~batch.words[:, None, :], -1e9)
        parts.append(functional.cross_entropy(arcs[row, word], batch.heads[row, word]))
        parts.append(functional.cross_entropy(labels.float(), batch.relations[row, word]))
    if batch.named.any():
        emitted = scores.names.float()[batch.named]
        allowed = batch.allowed[batch.named]
        missed = torch.logsumexp(emitted, 1) - torch.logsumexp(emitted + (allowed - 1) * 1e4, 1)
        parts.append(name_weight * missed.mean())
    parts.extend(_claim_losses(network, scores, batch))
    return torch.stack(parts).sum(), tuple(p.item() for p in parts)


#: What a word's event, its status and its roles weigh beside the syntax of a word.
_EVENT_WEIGHT, _STATUS_WEIGHT, _ROLE_WEIGHT = 8.0, 0.3, 0.3


def _claim_losses(network: Network, scores: Scores, batch: Batch) -> list[Tensor]:
    """The losses of events, statuses and roles, as far as the batch has them."""
    if not (batch.events >= 0).any():
        return []
    events = functional.cross_entropy(scores.events.float().flatten(0, 1), batch.events.flatten())
    losses = [_EVENT_WEIGHT * events]
    row, word = (batch.events > 0).nonzero(as_tuple=True)
    if len(row):
        status = functional.cross_entropy(
            scores.statuses[row, word].float(), batch.statuses[row, word], ignore_index=IGNORED
        )
        losses += [_STATUS_WEIGHT * status, _ROLE_WEIGHT * _role_loss(network, scores, batch, row, word)]
    return losses


def _role_loss(network: Network, scores: Scores, batch: Batch, row: Tensor, word: Tensor) -> Tensor:
    """Each role of each word of the sentence to each trigger: yes or no; summed over a trigger's words."""
    with torch.autocast("cpu", torch.bfloat16):
        found = network.roles(scores.as_trigger[row, word], scores.as_argument[row]).float()
    number = {place: n for n, place in enumerate(zip(row.tolist(), word.tolist(), strict=True))}
    wanted = torch.zeros_like(found)
    for r, trigger, argument, role in batch.roles.tolist():
        wanted[number[r, trigger], argument, role] = 1.0
    losses = functional.binary_cross_entropy_with_logits(found, wanted, reduction="none").sum(-1)
    return (losses * batch.words[row]).sum() / len(row)


def train(
    corpus: Corpus, base: Path, plan: Plan, save: Callable[[Network, float], None], *, start: Path | None = None
) -> Network:
    """A trained network; ``save`` is called after each epoch. ``start`` is a checkpoint to go on from."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    rng = random.Random(plan.seed)
    labels = vocabularies_of(corpus)
    pieces = Pieces(base / "tokenizer.json")
    coded = [code(example, pieces, labels) for example in corpus.train]
    network = new_network(labels)
    load_pretrained(network.encoder, base)
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True)["weights"])
    _run(network, coded, plan, rng, save)
    return network


def new_network(labels: Vocabularies) -> Network:
    """An untrained network with the right number of outputs."""
    return Network(30522, len(labels.upos), len(labels.xpos), len(labels.names), len(labels.relations))


def save_checkpoint(network: Network, labels: Vocabularies, plan: Any, epoch: float, path: Path) -> None:
    """Writes what ``start_from`` reads back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"weights": network.state_dict(), "labels": asdict(labels), "plan": asdict(plan), "epoch": epoch}
    torch.save(state, path)


def start_from(checkpoint: Path) -> tuple[Network, Vocabularies]:
    """The network of a checkpoint, new heads where it has none."""
    state = torch.load(checkpoint, weights_only=True)
    labels = Vocabularies(**{name: tuple(values) for name, values in state["labels"].items()})
    network = new_network(labels)
    missing, unexpected = network.load_state_dict(state["weights"], strict=False)
    if unexpected:
        raise ValueError(f"{checkpoint}: weights that this network lacks: {', '.join(unexpected)}")
    log.info("new in this network: %s", ", ".join(missing) or "nothing")
    return network, labels


def _run(
    network: Network, coded: list[Coded], plan: Plan, rng: random.Random, save: Callable[[Network, float], None]
) -> None:
    per_epoch = sum(1 for _ in batches(coded, plan.budget, rng))
    total = int(per_epoch * plan.epochs)
    optimizer = optimizer_of(network, plan.encoder_rate, plan.head_rate)
    started, step, smooth = time.monotonic(), 0, 0.0
    rates = [group["lr"] for group in optimizer.param_groups]
    network.train()
    while step < total:
        for batch in batches(coded, plan.budget, rng):
            progress = max(step / total, (time.monotonic() - started) / plan.seconds)
            if progress >= 1:
                save(network, step / per_epoch)
                return
            set_rates(optimizer, rates, progress, plan.warm_up)
            loss, parts = loss_of(network, batch, plan.name_weight)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0, foreach=True)
            optimizer.step()
            step += 1
            smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
            if step % 25 == 0 or step == 5:
                spent = time.monotonic() - started
                log.info(
                    "step %d/%d %.0fs loss %.3f parts %s", step, total, spent, smooth, [round(p, 3) for p in parts]
                )
            if step >= total:
                break
        save(network, step / per_epoch)


def set_rates(optimizer: torch.optim.Optimizer, rates: list[float], progress: float, warm_up: float) -> None:
    """The learning rates at a point of the run (0 to 1): up in the warm-up, then down to a hundredth."""
    factor = min(1.0, max(progress, 1e-3) / warm_up) * max(0.01, 1 - progress)
    for group, rate in zip(optimizer.param_groups, rates, strict=True):
        group["lr"] = rate * factor


def optimizer_of(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Separate rates for the pretrained encoder and the new parts; the word table stays frozen."""
    network.encoder.word.weight.requires_grad_(False)
    new = {id(network.encoder.shape.weight)}
    pretrained = [p for p in network.encoder.parameters() if p.requires_grad and id(p) not in new]
    known = {id(p) for p in pretrained}
    fresh = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": pretrained, "lr": encoder_rate}, {"params": fresh, "lr": head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), eps=1e-8, fused=True)


def train_and_save(data: Path, base: Path, checkpoint: Path, plan: Plan, *, start: Path | None = None) -> None:
    """Trains on the corpus in ``data``; the checkpoint is written after each epoch."""
    corpus = read_corpus(data)
    labels = vocabularies_of(corpus)

    def save(network: Network, epoch: float) -> None:
        save_checkpoint(network, labels, plan, epoch, checkpoint)
        log.info("saved after %.2f epochs", epoch)

    train(corpus, base, plan, save, start=start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and re3d/")
    parser.add_argument("--base", type=Path, required=True, help="unpacked all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    for name in ("epochs", "seconds", "encoder-rate", "head-rate"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Plan, name.replace("-", "_")))
    parser.add_argument("--threads", type=int, default=Plan.threads)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    plan = Plan(
        epochs=options.epochs,
        seconds=options.seconds,
        encoder_rate=options.encoder_rate,
        head_rate=options.head_rate,
        threads=options.threads,
    )
    train_and_save(options.data, options.base, options.out, plan, start=options.start)


if __name__ == "__main__":
    main()
