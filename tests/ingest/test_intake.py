"""From paths to reports: files, folders, standard input."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import check_paths
from dateline.ingest.limits import Limits
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.publication import given_publication
from dateline.model.report import Report

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]
STORY = "Two soldiers died in the town on Monday, the army said.\n"


def failures(notices: list[Notice]) -> list[str]:
    return [str(n) for n in notices if n.severity is Severity.FAILED]


def test_a_text_file_is_one_report_kept_as_it_is(taken: TakeIn, tmp_path: Path) -> None:
    text = f"date 2020-06-17\r\n\r\n{STORY}\t"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (report,), notices = taken("a.txt")
    assert report.text == text
    assert report.id == f"a.txt#{report.text_hash[:12]}"
    assert report.published is not None
    assert notices == []


def test_a_folder_is_read_by_name_whatever_the_order_of_the_disk(taken: TakeIn, tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden.txt", "c.jpg", "b/.x/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{STORY}{name}")
    reports, notices = taken(".", settings=IngestSettings(given_publication("2020-06-17")))
    assert [r.origin for r in reports] == ["a.txt", "b/1.txt", "b/2.txt"]
    assert [n.severity for n in notices] == [Severity.NOTE]
    assert "c.jpg" in notices[0].reason


def test_an_empty_folder_is_said_so(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    reports, notices = taken("empty")
    assert reports == []
    assert "no report in this folder" in failures(notices)[0]


def test_gzip_is_unpacked(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": STORY + "b"}).encode()))
    reports, _ = taken("a.txt.gz", "b.jsonl.gz")
    assert [r.text for r in reports] == [STORY, STORY + "b"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b" \n\n", "an empty text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("letter.doc", b"anything", ".doc files are not read"),
        ("numbers.txt", b"12, 13; 2020", "no letters"),
        ("german.txt", "Zwölf Menschen sind bei einem Angriff auf die Stadt getötet worden.".encode(), "German"),
        ("damaged.txt.gz", b"\x1f\x8b\x08\x00no gzip at all", "damaged gzip"),
        ("not.txt.gz", b"plain text", "damaged gzip"),
        ("bomb.txt.gz", gzip.compress(b"a" * 30_000_000), "larger than|expands"),
        ("bomb.jsonl.gz", gzip.compress((b" " * 99_999 + b"\n") * 300), "expands more than 100-fold"),
        ("empty.jsonl", b"\n\n", "an empty file"),
        ("empty.csv", b"", "an empty file"),
        ("not.json", b"[{", "not JSON"),
    ],
)
def test_what_cannot_be_read_is_said_so_and_the_rest_is_read(
    name: str, content: bytes, reason: str, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(f"date 2020-06-17 {STORY}")
    reports, notices = taken(name, "good.txt")
    assert [r.origin for r in reports] == ["good.txt"]
    (line,) = failures(notices)
    assert line.startswith(f"{name}:")
    assert any(part in line for part in reason.split("|"))


def test_a_report_larger_than_the_limit_is_refused_with_the_option_to_raise_it(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(STORY * 20_000)
    (tmp_path / "big.jsonl").write_text(json.dumps({"text": STORY * 20_000}) + "\n" + json.dumps({"text": STORY}))
    reports, notices = taken("big.txt", "big.jsonl")
    assert [r.text for r in reports] == [STORY]
    assert all("--limit-bytes" in line for line in failures(notices))
    reports, notices = taken("big.txt", settings=IngestSettings(limits=Limits(2_000_000)))
    assert len(reports) == 1
    assert failures(notices) == []


@pytest.mark.parametrize(
    ("stdin", "ids"),
    [
        (STORY.encode(), ["standard input#"]),
        (b'{"id": "x", "text": "Two men died."}\n{"id": "y", "text": "Three men died."}\n', ["x", "y"]),
        (b'[{"id": "x", "text": "Two men died."}]', ["x"]),
        (b'\xef\xbb\xbf{"id": "x", "text": "Two men died."}', ["x"]),
        (b"[Live] Two men died in the town.", ["standard input#"]),
    ],
)
def test_standard_input_is_text_or_json(stdin: bytes, ids: list[str], taken: TakeIn) -> None:
    reports, _ = taken("-", stdin=stdin)
    assert len(reports) == len(ids)
    assert all(r.id.startswith(i) for r, i in zip(reports, ids, strict=True))


def test_nothing_on_standard_input_is_said_so(taken: TakeIn) -> None:
    assert failures(taken("-")[1]) == ["standard input: nothing on standard input"]


def test_a_legacy_encoding_is_read_and_named(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(
        f"date 2020-06-17 The café in Niš was hit, “he” said. {STORY}".encode("cp1252", "replace")
    )
    (report,), notices = taken("old.txt")
    assert "café" in report.text
    assert [str(n) for n in notices] == ["old.txt: not UTF-8: read as cp1252"]


def test_missing_paths_are_wrong_usage_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no-a\.txt.*no-b\.txt"):
        check_paths([str(tmp_path), str(tmp_path / "no-a.txt"), str(tmp_path / "no-b.txt")])


def test_standard_input_twice_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="once"):
        check_paths(["-", "-"])
