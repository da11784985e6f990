"""Adding a user's own list of places."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.gazetteer.entry import PlaceKind
from dateline.gazetteer.gazetteer import open_gazetteer
from dateline.gazetteer.importers import PlaceImportError, import_places


def dump_row(number: int, name: str, lat: str = "12.5", lon: str = "24.5", **cells: str) -> str:
    row = [
        str(number),
        name,
        name,
        cells.get("alternates", ""),
        lat,
        lon,
        cells.get("fclass", "P"),
        cells.get("code", "PPL"),
    ]
    row += [
        cells.get("country", "SD"),
        "",
        "47",
        "",
        "",
        "",
        cells.get("population", "0"),
        "",
        "500",
        "Africa/Khartoum",
        "2020-01-01",
    ]
    return "\t".join(row)


def test_import_geonames_dump_is_looked_up_beside_the_built_in_list(tmp_path: Path) -> None:
    rows = [
        dump_row(1, "Umm Zibbad", alternates="Um Zibad,أم"),
        dump_row(2, "Jabal Qarn", fclass="T", code="MT"),
        dump_row(3, "Old Umm Zibbad", code="PPLH"),
        dump_row(4, "Nowhere", lat="north"),
        "5\ttoo few",
        dump_row(6, "Far", lat="91.2"),
    ]
    file = tmp_path / "SD.txt"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    summary = import_places(file, tmp_path / "sd.places")
    assert (summary.added, summary.skipped) == (2, 3)
    assert [f.split(": ", 1)[0].rsplit(" ", 1)[1] for f in summary.faults] == ["4", "5", "6"]
    assert all("SD.txt, line" in f for f in summary.faults)
    gazetteer = open_gazetteer([tmp_path / "sd.places"])
    (found,) = gazetteer.lookup("Um Zibad")
    assert (found.id, found.country, found.lat, found.lon, found.alternate) == ("geonames:1", "SD", 12.5, 24.5, True)
    assert gazetteer.lookup("Jabal Qarn")[0].kind is PlaceKind.MOUNTAIN
    assert gazetteer.lookup("Aleppo")[0].country == "SY"


def test_import_reads_zipped_dump(tmp_path: Path) -> None:
    file = tmp_path / "SD.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SD.txt", dump_row(1, "Umm Zibbad") + "\n")
    assert import_places(file, tmp_path / "out").added == 1


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("name,lat,lon", "Qoz Belila,13.1,22.4", ("Qoz Belila", 13.1, 22.4, None)),
        ("ADM2_PCODE;ADM2_EN;Y;X", "SD04115;Qoz Belila;13,1;22,4", ("Qoz Belila", 13.1, 22.4, "SD")),
        ("Longitude\tLatitude\tSite Name\tISO2", "22.4\t13.1\tQoz Belila\tsd", ("Qoz Belila", 13.1, 22.4, "SD")),
        ("P-Code,Village,GPS Lat,GPS Lon", 'SD1,"Qoz Belila",13.1,22.4', ("Qoz Belila", 13.1, 22.4, "SD")),
    ],
)
def test_import_guesses_columns(tmp_path: Path, header: str, row: str, expected: tuple[object, ...]) -> None:
    file = tmp_path / "places.csv"
    file.write_text(f"\ufeff{header}\n{row}\n", encoding="utf-8")
    import_places(file, tmp_path / "out")
    (found,) = open_gazetteer([tmp_path / "out"]).lookup("Qoz Belila")
    assert (found.name, found.lat, found.lon, found.country) == expected


def test_import_skips_bad_rows_and_tells_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "camps.csv"
    file.write_text(
        "name,lat,lon\n#loc,#geo+lat,#geo+lon\nA Camp,1,2\n,3,4\nB Camp,x,4\n\nC Camp,3\n", encoding="utf-8"
    )
    summary = import_places(file, tmp_path / "out")
    assert (summary.added, summary.skipped) == (1, 3)
    assert [f.rsplit("line ", 1)[1][:1] for f in summary.faults] == ["4", "5", "7"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1: the file is empty"),
        (b"title,year\nx,1\n", "no column for name, lat, lon among 'title', 'year'"),
        (b"name,lat,lon\nA,b,c\n", "no place could be read"),
        (b"name,lat,lon\n\xff\xfe\xe9,1,2\n", "not readable as UTF-8"),
    ],
)
def test_import_refuses_what_is_no_list(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    with pytest.raises(PlaceImportError, match=words.replace("(", r"\(")):
        import_places(file, tmp_path / "out")
    assert list(tmp_path.iterdir()) == [file]


def test_import_refuses_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PlaceImportError, match="no such file"):
        import_places(tmp_path / "none.txt", tmp_path / "out")
