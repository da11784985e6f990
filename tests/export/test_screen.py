"""The table for a person."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len

from dateline.export.reading import Reading
from dateline.export.screen import ScreenWriter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(readings: list[Reading], width: int, out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    writer = ScreenWriter(out, width)
    for reading in readings:
        writer.write(reading)
    writer.close()
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 200, 400])
def test_every_width_shows_status_numbers_and_evidence(width: int, reading: Reading) -> None:
    text = shown([reading], width)
    for words in ("Attack near Jos", "Example Press", "happened", "denied", "≥12", "«killed»", "«Barkin Ladi»"):
        assert words in text.replace("\n    ", " ")
    assert max(cell_len(line) for line in text.splitlines()) <= max(60, width)


def test_status_and_figures_stand_in_the_first_line_of_a_claim(reading: Reading) -> None:
    line = next(line for line in shown([reading], 120).splitlines() if "armed_attack" in line)
    assert line.split()[:5] == ["happened", "armed_attack", ".75", "≥12", "killed"]
    assert "15 Jun 2020" in line
    assert "Barkin Ladi, NG" in line


def test_a_pipe_gets_no_escape_codes_and_a_terminal_does(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in shown([reading], 120)
    assert "\x1b[" in shown([reading], 120, Terminal())


def test_no_color_is_respected(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown([reading], 120, Terminal())


def test_escape_codes_in_a_report_do_not_reach_the_terminal(reading: Reading) -> None:
    text = reading.report.text.replace("Gunmen", "\x1b[2J\x9b")
    hostile = replace(reading, report=replace(reading.report, text=text, title="\x1b]0;x\x07", source="a\u202eb"))
    assert not any(c in shown([hostile], 120) for c in "\x1b\x07\x9b\u202e")


def test_wide_characters_keep_the_columns(reading: Reading) -> None:
    claim = reading.claims[0]
    assert claim.place is not None
    wide = replace(claim, place=replace(claim.place, name="北京市朝阳区"))
    lines = shown([replace(reading, claims=(wide, claim))], 100).splitlines()
    first, second = (line for line in lines if "armed_attack" in line)
    assert cell_len(first[: first.index("北")]) == cell_len(second[: second.index("Barkin")])


def test_a_long_figure_goes_on_below_instead_of_being_cut(reading: Reading) -> None:
    claim = reading.claims[0]
    many = replace(claim, counts=tuple(replace(claim.counts[0], of=of) for of in ("killed", "injured", "displaced")))
    text = shown([replace(reading, claims=(many,))], 80)
    assert all(of in text for of in ("killed", "injured", "displaced"))
    assert "…" not in text


def test_an_event_that_two_reports_tell_is_listed_with_both_figures(reading: Reading) -> None:
    claim = reading.claims[0]
    other = replace(claim, counts=(replace(claim.counts[0], best=15, low=15),), sources=())
    second = Reading(replace(reading.report, id="r2", source="Other Press"), (other,))
    text = shown([reading, second], 200)
    assert "Events told by more than one report: 1" in text
    assert "killed  ≥12  Musa Danladi (police), in Example Press\n" in text
    assert "        ≥15  the report itself, in Other Press\n" in text


def test_a_single_report_has_no_list_of_events(reading: Reading) -> None:
    assert "Events" not in shown([reading], 120)


def test_a_report_without_a_date_says_so(reading: Reading) -> None:
    undated = replace(reading, report=replace(reading.report, published=None, title=None))
    text = shown([undated], 120)
    assert "no publication date" in text
    assert text.startswith("Gunmen killed at least 12")
