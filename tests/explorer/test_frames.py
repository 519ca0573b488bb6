"""Tables of many columns stay within their frame on the screen of a laptop, as an officer sees them."""

from collections.abc import Iterator

import pytest
from chromium import chromium
from pages import TOKEN
from playwright.sync_api import Page
from served import served

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.links import page_link
from konkyo.queries.evaluations import stored_evaluations


@pytest.fixture(scope="module")
def opened(desk: GraphDesk) -> Iterator[tuple[Page, str]]:
    with served(desk) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"{address}/?token={TOKEN}")
        yield page, address


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("what", ["due", "flows"])
def test_a_table_does_not_run_past_its_frame(
    opened: tuple[Page, str], desk: GraphDesk, what: str, language: str
) -> None:
    page, address = opened
    with desk.reading() as store:
        key = next(row["key"] for row in stored_evaluations(store) if "住民税" in row["document"])
    paths = {
        "due": page_link("/due", lang=language),
        "flows": page_link("/document", key=key, tab="flows", lang=language),
    }
    page.goto(address + paths[what])
    page.wait_for_selector(".wide tbody tr", timeout=20_000)
    wide = page.locator(".wide").evaluate_all("all => all.map((one) => [one.scrollWidth, one.clientWidth])")
    assert [pair for pair in wide if pair[0] > pair[1]] == []


def test_who_receives_leads_to_the_page_about_it(opened: tuple[Page, str]) -> None:
    page, address = opened
    page.goto(address + page_link("/ask/recipients", ask="yes", lang="en"))
    link = page.locator(".wide tbody td:first-child a").first
    name = link.inner_text()
    link.click()
    assert page.locator("h1").inner_text().startswith(name)
