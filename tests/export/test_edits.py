"""The claims CSV back from an analyst: judgements, and clear faults for the rest."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.export.edit_cells import CellError, DateOrder, date_order, day_of, degrees_of, text_of, whole_of
from dateline.export.edit_values import REDACTED
from dateline.export.edits import Edit, EditFault, read_edits
from dateline.export.exported import ExportedEvent
from dateline.export.safety import cell
from dateline.linking.corrections import corrected
from dateline.model.event import EventClaim, Review
from dateline.model.judgement import JudgementKind
from dateline.model.values import Source
from tests.export.invented import claim, claims, event, exported
from tests.export.written import written

Row = dict[str, str]
MARCH = date(2019, 3, 12)


def sheet(rows: list[Row], *, delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def back(text: str, of: tuple[EventClaim, ...] | None = None) -> list[Edit | EditFault]:
    known = {c.claim.id: c for c in of or claims()}
    return list(read_edits(io.StringIO(text, newline=""), known.get))


def edited(**cells: str) -> list[Edit | EditFault]:
    """What comes back when the first of two rows has these cells."""
    rows = written("claims-csv", [exported()]).rows()
    assert set(cells) <= set(rows[0]), "a column that is not there"
    rows[0] |= cells
    return back(sheet(rows))


def test_a_file_that_nobody_edited_asks_for_nothing() -> None:
    assert back(written("claims-csv", [exported()]).text) == []


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"type": "killing"}, "type", "killing"),
        ({"type": "Air strike"}, "type", "air_strike"),
        ({"status": "denied"}, "status", "denied"),
        ({"time_from": "2020-06-14"}, "time", {"from": "2020-06-14", "to": "2020-06-15", "text": None}),
        ({"time_from": "", "time_to": ""}, "time", {"from": None, "to": None, "text": None}),
        (
            {"place": "Farwa", "lat": "9.1", "lon": "8,5"},
            "place",
            {"name": "Farwa", "country": "NG", "lat": 9.1, "lon": 8.5, "text": None},
        ),
        ({"lat": "", "lon": ""}, "place", {"name": "Kutamba", "country": "NG", "lat": None, "lon": None, "text": None}),
        ({"place": "", "country": "", "lat": "", "lon": ""}, "place", None),
        (
            {"sources": "hospital; Ann Mayer (Red Cross)"},
            "sources",
            [
                {"name": "hospital", "org": None, "text": None, "cue": None},
                {"name": "Ann Mayer", "org": "Red Cross", "text": None, "cue": None},
            ],
        ),
        ({"sources": ""}, "sources", []),
    ],
)
def test_a_changed_cell_is_a_correction(cells: Row, field: str, value: object) -> None:
    (edit,) = edited(**cells)
    assert isinstance(edit, Edit)
    assert (edit.kind, edit.claims, edit.field, edit.line) == (JudgementKind.CORRECT, ("k1",), field, 2)
    assert json.loads(edit.value or "") == value
    assert edit.reason == "edited in a spreadsheet"


def value_of(found: list[Edit | EditFault]) -> list[Mapping[str, object]]:
    (edit,) = found
    assert isinstance(edit, Edit)
    return json.loads(edit.value or "")  # type: ignore[no-any-return]


def test_actors_who_stay_keep_their_words_and_ids() -> None:
    actors = value_of(edited(agents="Boko Haram; bandits"))
    assert [(a["role"], a["name"], a["text"], a["actor_id"]) for a in actors] == [
        ("agent", "Boko Haram", "Boko Haram", "boko-haram"),
        ("agent", "bandits", None, None),
        ("target", "villager", "villagers", None),
    ]


@pytest.mark.parametrize(
    ("cells", "figure"),
    [
        ({"killed_best": "15"}, {"best": 15, "low": 15, "high": 15, "qualifier": "exact"}),
        ({"killed_best": "9"}, {"best": 9, "low": 9, "high": 9, "qualifier": "exact"}),
        ({"killed_best": "15", "killed_high": ""}, {"best": 15, "low": 12, "high": None, "qualifier": "about"}),
        ({"killed_low": "10", "killed_high": "20"}, {"best": 12, "low": 10, "high": 20, "qualifier": "about"}),
        (
            {"killed_best": "", "killed_low": "10", "killed_high": "20"},
            {"best": None, "low": 10, "high": 20, "qualifier": "about"},
        ),
    ],
)
def test_a_changed_figure_keeps_whom_it_counts(cells: Row, figure: Mapping[str, object]) -> None:
    (count,) = value_of(edited(**cells))
    assert count == {"of": "killed", "who": "villagers", "text": None, **figure}


def test_a_figure_can_be_added_and_taken_away() -> None:
    added = value_of(edited(injured_best="3"))
    assert [(c["of"], c["best"]) for c in added] == [("killed", 12), ("injured", 3)]
    assert value_of(edited(killed_best="", killed_low="", killed_high="")) == []


def test_review_and_comment() -> None:
    assert edited(review="reject", comment="a film") == [Edit(JudgementKind.REJECT, ("k1",), "a film", 2)]
    assert edited(review=" Accept ") == [Edit(JudgementKind.ACCEPT, ("k1",), "edited in a spreadsheet", 2)]
    assert edited(comment="see map") == [Edit(JudgementKind.COMMENT, ("k1",), "see map", 2)]
    both = edited(status="denied", review="accept", comment="as the army says")
    assert [(e.kind, e.reason) for e in both if isinstance(e, Edit)] == [
        (JudgementKind.CORRECT, "as the army says"),
        (JudgementKind.ACCEPT, "as the army says"),
    ]


def test_a_review_that_stands_already_asks_for_nothing() -> None:
    first, second = claims()
    rows = written("claims-csv", [exported()]).rows()
    rows[0] |= {"review": "accept", "comment": "seen on a film"}
    assert back(sheet(rows), (replace(first, review=Review.ACCEPTED), second)) == []


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"type": "murder"}, "type", "none of armed_clash"),
        ({"type": ""}, "type", "cannot be empty"),
        ({"time_from": "last week"}, "time_from", "no date; write it as 2019-03-12"),
        ({"time_from": "03/04/2020"}, "time_from", "2020-04-03 or 2020-03-04"),
        ({"time_to": "2020-06-01"}, "time_to", "2020-06-01 is before 2020-06-15"),
        ({"country": "Nigeria"}, "country", "no ISO 3166 code"),
        ({"lat": "95"}, "lat", "beyond 90 degrees"),
        ({"lat": "09. May"}, "lat", "no number of degrees"),
        ({"lon": ""}, "lon", "go together"),
        ({"place": ""}, "place", "needs a name"),
        ({"killed_best": "many"}, "killed_best", "no whole number"),
        ({"killed_best": "1.000"}, "killed_best", "1000 or 1"),
        ({"killed_low": "20", "killed_high": "20"}, "killed_best", "not in order"),
        ({"killed_best": "20", "killed_low": "15", "killed_high": "15"}, "killed_best", "not in order"),
        ({"killed_best": "9", "killed_high": ""}, "killed_best", "not in order"),
        ({"review": "maybe"}, "review", "neither accept nor reject"),
        ({"evidence": "Something else."}, "evidence", "cannot be corrected here"),
        ({"counts": "13 killed"}, "counts", "correct killed_best"),
    ],
)
def test_a_cell_that_says_nothing_is_a_fault_with_its_line(cells: Row, column: str, words: str) -> None:
    (fault,) = edited(**cells)
    assert isinstance(fault, EditFault)
    assert (fault.line, fault.column) == (2, column)
    assert words in fault.message


def test_one_bad_cell_leaves_the_rest_of_its_row() -> None:
    found = edited(killed_best="many", status="denied", review="accept")
    assert [type(f) for f in found] == [Edit, EditFault, Edit]


def test_a_place_renamed_with_its_old_point_is_told() -> None:
    edit, fault = edited(place="Farwa")
    assert isinstance(edit, Edit)
    assert isinstance(fault, EditFault)
    assert "lat and lon were kept" in fault.message


def test_unknown_missing_and_doubled_rows() -> None:
    rows = written("claims-csv", [exported()]).rows()
    text = sheet([rows[0], {**rows[0], "claim_id": "k9"}, {**rows[0], "claim_id": ""}, rows[0]])
    found = back(text)
    assert [(f.line, f.message) for f in found if isinstance(f, EditFault)] == [
        (3, "no claim 'k9' is known; the row was not taken"),
        (4, "the row has no claim_id; the row was not taken"),
        (5, "claim 'k1' stands twice; only its first row was taken"),
    ]


def test_a_renamed_column_is_told_with_what_is_meant() -> None:
    rows = [{"claim_id": "k1", "killed best": "13", "my notes": "x"}]
    found = back(sheet(rows))
    assert [(f.line, f.column) for f in found if isinstance(f, EditFault)] == [(1, "killed best"), (1, "my notes")]
    assert "'killed_best' is meant?" in found[0].message  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "\n", "id,type\n1,killing\n", "\ufeffclaim;type\n"])
def test_a_file_without_claim_ids_is_no_claims_csv(text: str) -> None:
    with pytest.raises(InputError, match="no column claim_id"):
        back(text)


def test_too_many_cells_are_a_fault() -> None:
    found = back("claim_id,type\nk1,killing,oops\nk2,killing\n")
    assert found[0] == EditFault(2, None, "3 cells under 2 columns; the row was not taken")
    assert isinstance(found[1], Edit)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\u00ef\u00bb\u00bf", "sep={}\n", "\ufeffsep={}\n"])
def test_whatever_parts_the_cells_and_opens_the_file(delimiter: str, before: str) -> None:
    rows = written("claims-csv", [exported()]).rows()
    rows[1]["status"] = "denied"
    text = before.format(delimiter) + sheet(rows, delimiter=delimiter)
    (edit,) = back(text)
    assert isinstance(edit, Edit)
    assert (edit.claims, edit.line) == (("k2",), 3 + before.count("\n"))


def damaged(rows: list[Row], how: Callable[[str, str], str]) -> list[Row]:
    return [{k: how(k, v) for k, v in row.items()} for row in rows]


def days(write: str) -> Callable[[str, str], str]:
    def damage(column: str, value: str) -> str:
        return (
            date.fromisoformat(value).strftime(write)
            if column in ("time_from", "time_to", "report_published") and value
            else value
        )

    return damage


@pytest.mark.parametrize("write", ["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%b-%y", "%d/%m/%y", "%Y-%m-%d 00:00:00"])
def test_days_as_spreadsheets_write_them_are_no_change(write: str) -> None:
    rows = damaged(written("claims-csv", [exported()]).rows(), days(write))
    assert back(sheet(rows)) == []


def test_a_changed_day_is_read_in_the_order_of_the_sheet() -> None:
    rows = damaged(written("claims-csv", [exported()]).rows(), days("%d/%m/%Y"))
    rows[0] |= {"time_from": "05/06/2020", "time_to": "06/06/2020"}
    assert value_of(back(sheet(rows))) == {"from": "2020-06-05", "to": "2020-06-06", "text": None}


def test_an_edited_file_taken_twice_asks_for_nothing_more() -> None:
    """The values are those that corrections take; once they are made, the same file says what is."""
    rows = written("claims-csv", [exported()]).rows()
    rows[0] |= {
        "type": "killing",
        "status": "possible",
        "time_from": "2020-06-14",
        "place": "Farwa",
        "lat": "1",
        "lon": "2",
    }
    rows[0] |= {"agents": "bandits", "killed_best": "15", "injured_best": "2", "sources": "Ann Mayer (Red Cross)"}
    text, first = sheet(rows), claims()[0]
    edits = [e for e in back(text) if isinstance(e, Edit)]
    assert [e.field for e in edits] == ["type", "status", "time", "place", "actors", "counts", "sources"]
    made = first.claim
    for edit in edits:
        made = corrected(made, edit.field or "", edit.value or "")
    after = replace(first, claim=made, corrected=tuple(e.field or "" for e in edits), review=Review.CORRECTED)
    assert back(text, (after, claims()[1])) == []


def test_other_damage_is_no_change() -> None:
    first, second = claims()
    odd = replace(first.claim, sources=(Source("=Ann; May", None, first.claim.sources[0].basis, ""),))
    told = (replace(first, claim=odd), second)
    rows = written("claims-csv", [ExportedEvent(event(), told)]).rows()
    assert rows[0]["sources"] == "'=Ann; May"

    def damage(column: str, value: str) -> str:
        if column in ("lat", "lon"):
            return value.replace(".", ",")
        if column.startswith("killed_") and value:
            return f"{value}.0"
        return value.removeprefix("'") if column == "sources" else f" {value} "

    shuffled = [dict(reversed(row.items())) for row in reversed(damaged(rows, damage))]
    assert back(sheet(shuffled, delimiter=";"), told) == []
    assert back(sheet(shuffled[:1]), told) == []


@given(st.sampled_from(["place", "sources", "agents"]), st.text(max_size=40))
@settings(max_examples=300)
def test_any_name_survives_the_way_out_and_back(column: str, text: str) -> None:
    """Whatever a report names, an unedited file asks for no correction."""
    base = claim()
    made = base.claim
    assert made.place is not None
    changed = {
        "place": replace(made, place=replace(made.place, name=text)),
        "sources": replace(made, sources=(replace(made.sources[0], name=text),)),
        "agents": replace(made, actors=(replace(made.actors[0], name=text), *made.actors[1:])),
    }[column]
    told = (replace(base, claim=changed),)
    out = written("claims-csv", [ExportedEvent(event(), told)]).text
    assert back(out, told) == []


@given(st.text("aéßçşñ’Дم", min_size=1, max_size=20))
def test_a_sheet_that_took_utf8_for_windows_1252_changes_no_name(name: str) -> None:
    first, second = claims()
    assert first.claim.place is not None
    told = (replace(first, claim=replace(first.claim, place=replace(first.claim.place, name=name))), second)
    rows = written("claims-csv", [ExportedEvent(event(), told)]).rows()
    raw = rows[0]["place"].encode("utf-8")
    rows[0]["place"] = "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in raw)
    assert back(sheet(rows), told) == []


@given(st.integers(0, 10**7), st.integers(0, 10**4))
def test_any_changed_figure_comes_back(best: int, more: int) -> None:
    rows = written("claims-csv", [exported()]).rows()
    rows[0] |= {"killed_best": str(best), "killed_low": str(best), "killed_high": str(best + more)}
    found = back(sheet(rows))
    if best == 12 and more == 0:
        assert found == []
    else:
        (count,) = value_of(found)
        assert (count["best"], count["low"], count["high"]) == (best, best, best + more)


@pytest.mark.parametrize(
    ("text", "now", "order", "day"),
    [
        ("2019-03-12", None, None, MARCH),
        ("12/03/2019", MARCH, None, MARCH),
        ("03/12/2019", MARCH, None, MARCH),
        ("12/03/2019", None, DateOrder.DAY_FIRST, MARCH),
        ("12/03/2019", None, DateOrder.MONTH_FIRST, date(2019, 12, 3)),
        ("25/03/2019", None, None, date(2019, 3, 25)),
        ("12.03.2019", None, None, MARCH),
        ("12-Mar-19", None, None, MARCH),
        ("12 March 2019", None, None, MARCH),
        ("43536", None, None, MARCH),
        ("", MARCH, None, None),
    ],
)
def test_days_in_cells(text: str, now: date | None, order: DateOrder | None, day: date | None) -> None:
    assert day_of(text, now, order) == day


@pytest.mark.parametrize("text", ["31/02/2019", "2019-13-01", "12/03", "soon", "99999999"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(CellError):
        day_of(text, None, None)


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=30))
def test_the_order_of_a_sheet_is_never_learnt_wrong(told: list[date]) -> None:
    assert date_order((d.strftime("%d/%m/%Y"), d) for d in told) in (DateOrder.DAY_FIRST, None)
    assert date_order((d.strftime("%m/%d/%Y"), d) for d in told) in (DateOrder.MONTH_FIRST, None)


@given(st.dates(date(1985, 1, 1), date(2030, 1, 1)))
def test_serial_days_of_excel(day: date) -> None:
    assert day_of(str((day - date(1899, 12, 30)).days), None, None) == day
    assert day + timedelta(0) == day


@pytest.mark.parametrize(
    ("text", "now", "number"),
    [("1200", None, 1200), ("1,200", None, 1200), ("1 200", None, 1200), ("1.200", 1200, 1200), ("12.0", None, 12), ("1.2E+03", None, 1200), ("", 5, None), ("1,000,000", None, 1_000_000)],
)  # fmt: skip
def test_whole_numbers_in_cells(text: str, now: int | None, number: int | None) -> None:
    assert whole_of(text, now) == number


def test_degrees_in_cells() -> None:
    assert degrees_of("-9,53", None, 90) == -9.53
    assert degrees_of("\u22129.53", None, 90) == -9.53
    with pytest.raises(CellError):
        degrees_of("nan", None, 90)


@given(st.text())
def test_text_of_a_cell_is_what_was_put_into_it(text: str) -> None:
    assert text_of(cell(text)) == text_of(text)


def test_names_that_were_taken_out_are_no_correction() -> None:
    assert REDACTED.search("said [person 12], a nurse")
    assert REDACTED.search("[a person]")
    assert not REDACTED.search("a person; [Persons]")
