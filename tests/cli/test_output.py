"""Where claims go: files, pipes, devices."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.commands.output import destination
from dateline.errors import OutputError, UsageError


def interrupt() -> str:
    raise KeyboardInterrupt


DATELINE = [sys.executable, "-m", "dateline"]


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    with destination(path) as out:
        out.write("a\n")
        assert not path.exists()
    assert path.read_text() == "a\n"
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600


def test_a_failed_run_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), destination(path) as out:
        print("new", file=out, end=interrupt())
    assert [p.name for p in tmp_path.iterdir()] == ["claims.csv"]
    assert path.read_text() == "old"


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    with destination(link) as out:
        out.write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with destination(pipe) as out:
            out.write("claims\n")
        assert os.read(reader, 100) == b"claims\n"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a file"), destination(tmp_path):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_said_so() -> None:
    with pytest.raises(OutputError, match="No space left"), destination(Path("/dev/full")) as out:
        out.write("x" * 100_000)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently on Windows")
@pytest.mark.parametrize("format_", ["table", "jsonl", "csv"])
def test_a_reader_that_stops_early_gets_no_traceback(format_: str, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("date 2020-06-16 The army said that 12 people died in Gao.\n" * 3)
    command = [*DATELINE, "read", str(story), "--format", format_]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent differently on Windows")
def test_an_interrupt_ends_the_run_cleanly(tmp_path: Path) -> None:
    output = tmp_path / "claims.jsonl"
    command = [*DATELINE, "read", "-", "--no-store", "--format", "jsonl", "--output", str(output)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": "x", "text": 5}\n' + b"\n" * 300_000)  # more than is peeked at: the run has begun
        process.stdin.flush()
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()
    assert errors == b"dateline: stopped\n"
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []
