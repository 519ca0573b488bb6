"""The pages in a browser: the whole path by mouse, and words of documents that would run if they could."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import HOSTILE, deceived, rewritten
from own_documents import dated
from pages import TOKEN
from playwright.sync_api import Browser, Page, ViewportSize, expect
from served import served

from konkyo import EXAMPLES
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.links import page_link
from konkyo.graph.embedded import EmbeddedStore
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.record_store import file_name
from konkyo.loaders.build.workers import find_files
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import read_file

SERIOUS = ("serious", "critical")


SIZE = ViewportSize(width=1280, height=900)
TWICE = ViewportSize(width=640, height=450)
"""What is left of it at 200 %."""
REACHED = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex='0']"


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """An empty page; whatever it complains of or asks others for fails the test at its end."""
    context = browser.new_context(viewport=SIZE)
    complaints: list[str] = []
    requests: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    context.on("request", lambda request: requests.append(request.url))
    yield page
    context.close()
    assert complaints == []
    assert {url for url in requests if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))} == set()


def follow(page: Page, what: str) -> None:
    """Click on what leads to another page, and see that nothing serious is wrong with that one."""
    with page.expect_navigation():
        page.click(what)
    sound(page)


def known(page: Page) -> None:
    """Wait for what takes long to find: the page asks for it again until it is there."""
    page.locator("main:not([data-again])").wait_for(timeout=120_000)


def sound(page: Page) -> None:
    """Nothing serious for who does not see, sees little, or has no mouse."""
    known(page)
    # What passes is not told in detail, which takes longer than to find it. A map in the page is tried by itself: it is
    # of nobody's origin, and a message to it would be complained of.
    told = Axe().run(page, options={"resultTypes": ["violations"], "iframes": False}).response["violations"]
    found = [one for one in told if one["impact"] in SERIOUS]
    assert not found, (page.url, [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found])
    orders = page.eval_on_selector_all(
        REACHED, "(all) => all.map((one) => one.tabIndex).filter((order) => order !== 0)"
    )
    assert orders == [], page.url
    page.set_viewport_size(TWICE)
    beyond = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.set_viewport_size(SIZE)
    assert beyond <= 0, page.url


def by_keyboard(page: Page, what: str) -> None:
    """Go with Tab to the first element that is ``what``, and press Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline not in ("none", ""), "one sees where one is"
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{page.url}: Tab does not reach {what}")


def test_from_a_dropped_file_to_the_revised_workbook(watched: Page, tmp_path: Path) -> None:
    with GraphDesk(tmp_path / "graph") as desk, served(desk) as address:
        walk_from_a_file_to_its_revision(watched, address, tmp_path)
        # A page that is left open may still ask the server.
        watched.close()


