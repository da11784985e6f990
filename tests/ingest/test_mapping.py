"""Columns under other names: the caller's mapping, news-please, GDELT."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ingest.desk import IngestSettings
from dateline.ingest.notice import Notice
from dateline.model.report import Report

TakeIn = Callable[..., tuple[list[Report], list[Notice]]]
STORY = "Two soldiers died in the town of Orvanka on Monday, the army said."
MAPPED = IngestSettings(mapping={"text": "body", "published": "day", "source": "paper"})


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.csv", f'Paper,day,Body\nTessen Courier,2031-03-04,"{STORY}"\n'),
        ("a.tsv", f"day\tbody\tpaper\n2031-03-04\t{STORY}\tTessen Courier\n"),
        ("a.jsonl", json.dumps({"body": STORY, "day": "2031-03-04", "paper": "Tessen Courier"})),
        ("a.json", json.dumps([{"body": STORY, "day": "2031-03-04", "paper": "Tessen Courier"}])),
        # The caller's word stands before a column that has our name.
        ("a.csv", f'text,body,day,paper\nshort,"{STORY}",2031-03-04,Tessen Courier\n'),
        ("a.jsonl", json.dumps({"text": "short", "body": STORY, "day": "2031-03-04", "paper": "Tessen Courier"})),
    ],
)
def test_a_mapping_names_their_columns(name: str, raw: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_text(raw)
    (report,), notices = taken(name, settings=MAPPED)
    assert (report.text, report.source) == (STORY, "Tessen Courier")
    assert report.published is not None
    assert (report.published.day, report.published.rule) == (date(2031, 3, 4), "given")
    assert notices == []


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.csv", "id,boddy,day,paper\n1,x,y,z\n"), ("a.jsonl", json.dumps({"boddy": "x"})), ("a.json", json.dumps({"boddy": "x"}))],
)  # fmt: skip
def test_a_mapping_to_a_column_that_is_not_there_names_the_nearest(
    name: str, raw: str, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(raw)
    with pytest.raises(UsageError, match=rf"{name}: --map: there is no “body”; nearest: boddy"):
        taken(name, settings=MAPPED)


def test_a_file_of_another_shape_among_those_that_fit_is_left_out(taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'paper,day,body\nx,2031-03-04,"{STORY}"\n')
    (tmp_path / "b.csv").write_text(f'paper,day,words\nx,2031-03-04,"{STORY}"\n')
    reports, notices = taken("a.csv", "b.csv", settings=MAPPED)
    assert len(reports) == 1
    assert str(notices[0]).startswith("b.csv: --map: there is no “body”")


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [({"txet": "body"}, "“txet” is no key of a report; do you mean “text”"), ({"text": " "}, "no column is named for “text”")],
)  # fmt: skip
def test_a_mapping_of_no_key_of_ours_is_wrong_usage(mapping: dict[str, str], reason: str, taken: TakeIn) -> None:
    with pytest.raises(UsageError, match=reason):
        taken("-", settings=IngestSettings(mapping=mapping), stdin=b"x")


NEWS_PLEASE = {
    "authors": [], "date_download": "2033-01-01 10:00:00", "date_publish": "2031-03-04 19:15:00", "language": "en",
    "maintext": STORY, "source_domain": "courier.example", "title": "Two die", "url": "https://courier.example/1",
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv"])
def test_news_please_is_recognised(name: str, taken: TakeIn, tmp_path: Path) -> None:
    flat = {k: v for k, v in NEWS_PLEASE.items() if isinstance(v, str)}
    table = ",".join(flat) + "\n" + ",".join(f'"{v}"' for v in flat.values()) + "\n"
    (tmp_path / name).write_text(table if name.endswith("csv") else json.dumps(NEWS_PLEASE))
    (report,), _ = taken(name)
    assert (report.text, report.source, report.title, report.url) == (
        STORY,
        "courier.example",
        "Two die",
        "https://courier.example/1",
    )
    assert report.published is not None
    assert report.published.day == date(2031, 3, 4)


ARTICLE = {
    "url": "https://courier.example/1",
    "title": "Two die",
    "seendate": "20310304T191500Z",
    "domain": "courier.example",
    "language": "English",
    "sourcecountry": "Orvany",
}


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.json", json.dumps({"articles": [ARTICLE]}), "a GDELT article list"),
        ("a.csv", ",".join(ARTICLE) + "\n" + ",".join(ARTICLE.values()) + "\n", "a GDELT article list"),
        (
            "a.csv",
            "GLOBALEVENTID,SQLDATE,EventCode,SOURCEURL\n1,20310304,190,https://x.example\n",
            "a GDELT event table",
        ),
        ("a.csv", "GKGRECORDID,DATE,DocumentIdentifier\n1,2,3\n", "(GKG)"),
    ],
)
def test_gdelt_without_text_is_named(name: str, raw: str, reason: str, taken: TakeIn, tmp_path: Path) -> None:
    (tmp_path / name).write_text(raw)
    reports, notices = taken(name)
    assert reports == []
    assert reason in str(notices[0])
    assert "no text" in str(notices[0])


@pytest.mark.parametrize(("text", "rule", "day"), [(STORY, "first seen", 4), (f"date 2031-03-03 {STORY}", "header", 3)])
def test_a_gdelt_article_with_its_text_has_the_day_it_was_seen_as_the_last_resort(
    text: str, rule: str, day: int, taken: TakeIn, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"articles": [{**ARTICLE, "text": text}]}))
    (report,), _ = taken("a.json")
    assert report.published is not None
    assert (report.published.day, report.published.rule) == (date(2031, 3, day), rule)
    assert report.source == "courier.example"
