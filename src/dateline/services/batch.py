"""Reading many reports, in one process or several, in the order they came in."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import DatelineError
from dateline.export.reading import Reading
from dateline.ingest.notice import Notice
from dateline.model.report import Report
from dateline.reading.reader import Reader, ReaderSettings

if TYPE_CHECKING:
    from concurrent.futures import Future

# Reports handed out ahead of the one awaited, for each process: enough that none waits for work, few enough
# that memory does not depend on how many reports there are.
AHEAD = 4
#: What is not to be read, but keeps its place among the readings: notices, reports that are kept already.
Passed = TypeVar("Passed")


def read_reports(
    intake: Iterable[Report | Passed], settings: ReaderSettings, jobs: int = 1
) -> Iterator[Reading | Notice | Passed]:
    """A reading for each report, all else passed on, in the order of ``intake`` whatever ``jobs`` is.

    A reading has its report without the original's bytes: they have no part in it.
    """
    if jobs > 1:
        yield from _in_processes(intake, settings, jobs)
        return
    for piece in intake:
        yield read_one(_to_be_read(piece), settings) if isinstance(piece, Report) else piece


def _to_be_read(report: Report) -> Report:
    return report if report.original is None else replace(report, original=None)


def read_one(report: Report, settings: ReaderSettings) -> Reading | Notice:
    """The reading of one report; a report that the engine fails on becomes a notice with stage and reason."""
    reader = loaded_reader(settings)
    try:
        return Reading(report, reader.read(report))
    except Exception as error:  # noqa: BLE001, RUF100 - the one place that keeps a bad report from ending the run
        where, _, line = (report.origin or report.id).rpartition(":")
        number = int(line) if where and line.isdigit() else None
        reason = f"reading failed: {type(error).__name__}: {str(error)[:120]} (please report this, with the text)"
        return Notice(where if number is not None else (report.origin or report.id), number, reason)


@cache
def loaded_reader(settings: ReaderSettings) -> Reader:
    """The reader, loaded at its first report: a run that only finds bad input loads no weights."""
    try:
        return Reader.load(settings)
    except (OSError, ValueError) as error:
        raise DatelineError(f"the engine cannot be loaded: {error}") from error


def _in_processes(
    intake: Iterable[Report | Passed], settings: ReaderSettings, jobs: int
) -> Iterator[Reading | Notice | Passed]:
    import multiprocessing  # noqa: PLC0415 - one process does without these
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    # "spawn" on every platform: a forked process would inherit locks of threads that it does not have
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_leave_interrupts_to_parent)
    waiting: deque[Passed | Future[Reading | Notice]] = deque()
    try:
        for piece in intake:
            waiting.append(pool.submit(read_one, _to_be_read(piece), settings) if isinstance(piece, Report) else piece)
            if len(waiting) > jobs * AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    except BrokenProcessPool as error:
        raise DatelineError("a reading process died, perhaps for want of memory; try fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(piece: Passed | Future[Reading | Notice]) -> Reading | Notice | Passed:
    return piece.result() if hasattr(piece, "result") else piece


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
