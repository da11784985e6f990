"""Spoiled files of every kind: each gives reports or notices, in good time, never a traceback.

``DATELINE_FUZZ=10000 pytest tests/ingest/test_fuzz.py`` tries that many; every one can be made again by its number.
"""

from __future__ import annotations

import io
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ingest.desk import IngestSettings
from dateline.ingest.intake import take_in
from dateline.ingest.notice import Notice
from dateline.model.report import Report
from tests.ingest.samples import every_kind

FUZZ = int(os.environ.get("DATELINE_FUZZ", "300"))
# A spoiled file of a few kilobytes; a shared machine may stand still for a while.
SECONDS = 20.0
PIECES = (
    b"\x00", b"\xff" * 9, b"<", b">", b"]]>", b"<div>" * 300, b"<!--", b"&#x110000;", b"\xed\xa0\x80", b"obj", b"endstream", b"stream\n",
    b"/Length 99999999", b"PK\x01\x02", b"PK\x05\x06", b"\x1f\x8b\x08", b"9" * 40, b"-1", b"{", b"[" * 500, b"\"", b"\\u", b"\r\n\r\n",
    b"Content-Length: 99999999999\r\n", b"From ", b"charset=\"utf-7\"", b"charset=nothing", b"=?utf-8?b?", b"../", b"WARC/1.0\r\n",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"0000-99-99", b"\xf0\x9f\x92\xa3", b"%", b"<<" * 50,
)  # fmt: skip
GOOD = every_kind()


def spoiled(raw: bytes, chance: random.Random) -> bytes:
    """The bytes cut, mixed, doubled, overwritten in some places, or put into another encoding."""
    out = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((1, 2, 8, 60, 400)))
        way = chance.randrange(7)
        if way == 0:
            del out[at:]
        elif way == 1:
            del out[at:end]
        elif way == 2:
            out[at:end] = chance.randbytes(end - at)
        elif way == 3:
            out[at:at] = chance.choice(PIECES)
        elif way == 4:
            out[at:at] = out[at:end] * chance.choice((1, 3, 50))
        elif way == 5 and out:
            out[min(at, len(out) - 1)] ^= 1 << chance.randrange(8)
        elif way == 6:
            out = bytearray(
                bytes(out).decode("utf-8", "replace").encode(chance.choice(("utf-16", "cp1252", "utf-7")), "replace")
            )
    return bytes(out)


def cases(number: int) -> Iterator[tuple[int, str, bytes]]:
    names = sorted(GOOD)
    for n in range(number):
        chance = random.Random(n)
        name = names[n % len(names)]
        raw = spoiled(GOOD[name], chance)
        if chance.random() < 0.1:
            name = f"a{Path(chance.choice(names)).suffix}"  # good or spoiled bytes under a wrong name
        yield n, name, raw


def test_spoiled_files_give_reports_or_notices(tmp_path: Path) -> None:
    slow: list[tuple[int, str, float]] = []
    for n, name, raw in cases(FUZZ):
        path = tmp_path / name
        path.write_bytes(raw)
        started = time.monotonic()
        try:
            pieces = list(take_in([str(path)], IngestSettings(), io.BytesIO()))
        except Exception as error:
            pytest.fail(f"case {n} ({name}): {error!r}")
        assert pieces or name.endswith((".mbox", ".eml")), f"case {n} ({name}): neither report nor notice"
        assert all(isinstance(p, (Report, Notice)) for p in pieces)
        assert all(p.text.strip() and "\x00" not in p.text for p in pieces if isinstance(p, Report))
        if time.monotonic() - started > SECONDS:
            slow.append((n, name, time.monotonic() - started))
        path.unlink()
    assert slow == []


def test_the_good_files_are_read(tmp_path: Path) -> None:
    """What is spoiled above is whole here: the fuzz cannot pass by refusing everything."""
    for name, raw in GOOD.items():
        (tmp_path / name).write_bytes(raw)
        assert any(isinstance(p, Report) for p in take_in([str(tmp_path / name)], IngestSettings(), io.BytesIO()))


def test_whole_files_under_wrong_names_are_read_or_refused(tmp_path: Path) -> None:
    for kind, raw in GOOD.items():
        for other in GOOD:
            path = tmp_path / f"x-{other}"
            path.write_bytes(raw)
            assert list(take_in([str(path)], IngestSettings(), io.BytesIO())), f"{kind} as {other}"
