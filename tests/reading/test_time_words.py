"""The data files of time: whole, and their faults told with file and line."""

from __future__ import annotations

import pytest

from dateline.reading.time.weights import load_context, read_openings, read_weights
from dateline.reading.time.words import load_time_words, load_verbs, packaged, read_time_words

FILES = {name: packaged(name) for name in ("words.toml", "zones.toml", "holidays.toml")}


def test_the_packaged_words_are_whole() -> None:
    words = load_time_words()
    assert sorted(set(words.months.values())) == list(range(1, 13))
    assert sorted(set(words.weekdays.values())) == list(range(7))
    assert {"ramadan", "good friday", "eid al-adha"} <= words.holidays.keys()
    assert words.zones["gmt"] == 0


def test_the_packaged_tables_are_whole() -> None:
    tables = load_context()
    assert any(f.startswith("event:") for f in tables.weights)
    assert tables.openings["planned", "any", "any", "any"] == "from publication"
    assert {"say", "tell"} <= load_verbs().speech


@pytest.mark.parametrize(
    ("name", "good", "bad", "message"),
    [
        ("zones.toml", "gmt = 0", "gmt = 'noon'", r"zones\.toml:\d+: cannot use 'gmt'"),
        ("holidays.toml", 'rule = "easter 49"', 'rule = "full moon"', r"holidays\.toml:\d+: cannot use 'full moon'"),
        ("words.toml", 'decade = "decade"', "decade = 10", r"words\.toml:\d+: cannot use 'decade'"),
        ("words.toml", "[units]", "[eras]", r"words\.toml: the table \[units\] is missing"),
    ],
)
def test_faults_are_told_with_file_and_line(name: str, good: str, bad: str, message: str) -> None:
    assert good in FILES[name]
    with pytest.raises(ValueError, match=message):
        read_time_words(FILES | {name: FILES[name].replace(good, bad)})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# weights\nevent\tmuch", "w.tsv:2: 'much' is no number"),
        ("event: day 0.3", "w.tsv:1: expected 2 columns, found 1"),
    ],
)
def test_faulty_weights_are_told(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_weights(text, "w.tsv")


@pytest.mark.parametrize(
    "row", ["dreamt\tany\tany\tany\tunknown", "planned\tany\tlast\tany\tunknown", "planned\tany\tany\tany\tsoon"]
)
def test_faulty_openings_are_told(row: str) -> None:
    with pytest.raises(ValueError, match=r"o\.tsv:1: "):
        read_openings(row, "o.tsv")
