"""Help, version, and commands other than ``read``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dateline.version import ENGINE_VERSION

Run = Callable[..., Result]
GOLD = {
    "id": "r1",
    "published": "2020-06-16",
    "text": "A bomb killed 12 people in Gao on Monday.",
    "claims": [
        {
            "id": "c1", "event": "e1", "type": "bombing", "status": "happened", "place": None, "actors": [],
            "trigger": {"start": 2, "end": 6, "text": "bomb"}, "time": None, "counts": [], "sources": [],
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--help",), ["read", "evaluate", "gazetteer"]),
        (("-h",), ["read"]),
        (
            ("read", "--help"),
            ["--format", "--published", "--source", "--no-store", "--output", "--jobs", "--redact", "--limit-bytes"],
        ),
        (("evaluate", "--help"), ["GOLD", "SYSTEM", "--json", "--show"]),
        (("gazetteer", "--help"), ["add"]),
        (("gazetteer", "add", "--help"), ["FILE", "GeoNames"]),
    ],
)
def test_every_command_explains_itself(
    arguments: tuple[str, ...], words: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    result = run(*arguments)
    assert result.exit_code == 0
    for word in words:
        assert word in result.stdout


def test_the_version_is_the_engines(run: Run) -> None:
    assert run("--version").stdout == f"dateline {ENGINE_VERSION}\n"


def test_a_system_file_is_scored_against_gold(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    result = run("evaluate", "gold.jsonl", "gold.jsonl", "--show", "r1")
    assert result.exit_code == 0
    assert "c1 ~ c1 bombing/bombing “bomb” all right" in result.stdout
    assert "detect   P 1.000  R 1.000  F1 1.000" in result.stdout


def test_the_score_as_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    assert json.loads(run("evaluate", "gold.jsonl", "gold.jsonl", "--json").stdout)["record"]["f1"] == 1.0


def test_without_a_system_file_dateline_reads_the_gold_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    result = run("evaluate", "gold.jsonl")
    assert result.exit_code == 0
    assert "claims: gold 1," in result.stdout


def test_a_gold_file_with_a_fault_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{}")
    result = run("evaluate", "gold.jsonl")
    assert result.exit_code == 1
    assert "gold.jsonl:1:" in result.stderr


def test_showing_a_report_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    assert run("evaluate", "gold.jsonl", "gold.jsonl", "--show", "r9").exit_code == 2
