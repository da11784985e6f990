"""The score of claims against gold, by hand and against the reference where it is at hand."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.evaluation.goldfile import load_scored, scored_report
from dateline.evaluation.printing import score_json, score_lines, verdict_line
from dateline.evaluation.score import score

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"
TEXT = "Rebels killed 12 men in Gao. Shells hit the market on Monday. Talks failed."


def words(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def claim(number: int, trigger: str, type_: str, **more: Any) -> dict[str, Any]:
    empty = {"status": "happened", "time": None, "place": None, "actors": [], "counts": [], "sources": []}
    return {"id": f"c{number}", "event": f"e{number}", "type": type_, "trigger": words(trigger)} | empty | more


TWELVE = {"of": "killed", "who": "men", "best": 12, "low": 12, "high": 12, "qualifier": "exact"} | words("12")
REBELS = {"role": "agent", "name": "rebel"} | words("Rebels")
GOLD = {
    "id": "r1",
    "text": TEXT,
    "claims": [
        claim(1, "killed", "killing", counts=[TWELVE], actors=[REBELS]),
        claim(2, "hit", "shelling", time={"from": "2020-06-15", "to": "2020-06-15"} | words("on Monday")),
        claim(3, "Talks", "negotiation"),
    ],
}


def scored(*claims: dict[str, Any], report: str = "r1") -> Any:
    return score([scored_report(GOLD)], [scored_report({"id": report, "text": TEXT, "claims": list(claims)})])


def test_the_gold_against_itself_is_all_right() -> None:
    result = scored(*GOLD["claims"])
    assert {s.f1 for s in result.shares.values()} == {1.0}
    assert set(result.accuracies.values()) == {1.0}
    assert all(not v.wrong for v in result.verdicts["r1"])


def test_nothing_found_is_nothing_right() -> None:
    result = scored(report="other")
    assert {s.f1 for s in result.shares.values()} == {0.0}
    assert result.numbers == {"gold": 3, "system": 0, "paired": 0, "bad offsets": 0}
    assert len(result.verdicts["r1"]) == 3


def test_a_type_of_the_same_class_is_detected_but_not_typed() -> None:
    result = scored(claim(1, "killed", "bombing", counts=[TWELVE], actors=[REBELS]))
    assert (result.shares["detect"].p, result.shares["type"].p, result.shares["record"].p) == (1.0, 0.0, 0.0)
    assert result.shares["detect"].r == pytest.approx(1 / 3)


def test_another_class_is_neither() -> None:
    result = scored(claim(1, "killed", "aid"))
    assert result.shares["detect"].p == 0.0
    assert result.verdicts["r1"][0].wrong == ("class",)


def test_a_trigger_elsewhere_in_the_sentence_pairs_only_by_type() -> None:
    assert scored(claim(1, "Rebels", "killing")).numbers["paired"] == 1
    assert scored(claim(1, "Rebels", "bombing")).numbers["paired"] == 0
    assert scored(claim(1, "market", "killing")).numbers["paired"] == 0


def test_a_figure_counts_wherever_it_stands_in_the_sentence() -> None:
    result = scored(
        claim(1, "Rebels", "bombing", counts=[TWELVE]), claim(2, "market", "aid", counts=[TWELVE | {"best": 3}])
    )
    assert (result.shares["figures"].p, result.shares["figures"].r) == (0.5, 1.0)


def test_an_offset_that_does_not_fit_is_counted() -> None:
    wrong = claim(1, "killed", "killing")
    wrong["trigger"]["text"] = "kill"
    assert scored(wrong).numbers["bad offsets"] == 1


def test_grouping_is_measured_over_paired_claims() -> None:
    claims = copy.deepcopy(GOLD["claims"])
    for c in claims:
        c["event"] = "one"
    events = scored(*claims).shares["events"]
    assert (events.p, events.r) == (pytest.approx(1 / 3), 1.0)


def test_the_score_prints_as_lines_and_as_json() -> None:
    result = scored(*GOLD["claims"][:2])
    lines = list(score_lines(result))
    assert lines[0] == "claims: gold 3, system 2, paired 2, bad offsets 0"
    assert lines[1] == "detect   P 1.000  R 0.667  F1 0.800"
    assert json.loads(score_json(result))["detect"]["r"] == pytest.approx(2 / 3)
    shown = [verdict_line(v, TEXT) for v in result.verdicts["r1"]]
    assert shown[0] == "c1 ~ c1  killing/killing  “killed”  all right"
    assert shown[2].startswith("missed    c3  negotiation  “Talks”  ")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ('{"id": "x"}', "no 'text'"),
        ('{"id": "x", "text": "", "claims": [{}]}', "no 'trigger'"),
        ("[]", "gold.jsonl:2"),
    ],
)
def test_a_file_that_is_no_gold_is_named_with_its_line(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(GOLD)}\n{line}\n")
    with pytest.raises(InputError, match=r"gold\.jsonl:2") as caught:
        load_scored(path)
    assert reason in str(caught.value)


def disturbed(gold: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """The gold as a poor reader might have it: claims lost, moved, with values of other claims."""
    chance, reports = random.Random(seed), copy.deepcopy(gold)
    pool = [c for r in gold for c in r["claims"]]
    for report in reports:
        report["claims"] = [c for c in report["claims"] if chance.random() < 0.8] + copy.deepcopy(
            chance.sample(pool, 2)
        )
        for c in report["claims"]:
            other = chance.choice(pool)
            for key in ("type", "status", "time", "place", "actors", "counts", "sources", "event"):
                if chance.random() < 0.3:
                    c[key] = copy.deepcopy(other[key])
            shift = chance.randrange(-20, 20) if chance.random() < 0.3 else 0
            c["trigger"]["start"], c["trigger"]["end"] = (
                max(0, c["trigger"]["start"] + shift),
                c["trigger"]["end"] + shift,
            )
    return reports


@pytest.mark.skipif(
    not (SHARED / "score.py").exists(), reason="the reference scorer and gold are not beside this checkout"
)
@pytest.mark.parametrize("seed", [1, 2])
def test_figures_equal_those_of_the_reference_scorer(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = [json.loads(line) for line in (SHARED / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    system = disturbed(gold, seed)
    theirs = reference.score(gold, system)
    ours = json.loads(score_json(score([scored_report(r) for r in gold], [scored_report(r) for r in system])))
    assert ours.keys() == theirs.keys()
    for measure, values in theirs.items():
        assert ours[measure] == pytest.approx(values, abs=5e-4), measure
