"""Claims as rows."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from dateline.export.claims_csv import COLUMNS, CsvWriter
from dateline.export.reading import Reading


def rows(reading: Reading) -> list[dict[str, str]]:
    out = io.StringIO()
    writer = CsvWriter(out)
    writer.write(reading)
    writer.close()
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_claim_is_a_row_with_its_words_and_figures(reading: Reading) -> None:
    first, second = rows(reading)
    assert first["type"] == "armed_attack"
    assert (first["killed_best"], first["killed_low"], first["killed_high"]) == ("12", "12", "")
    assert (first["time_from"], first["place"], first["lat"]) == ("2020-06-15", "Barkin Ladi", "9.53")
    assert first["sources"] == "Musa Danladi (police)"
    assert first["evidence"].startswith("Gunmen killed at least 12")
    assert (second["status"], second["place"], second["confidence_type"]) == ("denied", "", "")


def test_columns_stay_as_they_are_documented() -> None:
    assert list(COLUMNS)[:12] == [
        "report_id", "report_source", "report_published", "report_title", "claim_id", "claim_label", "event", "type",
        "status", "trigger", "trigger_start", "trigger_end",
    ]  # fmt: skip
    assert len(COLUMNS) == 50


def test_words_are_never_a_formula_and_numbers_stay_numbers(reading: Reading) -> None:
    claim = reading.claims[0]
    assert claim.place is not None
    south = replace(claim, place=replace(claim.place, lat=-9.5))
    hostile = Reading(replace(reading.report, title="=HYPERLINK(1)", source="@x"), (south,))
    (row,) = rows(hostile)
    assert (row["report_title"], row["report_source"], row["lat"]) == ("'=HYPERLINK(1)", "'@x", "-9.5")
