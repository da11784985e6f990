"""Whether a record survives what goes wrong: ``python -m benchmarks.faults [--kills 200]``.

Child processes that keep, read again and link an invented wire are killed at random moments and started again until
they are done; the record must then be what it is without a kill. The same for the real command, a full disk, a writer
that does not let go, and two writers at once. Ends with 1 when anything was lost or doubled.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.newswire import Wire, reading, steps
from benchmarks.record_state import State, differences, state
from dateline.errors import StoreError
from dateline.ingest.notice import Notice
from dateline.model.report import Report
from dateline.reading.reader import ReaderSettings
from dateline.reading.triggers.acceptance import Leaning
from dateline.services import recording
from dateline.services.checking import check
from dateline.services.recording import Recorder
from dateline.services.relinking import relink
from dateline.services.rereading import reread
from dateline.store.database import Database
from tests.store.postgresql import NoServerError, running_server

REPORTS, STEP = 120, 4
COMMAND_REPORTS = 130
#: The longest time in seconds that a child is given at first before it is killed: a fraction of what it needs.
LONGEST = 0.8
PHASES = ("ingest", "reread", "relink")
ENGINES = {"ingest": (1, Leaning.BALANCED), "reread": (2, Leaning.RECALL), "relink": (2, Leaning.RECALL)}


@dataclass
class Tally:
    """What was done and what was found wrong."""

    kills: int = 0
    records: int = 0
    faults: list[str] = field(default_factory=list)


def invented_engine(phase: str) -> ReaderSettings:
    """The settings of a phase; the invented engine takes the place of the real one in this process."""
    number, leaning = ENGINES[phase]

    def read_one(report: Report, _settings: ReaderSettings) -> recording.Reading | Notice:
        return reading(report, number)

    recording.read_one = read_one
    return ReaderSettings(leaning=leaning)


def work(address: str, phase: str, seed: int, *, part: slice = slice(None)) -> None:
    """One phase of a record's life, from its beginning, however far an earlier try came."""
    settings = invented_engine(phase)
    with Database.open(address, create=True) as database:
        if phase == "ingest":
            recorder = Recorder(database, settings)
            for step in steps(Wire(seed).pieces(REPORTS)[part], STEP):
                recorder.keep(step)
        elif phase == "reread":
            reread(database, settings)
        else:
            relink(database)


