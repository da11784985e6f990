"""Who gets in, what may be written, and what every answer says to the browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dateline.web.guard import HEADERS
from tests.web.conftest import HERE, SETTINGS
from tests.web.reports import STRUCK


def test_the_start_address_opens_a_session_and_leaves_no_token_in_the_address(stranger: TestClient) -> None:
    answer = stranger.get("/?token=open-sesame")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "open-sesame" not in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/?token=guess", "/map", "/reports", "/events/abcd", "/nothing"])
def test_without_a_session_nothing_is_shown(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert "Vallemar" not in answer.text


def test_a_wrong_session_is_none(stranger: TestClient) -> None:
    stranger.cookies.set(SETTINGS.cookie, "guess")
    assert stranger.get("/").status_code == 401


@pytest.mark.parametrize("path", ["/", "/map", "/static/app.css", "/nothing", "/?type=nonsense"])
def test_every_answer_has_the_headers(page: TestClient, path: str) -> None:
    headers = page.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_no_documentation_pages_of_the_framework(page: TestClient, path: str) -> None:
    assert page.get(path).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.invalid"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9000"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://127.0.0.1:9000"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_write_from_elsewhere_changes_nothing(page: TestClient, headers: dict[str, str]) -> None:
    for name in HERE:
        del page.headers[name]
    answer = page.post("/judgements", data={"kind": "reject", "names": STRUCK}, headers=headers)
    assert answer.status_code == 403
    assert "Nobody has judged this yet" in page.get(f"/events/{STRUCK}").text


@pytest.mark.parametrize("host", ["evil.invalid", "127.0.0.1.evil.invalid", "10.0.0.1:8321", ""])
def test_other_names_of_the_machine_are_refused(page: TestClient, host: str) -> None:
    assert page.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fcli.py"])
def test_only_static_files_are_files(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_programs_get_faults_in_one_shape(page: TestClient) -> None:
    answer = page.get("/?type=nonsense", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["status"] == 400
    assert "nonsense" in answer.json()["error"]["message"]
