"""Reports with the words of their claims marked, and hostile ones shown harmlessly."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.web.reports import HOSTILE_REPORT, HURT, STRUCK, STRUCK_REPORT

HOSTILE_PATH = f"/reports/{quote(HOSTILE_REPORT.id)}"


def test_the_text_is_whole_and_its_words_lead_to_claims(page: TestClient) -> None:
    text = page.get(f"/reports/{STRUCK_REPORT.id}").text
    body = re.search(r'<div class="text" dir="auto">(.*?)</div>', text, re.S)
    assert body is not None
    assert unescape(re.sub(r"<[^>]+>", "", body.group(1))) == STRUCK_REPORT.text
    assert '<mark class="f-trigger" data-claims="1" title="trigger">shelled</mark>' in text
    assert f'id="{STRUCK}" data-claim="1"' in text


def test_reports_are_listed_and_searched(page: TestClient) -> None:
    assert "5 claims" not in page.get("/reports").text
    found = page.get("/reports?words=abducted&source=&since=&until=")
    assert found.url.query == b"words=abducted"
    assert "Traders taken" in found.text
    assert "Toll rises" not in found.text
    assert "No report has all of this" in page.get("/reports?words=nonesuch").text
    assert page.get("/reports?since=soon").status_code == 400


def test_a_report_or_version_that_is_not_there(page: TestClient) -> None:
    assert page.get("/reports/none").status_code == 404
    assert page.get(f"/reports/{STRUCK_REPORT.id}?version=7").status_code == 404


class Elements(HTMLParser):
    """Which elements and attributes a page really has."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "script":
            self.scripts.append(dict(attrs).get("src"))
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]


@pytest.mark.parametrize("path", [HOSTILE_PATH, f"/events/{HURT}", "/", "/reports", f"/claims/{HURT}/correct"])
def test_hostile_text_stays_text(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 200
    seen = Elements()
    seen.feed(answer.text)
    assert all(source and source.startswith("/static/") for source in seen.scripts)
    assert not {"img", "style", "iframe", "b4"} & seen.tags
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
    assert all(re.match(r"(/(?!/)|#|\?)", address) for address in seen.addresses), seen.addresses
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\ud800-\udfff]", answer.text)


def test_hostile_text_can_be_read(page: TestClient) -> None:
    text = page.get(HOSTILE_PATH).text
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert "javascript:alert(3)" in text  # shown, and no link
