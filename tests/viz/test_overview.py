"""A map begins with an overview of one screen: bundles with counts, which open on a click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import answer, flow, many, small
from chromium import Open
from playwright.sync_api import Page
from reading import boxes, click_on, labels, middle_of, overlapping, rows

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.queries.evaluations import find_evaluation
from konkyo.queries.flow_map import FlowMap
from konkyo.viz.flow_picture import document_picture
from konkyo.viz.picture import Picture

SIZES = ((1400, 900), (1280, 720))
HEAD = 90
"""The most that the folded head may take of a laptop screen, in px."""


def counted(page: Page) -> list[int]:
    """How many flows each tab of the map stands for, whether a bundle or not."""
    found: list[int] = page.evaluate(
        """() => scene.nodes.filter((node) => node.role === "tab")
          .map((node) => units(node.rows.filter((ordinal) => scene.rows.has(ordinal))))"""
    )
    return found


def bundles(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => [...scene.bundles.keys()]")
    return found


def open_first(page: Page, ending: str) -> str:
    """Click on the first bundle whose key ends like this, and return its key."""
    key, x, y = page.evaluate(
        """(ending) => {
          const key = [...scene.bundles.keys()].find((one) => one.endsWith(ending));
          const { x, y } = network.canvasToDOM(drawn.places.get(key));
          const frame = document.getElementById("canvas").getBoundingClientRect();
          return [key, x + frame.left, y + frame.top];
        }""",
        ending,
    )
    page.mouse.click(x, y)
    page.wait_for_selector("#opened button")
    return str(key)


@pytest.fixture(scope="module")
def largest(built: Path) -> Iterator[tuple[Picture, str]]:
    """The map of the real document with the most flows, 141, and the share of it that was not read."""
    with EmbeddedStore(built / STORE) as store:
        key = find_evaluation(store, "墨田区")
        query = "MATCH (e:Evaluation {key: $key}) RETURN e.unread_share AS share"
        ((share,),) = (row.values() for row in store.read(query, {"key": key}))
        yield document_picture(store, key), f"{share:.1%}"


def laid_for(page: Page, width: int, height: int) -> None:
    """Give the window a size, and wait until the map is laid out for it."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("(width) => laidFor === width", arg=width)


def of_one_screen(page: Page) -> None:
    assert page.evaluate("() => document.getElementById('map').getBoundingClientRect().bottom <= window.innerHeight")
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert overlapping(boxes(page)) == []
    # Nothing is smaller than 10 px.
    assert page.evaluate("() => LOOSE.text.size * frame.scale") >= 10


@pytest.mark.parametrize("size", [*SIZES, (800, 720)], ids=str)
@pytest.mark.parametrize("number", [20, 141, 300, 2_000])
def test_any_number_of_flows_is_on_one_screen(open_map: Open, number: int, size: tuple[int, int]) -> None:
    page = open_map(many(number))
    laid_for(page, *size)
    of_one_screen(page)
    # Each flow of the synthetic documents has one end, so that the tabs share out all of them.
    assert sum(counted(page)) == number


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_head_is_low(open_map: Open, size: tuple[int, int]) -> None:
    page = open_map(many(141))
    laid_for(page, *size)
    assert page.evaluate("() => document.getElementById('map').getBoundingClientRect().top") <= HEAD


def test_the_real_document_with_most_flows_is_on_one_screen(largest: tuple[Picture, str], open_map: Open) -> None:
    picture, share = largest
    page = open_map(picture)
    of_one_screen(page)
    assert sum(counted(page)) == 141
    # II-5 of the document: the annex lists 60 recipients by the network, which the document itself does not.
    lines = page.evaluate(
        """() => [...drawn.places.values()].filter((box) => box.counts)
          .flatMap((box) => box.lines.map((line, n) => [line, box.counts[n]]))"""
    )
    assert ["別紙2 情報提供ネットワークシステム", "60"] in lines
    assert f"一部しか読み取れていません（値のない欄: 表紙 公表日、読めなかった文字 {share}）" in page.inner_text(
        "#partly"
    )
    open_first(page, "right provision")
    assert overlapping(boxes(page)) == []
    assert [label for label in labels(page) if "第2条の表 2, 7" in label]
    page.click("#language")
    assert f"read in part only (no value for 表紙 公表日, {share} not read)" in page.inner_text("#partly")
    # Words and buttons of the head are beside each other, also where there is little room and much to say.
    laid_for(page, 800, 720)
    assert page.evaluate(
        """() => document.querySelector("#shown > b").getBoundingClientRect().right
          <= document.getElementById("reset").getBoundingClientRect().left"""
    )


