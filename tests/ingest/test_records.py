"""Records of JSON and table files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.ingest.notice import Notice, Severity
from dateline.model.report import Report

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]
GOOD = '{"id": "good", "published": "2020-06-17", "text": "Two men died."}'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("two men died", "not JSON: expecting value at column 1"),
        ('{"id": "x", "text": "Two men', "not JSON"),
        ("[" * 100_000, "not JSON: nested too deeply"),
        ('{"id": ' + "1" * 5000 + "}", "not JSON: a number too long"),
        ('"two men died"', "must be an object"),
        ("null", "must be an object"),
        ('{"id": "x"}', "no “text” among: id"),
        ('{"id": "x", "body": "Two men died."}', "should “body” be named “text”?"),
        ('{"id": "x", "text": null}', "“text” must be text, not null"),
        ('{"id": "x", "text": ["Two"]}', "“text” must be text, not a list"),
        ('{"id": "x", "text": ""}', "an empty text"),
    ],
)
def test_a_bad_json_line_is_named_with_its_number_and_the_next_is_read(
    line: str, reason: str, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text(f"\n{line}\n{GOOD}\n")
    reports, (notice,) = taken("a.jsonl")
    assert [r.id for r in reports] == ["good"]
    assert str(notice).startswith("a.jsonl:2: ")
    assert reason in notice.reason


def test_bytes_that_are_not_utf8_are_named_with_their_line(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "caf\xe9"}\n' + GOOD.encode())
    reports, (notice,) = taken("a.jsonl")
    assert [r.id for r in reports] == ["good"]
    assert str(notice).startswith("a.jsonl:1: bytes that are not UTF-8")


def test_a_field_of_the_wrong_type_is_dropped_and_the_report_read(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 7, "published": "2020-06-17", "source": ["x"], "text": "Two men died."}')
    (report,), (notice,) = taken("a.jsonl")
    assert (report.id, report.source) == ("7", None)
    assert notice.severity is Severity.FAILED
    assert "“source” must be text, not a list" in notice.reason


@pytest.mark.parametrize(
    "content",
    [
        f"[{GOOD}]",
        f'{{"reports": [{GOOD}]}}',
        GOOD,
        f'{GOOD}\n{{"id": "second", "published": "2020-06-17", "text": "Three men died."}}',
    ],
)
def test_a_json_file_holds_one_report_or_a_list_or_lines(content: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content)
    reports, notices = taken("a.json")
    assert reports[0].id == "good"
    assert notices == []


def test_utf16_json_lines_are_read(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(f"{GOOD}\n".encode("utf-16"))
    reports, _ = taken("a.jsonl")
    assert [r.id for r in reports] == ["good"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'id,published,text\nx,2020-06-17,"Two men, both guards,\ndied."\n'),
        ("a.tsv", 'text\tid\tpublished\n"Two men, both guards,\ndied."\tx\t2020-06-17\n'),
        ("a.csv", '\ufeffID;Published;TEXT;extra\nx;2020-06-17;"Two men, both guards,\ndied.";1\n'),
    ],
)
def test_tables_are_read_by_their_column_names(name: str, content: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (report,), notices = taken(name)
    assert (report.id, report.text) == ("x", "Two men, both guards,\ndied.")
    assert report.origin == f"{name}:2"
    assert notices == []


def test_a_spreadsheet_in_windows_1252_is_read(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,published,text\nx,2020-06-17,Two men died in a café.\n".encode("cp1252"))
    (report,), _ = taken("a.csv")
    assert report.text == "Two men died in a café."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("id,body\nx,Two men died.\n", "should “body” be named “text”?"),
        ("x,Two men died.\ny,Three men died.\n", "no “text” among"),
        ("text,text\na,b\n", "stands there twice"),
    ],
)
def test_a_table_without_its_columns_says_what_it_has(content: str, reason: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(content)
    reports, (notice,) = taken("a.csv")
    assert reports == []
    assert str(notice).startswith("a.csv: line 1: ")
    assert reason in notice.reason


def test_a_row_with_too_many_cells_is_named_with_its_line_and_the_rest_is_read(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,published,text\nx,2020-06-17,Two, or three, died.\ny,2020-06-17,Two died.\n")
    reports, (notice,) = taken("a.csv")
    assert [r.id for r in reports] == ["y"]
    assert str(notice) == "a.csv:2: 5 cells for 3 columns: a comma or quote is astray"
