"""``dateline gazetteer add``: a user's own places, found from then on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_added_places_are_found_by_the_next_reading(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon,code\nTel Example,33.1,36.2,SY0101\n")
    added = run("gazetteer", "add", "own.csv")
    assert (added.exit_code, added.stdout.split(";")[0]) == (0, "1 places added")
    story = "date 2020-06-16 Gunmen killed 12 people in Tel Example on Monday."
    (claim, *_) = json.loads(run("read", "-", "-f", "jsonl", stdin=story).stdout)["claims"]
    assert (claim["place"]["name"], claim["place"]["lat"]) == ("Tel Example", 33.1)


def test_a_row_that_is_no_place_is_named_and_the_rest_added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon\nTel Example,33.1,36.2\nNowhere,999,0\n")
    result = run("gazetteer", "add", "own.csv")
    assert result.exit_code == 1
    assert "1 places added" in result.stdout
    assert "own.csv" in result.stderr
    assert "3" in result.stderr


def test_a_file_that_is_no_list_of_places_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("town,size\nx,1\n")
    assert run("gazetteer", "add", "own.csv").exit_code == 1
    assert run("gazetteer", "add", "no-such.csv").exit_code == 2
