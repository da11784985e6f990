"""Writes the weights that ship: ``python -m training.export --checkpoint FILE --data FOLDER --base FOLDER``."""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.weights import FOLDER
from dateline.language.windows import WINDOW_PIECES
from training.corpus import read_corpus
from training.irregular import irregular_forms
from training.lemma_rules import learn_capitals, learn_rules
from training.lists import demonyms
from training.network import HEADS, LABEL_WIDTH, WIDTH, Layer, Network
from training.train import start_from

# A window's pieces and the two marks around them; the rest of the base model's 512 positions is left out.
_POSITIONS = WINDOW_PIECES + 2
_SOURCES = ("ud/ewt-train.conllu.gz", "ud/gum-train.conllu.gz", "re3d/dev.jsonl")


class _FusedLayer(nn.Module):
    """A layer with one multiplication for query, key and value, the scale folded in."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.joint = nn.Linear(WIDTH, 3 * WIDTH)
        scale = 1 / math.sqrt(WIDTH // HEADS)
        parts = [layer.query, layer.key, layer.value]
        factors = [scale, 1.0, 1.0]
        self.joint.weight.data = torch.cat([p.weight * f for p, f in zip(parts, factors, strict=True)]).detach()
        self.joint.bias.data = torch.cat([p.bias * f for p, f in zip(parts, factors, strict=True)]).detach()

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape
        joint = self.joint(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = joint.unbind(0)
        mixed = torch.softmax(q @ k.transpose(2, 3) + bias, -1) @ v
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.layer.norm1(x + self.layer.out(mixed))
        return self.layer.norm2(x + self.layer.down(functional.gelu(self.layer.up(x))))


class Deployed(nn.Module):
    """The network as it runs: tags and relations already chosen, scores only where a search follows."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.position = nn.Parameter(network.encoder.position.weight[:_POSITIONS].detach().clone())
        self.fused = nn.ModuleList(_FusedLayer(layer) for layer in network.encoder.layers)  # type: ignore[arg-type]

    def forward(self, embedded: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        encoder = self.network.encoder
        x = embedded + self.position[: embedded.shape[1]] + encoder.kind + encoder.shape(shapes)
        x = encoder.norm(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.fused:
            x = layer(x, bias)
        scores = self.network.heads(x, first)
        padding = (first == 0).to(x.dtype)
        padding = torch.cat([torch.zeros_like(padding[:, :1]), padding[:, 1:]], 1)
        arcs = scores.arcs - padding[:, None, :] * 1e4
        heads = arcs.argmax(-1)
        chosen = torch.gather(scores.as_head, 1, heads.unsqueeze(-1).expand(-1, -1, LABEL_WIDTH))
        relations = self._relations(scores.as_dependent, chosen).argmax(-1)
        return (
            scores.upos.argmax(-1), scores.xpos.argmax(-1), scores.names, arcs, heads, relations,
            scores.as_dependent, scores.as_head, scores.events.softmax(-1), scores.statuses.softmax(-1),
            scores.as_trigger, scores.as_argument,
        )  # fmt: skip

    def _relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        rows, width, _ = dependent.shape
        paired = self.network.label_pair(dependent).view(rows, width, self.network.relations, LABEL_WIDTH)
        alone: Tensor = self.network.label_alone(torch.cat([dependent, head], 2))
        return (paired @ head.unsqueeze(-1)).squeeze(-1) + alone


OUTPUTS = [
    "upos", "xpos", "names", "arcs", "heads", "relations", "as_dependent", "as_head", "events", "statuses",
    "as_trigger", "as_argument",
]  # fmt: skip


def write_graph(network: Network, path: Path) -> None:
    """The fp32 graph as ONNX."""
    rows, length, width = 3, 24, 20
    inputs = (
        torch.randn(rows, length, WIDTH) * 0.05,
        torch.ones(rows, length, dtype=torch.long),
        torch.ones(rows, length, dtype=torch.long),
        torch.arange(width)[None].repeat(rows, 1),
    )
    row = torch.export.Dim("rows", min=1, max=4096)
    piece = torch.export.Dim("pieces", min=2, max=_POSITIONS)
    word = torch.export.Dim("words", min=2, max=_POSITIONS)
    torch.onnx.export(
        Deployed(network).eval(), inputs, path, dynamo=True, external_data=False, verbose=False,
        input_names=["embedded", "mask", "shapes", "first"], output_names=OUTPUTS,
        dynamic_shapes={
            "embedded": {0: row, 1: piece}, "mask": {0: row, 1: piece},
            "shapes": {0: row, 1: piece}, "first": {0: row, 1: word},
        },
    )  # fmt: skip


def quantize(source: Path, target: Path) -> None:
    """The same graph with int8 weights, a scale for each output channel."""
    quantize_dynamic(
        source, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def write_words(network: Network, folder: Path) -> None:
    """The word table as int8, one scale a row."""
    table = network.encoder.word.weight.detach().numpy()
    scales = np.maximum(np.abs(table).max(1), 1e-6) / 127
    np.save(folder / "words.npy", np.round(table / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))


def write_relations(network: Network, folder: Path) -> None:
    """What labels an arc that the tree search put in place of the greedy one, and what scores the roles of a pair."""
    np.savez(
        folder / "relations.npz",
        pair=network.label_pair.weight.detach().numpy().astype(np.float16),
        pair_bias=network.label_pair.bias.detach().numpy().astype(np.float16),
        alone=network.label_alone.weight.detach().numpy().astype(np.float16),
        alone_bias=network.label_alone.bias.detach().numpy().astype(np.float16),
        role_pair=network.role_pair.weight.detach().numpy().astype(np.float16),
        role_pair_bias=network.role_pair.bias.detach().numpy().astype(np.float16),
        role_alone=network.role_alone.weight.detach().numpy().astype(np.float16),
        role_alone_bias=network.role_alone.bias.detach().numpy().astype(np.float16),
    )


def export(checkpoint: Path, data: Path, base: Path, folder: Path) -> None:
    """All files of ``dateline.language.weights`` from a checkpoint."""
    state = torch.load(checkpoint, weights_only=True)
    network, _ = start_from(checkpoint)
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "fp32.onnx"
        write_graph(network, graph)
        quantize(graph, folder / "network.onnx")
    write_words(network, folder)
    write_relations(network, folder)
    shutil.copyfile(base / "tokenizer.json", folder / "pieces.json")
    _write_json(folder / "labels.json", state["labels"])
    _write_json(folder / "lemmas.json", _lemmas(data))
    _write_json(folder / "meta.json", _meta(state, data, folder))


def _lemmas(data: Path) -> dict[str, Any]:
    examples = read_corpus(data).train
    capitals = sorted({*learn_capitals(examples), *(w for w in demonyms() if not w.endswith("s"))})
    return {"rules": learn_rules(examples, irregular_forms()), "capitals": capitals}


def _meta(state: dict[str, Any], data: Path, folder: Path) -> dict[str, Any]:
    digest = hashlib.sha256((folder / "network.onnx").read_bytes()).hexdigest()
    today = datetime.now(UTC).date()
    return {
        "version": f"{today:%Y.%m.%d}-{digest[:8]}",
        "epochs": round(state["epoch"], 2),
        "plan": state["plan"],
        "sources": {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in _SOURCES},
    }


def record_figures(folder: Path, figures: Mapping[str, Mapping[str, float]]) -> None:
    """Adds the measured figures to the weights' ``meta.json``."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    rounded = {name: {k: round(v, 1) for k, v in values.items()} for name, values in figures.items()}
    _write_json(path, meta | {"figures": rounded})


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=list), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    export(options.checkpoint, options.data, options.base, options.out)


if __name__ == "__main__":
    main()
