"""Dateline from Python."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.api import ReadingError
from dateline.errors import StoreError, UsageError

TEXT = "A bomb killed 12 people in Gao on Monday, police said."
DAY = date(2020, 6, 16)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Two invented reports of one bombing in a file."""
    records = [
        {"id": "a", "source": "Example Wire", "published": "2020-06-16", "text": TEXT},
        {
            "id": "b",
            "source": "Example Post",
            "published": "2020-06-17",
            "text": TEXT.replace("12", "14") + " Two died later.",
        },
    ]
    path = tmp_path / "wire.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, wire: Path) -> dateline.Store:
    store = dateline.Store(f"sqlite:///{tmp_path}/record.db")
    store.add(wire)
    return store


def test_a_text_gives_claims_with_offsets() -> None:
    reading = dateline.read_text(TEXT, published=DAY, source="Example Wire")
    (claim,) = reading.claims
    assert (claim.type, claim.time.start) == ("bombing", date(2020, 6, 15))
    assert claim.counts[0].span.of(TEXT) == "12"


def test_files_are_read_and_what_cannot_be_read_is_raised_last(wire: Path, tmp_path: Path) -> None:
    assert [r.report.id for r in dateline.read(wire)] == ["a", "b"]
    broken = tmp_path / "broken.jsonl"
    broken.write_text("not json\n")
    with pytest.raises(ReadingError, match="not JSON") as caught:
        dateline.read(broken, wire)
    assert len(caught.value.notices) == 1
    assert len(dateline.read(broken, wire, on_failure="skip")) == 2


def test_a_report_that_is_there_is_not_added_again(store: dateline.Store, wire: Path) -> None:
    with store:
        added = store.add(wire)
        assert (added.reports, added.known, added.failed) == (0, 2, ())


def test_events_are_found_judged_and_exported(store: dateline.Store, tmp_path: Path) -> None:
    with store:
        bombing = next(store.events(types=("bombing",)))
        judgement = store.judge("accept", bombing.id, author="Ada")
        page = store.event(bombing.id)
        assert page is not None
        assert page.event.review == "accepted"
        store.undo(judgement.id, author="Ada")
        assert store.page(reviews=("accepted",)).total == 0
        assert store.event(bombing.id, as_of=date(2020, 1, 1)) is None
        assert store.export("csv", tmp_path / "events.csv").events == store.page().total
        assert (tmp_path / "events.csv.README.txt").exists()
        assert [c.after.id for c in store.changes(date(2020, 6, 15), date(2020, 6, 16))]


def test_events_and_claims_are_frames(store: dateline.Store) -> None:
    pytest.importorskip("geopandas")
    with store:
        events, claims, points = store.events_frame(), store.claims_frame(), store.events_geoframe()
    assert events.index.name == "event_id"
    assert str(events["killed_best"].dtype) == "Int64"
    assert claims["report_id"].isin(["a", "b"]).all()
    assert points.crs.to_epsg() == 4326
    assert len(points) == len(events)


def test_wrong_requests_say_what_is_possible(store: dateline.Store, tmp_path: Path) -> None:
    with store:
        with pytest.raises(UsageError, match="contry: events are asked for by actor"):
            list(store.events(contry=("SY",)))
        with pytest.raises(UsageError, match="no such file"):
            store.add("nowhere.txt")
    with pytest.raises(StoreError, match="no record"):
        dateline.Store(f"sqlite:///{tmp_path}/other.db", create=False)
    with pytest.raises(AttributeError, match="reed"):
        dateline.reed  # noqa: B018