def test_what_was_read_wholly_does_not_say_the_contrary(open_map: Open) -> None:
    assert not open_map(small()).is_visible("#partly")


def test_a_bundle_opens_and_folds_again(open_map: Open) -> None:
    page = open_map(many(141))
    before = set(bundles(page))
    key = open_first(page, "right transfer")
    assert set(bundles(page)) == before - {key}
    assert sum(counted(page)) == 141
    assert overlapping(boxes(page)) == []
    page.click("#opened button")
    assert set(bundles(page)) == before
    page.click("#open-all")
    assert bundles(page) == []
    assert sum(counted(page)) == 141
    page.click("#reset")
    assert set(bundles(page)) == before


def test_bundles_open_by_keyboard(open_map: Open) -> None:
    page = open_map(many(141))
    before = len(bundles(page))
    page.focus("#canvas")
    page.keyboard.press("Home")
    while page.evaluate("() => !isBundle(scene.byId.get(state.focused))"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert len(bundles(page)) == before - 1
    assert "を開きました" in page.inner_text("#spoken")
    assert page.evaluate("() => drawn.places.has(state.focused)")


def test_a_bundle_counts_by_way_where_there_are_several_else_by_party(open_map: Open) -> None:
    network = [{"key": "網", "name": "網"}]
    several = [flow("provision", f"提供先{n}", f"相手{n}", via=network if n < 30 else []) for n in range(40)]
    page = open_map(answer(*several, *(flow("transfer", f"移転先{n}", "市民課" if n else "税務課") for n in range(9))))
    entries = page.evaluate("() => scene.nodes.filter((node) => node.entries).map((node) => node.entries)")
    assert [[both["n"] for both in one] for one in entries] == [[30, 10], [8, 1]]
    assert entries[0][0]["name"] == "網"
    assert [one["name"] for one in entries[1]] == ["市民課", "税務課"]
    assert "網方法の記載なし" in labels(page)


def test_search_draws_what_is_few_row_by_row(open_map: Open) -> None:
    page = open_map(many(141))
    page.fill("#search", "項番7")
    assert bundles(page) == []
    assert sum(counted(page)) == len(rows(page))


def test_a_tab_says_the_information_and_the_rows_of_the_law(open_map: Open) -> None:
    def cites(row: str) -> list[dict[str, str]]:
        article = {"address": "番号法第19条第8号", "law": "番号法", "article": "19", "item": "8"}
        order = {"law": "利用特定個人情報提供命令", "table": "第2条の表", "row": row}
        return [article, {"address": f"利用特定個人情報提供命令第2条の表の{row}の項", **order}]

    told = {"information": "地方税関係情報"}
    page = open_map(answer(
        flow("provision", "提供先1", "市町村長", citations=cites("20"), **told),
        flow("provision", "提供先2", "市町村長", citations=cites("74"), **told),
        flow("entrustment", "委託事項1", "株式会社見本", matter="帳票の印刷"),
    ))  # fmt: skip
    assert {"地方税関係情報 · 第2条の表 20, 74", "帳票の印刷"} <= set(labels(page))
    # The numbers of the form are in the tooltip and in the panel.
    page.mouse.move(*middle_of(page, "地方税関係情報 · 第2条の表 20, 74"), steps=4)
    page.wait_for_selector(".vis-tooltip .hint", state="visible")
    assert "提供先2" in page.inner_text(".vis-tooltip")
    click_on(page, "市町村長")
    assert "提供先1" in page.inner_text("#panel")


@pytest.mark.parametrize("size", [*SIZES, (800, 720)], ids=str)
@pytest.mark.parametrize("drawn", [small(), many(30)], ids=["small", "opened"])
def test_the_panel_covers_nothing_that_was_clicked(open_map: Open, drawn: FlowMap, size: tuple[int, int]) -> None:
    page = open_map(drawn)
    laid_for(page, *size)
    if page.is_visible("#open-all"):
        page.click("#open-all")
    ends = page.evaluate("() => scene.nodes.filter((node) => node.role === 'end').map((node) => node.id)")
    for one in (ends[0], ends[-1]):
        page.evaluate("(id) => reveal(id)", one)
        page.evaluate("(id) => enter(id)", one)
        x, y, left, top = page.evaluate(
            """(id) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
              const { x, y } = network.canvasToDOM(drawn.places.get(id));
              const frame = document.getElementById("canvas").getBoundingClientRect();
              const panel = document.getElementById("panel").getBoundingClientRect();
              done([x + frame.left, y + frame.top, panel.left, panel.top]);
            })))""",
            one,
        )
        assert 0 < x < size[0]
        assert 0 < y < size[1]
        assert x < left or y < top
        page.keyboard.press("Escape")
