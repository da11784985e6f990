"""The JSON record of a report and its claims."""

from __future__ import annotations

import io
import json

from dateline.export.jsonl import JsonLinesWriter
from dateline.export.reading import Reading
from dateline.export.record import SCHEMA, report_record
from dateline.version import ENGINE_VERSION


def stretches(value: object) -> list[dict[str, object]]:
    """Every object in a record that points into the text."""
    found: list[dict[str, object]] = []
    if isinstance(value, dict):
        found += [value] if value.get("start") is not None and "text" in value else []
        found += [s for v in value.values() for s in stretches(v)]
    elif isinstance(value, list):
        found += [s for v in value for s in stretches(v)]
    return found


def test_a_record_has_the_keys_that_scripts_rely_on(reading: Reading) -> None:
    record = report_record(reading)
    assert list(record) == [
        "id", "source", "title", "published", "publication", "text", "engine", "schema", "claims",
    ]  # fmt: skip
    assert (record["published"], record["engine"], record["schema"]) == ("2020-06-16", ENGINE_VERSION, SCHEMA)
    assert list(record["claims"][0]) == [
        "id", "label", "event", "type", "trigger", "status", "status_cue", "time", "place", "actors", "counts",
        "sources", "sentence", "basis", "rules", "confidence",
    ]  # fmt: skip


def test_every_offset_points_at_its_words(reading: Reading) -> None:
    record = report_record(reading)
    found = stretches(record["claims"])
    assert len(found) == 11
    assert all(record["text"][s["start"] : s["end"]] == s["text"] for s in found)


def test_a_claim_reads_as_the_guide_writes_it(reading: Reading) -> None:
    claim = report_record(reading)["claims"][0]
    assert claim["trigger"] == {"start": 7, "end": 13, "text": "killed"}
    assert claim["counts"] == [
        {"of": "killed", "who": "villagers", "best": 12, "low": 12, "high": None, "qualifier": "at_least",
         "start": 23, "end": 25, "text": "12"}
    ]  # fmt: skip
    assert claim["time"]["from"] == claim["time"]["to"] == "2020-06-15"
    assert claim["sources"][0]["cue"]["text"] == "said"
    assert claim["basis"]["actors"] == ["clause", "clause"]
    assert claim["confidence"] == {"claim": 0.75, "time": 0.9, "type": 0.812}


def test_values_without_words_have_a_null_text_and_no_offsets(reading: Reading) -> None:
    claim = report_record(reading)["claims"][1]
    assert claim["time"] == {"from": None, "to": None, "text": None, "precision": "unknown"}
    assert claim["place"] is None
    assert claim["basis"]["place"] == "unknown"
    assert claim["status_cue"]["text"] == "denied"


def test_a_json_line_holds_one_report_and_reads_back(reading: Reading) -> None:
    out = io.StringIO()
    writer = JsonLinesWriter(out)
    writer.write(reading)
    writer.write(reading)
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == report_record(reading)