def forked(job: Callable[[], None]) -> int:
    """The process that does a job; it ends with 0 when the job is done."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which the child does without
        process = os.fork()
    if process:
        return process
    status = 1
    try:
        job()
        status = 0
    except StoreError as error:
        print(f"    child: {error}", file=sys.stderr)
    finally:
        os._exit(status)


def ended(process: int, seconds: float | None = None) -> int | None:
    """The exit status of a process; None, and the process killed, when it takes longer than some seconds."""
    until = None if seconds is None else time.monotonic() + seconds
    while until is not None and time.monotonic() < until:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    if until is not None:
        os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return None if status == -signal.SIGKILL else status


def killed_until_done(address: str, phase: str, seed: int, chance: random.Random, tally: Tally) -> None:
    """Runs a phase to its end; each try but the last is killed."""
    longest = LONGEST
    job = partial(work, address, phase, seed)
    while (status := ended(forked(job), chance.uniform(0.01, longest))) != 0:
        if status is None:
            tally.kills += 1
            longest *= 1.1  # linking again is one transaction: some day it must be given the time that it needs
        else:
            tally.faults.append(f"seed {seed}, {phase}: a child ended with {status}")
            return


def run_kills(new_address: Callable[[], str], kills: int, chance: random.Random, tally: Tally) -> None:
    """Kills until there were so many, over as many records as that takes."""
    upto = tally.kills + kills
    while tally.kills < upto and not tally.faults:
        seed = chance.randrange(10**6)
        whole, broken = new_address(), new_address()
        for phase in PHASES:
            ended(forked(partial(work, whole, phase, seed)))
            killed_until_done(broken, phase, seed, chance, tally)
            tally.faults += [f"seed {seed}, {phase}: {line}" for line in compared(whole, broken)]
        tally.records += 1


def compared(whole: str, broken: str) -> list[str]:
    """What two records differ in, and what is wrong in either."""
    found: list[str] = []
    states: list[State] = []
    for name, address in (("whole", whole), ("killed", broken)):
        with Database.open(address) as database:
            found += [f"{name}: {fault}" for fault in check(database)]
            states.append(state(database))
    return found + differences(*states)


# ---- the real command


def run_command(folder: Path, kills: int, chance: random.Random, tally: Tally) -> None:
    """Kills ``dateline read`` itself, at some moment of the time that it needs."""
    wire = folder / "wire.jsonl"
    wire.write_text("".join(f"{line}\n" for line in _wire_lines(chance.randrange(10**6))))
    whole = f"sqlite:///{folder}/command-whole.db"
    command = [sys.executable, "-m", "dateline", "read", str(wire), "-f", "csv", "-o", os.devnull, "--store"]
    begun = time.monotonic()
    subprocess.run([*command, whole], check=True, capture_output=True)
    needed = time.monotonic() - begun
    while tally.kills < kills and not tally.faults:
        broken = f"sqlite:///{folder}/command-{tally.records}.db"
        while _killed([*command, broken], chance.uniform(0.3, 0.9) * needed):
            tally.kills += 1
        tally.records += 1
        tally.faults += [f"command: {line}" for line in compared(whole, broken)]


def _killed(command: list[str], seconds: float) -> bool:
    """Runs a command for so long at most; whether it had to be killed."""
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def _wire_lines(seed: int) -> Iterator[str]:
    wire = Wire(seed)
    sent = (wire.report() for _ in range(COMMAND_REPORTS))
    for report in {report.id: report for report in sent}.values():  # a run leaves out what it met under one id before
        day = report.published.day.isoformat() if report.published else None
        yield json.dumps(
            {"id": report.id, "source": report.source, "published": day, "title": report.title, "text": report.text}
        )


# ---- a full disk, a writer that does not let go, two writers


def run_full_disk(folder: Path, seed: int, tally: Tally) -> None:
    """A file system of two megabytes runs full while reports are kept; with more room the run is completed."""
    small = folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], check=False).returncode:
        print("full disk: left out, no file system can be mounted here")
        return
    try:
        address = f"sqlite:///{small}/record.db"
        reason = _refusal(lambda: work(address, "ingest", seed))
        if "the disk is full" not in reason:
            tally.faults.append(f"full disk: told as {reason!r}")
        with Database.open(address) as database:
            kept = len(state(database).reports)
            tally.faults += [f"full disk: {fault}" for fault in check(database)]
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        work(address, "ingest", seed)
        whole = f"sqlite:///{folder}/disk-whole.db"
        work(whole, "ingest", seed)
        tally.faults += [f"full disk: {line}" for line in compared(whole, address)]
        print(f"full disk: stopped after {kept} reports with {reason!r}; completed with more room")
    finally:
        subprocess.run(["umount", str(small)], check=False)


def _refusal(job: Callable[[], None]) -> str:
    try:
        job()
    except StoreError as error:
        return str(error)
    return "nothing"


def run_locked(new_address: Callable[[], str], seed: int, tally: Tally) -> None:
    """Another writer holds the record for longer than one has patience."""
    address = new_address()
    work(address, "ingest", seed, part=slice(0, REPORTS // 6))
    with Database.open(address) as first, Database.open(address, patience=0.3) as second:
        before = state(first)
        recorder = Recorder(second, invented_engine("ingest"))
        pieces = Wire(seed).pieces(REPORTS)
        with first.writing():
            reason = _refusal(lambda: [recorder.keep(pieces[REPORTS // 6 :]), None][1])
        if "another process is writing" not in reason:
            tally.faults.append(f"locked: told as {reason!r}")
        tally.faults += [f"locked: {line}" for line in differences(before, state(first))]
        recorder.keep(pieces[REPORTS // 6 :])
    whole = new_address()
    work(whole, "ingest", seed)
    tally.faults += [f"locked: {line}" for line in compared(whole, address)]


def run_two_writers(new_address: Callable[[], str], seed: int, tally: Tally) -> None:
    """Two processes make one record and keep parts of one wire in it that overlap."""
    both, one = new_address(), new_address()
    parts = (slice(0, REPORTS * 2 // 3), slice(REPORTS // 3, REPORTS))
    writers = [forked(partial(work, both, "ingest", seed, part=part)) for part in parts]
    tally.faults += [f"two writers: one ended with {status}" for w in writers if (status := ended(w))]
    work(one, "ingest", seed)
    with Database.open(both) as database, Database.open(one) as alone:
        tally.faults += [f"two writers: {fault}" for fault in check(database)]
        found, wanted = state(database), state(alone)
    for name, column in (("reports", lambda row: (row[0], row[3])), ("claims", lambda row: row[0])):
        left, right = (sorted(map(column, getattr(s, name))) for s in (found, wanted))
        if left != right:
            tally.faults.append(f"two writers: {len(left)} {name}, {len(right)} when one writes")
    tally.records += 1


# ---- all of it


def main() -> int:
    """Runs all; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="kills on SQLite; a quarter as many on PostgreSQL")
    parser.add_argument("--commands", type=int, default=6, help="kills of `dateline read`")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    folder = Path(tempfile.mkdtemp(prefix="dateline-faults-"))
    try:
        faults = list(_all(folder, arguments, chance))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for fault in faults:
        print(f"FAILED  {fault}", file=sys.stderr)
    return 1 if faults else 0


def _all(folder: Path, arguments: argparse.Namespace, chance: random.Random) -> Iterator[str]:
    numbers = count(1)

    def new_file() -> str:
        return f"sqlite:///{folder}/{next(numbers)}.db"

    yield from _on("SQLite", new_file, arguments.kills, chance)
    try:
        with running_server() as server:
            yield from _on("PostgreSQL", server.blank, arguments.kills // 4, chance)
    except NoServerError as error:
        print(f"PostgreSQL: left out, {error}")
    tally = Tally()
    run_full_disk(folder, chance.randrange(10**6), tally)
    if arguments.commands:
        run_command(folder, arguments.commands, chance, tally)
        print(f"dateline read: {tally.kills} kills of {tally.records} records, {len(tally.faults)} faults")
    yield from tally.faults


def _on(name: str, new_address: Callable[[], str], kills: int, chance: random.Random) -> list[str]:
    tally, begun = Tally(), time.monotonic()
    run_kills(new_address, kills, chance, tally)
    print(
        f"{name}: {tally.kills} kills of {tally.records} records, {len(tally.faults)} faults, "
        f"{time.monotonic() - begun:.0f} s",
        flush=True,
    )
    run_locked(new_address, chance.randrange(10**6), tally)
    for _ in range(5):
        run_two_writers(new_address, chance.randrange(10**6), tally)
    print(f"{name}: locked, two writers at once: {len(tally.faults)} faults in all", flush=True)
    return tally.faults


if __name__ == "__main__":
    sys.exit(main())
