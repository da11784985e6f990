"""Words a second, cold start and memory, each measured on the machine at hand in one run."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from statistics import median

from benchmarks.row import Row
from dateline.model.report import Report

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "reports"
# Enough words that a second's noise on a shared machine does not decide.
LEAST_WORDS = 30_000
ROUNDS = 3
MANY_REPORTS = 10_000


def run(data: Path) -> list[Row]:
    """Speed with all cores, cold start, memory. Where ``data`` holds no corpora, the examples are read repeatedly."""
    texts = _texts(data)
    return [*_speed(texts), *_cold_start(), *_memory()]


def _texts(data: Path) -> list[str]:
    gold = data / "gold" / "train.jsonl"
    if gold.exists():
        texts = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    return texts * max(1, -(-LEAST_WORDS // words))


@cache
def _encoder() -> object:
    from dateline.language.encoder import load_encoder  # noqa: PLC0415 - loaded in the measured process only

    return load_encoder()


@cache
def _reader() -> object:
    from dateline.reading.reader import Reader  # noqa: PLC0415 - loaded in the measured process only

    return Reader.load()


def analyse(text: str) -> int:
    """The language stage alone."""
    return len(_encoder().analyse(text).tokens)  # type: ignore[attr-defined]


def read(text: str) -> int:
    """The whole path of a report."""
    return len(_reader().read(Report("r", text)))  # type: ignore[attr-defined]


def _words_a_second(stages: Sequence[Callable[[str], int]], texts: Sequence[str], cores: int) -> list[float]:
    """The speed of each stage: the best of rounds taken in turn, so that a busy moment does not hit one stage alone."""
    words = sum(len(text.split()) for text in texts)
    best = [0.0] * len(stages)
    with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")) as pool:
        for stage in stages:
            list(pool.map(stage, texts[: 2 * cores]))  # every process loads its weights before the clock starts
        for _ in range(ROUNDS):
            for number, stage in enumerate(stages):
                began = time.perf_counter()
                list(pool.map(stage, texts, chunksize=2))
                best[number] = max(best[number], words / (time.perf_counter() - began))
    return best


def _speed(texts: Sequence[str]) -> list[Row]:
    cores = os.cpu_count() or 1
    language, whole = _words_a_second((analyse, read), texts, cores)
    note = f"{cores} processes; words between blanks; best of {ROUNDS} rounds"
    return [
        Row("speed", "words a second, language stage", language, None, note),
        Row("speed", "words a second, end to end", whole, "6,000 wanted", note),
        Row("speed", "end to end as a share of the language stage", whole / language, "0.5 wanted"),
    ]


def _cold_start() -> list[Row]:
    report = str(EXAMPLES / "01-agency-lead.txt")
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dateline", "read", report], check=True, capture_output=True)
        seconds.append(time.perf_counter() - began)
    return [Row("speed", "seconds to read one report, cold", median(seconds), "1.5 wanted", "median of five")]


WATCHED = """
import io, resource, sys
from dateline.services.read import ReadRequest, read_batch
class Nowhere:
    def write(self, reading): pass
    def close(self): pass
peaks = []
def watch(piece):
    watch.seen += 1
    if watch.seen in (1000, int(sys.argv[2])):
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
watch.seen = 0
read_batch(ReadRequest((sys.argv[1],)), io.BytesIO(), Nowhere, watch)
peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
print(*peaks)
"""


def _memory() -> list[Row]:
    """The most memory ever held, after 1,000 reports, after 10,000, and when all of them were grouped and written."""
    towns = [f"{place}" for place in ("Gao", "Mora", "Bunia", "Beira", "Herat", "Idlib", "Baidoa", "Wau")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for n in range(MANY_REPORTS):
                text = f"Gunmen killed {n % 90 + 2} people in {towns[n % 8]} on Monday, police said. Report {n}."
                published = f"20{10 + n % 15}-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
                out.write(json.dumps({"id": f"r{n}", "published": published, "text": text}) + "\n")
        command = [sys.executable, "-c", WATCHED, str(path), str(MANY_REPORTS)]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    early, late, end = map(float, shown)
    return [
        Row("memory", "megabytes after 1,000 reports", early, "500 wanted", "largest resident size"),
        Row("memory", "megabytes after 10,000 reports", late, None, "largest resident size"),
        Row(
            "memory",
            "megabytes when 10,000 reports are grouped and written",
            end,
            "500 wanted",
            "largest resident size",
        ),
        Row("memory", "megabytes added by 9,000 further reports", end - early, None),
    ]
