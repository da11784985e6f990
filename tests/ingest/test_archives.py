"""Zip, tar and web archives: every file read and named, limits held, tricks refused, the rest read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.ingest import budget
from dateline.ingest.notice import Notice
from dateline.model.report import Report
from tests.ingest.samples import STORY, every_kind, page, tarred, warc, zipped

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]
TEXT = "\n".join(STORY).encode()
FILES = {"folder/a.html": page(), "b.txt": TEXT, ".hidden.txt": TEXT, "__MACOSX/b.txt": TEXT, "c.jpg": b"\xff\xd8\xff"}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.zip", zipped(FILES)),
        ("x.tar", tarred(FILES)),
        ("x.tgz", gzip.compress(tarred(FILES))),
        ("x.tar.gz", gzip.compress(tarred(FILES))),
        ("x.tar.bz2", bz2.compress(tarred(FILES))),
        ("x.tar.xz", lzma.compress(tarred(FILES))),
    ],
)
def test_the_files_of_an_archive_are_reports_with_their_place_in_it(
    name: str, raw: bytes, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    reports, notices = taken(name)
    origins = [r.origin for r in reports]
    assert origins[:2] == [f"{name}!/folder/a.html", f"{name}!/b.txt"]
    assert reports[0].text.split("\n") == list(STORY)
    assert any("c.jpg" in str(n) for n in notices)


def test_every_kind_is_read_alone_and_in_a_folder(taken: TakeIn, tmp_path: Path) -> None:
    for name, raw in every_kind().items():
        (tmp_path / name).write_bytes(raw)
    alone = {name: taken(name) for name in every_kind()}
    assert [name for name, (reports, _) in alone.items() if not reports] == []
    assert [
        str(n)
        for _, notices in alone.values()
        for n in notices
        if n.severity == "failed" and "this report is left out" not in str(n)
    ] == []
    together = {report.id for report in taken(".")[0]}
    assert together == {report.id for reports, _ in alone.values() for report in reports}


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.html.gz", gzip.compress(page())), ("a.html.bz2", bz2.compress(page())), ("a.html.xz", lzma.compress(page()))],
)
def test_compressed_files_are_unpacked(name: str, raw: bytes, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    (report,), _ = taken(name)
    assert report.text.split("\n") == list(STORY)


def _nested(depth: int) -> bytes:
    raw = zipped({"a.txt": TEXT})
    for _ in range(depth - 1):
        raw = zipped({"in.zip": raw})
    return raw


def test_archives_are_opened_to_a_small_depth(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(_nested(3))
    (tmp_path / "y.zip").write_bytes(_nested(4))
    assert [r.origin for r in taken("x.zip")[0]] == ["x.zip!/in.zip!/in.zip!/a.txt"]
    reports, notices = taken("y.zip")
    assert reports == []
    assert "packed more than 3 deep" in str(notices[0])


def _bomb(size: int) -> bytes:
    return zipped(
        {
            "a.txt": TEXT,
            "b.jsonl": b" " * 99 + b"\n" + (b" " * 99_999 + b"\n") * (size // 100_000),
            "c.txt": TEXT + b".",
        }
    )


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.zip", _bomb(300_000_000)),
        ("x.tar.gz", gzip.compress(tarred({"a.txt": TEXT, "b.jsonl": (b" " * 99_999 + b"\n") * 1_000}))),
        ("x.tar.xz", lzma.compress(tarred({"a.txt": TEXT, "b.jsonl": (b" " * 99_999 + b"\n") * 1_000}))),
        ("x.zip", zipped({"a.txt": TEXT, "in.zip": _bomb(100_000_000).replace(b"a.txt", b"a.jpg")})),
    ],
    ids=["zip", "gzip", "xz", "nested"],
)  # fmt: skip
def test_a_bomb_is_stopped_and_what_came_before_it_is_read(
    name: str, raw: bytes, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    reports, notices = taken(name)
    assert reports[0].origin == f"{name}!/a.txt"
    failed = [str(n) for n in notices if n.severity == "failed"]
    assert len(failed) == 1
    assert "expands more than 100-fold: refused" in failed[0]


def test_an_archive_of_too_many_files_is_stopped(
    taken: TakeIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget.Budget.__init__, "__kwdefaults__", {"members": 3})
    (tmp_path / "x.zip").write_bytes(zipped({f"{n}.txt": TEXT + bytes([65 + n]) for n in range(9)}))
    reports, notices = taken("x.zip")
    assert len(reports) == 3
    assert "more than 3 files" in str(notices[-1])


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", TEXT)
    return out.getvalue()


def _locked() -> bytes:
    raw = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT + b"."}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.index(magic)
        flags = struct.unpack_from("<H", raw, start + at)[0]
        struct.pack_into("<H", raw, start + at, flags | 1)
    return bytes(raw)


def _spoiled() -> bytes:
    raw = bytearray(zipped({"a.txt": TEXT * 20, "b.txt": TEXT}))
    raw[60:70] = b"\xff" * 10
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("x.zip", zipped({"../../etc/a.txt": TEXT, "b.txt": TEXT}), "leads out of the archive"),
        ("x.zip", zipped({"/etc/a.txt": TEXT, "b.txt": TEXT}), "leads out of the archive"),
        ("x.zip", zipped({"c:\\a.txt": TEXT, "b.txt": TEXT}), "leads out of the archive"),
        ("x.tar", tarred({"../a.txt": TEXT, "b.txt": TEXT}), "leads out of the archive"),
        ("x.tar", tarred({"b.txt": TEXT}, links={"a.txt": "/etc/passwd"}), "a link"),
        ("x.zip", _linked(), "a link"),
        ("x.zip", _locked(), "locked with a password"),
        ("x.zip", _spoiled(), "damaged"),
    ],
)  # fmt: skip
def test_tricks_are_refused_and_the_rest_is_read(
    name: str, raw: bytes, reason: str, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    reports, notices = taken(name)
    assert [r.origin for r in reports] == [f"{name}!/b.txt"]
    assert reason in " ".join(str(n) for n in notices)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("x.zip", b"no archive", "a damaged zip archive"),
        ("x.zip", zipped(FILES)[:-30], "a damaged zip archive"),
        ("x.tar", b"no archive" * 100, "a damaged tar archive"),
        ("x.zip", zipped({"a.jpg": b"\xff"}), "no report in this archive"),
        ("x.tar.bz2", b"BZh9 not really", "a damaged bzip2 file"),
        ("x.txt.xz", b"\xfd7zXZ\x00 not really", "a damaged xz file"),
        ("x.txt.xz", lzma.compress(TEXT)[:-9], "a damaged xz file"),
        ("x.warc", b"no archive", "a damaged web archive"),
        ("x.7z", b"7z", ".7z files are not read"),
    ],
)
def test_a_damaged_archive_is_said_so(name: str, raw: bytes, reason: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    reports, notices = taken(name)
    assert reports == []
    assert reason in str(notices[0])


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_a_web_archive_gives_its_pages_and_never_the_day_of_retrieval(name: str, taken: TakeIn, tmp_path: Path) -> None:
    records = warc(
        ("https://courier.example/1", "text/html; charset=utf-8", page()),
        ("https://courier.example/logo", "image/png", b"\x89PNG"),
        ("https://courier.example/2", "text/plain", b"A quake shook Velm. Nobody was hurt, the council said."),
    )
    (tmp_path / name).write_bytes(gzip.compress(records) if name.endswith("gz") else records)
    (first, second), notices = taken(name)
    assert (first.url, first.origin) == ("https://courier.example/1", f"{name}:1")
    assert first.published is not None
    assert first.published.rule == "page metadata"
    assert second.published is None
    assert first.original is not None
    assert "set-cookie" not in {key.lower() for key, _ in first.original.headers}
    assert any("1 records left out" in str(n) for n in notices)


def test_answers_that_are_no_page_are_left_out(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(warc(("https://courier.example/1", "text/html", page()), status="404 Not Found"))
    reports, notices = taken("x.warc")
    assert reports == []
    assert "1 records left out" in str(notices[0])
