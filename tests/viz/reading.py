"""What a page of a map shows, read off it."""

import itertools

from playwright.sync_api import Page


def boxes(page: Page) -> dict[str, dict[str, float]]:
    """The boxes of all that is drawn with a text, as vis-network drew them.

    Its getBoundingBox would be larger: it adds the radius of the corners on all sides.
    """
    found: dict[str, dict[str, float]] = page.evaluate(
        """() => Object.fromEntries([...drawn.places.keys()].map((id) => {
          const { left, top, width, height } = network.body.nodes[id].shape;
          return [id, { left, top, right: left + width, bottom: top + height }];
        }))"""
    )
    return found


def overlapping(all_boxes: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    # Boxes may share a line: a flow is a tab of its file.
    def across(a: dict[str, float], b: dict[str, float]) -> bool:
        wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
        tall = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
        return wide > 1 and tall > 1

    return [pair for pair in itertools.combinations(all_boxes, 2) if across(*(all_boxes[one] for one in pair))]


def shown(page: Page) -> str:
    return page.inner_text("#shown")


def rows(page: Page) -> list[str]:
    return page.locator("#rows tr:visible").all_inner_texts()


def middle_of(page: Page, words: str) -> tuple[float, float]:
    """Where in the window the box stands that says ``words``."""
    x, y = page.evaluate(
        """(words) => {
          const box = [...drawn.places.values()].find(({ lines }) => lines.join("") === words);
          const { x, y } = network.canvasToDOM(box);
          const frame = document.getElementById("canvas").getBoundingClientRect();
          return [x + frame.left, y + frame.top];
        }""",
        words,
    )
    return x, y


def click_on(page: Page, words: str) -> None:
    page.mouse.click(*middle_of(page, words))
    # vis-network waits whether a second click follows before it tells of the first.
    page.wait_for_selector("#panel:not([hidden])")


def labels(page: Page) -> list[str]:
    """The words on every box."""
    found: list[str] = page.evaluate("() => [...drawn.places.values()].map((box) => box.lines.join(''))")
    return found
