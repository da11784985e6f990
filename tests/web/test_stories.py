"""What people do at the workbench, in a real browser."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from dateline.store.database import Database
from dateline.web.app import create_app
from dateline.web.serving import listening
from dateline.web.settings import WebSettings
from tests.web.reports import HOSTILE_REPORT, STRUCK_REPORT

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium at /usr/bin/chromium")


@pytest.fixture(scope="module")
def workbench(told_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebSettings]:
    """A workbench that listens, on a record of its own."""
    file = tmp_path_factory.mktemp("stories") / "told.db"
    shutil.copyfile(told_record, file)
    with Database.open(f"sqlite:///{file}") as database, listening("127.0.0.1", 0) as bound:
        settings = WebSettings("Ada", port=bound.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(create_app(database, settings), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        _wait(settings.port)
        yield settings
        server.should_exit = True
        thread.join(20)


def _wait(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


class Seen:
    """What a page asked for and complained of."""

    def __init__(self, page: sync_api.Page, home: str) -> None:
        self.elsewhere: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda r: self.elsewhere.append(r.url) if not r.url.startswith((home, "data:")) else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)


@pytest.fixture
def tab(browser: sync_api.Browser, workbench: WebSettings) -> Iterator[sync_api.Page]:
    """A page with a session. A request to another host, a script's error or a broken policy fails the story."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=workbench.address)
    page = context.new_page()
    page.set_default_timeout(15_000)
    seen = Seen(page, workbench.address)
    page.goto(workbench.start_address)
    yield page
    context.close()
    assert seen.elsewhere == []
    assert seen.faults == []


def test_an_analyst_narrows_the_events_and_shares_the_address(tab: sync_api.Page) -> None:
    tab.locator(".many summary", has_text="Type").click()
    tab.get_by_label("shelling").check()
    tab.wait_for_url("**/?type=shelling")
    tab.locator(".chips li").wait_for()
    assert tab.locator(".list .event").count() == 1
    tab.reload()
    assert tab.locator(".list .event").count() == 1
    tab.get_by_role("link", name="Take out: shelling").click()
    tab.wait_for_url(re.compile(r"/$"))
    assert tab.locator(".list .event").count() == 4


def test_an_analyst_sees_where_it_happened_without_the_network(tab: sync_api.Page) -> None:
    tab.locator("#map[data-ready]").wait_for()
    assert tab.locator("#map path.country").count() > 150
    assert tab.locator("#map .mark").count() == 4
    assert tab.locator("#map .mark.hollow").count() == 1
    tab.locator("#map .mark:not(.hollow)").first.click()
    assert tab.locator(".leaflet-popup-content a").get_attribute("href", timeout=5_000).startswith("/events/e")


def test_an_analyst_drags_over_the_timeline(tab: sync_api.Page) -> None:
    bars = tab.locator("[data-timeline] a[data-first]")
    first, last = bars.first.bounding_box(), bars.nth(1).bounding_box()
    assert first is not None
    assert last is not None
    tab.mouse.move(first["x"] + first["width"] / 2, first["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(last["x"] + last["width"] / 2, last["y"] + 20, steps=4)
    tab.mouse.up()
    tab.wait_for_url("**/?since=2018-03-03&until=2018-03-04")
    assert tab.locator(".list .event").count() == 2


def test_a_reader_follows_a_figure_back_to_its_words(tab: sync_api.Page) -> None:
    tab.goto("/?type=shelling")
    tab.locator(".list h3 a").click()
    tab.locator(".chart a", has_text="report").first.click()
    tab.wait_for_url("**/reports/**")
    assert tab.locator(".report .told").text_content() == STRUCK_REPORT.title
    tab.locator(".card.lit").wait_for()  # the claim that the figure came from
    assert tab.locator(".text mark.lit").count() > 2


def test_a_reader_points_at_words_and_sees_their_claim(tab: sync_api.Page) -> None:
    tab.goto(f"/reports/{STRUCK_REPORT.id}")
    tab.locator(".text mark.f-count").first.hover()
    assert tab.locator(".card.lit").count() == 1
    tab.keyboard.press("j")
    assert tab.locator(".card:focus").count() == 1


def test_a_reviewer_works_the_queue_with_the_keyboard(tab: sync_api.Page) -> None:
    tab.goto("/review/new")
    first = tab.locator("h1.told").text_content()
    tab.keyboard.press("j")
    tab.wait_for_url("**/review/new?after=*")
    second = tab.locator("h1.told").text_content()
    assert second != first
    tab.keyboard.press("k")
    tab.wait_for_url("**/review/new")
    tab.keyboard.press("a")
    tab.wait_for_url("**done=*")
    assert tab.locator("h1.told").text_content() == second
    tab.keyboard.press("u")
    tab.locator("h1.told", has_text=first or "?").wait_for()
    tab.keyboard.press("?")
    tab.locator("#help").wait_for(state="visible", timeout=5_000)


def test_a_reviewer_corrects_the_place_of_a_claim(tab: sync_api.Page) -> None:
    tab.goto("/?place=Quillon")
    tab.locator(".list h3 a").click()
    tab.wait_for_url("**/events/**")
    tab.keyboard.press("c")
    tab.wait_for_url(re.compile(r"/correct\?back="))
    tab.get_by_label("Place; blank for none").fill("Sund Alben")
    tab.locator("section", has_text="Where").get_by_role("button", name="Save").click()
    tab.wait_for_url("**/events/**")
    tab.locator(".card dl", has_text="Sund Alben").wait_for()
    tab.locator("[data-undo] button").click()
    tab.locator(".card dl", has_text="Quillon").wait_for()


def test_a_hostile_report_does_nothing(tab: sync_api.Page) -> None:
    dialogs: list[str] = []
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    tab.goto("/reports")
    tab.locator("article", has_text="steal()").get_by_role("link").click()
    tab.wait_for_url("**/reports/*")
    assert "<svg/onload=alert(2)>" in (tab.locator(".text").text_content() or "")
    assert (tab.locator(".told").text_content() or "") == HOSTILE_REPORT.title
    assert tab.locator(".text *:not(mark):not(span)").count() == 0
    assert dialogs == []


def test_everything_can_be_read_on_a_phone_without_scripts(browser: sync_api.Browser, workbench: WebSettings) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=workbench.address, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(workbench.start_address)
    for address in (
        "/",
        "/#filters",
        "/review/new",
        "/reports",
        "/situation",
        "/export",
        f"/reports/{STRUCK_REPORT.id}",
    ):
        page.goto(address)
        assert page.locator("main").is_visible()
    page.goto("/")
    page.get_by_role("link", name="Filters").click()
    page.get_by_label("Place", exact=True).fill("Quillon")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/?place=Quillon")
    assert page.locator(".list .event").count() == 1
    context.close()


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_page_is_wider_than_the_screen(tab: sync_api.Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/review/new", "/reports", "/situation?place=SY", "/export", f"/reports/{STRUCK_REPORT.id}"):
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
