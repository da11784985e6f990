"""The list, the timeline and the map under one set of filters."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.web.reports import STRUCK


def listed(text: str) -> list[str]:
    """The places of the events of a list, in its order."""
    return re.findall(r"<span>([\w ]+), Syria</span>", text)


def test_the_list_tells_what_happened_apart_from_what_was_planned(page: TestClient) -> None:
    text = page.get("/").text
    assert "<h1>3 events</h1>" in text
    assert re.search(r'href="/\?status=planned">1 planned</a>', text)
    assert set(listed(text)) == {"Vallemar", "Quillon", "Marrowgate", "Dorrin"}


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("type=shelling", ["Vallemar"]),
        ("type=shelling&type=abduction", ["Quillon", "Vallemar"]),
        ("status=planned", ["Dorrin"]),
        ("country=sy&since=2018-03-05&until=2018-03-06", ["Quillon"]),
        ("place=Marrowgate", ["Marrowgate"]),
        ("actor=rebels", ["Vallemar"]),
        ("source=Northern+Wire", ["Quillon"]),
        ("min_killed=13", ["Vallemar"]),
        ("disagree=1", ["Vallemar"]),
        ("several=1", ["Vallemar"]),
        ("words=traders+abducted", ["Quillon"]),
        ("as_of=2018-03-04", ["Vallemar"]),
        ("box=32,36,33,37", ["Quillon"]),
        ("review=accepted", []),
        ("rule=conservative&sort=killed&min_killed=1&status=happened", ["Vallemar", "Marrowgate"]),
    ],
)
def test_filters_narrow_the_list(page: TestClient, query: str, places: list[str]) -> None:
    assert listed(page.get(f"/?{query}").text) == places


def test_as_of_and_rule_choose_the_figure(page: TestClient) -> None:
    assert "<b>12</b> killed" in page.get("/?type=shelling&as_of=2018-03-04").text
    assert "<b>14 (12–14)</b> killed" in page.get("/?type=shelling&rule=latest").text


def test_an_address_with_blank_filters_becomes_the_short_one(page: TestClient) -> None:
    assert page.get("/?type=&place=+&country=sy&sort=when&rule=low-best-high").url.query == b"country=SY"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("type=battle", "“battle” is none of"),
        ("since=yesterday", "no day"),
        ("country=Syria", "two letters"),
        ("box=1,2,3", "four numbers"),
        ("box=nan,0,1,1", "degrees"),
        ("min_killed=-1", "no number"),
        ("tpye=siege", "did you mean “type”"),
        ("cursor=zzz", "no place in a list"),
        ("sort=random", "none of"),
    ],
)
def test_a_filter_that_means_nothing_says_so(page: TestClient, query: str, reason: str) -> None:
    answer = page.get(f"/?{query}")
    assert answer.status_code == 400
    assert reason in answer.text


def test_nothing_found_leads_back(page: TestClient) -> None:
    assert "No event has all of this" in page.get("/?place=Nowhere").text


def test_the_timeline_is_links_to_its_days(page: TestClient) -> None:
    text = page.get("/").text
    assert re.search(r'<a href="/\?since=2018-03-03&amp;until=2018-03-03" data-first="2018-03-03"', text)
    assert "1 planned, possible, demanded or denied" in text


def test_the_map_joins_what_lies_close_and_keeps_plans_apart(page: TestClient) -> None:
    far = page.get("/map?zoom=0").json()
    assert [(c["tookPlace"], c["otherwise"]) for c in far["cells"]] == [(3, 1)]
    near = page.get("/map?zoom=9").json()
    assert sorted((c["tookPlace"], c["otherwise"]) for c in near["cells"]) == [(0, 1), (1, 0), (1, 0), (1, 0)]
    assert page.get("/map?zoom=9&type=shelling").json()["cells"][0]["href"].startswith("/events/e")


def test_a_mark_of_several_leads_to_all_of_them(page: TestClient) -> None:
    (cell,) = page.get("/map?zoom=0").json()["cells"]
    assert len(listed(page.get(cell["href"]).text)) == 4


@pytest.mark.parametrize("zoom", ["-1", "19", "x"])
def test_a_zoom_that_is_none(page: TestClient, zoom: str) -> None:
    assert page.get(f"/map?zoom={zoom}").status_code == 400


def test_pages_of_the_list_follow_each_other(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.pages.events.PAGE", 1)
    address, seen = "/?sort=killed", []
    while address:
        text = page.get(address).text
        seen += listed(text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        address = following.group(1).replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == 4


def test_the_event_of_a_claim_is_found_by_the_claims_id(page: TestClient) -> None:
    assert re.fullmatch(r"/events/e[0-9a-f]+", page.get(f"/events/{STRUCK}").url.path)
