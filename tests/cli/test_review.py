"""The record at the command line: events, judgements, looking after it. On SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from click.testing import Result

from benchmarks.newswire import reading
from dateline.reading.reader import ReaderSettings
from dateline.services.recording import Recorder
from dateline.store.database import Database
from tests.services.told import LATER, STRIKE, claim_ids, told

Run = Callable[..., Result]
FIRST, SECOND = told(STRIKE), told(LATER, 6, id="wire-2", source="Radio Quillon")
STRUCK, TAKEN = claim_ids(FIRST)[0], claim_ids(SECOND)[0]


@pytest.fixture
def dateline(run: Run, record: Database, record_address: str) -> Run:
    """Runs ``dateline`` on a record of two events."""
    Recorder(record, ReaderSettings()).keep([reading(FIRST), reading(SECOND)])

    def with_record(*arguments: str) -> Result:
        return run(*arguments, "--store", record_address)

    return with_record


def test_events_are_listed_and_filtered(dateline: Run) -> None:
    assert "2 of 2 events" in dateline("events").stdout
    listed = dateline("events", "--type", "abduction", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line)["type"] for line in listed if '"type"' in line] == ["abduction"]
    assert "no events" in dateline("events", "--words", "zzz").stdout


def test_a_list_goes_on_where_it_stopped(dateline: Run) -> None:
    first = dateline("events", "-n", "1").stdout
    after = re.search(r"--after\s+(\S+)", first)
    assert after is not None
    second = dateline("events", "-n", "1", "--after", after.group(1)).stdout
    assert first.split()[0] != second.split()[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("events", "--type", "war"), "is none of"),
        (("events", "--country", "Syria"), "two letters"),
        (("events", "--since", "yesterday"), "--since"),
        (("events", "--box", "1,2"), "four numbers"),
        (("events", "--after", "x"), "no place in a list"),
        (("show", "zzzz"), "no event or claim"),
        (("merge", STRUCK), "merge needs two events"),
        (("undo", "j123"), "no judgement"),
        (("correct", TAKEN, "status", "gone"), "no status"),
    ],
)
def test_what_means_nothing_is_wrong_usage(dateline: Run, arguments: tuple[str, ...], words: str) -> None:
    result = dateline(*arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.replace("│", " ").split())


def test_a_judgement_is_made_shown_and_taken_back(dateline: Run) -> None:
    made = dateline("correct", TAKEN, "status", "denied", "--author", "Ada", "--reason", "the governor")
    assert made.exit_code == 0
    name = made.stdout.split()[0]
    shown = dateline("show", TAKEN).stdout
    assert "denied" in shown
    assert "by Ada" in shown
    assert dateline("undo", name, "--author", "Ben").exit_code == 0
    history = dateline("history").stdout
    assert "(taken back)" in history
    assert "by Ben" in history
    assert "happened" in dateline("show", TAKEN).stdout


def test_merged_and_split_again(dateline: Run) -> None:
    assert dateline("merge", STRUCK, TAKEN, "--author", "Ada").exit_code == 0
    assert "1 of 1 events" in dateline("events").stdout
    assert dateline("split", TAKEN, "--author", "Ada").exit_code == 0
    assert "2 of 2 events" in dateline("events").stdout
    assert dateline("db", "relink").stdout == "2 events\n"
    assert dateline("db", "check").stdout == "the record is sound\n"


def test_queues_are_counted_and_listed(dateline: Run) -> None:
    counted = dateline("review").stdout
    assert re.search(r"^new +2 ", counted, re.MULTILINE)
    assert "2 of 2 events" in dateline("review", "new").stdout
    for queue in ("doubtful", "disagree", "place", "unfit"):
        assert dateline("review", queue).exit_code == 0
