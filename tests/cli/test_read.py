"""``dateline read``: formats, exit status, messages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dateline.export.claims_csv import COLUMNS

Run = Callable[..., Result]
STORY = "A bomb killed 12 people in Gao on Monday, police said."


@pytest.fixture
def story(tmp_path: Path) -> str:
    (tmp_path / "story.txt").write_text(f"date 2020-06-16 {STORY}")
    return "story.txt"


def test_json_lines_hold_the_report_and_its_claims(run: Run, story: str) -> None:
    result = run("read", story, "--format", "jsonl", "--source", "Example Press")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    record = json.loads(line)
    assert (record["source"], record["published"]) == ("Example Press", "2020-06-16")
    assert isinstance(record["claims"], list)
    assert result.stderr == ""


def test_csv_has_its_columns(run: Run, story: str) -> None:
    result = run("read", story, "--format", "csv")
    assert next(csv.reader(io.StringIO(result.stdout))) == list(COLUMNS)


def test_the_table_is_the_default_and_plain_in_a_pipe(run: Run, story: str) -> None:
    result = run("read", story)
    assert result.exit_code == 0
    assert "A bomb killed 12 people" in result.stdout
    assert "\x1b" not in result.stdout


def test_standard_input_and_a_given_date(run: Run) -> None:
    result = run("read", "-", "--published", "2021-02-03", "-f", "jsonl", stdin=STORY)
    assert json.loads(result.stdout)["publication"]["rule"] == "given"


def test_only_printing_leaves_no_record(run: Run, story: str, tmp_path: Path) -> None:
    assert run("read", story, "--no-store").exit_code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["story.txt"]


def test_output_goes_to_a_file(run: Run, story: str, tmp_path: Path) -> None:
    result = run("read", story, "-f", "jsonl", "--output", "claims.jsonl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert json.loads((tmp_path / "claims.jsonl").read_text())["id"].startswith("story.txt#")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "dateline.db", "story.txt"]


def test_one_bad_line_is_named_the_rest_read_and_the_status_is_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'nope\n{{"id": "b", "published": "2020-06-16", "text": "{STORY}"}}\n')
    result = run("read", "a.jsonl", "-f", "jsonl")
    assert result.exit_code == 1
    assert result.stderr == "a.jsonl:1: not JSON: expecting value at column 1\n"
    assert json.loads(result.stdout)["id"] == "b"


def test_a_report_without_a_date_is_a_note_and_no_failure(run: Run) -> None:
    result = run("read", "-", "-f", "jsonl", stdin=STORY)
    assert result.exit_code == 0
    assert "note: no publication date" in result.stderr
    assert json.loads(result.stdout)["published"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "no-such-file.txt"),
        ("read", "-", "--published", "2019-02-31"),
        ("read", "-", "--published", "soon"),
        ("read", "-", "--format", "xml"),
        ("read", "-", "--jobs", "0"),
        ("read", "-", "--limit-bytes", "1"),
        ("read", "-", "--output", "no/such/folder/claims.csv"),
        ("read", "-", "--actors", "no-such-file.toml"),
        ("read", "-", "--nonsense"),
        ("nonsense",),
    ],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...], run: Run) -> None:
    result = run(*arguments, stdin=STORY)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_control_characters_in_a_file_name_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_bytes(b"")
    result = run("read", "a\x1b[31m.txt")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_a_failed_run_leaves_no_half_written_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("kept")
    assert run("read", "no-such-file.txt", "-o", "old.csv").exit_code == 2
    assert (tmp_path / "old.csv").read_text() == "kept"


MANY = """Shelling killed three people in Taiz on Monday. The mayor spoke of the war. Talks may follow. Fighters hold the hill.
Police fear unrest after the arrests. The attack came as aid groups warned of hunger. Families who fled the fighting asked
for an end to the siege, and a truce was discussed."""


def test_recall_keeps_more_and_precision_less(run: Run) -> None:
    def triggers(*options: str) -> set[int]:
        result = run("read", "-", "--published", "2021-02-03", "-f", "jsonl", *options, stdin=MANY)
        assert result.exit_code == 0
        return {claim["trigger"]["start"] for claim in json.loads(result.stdout)["claims"]}

    more, usual, fewer = triggers("--recall"), triggers(), triggers("--precision")
    assert fewer <= usual <= more
    assert len(fewer) < len(more)


def test_recall_and_precision_exclude_each_other(run: Run, story: str) -> None:
    result = run("read", story, "--recall", "--precision")
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr
