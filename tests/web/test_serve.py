"""``dateline serve``: where it listens, and what it refuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_it_refuses_to_listen_where_others_could_reach_it(host: str, told_record: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--host", host, "--store", f"sqlite:///{told_record}"])
    assert done.exit_code == 2
    assert "no accounts yet" in re.sub(r"[\s│]+", " ", done.output)


def test_without_a_record_it_says_what_makes_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--store", f"sqlite:///{tmp_path}/none.db"])
    assert done.exit_code == 1
    assert "dateline read" in done.output


def test_the_printed_address_opens_the_workbench(told_record: Path) -> None:
    command = [sys.executable, "-m", "dateline", "serve", "--port", "0", "--store", f"sqlite:///{told_record}"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as run:
        try:
            assert run.stdout is not None
            address = next(m.group() for line in run.stdout if (m := re.search(r"http://127\.0\.0\.1:\S+", line)))
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            text = browser.open(address, timeout=20).read().decode()
            assert "<h1>3 events</h1>" in text
        finally:
            run.terminate()
            run.wait(20)


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((Path(__file__).resolve().parents[2] / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
