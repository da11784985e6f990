"""The record at size: ``python -m benchmarks.scale --claims N --store URL`` keeps, links, asks and exports.

Invented reports (``scale_reports``) with prepared claims go into a new record in steps of forty, as ``dateline read``
keeps them; what is measured is the record, not the reading.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from benchmarks.scale_queries import exports, queries
from benchmarks.scale_reports import readings
from dateline.export.reading import Reading
from dateline.reading.reader import ReaderSettings
from dateline.services.recording import Recorder
from dateline.services.storing import STEP_REPORTS
from dateline.store.address import sqlite_file
from dateline.store.database import Database
from dateline.store.schema import claims, members

#: A line of the curve is printed after so many claims, and after each step of ten.
STRETCH = 20_000
_KIB = 1024 if sys.platform != "darwin" else 1


@dataclass(frozen=True, slots=True)
class Point:
    """The record after so many claims: seconds of storing and linking so far by the clock, and for a claim of the last
    stretch by the clock and of the processor (which other work on the machine disturbs less)."""

    claims: int
    reports: int
    seconds: float
    claim_ms: float
    claim_cpu_ms: float
    peak_mb: float
    own_mb: float
    file_mb: float

    def line(self) -> str:
        return (
            f"{self.claims}\t{self.reports}\t{self.seconds:.1f}\t{self.claim_ms:.3f}\t{self.claim_cpu_ms:.3f}"
            f"\t{self.peak_mb:.0f}\t{self.own_mb:.0f}\t{self.file_mb:.0f}"
        )


def main() -> int:
    """Prints the curve, the queries and the exports as they are measured."""
    arguments = _arguments()
    with Database.open(arguments.store, create=True) as database:
        if not arguments.ask_only:
            print("claims\treports\tseconds\tms/claim\tCPU ms/claim\tpeak MB\town MB\tfile MB")
            for point in keep(database, readings(arguments.claims, arguments.seed), STRETCH):
                print(point.line(), flush=True)
            print(f"partition {partition(database)}", flush=True)
        if not arguments.no_queries:
            for timing in queries(database, arguments.rounds):
                print(timing.line(), flush=True)
        if arguments.export:
            for exported in exports(database, Path(arguments.export)):
                print(f"{exported.line()}\tpeak {peak_mb():.0f} MB", flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000, help="about how many claims to keep")
    parser.add_argument("--store", required=True, help="the address of a new record")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=7, help="how often each query is asked")
    parser.add_argument("--export", help="a folder to export everything to")
    parser.add_argument("--no-queries", action="store_true")
    parser.add_argument("--ask-only", action="store_true", help="the record is there already: only ask and export")
    return parser.parse_args()


def keep(database: Database, given: Iterator[Reading], stretch: int) -> Iterator[Point]:
    """Keeps readings step by step; a point of the curve after each stretch. Making the reports is not timed."""
    recorder = Recorder(database, ReaderSettings())
    spent = last = _Spent()
    while step := list(islice(given, STEP_REPORTS)):
        clock, cpu = time.perf_counter(), time.process_time()
        recorder.keep(step)
        spent = _Spent(
            spent.claims + sum(len(reading.claims) for reading in step),
            spent.reports + len(step),
            spent.clock + time.perf_counter() - clock,
            spent.cpu + time.process_time() - cpu,
        )
        if spent.claims - last.claims >= stretch:
            yield _point(database, spent, last)
            last = spent
    if spent.claims > last.claims:
        yield _point(database, spent, last)


@dataclass(frozen=True, slots=True)
class _Spent:
    claims: int = 0
    reports: int = 0
    clock: float = 0.0
    cpu: float = 0.0


def _point(database: Database, spent: _Spent, last: _Spent) -> Point:
    new = spent.claims - last.claims
    return Point(
        claims=spent.claims,
        reports=spent.reports,
        seconds=spent.clock,
        claim_ms=1000 * (spent.clock - last.clock) / new,
        claim_cpu_ms=1000 * (spent.cpu - last.cpu) / new,
        peak_mb=peak_mb(),
        own_mb=own_mb(),
        file_mb=_file_mb(database),
    )


def _file_mb(database: Database) -> float:
    """The record's file with its journal, in millions of bytes; 0 on a server."""
    file = sqlite_file(database.url)
    return sum(p.stat().st_size for p in _files(file)) / 1e6 if file else 0.0


def _files(file: Path) -> Sequence[Path]:
    return [p for p in (file, file.with_name(file.name + "-wal")) if p.exists()]


def peak_mb() -> float:
    """The most memory that this process has had so far, in millions of bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB / 1e6


def own_mb() -> float:
    """The memory that is this process's own now, without the record's file that SQLite maps, in millions of bytes; 0
    where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else ()
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("RssAnon")), 0.0)


def partition(database: Database) -> str:
    """A hash of which claims are of one event, and of the number of events: equal for equal groupings."""
    grouped: dict[str, list[str]] = {}
    with database.reading() as connection:
        wanted = select(members.c.event, claims.c.claim).join(claims, claims.c.id == members.c.claim_id)
        for event, claim in connection.execute(wanted.order_by(claims.c.id)):
            grouped.setdefault(event, []).append(claim)
    content = "\n".join(" ".join(found) for found in sorted(grouped.values()))
    sizes = sorted((len(found) for found in grouped.values()), reverse=True)
    return f"{sha256(content.encode()).hexdigest()[:16]} of {len(grouped)} events, the largest of {sizes[:3]} claims"


if __name__ == "__main__":
    sys.exit(main())
