"""What holds for every format."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import DataFileError, UsageError
from dateline.export.crosswalk import load_table
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent, Tombstone
from dateline.export.formats import EXPORT_NAMES, export_format, load_exports
from dateline.export.loss_note import loss_note, sentence
from dateline.export.tally import Loss, Tally
from dateline.model.values import Status
from tests.export.invented import MERGED, claims, event, exported
from tests.export.written import written

TEXT_FORMATS = [n for n in EXPORT_NAMES if not load_exports()[n].binary]
# 31 and 49 columns are the shape: its note carries the schema.
FIXED = ("acled", "ucdp")


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_a_format_writes_no_events_and_one(name: str) -> None:
    assert written(name, []).tally.events == 0
    assert written(name, [exported()]).tally.events == (name != "idmc")


@pytest.mark.parametrize("name", [n for n in EXPORT_NAMES if n not in FIXED])
def test_a_file_carries_schema_and_engine(name: str) -> None:
    event_with_people = exported(figures=(*event().figures, replace(event().figures[0], of="displaced")))
    file = written(name, [event_with_people])
    if not load_exports()[name].binary:
        assert EVENT_SCHEMA in file.text or "dateline.claims/1" in file.text
        assert "0.1.0" in file.text


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_a_withdrawn_event_is_told(name: str) -> None:
    file = written(name, [exported()], [MERGED])
    assert file.tally.withdrawn == 1
    if load_exports()[name].beside:
        (row,) = csv.DictReader(io.StringIO(file.beside["withdrawn.csv"]))
        assert (row["event_id"], row["into"], row["at"]) == ("e0", "e1", "2020-07-01T08:30:00+00:00")
        assert row["reason"] == "'=told of the same attack"
    else:
        assert not file.beside
        assert name == "xlsx" or "told of the same attack" in file.text


def test_without_a_file_beside_a_tombstone_is_counted_as_lost() -> None:
    writer = export_format("csv").open(io.StringIO(), None)
    writer.tombstone(Tombstone("e0", None, "no event", datetime(2020, 1, 1, tzinfo=UTC)))
    assert writer.tally.losses == {Loss.NO_COMPANION: 1}


@pytest.mark.parametrize("name", ["acled", "ucdp"])
@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.DENIED, Status.DEMANDED])
def test_what_did_not_happen_is_no_occurrence(name: str, status: Status) -> None:
    file = written(name, [exported(status=status)])
    assert file.rows() == []
    assert file.tally.losses == {Loss.NOT_HAPPENED: 1}


@pytest.mark.parametrize("name", [n for n in TEXT_FORMATS if n not in FIXED and n not in ("idmc", "plover")])
def test_all_other_shapes_carry_the_status(name: str) -> None:
    planned = exported(status=Status.PLANNED)
    planned = replace(
        planned,
        claims=tuple(
            replace(c, claim=replace(c.claim, status=replace(c.claim.status, status=Status.PLANNED)))
            for c in planned.claims
        ),
    )
    assert "planned" in written(name, [planned]).text


HOSTILE = '=HYPERLINK("http://evil.example")\x1b[31m\u202e<script>alert(1)</script>]]>&\x00'


def hostile() -> ExportedEvent:
    """An event whose every text is hostile."""
    first, second = claims()
    bad = replace(first.report, source=HOSTILE, title=HOSTILE, url=HOSTILE)
    actors = tuple(replace(a, name=HOSTILE) for a in event().actors)
    place = replace(event().place, name=HOSTILE)
    said = replace(event().figures[0].statements[0], voice=HOSTILE, who=HOSTILE, words=HOSTILE)
    figures = (
        replace(event().figures[0], statements=(said,), why=HOSTILE),
        replace(event().figures[0], of="displaced"),
    )
    changed = event(sentence=HOSTILE, actors=actors, place=place, figures=figures)
    return ExportedEvent(changed, (replace(first, report=bad), second))


@pytest.mark.parametrize("name", [n for n in TEXT_FORMATS if load_exports()[n].ending in ("csv", "tsv")])
def test_no_cell_is_a_formula_and_no_control_character_is_left(name: str) -> None:
    file = written(name, [hostile()], [MERGED])
    delimiter = "\t" if load_exports()[name].ending == "tsv" else ","
    for text in (file.text, *file.beside.values()):
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            assert not [c for c in row if c.startswith(("=", "@", "|", "%")) or (c[:1] in "+-" and not _number(c))]
    assert not [c for c in file.text if (ord(c) < 32 and c not in "\n\t") or c in "\u202e\x7f"]


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return not cell
    return True


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_a_note_says_what_is_lost(name: str) -> None:
    tally = written(name, [exported(), exported("e2", status=Status.DENIED)]).tally
    note = " ".join(loss_note(export_format(name), tally).split())
    assert note.startswith(f"{name}: ")
    assert f"What this shape cannot hold: {export_format(name).loss}" in note
    assert EVENT_SCHEMA in note
    for loss, n in tally.losses.items():
        assert sentence(loss.value, n) in note


def test_a_note_counts_in_words() -> None:
    tally = Tally(events=1, rows=1)
    tally.lose(Loss.NO_POINT)
    tally.lose(Loss.NOT_HAPPENED, 1_200)
    note = loss_note(export_format("acled"), tally)
    assert "1 event in 1 row; 0 withdrawn events." in note
    assert "- 1 event has no coordinates." in note
    assert "- 1,200 events were left out: planned, possible, demanded or denied, not said to have happened." in note


@pytest.mark.parametrize("loss", list(Loss))
def test_every_loss_reads_well_for_one_and_many(loss: Loss) -> None:
    assert sentence(loss.value, 2).startswith("2 ")
    one = sentence(loss.value, 1)
    assert one.startswith("1 ")
    assert not one.split()[1].endswith("s")
    assert " were " not in one.split(";")[0]


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no export format 'xml'; there are csv, claims-csv"):
        export_format("xml")


def test_faults_of_a_table_are_told_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("# a\tb\n1\t2\n\nx\t-\n3\n", encoding="utf-8")

    def no_number(row: object) -> list[str]:
        values = dict(row)  # type: ignore[call-overload]
        return [f"{k} is no number" for k, v in values.items() if not v.isdigit()]

    with pytest.raises(DataFileError) as fault:
        load_table("t.tsv", ("a", "b"), no_number, tmp_path)
    assert str(fault.value).splitlines() == [
        "t.tsv, line 4: a is no number",
        "t.tsv, line 4: b is no number",
        "t.tsv, line 5: b is no number",
    ]
