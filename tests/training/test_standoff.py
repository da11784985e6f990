"""Annotations without their texts, and the texts put back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.standoff import FOLDER, read_annotations, restore, without_text

TEXT = "Invented for a test. Rebels shelled Douma on Monday, killing 12 people, the mayor said."


def words(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def record() -> dict[str, Any]:
    claim = {
        "id": "c1",
        "event": "e1",
        "type": "shelling",
        "status": "happened",
        "trigger": words("shelled"),
        "time": {"from": None, "to": None, **words("Monday")},
        "place": {"name": "Douma", "country": "SY", "lat": None, "lon": None, **words("Douma")},
        "actors": [{"role": "agent", "name": "rebels", **words("Rebels")}],
        "counts": [
            {"of": "killed", "who": "people", "best": 12, "low": 12, "high": 12, "qualifier": "exact", **words("12")}
        ],
        "sources": [{"name": "mayor", "org": None, "text": None}],
    }
    where = {"set": "made", "file": "made/dev.jsonl", "id": "7", "field": "text", "start": 0, "end": len(TEXT)}
    return {**where, "published": None, "text": TEXT, "claims": [claim]}


def data(folder: Path, text: str) -> Path:
    (folder / "made").mkdir()
    (folder / "made" / "dev.jsonl").write_text(json.dumps({"id": 7, "text": text + " More."}) + "\n", encoding="utf-8")
    return folder


def test_the_text_comes_back(tmp_path: Path) -> None:
    line = json.loads(json.dumps(without_text(record())))
    back = restore(line, data(tmp_path, TEXT))
    assert back["text"] == TEXT
    claim, original = back["claims"][0], record()["claims"][0]
    assert claim["trigger"] == original["trigger"]
    assert claim["place"] == original["place"]
    assert claim["counts"][0]["text"] == "12"
    assert claim["sources"] == original["sources"]


def test_no_word_of_the_text_is_kept() -> None:
    line = json.dumps(without_text(record()))
    assert "shelled" not in line
    assert "Monday" not in line


def test_another_text_is_refused(tmp_path: Path) -> None:
    line = without_text(record())
    with pytest.raises(ValueError, match="not the one that was annotated"):
        restore(line, data(tmp_path, TEXT.replace("Rebels", "Troops")))


SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "data"


@pytest.mark.skipif(not SHARED.exists(), reason="the public data sets are not here")
def test_every_annotation_finds_its_text() -> None:
    reports = list(read_annotations(SHARED))
    assert len(reports) >= sum(1 for _ in FOLDER.glob("*.jsonl"))
    for report in reports:
        for claim in report["claims"]:
            trigger = claim["trigger"]
            assert report["text"][trigger["start"] : trigger["end"]] == trigger["text"]
