"""The whole path in a browser, by mouse: drop a file, see its account, search, source, provision, amendment, paper."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from own_documents import dated
from pages import TOKEN
from playwright.sync_api import Browser, Page

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.request_guard import own_access
from konkyo.explorer.web_app import explorer_app
from konkyo.loaders.read_document import read_file

SERIOUS = ("serious", "critical")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server as ``konkyo open`` runs it, on a port of its own."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    with GraphDesk(folder) as desk:
        app = explorer_app(desk, own_access(TOKEN, port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        running.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            running.join()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """A page on an empty graph; whatever it complains of or asks others for fails the test at its end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    requests: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    context.on("request", lambda request: requests.append(request.url))
    with served(tmp_path / "graph") as address:
        yield page, address
        context.close()
    assert complaints == []
    assert {url for url in requests if not url.startswith((address, "data:", "blob:"))} == set()


def sound(page: Page) -> None:
    """Nothing serious for who does not see, or sees little."""
    found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
    assert not found, (page.url, [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found])


def test_from_a_dropped_file_to_the_revised_workbook(opened: tuple[Page, str], tmp_path: Path) -> None:
    page, address = opened
    file = tmp_path / "評価書.xlsx"
    file.write_bytes(dated("2022-06-30", "xlsx"))
    page.goto(f"{address}/?token={TOKEN}&lang=ja")
    assert "token" not in page.url
    sound(page)
    page.set_input_files("#files", file)
    page.click("#drop button.main")
    page.wait_for_selector("h1:has-text('読み込みました')", timeout=120_000)
    sound(page)
    page.click("td.number a")
    assert "値" in page.inner_text(".shares")
    sound(page)

    page.click("nav.tabs a >> nth=0")
    sound(page)
    fact = page.locator(".facts li > a").first
    fact.click()
    assert page.locator(".lines .lit").count() >= 1
    page.locator(".lines a.fact").first.click()
    assert page.locator(".facts .lit").count() == 1
    for number in range(1, 7):
        page.locator("nav.tabs a").nth(number).click()
        page.wait_for_load_state("networkidle")
        sound(page)

    page.fill("#find", "番号法")
    page.keyboard.press("Enter")
    sound(page)
    page.locator(".results a").first.click()
    assert "/provision" in page.url
    assert page.locator("main h1").inner_text().startswith("番号法")
    sound(page)
    for name in ("問う", "比べる", "Cypher", "用語"):
        page.click(f"header nav a:has-text('{name}')")
        sound(page)

    page.click("header nav a:has-text('改正')")
    page.fill("#day", "2024-05-27")
    page.click("form:has(#day) button")
    sound(page)
    page.click("main nav li a")
    sound(page)
    choices = page.locator("input[value=accept]")
    assert choices.count() > 0
    for number in range(choices.count()):
        choices.nth(number).check()
    after = page.locator(".pair blockquote >> nth=1").inner_text()
    page.click("button:has-text('採否を保存')")
    assert re.search(rf"うち {choices.count()} 件を決めました", page.inner_text("#progress"))
    page.fill("#published", "2024-06-28")
    page.click("button:text-is('作る')")
    sound(page)
    with page.expect_download() as saved:
        page.click("a.paper >> nth=0")
    revised = tmp_path / "改.xlsx"
    saved.value.save_as(revised)
    record = read_file(revised)
    assert record.document.published == "2024-06-28"
    bare = "".join(after.split())
    assert any(bare in "".join(passage.text.split()) for passage in record.passages)
    assert len(record.changes) > len(read_file(file).changes)
