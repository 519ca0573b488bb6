"""A way to open a page of a flow map from a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Open
from playwright.sync_api import Browser, Page

from konkyo.queries.flow_map import FlowMap
from konkyo.viz.flow_picture import flow_picture
from konkyo.viz.map_page import map_page
from konkyo.viz.picture import Picture


@pytest.fixture
def open_map(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a map from a file; whatever the page complains of or asks for fails the test at its end."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    complaints: list[str] = []
    requests: list[str] = []
    file = tmp_path / "地図 map.html"

    def opened(shown: FlowMap | Picture, language: str = "ja") -> Page:
        picture = flow_picture(shown) if isinstance(shown, FlowMap) else shown
        file.write_text(map_page(picture, language), encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    context.close()
    assert complaints == []
    # Pictures of the map for paper, and files that are saved, are data of the page itself.
    assert {url for url in requests if not url.startswith(("data:", "blob:"))} == {file.as_uri()}