def walk_from_a_file_to_its_revision(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "評価書.xlsx"
    file.write_bytes(dated("2022-06-30", "xlsx"))
    page.goto(f"{address}/?token={TOKEN}&lang=ja")
    assert "token" not in page.url
    sound(page)
    page.set_input_files("#files", file)
    page.click("#drop button.main")
    page.wait_for_selector("h1:has-text('読み込みました')", timeout=120_000)
    sound(page)
    follow(page, "td.number a")
    assert "値" in page.inner_text(".shares")

    follow(page, "nav.tabs a >> nth=0")
    fact = page.locator(".facts li > a").first
    # A page hears of its new address a moment after the click.
    fact.click()
    expect(page.locator(".lines .lit").first).to_be_visible()
    mark = page.locator(".lines a.fact").first
    mark.click()
    # Else what waits for the next page would take this change of the address for it.
    expect(page).to_have_url(re.compile(f"#{re.escape(quote((mark.get_attribute('href') or '')[1:]))}$"))
    expect(page.locator(".facts .lit")).to_have_count(1)
    for number in range(1, 7):
        follow(page, f"nav.tabs a >> nth={number}")

    by_keyboard(page, ".skip")
    expect(page).to_have_url(re.compile("#main$"))
    with page.expect_navigation():
        by_keyboard(page, "main a")
    page.locator("#find").focus()
    page.keyboard.type("番号法")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    sound(page)
    with page.expect_navigation():
        by_keyboard(page, ".results a")
    sound(page)
    assert "/provision" in page.url
    assert page.locator("main h1").inner_text().startswith("番号法")
    for name in ("問う", "比べる", "Cypher", "用語", "改正"):
        follow(page, f"header nav a:has-text('{name}')")
    page.fill("#day", "2024-05-27")
    follow(page, "form:has(#day) button")
    follow(page, "main nav li a")
    choices = page.locator("input[value=accept]")
    assert choices.count() > 0
    for number in range(choices.count()):
        choices.nth(number).check()
    after = page.locator(".pair blockquote >> nth=1").inner_text()
    follow(page, "button:has-text('採否を保存')")
    assert re.search(rf"うち {choices.count()} 件を決めました", page.inner_text("#progress"))
    page.fill("#published", "2024-06-28")
    follow(page, "button:text-is('作る')")
    with page.expect_download() as saved:
        page.click("a.paper >> nth=0")
    revised = tmp_path / "改.xlsx"
    saved.value.save_as(revised)
    record = read_file(revised)
    assert record.document.published == "2024-06-28"
    bare = "".join(after.split())
    assert any(bare in "".join(passage.text.split()) for passage in record.passages)
    assert len(record.changes) > len(read_file(file).changes)


EXAMPLE = EXAMPLES / "tomosaka_juminzei_2022.txt"
FOREIGN = "img, object, embed, base, math, video, main link, main style, main script, [onload], [onerror], [onclick]"

FOUND = """(foreign) => ({
  headings: document.querySelectorAll("h1").length,
  foreign: document.querySelectorAll(foreign).length,
  names: [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames()),
  leads: [...document.links].map((one) => one.protocol),
})"""


def test_words_of_documents_run_on_no_page(watched: Page, tmp_path: Path) -> None:
    folder, printed = tmp_path / "hostile", tmp_path / "印刷.txt"
    printed.write_text(rewritten(EXAMPLE.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    build_store(find_files([printed]), folder)
    with EmbeddedStore(folder / "store") as store:
        store.replace([deceived(facts(read_file(EXAMPLE)))])
        keys = [row["key"] for row in store.read("MATCH (e:Evaluation) RETURN e.key AS key")]
        things = store.read("MATCH (n) WHERE n.name STARTS WITH '<' RETURN labels(n)[0] AS label, n.key AS key LIMIT 6")
    assert len(keys) == 2
    assert things
    page = watched
    with GraphDesk(folder) as desk, served(desk) as address:
        page.goto(f"{address}/?token={TOKEN}&lang=en")
        # Facts that were only stated have no record, and so no text.
        (read,) = [key for key in keys if (folder / "records" / file_name(key)).exists()]
        shown = [page_link("/document", key=key, tab=tab) for key in keys for tab in ("flows", "versions", "map")]
        shown += [page_link("/document", key=read, tab=tab) for tab in ("text", "risks", "changes", "account")]
        shown += [page_link("/thing", label=one["label"], key=one["key"]) for one in things]
        shown += [page_link("/search", q=word) for word in HOSTILE[:3]]
        shown += [page_link("/ask/recipients", ask="yes"), page_link("/compare", document=read, other=read)]
        shown += [page_link("/amendments/case", day="2024-05-27", evaluation=key) for key in keys]
        shown += [page_link("/console", cypher=f"RETURN {word!r} AS word") for word in HOSTILE[:6]]
        # What one writes stays while the page fills in what is found.
        page.goto(f"{address}/findings")
        page.fill("#find", "書きかけ")
        known(page)
        assert page.locator("ul.findings li").count() > 0
        assert page.input_value("#find") == "書きかけ"
        for path in ("/findings", *shown, "/"):
            page.goto(address + path)
            known(page)
            seen = page.evaluate(FOUND, FOREIGN)
            assert seen["headings"] == 1, path
            assert seen["foreign"] == 0, path
            assert not [name for name in seen["names"] if name.startswith("on")], path
            assert not [one for one in seen["leads"] if one != "http:"], path
        page.close()
