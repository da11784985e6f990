"""The compiled list: written, opened, always the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.gazetteer import BuiltInPlaces, Gazetteer
from dateline.gazetteer.index import open_index
from dateline.gazetteer.index_writer import ListedPlace, write_index
from dateline.gazetteer.sources import SUPPLEMENTS, read_countries, read_regions, read_supplement
from dateline.gazetteer.tables import TableError

PLACES = [
    ListedPlace("Syria", PlaceKind.COUNTRY, "SY", None, None, listed=True),
    ListedPlace("Umm Dul", PlaceKind.VILLAGE, "SY", 35.125, -40.5, ("Om Dool",), 321, 77, "Aleppo"),
    ListedPlace("Umm Dul", PlaceKind.CITY, "IQ", -35.0, 40.0, (), 50_000, 78, None),
]


def test_index_gives_back_what_was_written(tmp_path: Path) -> None:
    write_index(tmp_path / "x.idx", PLACES, {"test": "1"})
    index = open_index(tmp_path / "x.idx")
    assert (len(index), index.made_from) == (3, {"test": "1"})
    assert list(index.find("syria")) == [(0, False)]
    assert list(index.find("umm dul")) == [(1, False), (2, False)]
    assert list(index.find("om dool")) == [(1, True)]
    assert list(index.find("nothing")) == []
    record = index.record(1)
    assert (record.name, record.lat, record.lon, record.population, record.geonames) == (
        "Umm Dul",
        35.12,
        -40.5,
        321,
        77,
    )
    assert index.record(0).lat is None
    found = Gazetteer([BuiltInPlaces(index)]).lookup("Umm Dul")
    assert [(e.id, e.region) for e in found] == [("geonames:78", None), ("geonames:77", "Aleppo")]


def test_index_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    write_index(tmp_path / "a", PLACES, {"test": "1"})
    write_index(tmp_path / "b", PLACES, {"test": "1"})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_open_index_refuses_other_files(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"something else entirely")
    with pytest.raises(ValueError, match="not a compiled list"):
        open_index(tmp_path / "x")


def test_own_lists_are_readable_and_within_their_country() -> None:
    countries = {c.country for c in read_countries()}
    regions = list(read_regions())
    places = [p for name in SUPPLEMENTS for p in read_supplement(RESOURCES / f"{name}.tsv")]
    assert {p.country for p in [*regions, *places]} <= countries | {None}
    assert len(regions) > 1_500
    assert len(places) > 1_500


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("town\tSY\tX\t1\t2", "is not a valid PlaceKind"),
        ("village\tSY\tX\t1\t", "one coordinate is missing"),
        ("village\tSY\tX\t100\t2", "lat 100.0 is beyond 90"),
        ("village\tSY\tX\tnorth\t2", "lat is no number: 'north'"),
        ("village\tSY\tX\t1\t2\ta\tb", "7 cells where 6 are expected"),
    ],
)
def test_faults_in_a_list_are_told_with_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(f"# comment\n\n{line}\n", encoding="utf-8")
    with pytest.raises(TableError, match=f"own.tsv, line 3: .*{reason}"):
        list(read_supplement(file))
