"""The Chromium that tests open pages in."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import machine
from playwright.sync_api import Browser, Page, sync_playwright

Open = Callable[..., Page]
"""What a test opens a page with: it takes what the page shows."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium. As root, which CI often is, it runs only without its sandbox."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.browser(), args=["--no-sandbox"] if as_root else []
        )
        yield browser
        browser.close()
