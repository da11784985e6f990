"""One event, and what people decide about it."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.web.reports import HURT, STRUCK, STRUCK_TOO, TAKEN


def event_of(page: TestClient, claim: str) -> str:
    return page.get(f"/events/{claim}").url.path.removeprefix("/events/")


def judge(page: TestClient, **fields: object) -> str:
    answer = page.post("/judgements", data=fields)
    assert answer.status_code == 200
    return answer.text


def test_both_figures_stand_beside_each_other_with_who_gives_them(page: TestClient) -> None:
    text = page.get(f"/events/{STRUCK}").text
    figures = text[text.index('id="figures"') : text.index('id="claims"')]
    assert "they differ" in figures
    assert re.search(r"police.*Radio Quillon", figures, re.S)
    assert figures.count("<circle") == 2


def test_claims_show_their_words_and_links_their_reasons(page: TestClient) -> None:
    text = page.get(f"/events/{STRUCK}").text
    assert '<mark class="f-count" title="count">12</mark>' in text
    assert "Why these claims belong together" in text


def test_an_event_that_is_not_there(page: TestClient) -> None:
    assert page.get("/events/e00000000000").status_code == 404
    assert page.get(f"/events/{STRUCK}?as_of=2018-03-01").status_code == 404


def test_accepting_is_told_and_taken_back(page: TestClient) -> None:
    event = event_of(page, STRUCK)
    text = judge(page, kind="accept", names=event, back=f"/events/{event}", reason="seen <b>")
    assert "Done: accept" in text
    assert "seen &lt;b&gt;" in text
    assert "by Ada" in text
    undo = re.search(r'action="(/judgements/j[0-9a-f]+/undo)"', text)
    assert undo is not None
    assert "(taken back)" in page.post(undo.group(1), data={"back": f"/events/{event}"}).text


def test_a_rejected_claim_is_struck_out_and_counts_no_more(page: TestClient) -> None:
    event = event_of(page, STRUCK)
    text = judge(page, kind="reject", names=STRUCK_TOO, back=f"/events/{event}")
    assert '<article class="card rejected"' in text
    assert "they differ" not in text


def test_claims_are_split_off_and_merged_again(page: TestClient) -> None:
    event = event_of(page, STRUCK)
    judge(page, kind="split", names=STRUCK_TOO, back=f"/events/{event}")
    other = event_of(page, STRUCK_TOO)
    assert other != event
    judge(page, kind="merge", names=[event, other], back=f"/events/{event}")
    assert event_of(page, STRUCK_TOO) == event_of(page, STRUCK)


def test_a_merge_goes_back_to_the_list_when_the_page_is_no_more(page: TestClient) -> None:
    first, second = event_of(page, STRUCK), event_of(page, TAKEN)
    assert page.get(f"/events/{second}").status_code == 200
    text = judge(page, kind="merge", names=[first, second], back=f"/events/{second}")
    assert "2 claims" in text or "<h1>" in text
    assert event_of(page, TAKEN) == event_of(page, STRUCK)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "delete", "names": STRUCK}, "nothing that can be decided"),
        ({"kind": "accept"}, "Tick the claims first"),
        ({"kind": "comment", "names": STRUCK}, "needs words"),
        ({"kind": "merge", "names": [STRUCK, STRUCK_TOO]}, "one event already"),
        ({"kind": "split", "names": [STRUCK, STRUCK_TOO]}, "nothing would be left"),
        ({"kind": "accept", "names": "nosuch"}, "There is no event or claim"),
        ({}, "Field required"),
    ],
)
def test_a_judgement_that_means_nothing_says_so(page: TestClient, fields: dict[str, object], reason: str) -> None:
    answer = page.post("/judgements", data=fields)
    assert answer.status_code == 400
    assert reason in answer.text


@pytest.mark.parametrize(
    "back", ["https://evil.invalid/", "//evil.invalid", "/\\evil.invalid", "javascript:x", "/\r\nX: 1"]
)
def test_nobody_is_led_away(page: TestClient, back: str) -> None:
    page.follow_redirects = False
    answer = page.post("/judgements", data={"kind": "accept", "names": STRUCK, "back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"field": "type", "value": "air_strike"}, "air strike"),
        ({"field": "status", "value": "denied"}, "denied"),
        ({"field": "time", "from": "2018-03-01", "to": "2018-03-02"}, "1–2 Mar 2018"),
        ({"field": "time", "from": "", "to": ""}, "corrected"),
        ({"field": "place", "name": "Sund Alben", "country": "sy", "lat": "36.2", "lon": "37.1"}, "Sund Alben"),
        ({"field": "place", "name": ""}, "corrected"),
        ({"field": "actors", "name": ["bandits", ""], "role": ["agent", "target"]}, "bandits"),
        ({"field": "counts", "of": ["killed", ""], "who": ["farmers", ""], "best": ["7", ""], "low": ["6", ""],
          "high": ["8", ""], "qualifier": ["about", "exact"]}, "~7 killed"),
        ({"field": "sources", "name": ["Eve Example", ""], "org": ["Example Aid", ""]}, "Eve Example (Example Aid)"),
    ],
)  # fmt: skip
def test_each_field_can_be_corrected(page: TestClient, fields: dict[str, object], shown: str) -> None:
    text = page.get(f"/claims/{HURT}/correct").text
    assert f'action="/claims/{HURT}/correct"' in text
    answer = page.post(f"/claims/{HURT}/correct", data={**fields, "reason": "read again"})
    assert answer.status_code == 200
    card = answer.text[answer.text.index('<article class="card') :]
    assert shown in card
    assert "read again" in card


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"field": "type", "value": "battle"}, "battle"),
        ({"field": "colour", "value": "red"}, "no field"),
        ({"field": "time", "from": "2018-13-01", "to": ""}, "2018-13-01"),
        ({"field": "place", "name": "X", "lat": "north"}, "no number of degrees"),
        ({"field": "counts", "of": "killed", "who": "", "best": "many", "low": "", "high": "", "qualifier": "exact"},
         "no whole number"),
        ({}, "no field"),
    ],
)  # fmt: skip
def test_a_correction_that_means_nothing_comes_back(page: TestClient, fields: dict[str, object], reason: str) -> None:
    answer = page.post(f"/claims/{HURT}/correct", data=fields)
    assert answer.status_code == 400
    assert "Not taken" in answer.text
    assert reason in answer.text
    assert "Nobody has judged this yet" in page.get(f"/events/{HURT}").text
