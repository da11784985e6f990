"""The files themselves: CSV, JSON lines, Parquet, XLSX, GeoJSON and KML are what their readers expect."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import OutputError
from dateline.export import parquet, xlsx
from dateline.export.event_table import EVENT_COLUMNS, figure_number
from dateline.export.safety import FORMULA_OPENINGS, cell
from dateline.export.tally import Loss
from dateline.model.event import EventPlace, Figure, FigureRule
from tests.export.invented import MERGED, event, exported, figure
from tests.export.test_formats import HOSTILE, hostile
from tests.export.written import written

NOWHERE = EventPlace("Farwa", "NE", None, None, "unknown")

GOLDEN = """\
event_id,type,status,statuses,date_from,date_to,time_precision,place,country,lat,lon,place_precision,place_id,agents,targets,\
killed_best,killed_low,killed_high,injured_best,injured_low,injured_high,missing_best,missing_low,missing_high,\
displaced_best,displaced_low,displaced_high,detained_best,detained_low,detained_high,abducted_best,abducted_low,\
abducted_high,figures,rule,disputed,claims,reports,voices,source_kinds,first_reported,last_reported,review,total,part_of,\
sentence,schema,engine
e1,armed_attack,happened,happened 2,2020-06-15,2020-06-15,day,Kutamba,NG,9.53,8.9,point,geonames:1,Boko Haram,villager,\
12,12,14,,,,,,,,,,,,,,,,"12 (12–14) killed, disputed",low-best-high,killed,2,2,2,witness; state,2020-06-16,2020-06-17,\
new,no,,Boko Haram killed 12 to 14 villagers near Kutamba on 15 June 2020.,dateline.events/1,0.1.0
"""


def test_an_event_as_a_csv_row() -> None:
    file = written("csv", [exported()])
    assert file.text == GOLDEN
    assert file.tally.losses == {Loss.FOLDED_CLAIMS: 2, Loss.STATEMENTS: 2}


def test_claims_csv_has_the_event_and_room_for_corrections() -> None:
    first, second = written("claims-csv", [exported()]).rows()
    assert (first["event_id"], first["claim_id"], first["killed_best"]) == ("e1", "k1", "12")
    assert (second["claim_id"], second["report_url"], second["review_state"]) == (
        "k2",
        "https://news.example/r2",
        "new",
    )
    assert (first["review"], first["comment"]) == ("", "")


def test_figures_csv_has_a_row_for_each_statement() -> None:
    first, second = written("figures-csv", [exported()]).rows()
    assert (first["chosen_best"], first["best"], first["voice"], first["source_kind"]) == (
        "12",
        "12",
        "Musa Danladi",
        "witness",
    )
    assert (second["best"], second["high"], second["qualifier"], second["claim_id"]) == ("14", "", "at_least", "k2")
    assert second["report_url"] == "https://news.example/r2"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((25, 25, 25), "25"),
        ((25, 12, 30), "25 (12–30)"),
        ((None, 200, 999), "200–999"),
        ((25, 25, None), "≥25"),
        ((25, None, 25), "≤25"),
        ((25, None, None), "25"),
        ((None, 3, None), "≥3"),
        ((None, None, 1200), "≤1,200"),
        ((None, None, None), "some"),
    ],
)
def test_figures_in_words(ends: tuple[int | None, int | None, int | None], words: str) -> None:
    best, low, high = ends
    assert figure_number(Figure("killed", best, low, high, FigureRule.LATEST, "", (), 1, False)) == words


def test_json_lines_hold_events_whole_and_withdrawn_ones() -> None:
    first, second = map(json.loads, written("jsonl", [exported()], [MERGED]).text.splitlines())
    assert (first["record"], first["schema"], first["id"]) == ("event", "dateline.events/1", "e1")
    assert [s["best"] for s in first["figures"][0]["statements"]] == [12, 14]
    assert [c["evidence"][:7] for c in first["claims"]] == ["Gunmen ", "At leas"]
    assert first["claims"][0]["trigger"]["text"] == "killed"
    assert [r["url"] for r in first["reports"]] == ["https://news.example/r1", "https://news.example/r2"]
    assert "text" not in first["reports"][0]
    assert second["record"] == "withdrawn"
    assert (second["id"], second["into"]) == ("e0", "e1")


def test_geojson_is_a_collection_with_points_where_known() -> None:
    collection = json.loads(written("geojson", [exported(), exported("e2", place=NOWHERE)], [MERGED]).text)
    assert collection["type"] == "FeatureCollection"
    assert (collection["schema"], collection["engine"]) == ("dateline.events/1", "0.1.0")
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [8.9, 9.53]}
    assert second["geometry"] is None
    assert (first["id"], first["properties"]["status"], first["properties"]["figures_list"][0]["high"]) == (
        "e1",
        "happened",
        14,
    )
    assert [w["id"] for w in collection["withdrawn"]] == ["e0"]


def test_geojson_without_events_is_valid() -> None:
    assert json.loads(written("geojson", []).text)["features"] == []


def test_kml_parses_and_escapes_for_xml_and_for_the_balloon() -> None:
    names = {"k": "http://www.opengis.net/kml/2.2"}
    root = ElementTree.fromstring(written("kml", [exported(place=NOWHERE), hostile()], [MERGED]).text)
    plain, bad = root.findall("k:Document/k:Folder[1]/k:Placemark", names)
    assert plain.find("k:Point", names) is None
    assert bad.findtext("k:Point/k:coordinates", namespaces=names) == "8.9,9.53"
    assert bad.findtext("k:TimeSpan/k:begin", namespaces=names) == "2020-06-15"
    description = bad.findtext("k:description", namespaces=names) or ""
    assert "<script>" not in description
    assert "&lt;script&gt;" in description
    (gone,) = root.findall("k:Document/k:Folder[2]/k:Placemark", names)
    assert gone.findtext("k:name", namespaces=names) == "e0"


@given(st.text())
@settings(max_examples=200)
def test_kml_parses_whatever_a_text_holds(text: str) -> None:
    ElementTree.fromstring(written("kml", [exported(sentence=text, place=replace(NOWHERE, name=text))]).text)


def test_parquet_has_types_row_groups_and_its_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP", 2)
    file = written("parquet", [exported(f"e{i}") for i in range(5)])
    read = pq.ParquetFile(io.BytesIO(file.raw))
    assert read.num_row_groups == 3
    assert read.schema_arrow.metadata[b"schema"] == b"dateline.events/1"
    row = read.read().to_pylist()[0]
    assert (row["event_id"], row["date_from"], row["killed_best"]) == ("e0", date(2020, 6, 15), 12)
    assert (row["agents"], row["total"], row["lat"]) == (["Boko Haram"], False, 9.53)
    assert row["figures"][0]["high"] == 14
    assert row["claim_ids"] == ["k1", "k2"]


def test_parquet_without_events_has_its_columns() -> None:
    table = pq.read_table(io.BytesIO(written("parquet", []).raw))
    assert table.num_rows == 0
    assert "figures" in table.column_names


def test_xlsx_has_its_sheets_and_no_formula() -> None:
    file = written("xlsx", [exported(), hostile()], [MERGED])
    book = openpyxl.load_workbook(io.BytesIO(file.raw))
    assert book.sheetnames == ["events", "claims", "figures", "withdrawn", "about"]
    header, first, second = book["events"].iter_rows(values_only=True)
    assert header == tuple(EVENT_COLUMNS)
    assert dict(zip(header, first, strict=True))["killed_best"] == 12
    assert str(dict(zip(header, second, strict=True))["sentence"]).startswith("'=HYPERLINK")
    kinds = {c.data_type for sheet in book for row in sheet.iter_rows() for c in row}
    assert kinds <= {"n", "s", "inlineStr"}
    assert book["claims"].max_row == 5
    assert dict(book["about"].iter_rows(values_only=True))["schema"] == "dateline.events/1"


@pytest.mark.parametrize("text", ["=1+2", "#N/A", "#REF!", "+1", "2020-01-01", HOSTILE, "x" * 40_000])
def test_a_text_in_xlsx_stays_a_text(text: str) -> None:
    file = written("xlsx", [exported(sentence=text)])
    book = openpyxl.load_workbook(io.BytesIO(file.raw))
    header, row = book["events"].iter_rows()
    found = next(c for h, c in zip(header, row, strict=True) if h.value == "sentence")
    assert found.data_type == "s"
    assert len(found.value) <= 32_767
    assert file.tally.losses[Loss.CUT] == (len(text) > 32_767)


def test_a_sheet_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(OutputError, match=r"'claims' would hold more than 3 rows"):
        written("xlsx", [exported(), exported("e2")])


def test_formats_that_need_a_library_say_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(OutputError, match="pip install pyarrow"):
        written("parquet", [])


@given(st.text(), st.text(), st.integers(0, 10**9), st.floats(-90, 90))
@settings(max_examples=200)
def test_csv_gives_back_what_went_in(sentence: str, place: str, killed: int, lat: float) -> None:
    told = event(
        sentence=sentence,
        place=EventPlace(place, "NG", lat, 0.0, "point"),
        figures=(figure("killed", killed, killed, killed),),
    )
    out = written("csv", [replace(exported(), event=told)]).raw.decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert (row["sentence"], row["place"], row["killed_best"]) == (cell(sentence), cell(place), str(killed))
    assert math.isclose(float(row["lat"]), lat)
    assert not row["sentence"].startswith(FORMULA_OPENINGS)
