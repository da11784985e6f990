"""``make bench``: accuracy, speed and memory, one line each, with the published figure beside it.

Ends with 1 when a figure lies below its floor (``floors.json``) or when the gold is not the one the floors were
pinned on. Sets that are not in the corpora folder are named and left out.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.floors import Floors, load_floors, raised, save_floors
from benchmarks.gold import corpus_hashes
from benchmarks.row import Row

# In the order of the path of a report; ``gold`` needs the gold folder, ``speed`` nothing, the others their corpora.
PUBLIC_SETS = ("language", "geo", "timeml", "quantity", "attribution", "actors", "html", "grouping")
GOLD, SPEED = "gold", "speed"


def main() -> int:
    """Runs the benchmarks asked for; the exit status."""
    arguments = _arguments()
    corpora = Path(arguments.corpora)
    floors, rows, faults = load_floors(), [], []
    faults += list(_changed_gold(corpora, floors))
    for name in arguments.only or (GOLD, *PUBLIC_SETS, SPEED):
        for row in _rows(name, corpora):
            print(_line(row), flush=True)
            rows.append(row)
    faults += list(floors.broken(rows))
    if arguments.pin:
        save_floors(raised(floors, rows, corpus_hashes(corpora / "gold")))
    for fault in faults:
        print(f"FAILED  {fault}", file=sys.stderr)
    print(f"{len(rows)} figures, {len(faults)} below their floors")
    return 1 if faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[GOLD, *PUBLIC_SETS, SPEED, []], help="these benchmarks only")
    parser.add_argument("--corpora", default="../shared", help="the folder that holds gold/ and data/")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured; none is lowered")
    return parser.parse_args()


def _changed_gold(corpora: Path, floors: Floors) -> Iterator[str]:
    if (corpora / "gold").is_dir():
        for name, found in corpus_hashes(corpora / "gold").items():
            if floors.corpus.get(name) != found:
                yield f"gold/{name}.jsonl is not the file that the floors were pinned on ({found[:12]}…)"


def _rows(name: str, corpora: Path) -> Iterator[Row]:
    folder = corpora if name in (GOLD, SPEED) else corpora / "data"
    needed = corpora / "gold" if name == GOLD else folder
    if name != SPEED and not needed.is_dir():
        print(f"{name}: left out, no corpora in {corpora}")
    elif importlib.util.find_spec(f"benchmarks.{name}") is None:
        print(f"{name}: left out, there is no such benchmark yet")
    else:
        yield from importlib.import_module(f"benchmarks.{name}").run(folder)


def _line(row: Row) -> str:
    value = f"{row.value:,.0f}" if abs(row.value) >= 100 else f"{row.value:.3f}"
    published = f"  published: {row.published}" if row.published else ""
    note = f"  ({row.note})" if row.note else ""
    return f"{row.name:18} {row.metric:52} {value:>9}{published}{note}"


if __name__ == "__main__":
    sys.exit(main())
