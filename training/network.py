"""The network: a small pretrained encoder with heads for tags, dependencies and names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.shapes import SHAPE_COUNT
from dateline.model.evidence import EVENTS, ROLES, STATUSES

WIDTH, HEADS, INNER, DEPTH = 384, 12, 1536, 6
ARC_WIDTH, LABEL_WIDTH = 256, 96
EVENT_WIDTH, ROLE_WIDTH = 256, 96


class SharedDropout(nn.Module):
    """Dropout with one mask a sentence, the same for all its words (cheap, and good for parsers)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        mask = (torch.rand(x.shape[0], 1, x.shape[2]) > self.rate).to(x.dtype) / (1 - self.rate)
        return x * mask


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = SharedDropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = (q @ k.transpose(2, 3)) * (1 / math.sqrt(WIDTH // HEADS))
        mixed = torch.softmax(scores + bias.to(q.dtype), -1) @ v
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with an embedding of letter case added at the input."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH, padding_idx=0)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(SHAPE_COUNT, WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = SharedDropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        return self.from_embeddings(self.word(pieces), mask, shapes)

    def from_embeddings(self, embedded: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """The same from looked-up word rows: the exported graph takes these as input."""
        x = embedded + self.position.weight[: embedded.shape[1]] + self.kind + self.shape(shapes)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


@dataclass(frozen=True)
class Scores:
    """Word-level scores; ``arcs[b, dependent, head]``, word 0 is the root."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    as_dependent: Tensor
    as_head: Tensor
    events: Tensor
    statuses: Tensor
    as_trigger: Tensor
    as_argument: Tensor


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, vocabulary: int, upos: int, xpos: int, names: int, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.relations = relations
        self.upos, self.xpos, self.names = nn.Linear(WIDTH, upos), nn.Linear(WIDTH, xpos), nn.Linear(WIDTH, names)
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.label_dependent, self.label_head = nn.Linear(WIDTH, LABEL_WIDTH), nn.Linear(WIDTH, LABEL_WIDTH)
        self.arc_pair, self.arc_alone = nn.Linear(ARC_WIDTH, ARC_WIDTH), nn.Linear(ARC_WIDTH, 1)
        self.label_pair = nn.Linear(LABEL_WIDTH, relations * LABEL_WIDTH)
        self.label_alone = nn.Linear(2 * LABEL_WIDTH, relations)
        self.event_hidden, self.events = nn.Linear(WIDTH, EVENT_WIDTH), nn.Linear(EVENT_WIDTH, len(EVENTS))
        self.statuses = nn.Linear(EVENT_WIDTH, len(STATUSES))
        self.role_trigger, self.role_argument = nn.Linear(WIDTH, ROLE_WIDTH), nn.Linear(WIDTH, ROLE_WIDTH)
        self.role_pair = nn.Linear(ROLE_WIDTH, len(ROLES) * ROLE_WIDTH)
        self.role_alone = nn.Linear(2 * ROLE_WIDTH, len(ROLES))
        self.drop = SharedDropout(0.33)

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Scores:
        return self.heads(self.encoder(pieces, mask, shapes), first)

    def heads(self, encoded: Tensor, first: Tensor) -> Scores:
        """Scores of the words whose first pieces are given."""
        x = torch.gather(encoded, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

        def rep(layer: nn.Module) -> Tensor:
            return self.drop(functional.gelu(layer(x)))

        dependent, head = rep(self.arc_dependent), rep(self.arc_head)
        arcs = self.arc_pair(dependent) @ head.transpose(1, 2) + self.arc_alone(head).transpose(1, 2)
        event = rep(self.event_hidden)
        return Scores(
            self.upos(self.drop(x)), self.xpos(self.drop(x)), self.names(self.drop(x)), arcs,
            rep(self.label_dependent), rep(self.label_head),
            self.events(event), self.statuses(event), rep(self.role_trigger), rep(self.role_argument),
        )  # fmt: skip

    def label(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation scores of (dependent, head) pairs of equal count."""
        paired = self.label_pair(dependent).view(-1, self.relations, LABEL_WIDTH)
        alone = self.label_alone(torch.cat([dependent, head], -1))
        return torch.einsum("nrd,nd->nr", paired, head) + alone

    def roles(self, triggers: Tensor, arguments: Tensor) -> Tensor:
        """Role scores: (n, width) triggers and (n, words, width) arguments give (n, words, roles)."""
        count, words, width = arguments.shape
        paired = self.role_pair(triggers).view(count, len(ROLES), width)
        both = torch.cat([triggers[:, None].expand(-1, words, -1), arguments], -1)
        return torch.einsum("nrd,nwd->nwr", paired, arguments) + self.role_alone(both)


def load_pretrained(encoder: Encoder, folder: Path) -> None:
    """Copies the pretrained weights of all-MiniLM-L6-v2 into an encoder."""
    weights = load_file(folder / "model.safetensors")
    with torch.no_grad():
        encoder.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(encoder.layers):
            for module, name in _pretrained_names(layer):
                module.weight.copy_(weights[f"encoder.layer.{i}.{name}.weight"])
                module.bias.copy_(weights[f"encoder.layer.{i}.{name}.bias"])


def _pretrained_names(layer: nn.Module) -> list[tuple[nn.Linear | nn.LayerNorm, str]]:
    assert isinstance(layer, Layer)
    return [
        (layer.query, "attention.self.query"),
        (layer.key, "attention.self.key"),
        (layer.value, "attention.self.value"),
        (layer.out, "attention.output.dense"),
        (layer.norm1, "attention.output.LayerNorm"),
        (layer.up, "intermediate.dense"),
        (layer.down, "output.dense"),
        (layer.norm2, "output.LayerNorm"),
    ]
