"""The example reports, read as a user would read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


@cache
def records() -> dict[str, dict[str, Any]]:
    """The record of each example by its file's name or its own id; read once for all tests here."""
    result = CliRunner().invoke(app, ["read", str(EXAMPLES), "--format", "jsonl", "--no-store"])
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return {record["id"].split("#")[0]: record for record in lines}


def stretches(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("start") is not None and "text" in value:
            yield value
        for inner in value.values():
            yield from stretches(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from stretches(inner)


def test_every_example_is_dated_and_says_something() -> None:
    assert len(records()) == 16
    for name, record in records().items():
        assert record["published"].startswith("2031-03"), name
        assert record["claims"], name


def test_every_offset_points_at_its_words() -> None:
    for record in records().values():
        for stretch in stretches(record["claims"]):
            assert record["text"][stretch["start"] : stretch["end"]] == stretch["text"]


def test_claim_ids_are_unique_and_events_have_names() -> None:
    for record in records().values():
        ids = [claim["id"] for claim in record["claims"]]
        assert len(set(ids)) == len(ids)
        assert all(claim["event"] for claim in record["claims"])


@pytest.mark.parametrize("words", ["Families with mattresses", "Last Update", "date 2031"])
def test_date_line_caption_and_footer_make_no_claims(words: str) -> None:
    record = records()["08-newspaper-web-page.txt"]
    start = record["text"].index(words)
    end = record["text"].find("\n", start)
    end = start + len("date 2031-03-16") if words.startswith("date") else (end if end > 0 else len(record["text"]))
    assert not [c["trigger"] for c in record["claims"] if start <= c["trigger"]["start"] < end]


@pytest.mark.parametrize(
    ("name", "of", "low"),
    [
        ("01-agency-lead.txt", "killed", 14),
        ("01-agency-lead.txt", "injured", 30),
        ("02-live-blog.txt", "injured", 35),
        ("03-situation-report.txt", "killed", 16),
        ("08-newspaper-web-page.txt", "killed", 23),
        ("10-flood-wire.txt", "killed", 31),
        ("row-1", "killed", 2),
    ],
)
def test_figures_are_read_with_what_they_count(name: str, of: str, low: int) -> None:
    figures = [(count["of"], count["low"]) for claim in records()[name]["claims"] for count in claim["counts"]]
    assert (of, low) in figures


def test_a_denial_is_no_event_that_happened() -> None:
    statuses = {claim["status"] for claim in records()["row-2"]["claims"]}
    assert "denied" in statuses


@pytest.mark.parametrize("format_", ["jsonl", "table", "csv"])
def test_two_processes_print_the_same_bytes_as_one(format_: str, tmp_path: Path) -> None:
    outputs = [tmp_path / "one", tmp_path / "two"]
    for jobs, output in enumerate(outputs, 1):
        arguments = ["read", str(EXAMPLES), "--format", format_, "--jobs", str(jobs), "--output", str(output)]
        assert CliRunner().invoke(app, arguments).exit_code == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
