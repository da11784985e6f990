"""The review queue, exports and situation reports."""

from __future__ import annotations

import csv
import io
import json
import re
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from dateline.services.queues import counts
from dateline.store.database import Database
from tests.web.reports import STRUCK


def test_the_queue_shows_the_event_reported_last_first(page: TestClient) -> None:
    text = page.get("/review").text
    assert page.get("/review").url.path == "/review/new"
    assert "New <b>4</b>" in text
    assert '<h1 class="told">' in text
    assert "Dorrin" in text


def test_going_on_leaves_an_event_for_later_and_ends(page: TestClient, database: Database) -> None:
    waiting = next(many for name, many, _ in counts(database) if name == "new")
    address, seen = "/review/new", []
    while address:
        text = page.get(address).text
        seen += re.findall(r'<a href="/events/(\w+)">Event’s own page', text)
        following = re.search(r'<a href="([^"]+)" data-key="j"', text)
        address = following.group(1).replace("&amp;", "&") if following else ""
    assert len(set(seen)) == len(seen) == waiting


def test_accepting_brings_the_next_and_can_be_undone(page: TestClient) -> None:
    first = re.search(r'name="names" value="(e\w+)"', page.get("/review/new").text)
    assert first is not None
    text = page.post("/judgements", data={"kind": "accept", "names": first.group(1), "back": "/review/new"}).text
    assert "Done: accept" in text
    assert "New <b>3</b>" in text
    assert f'name="names" value="{first.group(1)}"' not in text
    undo = re.search(r'action="(/judgements/j\w+/undo)"', text)
    assert undo is not None
    assert "New <b>4</b>" in page.post(undo.group(1), data={"back": "/review/new"}).text


@pytest.mark.parametrize("queue", ["new", "doubtful", "disagree", "place", "unfit"])
def test_every_queue_has_a_page(page: TestClient, queue: str) -> None:
    assert page.get(f"/review/{queue}").status_code == 200


def test_an_empty_queue_says_so(page: TestClient) -> None:
    assert "Nothing waits here" in page.get("/review/unfit").text


def test_there_are_only_these_queues(page: TestClient) -> None:
    assert page.get("/review/old").status_code == 404
    assert page.get("/review/new?after=zzz").status_code == 400


def test_exports_hold_what_the_filters_ask_for_and_their_note(page: TestClient) -> None:
    assert "Export 1 event" in page.get("/export?type=shelling").text
    answer = page.get("/export/csv?type=shelling&type=")
    assert answer.headers["content-type"] == "application/zip"
    with ZipFile(io.BytesIO(answer.content)) as packed:
        assert sorted(packed.namelist()) == ["dateline-csv.csv", "dateline-csv.csv.README.txt"]
        rows = list(csv.DictReader(io.StringIO(packed.read("dateline-csv.csv").decode("utf-8-sig"))))
    assert [row["type"] for row in rows] == ["shelling"]


@pytest.mark.parametrize("name", ["jsonl", "geojson", "xlsx", "acled"])
def test_every_kind_of_file_can_be_taken_away(page: TestClient, name: str) -> None:
    with ZipFile(io.BytesIO(page.get(f"/export/{name}").content)) as packed:
        assert packed.testzip() is None
        if name == "geojson":
            found = json.loads(packed.read(packed.namelist()[0]))
            assert found["type"] == "FeatureCollection"


def test_there_is_no_such_export(page: TestClient) -> None:
    assert page.get("/export/..%2fetc").status_code == 404
    assert page.get("/export/word").status_code == 404


def test_a_situation_report_cites_each_sentence(page: TestClient) -> None:
    text = page.get("/situation?place=Vallemar&since=2018-03-01&until=2018-03-31").text
    assert "Situation report: Vallemar" in text
    assert 'href="#ref-1"' in text
    assert 'id="ref-1"' in text


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("place=Nowhere", "no event of the record is at"),
        ("place=SY&since=soon&until=2018-03-31", "both days are needed"),
        ("place=SY&since=2018-03-05&until=2018-03-01", "the first day comes after the last"),
    ],
)
def test_a_situation_that_cannot_be_told_says_why(page: TestClient, query: str, reason: str) -> None:
    answer = page.get(f"/situation?{query}")
    assert answer.status_code == 400
    assert reason in answer.text


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_a_situation_report_can_be_taken_away(page: TestClient, ending: str) -> None:
    answer = page.get(f"/situation/file?place=SY&since=2018-03-01&until=2018-03-31&as={ending}")
    assert answer.status_code == 200
    assert f".{ending}" in answer.headers["content-disposition"]
    assert page.get(f"/events/{STRUCK}").status_code == 200


def test_a_correction_goes_back_to_the_queue_that_it_came_from(page: TestClient) -> None:
    link = re.search(r'href="(/claims/\w+/correct\?back=[^"]+)"', page.get("/review/disagree").text)
    assert link is not None
    form = page.get(link.group(1)).text
    assert '<input type="hidden" name="back" value="/review/disagree">' in form
    fields = {"field": "type", "value": "bombing", "back": "/review/disagree"}
    assert page.post(link.group(1).partition("?")[0], data=fields).url.path == "/review/disagree"
