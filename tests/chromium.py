"""The Chromium that tests open pages in: $CHROMIUM, else the first of the usual names on the path."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

Open = Callable[..., Page]
"""What a test opens a page with: it takes what the page shows."""

NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str:
    """Return the path of the browser. The test fails where there is none, for a page nobody opened is not tested."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(f"no browser: install one of {', '.join(NAMES)}, or name one in $CHROMIUM")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium. As root, which CI often is, it runs only without its sandbox."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"] if as_root else [])
        yield browser
        browser.close()
