"""Compares runtimes for the trained graph in one run: speed, sameness, accuracy.

``python -m training.runtimes --checkpoint FILE --data FOLDER`` prints one line a runtime. The checkpoint has
to be the one whose weights are in the package. OpenVINO has to be installed beside the development tools;
the package itself does not use it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from dateline.language.network import Analysis, Network
from dateline.language.sentences import sentences_of
from dateline.language.weights import FOLDER, load_weights
from training.batches import Vocabularies
from training.example import Example
from training.export import OUTPUTS, quantize, write_graph
from training.measuring import by_document
from training.scoring import tree_scores
from training.train import new_network
from training.treebanks import read_ewt, read_gum

_SAMPLE = 200
_REPEATS = 3

Report = list[list[str]]


@dataclass(frozen=True)
class Line:
    """One runtime: words a second of processor time and of the clock, sentences that change in company."""

    runtime: str
    load_seconds: float
    words_per_second: float
    words_per_cpu_second: float
    changed: int
    ewt_las: float
    gum_las: float
    peak_megabytes: int


class _OpenVino:
    """An OpenVINO model that answers like an onnxruntime session."""

    def __init__(self, graph: Path, precision: str) -> None:
        import openvino  # noqa: PLC0415 - only this comparison needs it

        core = openvino.Core()
        hints = {"INFERENCE_PRECISION_HINT": precision, "INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1}
        self._model = core.compile_model(str(graph), "CPU", hints)

    def run(self, _: None, feeds: dict[str, Any]) -> list[Any]:
        found = self._model(feeds)
        return [found[name].copy() for name in OUTPUTS]


def compare(checkpoint: Path, data: Path, scratch: Path, only: Sequence[str]) -> list[Line]:
    """One line a runtime, all on the same reports, one thread each."""
    fp32, int8 = _graphs(checkpoint, scratch)
    makers: dict[str, Callable[[Network], Any]] = {
        "onnxruntime int8": lambda network: network.session_of(int8),
        "onnxruntime fp32": lambda network: network.session_of(fp32),
        "openvino f32": lambda _: _OpenVino(fp32, "f32"),
        "openvino bf16": lambda _: _OpenVino(fp32, "bf16"),
        "openvino on the int8 graph": lambda _: _OpenVino(int8, "f32"),
    }
    reports = _reports(data)
    return [_line(name, make, reports, data) for name, make in makers.items() if not only or name in only]


def _graphs(checkpoint: Path, scratch: Path) -> tuple[Path, Path]:
    mark = hashlib.sha256(checkpoint.read_bytes()).hexdigest()[:8]
    fp32, int8 = scratch / f"fp32-{mark}.onnx", scratch / f"int8-{mark}.onnx"
    if not int8.exists():
        scratch.mkdir(parents=True, exist_ok=True)
        state = torch.load(checkpoint, weights_only=True)
        network = new_network(Vocabularies(**{name: tuple(values) for name, values in state["labels"].items()}))
        network.load_state_dict(state["weights"])
        write_graph(network, fp32)
        quantize(fp32, int8)
    return fp32, int8


def _reports(data: Path) -> list[Report]:
    lines = (data / "re3d" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [[[w.text for w in s] for s in sentences_of(json.loads(line)["text"])] for line in lines]


def _line(name: str, make: Callable[[Network], Any], reports: list[Report], data: Path) -> Line:
    network = Network(load_weights(FOLDER))
    started = time.perf_counter()
    network.replace_session(make(network))
    load = time.perf_counter() - started
    network.analyse(reports[0])
    clock, processor = _fastest(network, reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    ewt = read_ewt(data / "ud" / "ewt-dev.conllu.gz")
    gum = read_gum(data / "ud" / "gum-dev.conllu.gz", free_only=False)
    return Line(
        runtime=name,
        load_seconds=load,
        words_per_second=clock,
        words_per_cpu_second=processor,
        changed=_changed(network, reports),
        ewt_las=_las(network, ewt),
        gum_las=_las(network, gum),
        peak_megabytes=peak,
    )


def _fastest(network: Network, reports: list[Report]) -> tuple[float, float]:
    words = sum(len(s) for report in reports for s in report)
    clock = processor = 0.0
    for _ in range(_REPEATS):
        begun, used = time.perf_counter(), time.process_time()
        for report in reports:
            network.analyse(report)
        clock = max(clock, words / (time.perf_counter() - begun))
        processor = max(processor, words / (time.process_time() - used))
    return clock, processor


def _changed(network: Network, reports: list[Report]) -> int:
    """Of the first sentences, how many are analysed differently alone and in the company of others."""
    sentences = [s for report in reports for s in report][:_SAMPLE]
    together = network.analyse(sentences)
    alone = [network.analyse([s])[0] for s in sentences]
    return sum(a != b for a, b in zip(together, alone, strict=True))


def _las(network: Network, examples: list[Example]) -> float:
    analyses: list[Analysis] = by_document(network, examples)
    return tree_scores(examples, analyses)["las"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scratch", type=Path, default=Path("training/work/runtimes"))
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    for line in compare(options.checkpoint, options.data, options.scratch, options.only):
        print(line)


if __name__ == "__main__":
    main()
