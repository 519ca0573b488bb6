"""What a reader can do with any map: narrow it, light it up, read its law of today, save it, use it by keyboard."""

import csv
import io
import struct
from pathlib import Path

import pytest
from answers import answer, flow, many, small
from axe_playwright_python.sync_playwright import Axe
from chromium import Open
from lxml import etree
from playwright.sync_api import Page
from reading import boxes, click_on, overlapping, rows, shown

from konkyo.i18n import Words
from konkyo.queries.flow_map import FlowMap, MapDocument
from konkyo.viz.flow_picture import flow_picture
from konkyo.viz.picture import Picture

SERIOUS = ("serious", "critical")


def several() -> FlowMap:
    """Flows of two files, on two provisions, by two media, with two departments."""
    cites = [{"address": f"番号法第{n}条", "status": "valid", "law": "番号法", "article": str(n)} for n in (9, 19)]
    return answer(
        flow("provision", "提供先1", "市町村長", methods=["紙"], citations=cites[:1]),
        flow("provision", "提供先2", "厚生労働大臣", methods=["フラッシュメモリ", "紙"], citations=cites[1:]),
        flow("transfer", "移転先1", "市民課", methods=["専用線"], file="別のファイル"),
        flow("use", "使用", "税務課", file="別のファイル"),
    )


@pytest.mark.parametrize(
    ("filter", "value", "left"),
    [
        ("file", "別のファイル", ["移転先1", "使用"]),
        ("department", "市民課", ["移転先1"]),
        ("provision", "番号法第19条", ["提供先2"]),
        ("methods", "紙", ["提供先1", "提供先2"]),
    ],
)
def test_each_filter_narrows_map_and_table_alike(open_map: Open, filter: str, value: str, left: list[str]) -> None:
    page = open_map(several())
    page.click("#fold")
    page.select_option(f"#filters select[name={filter}]", value)
    assert [row.split("\t")[1].strip() for row in rows(page)] == left
    assert shown(page) == f"流れ4件のうち{len(left)}件を表示"
    drawn = page.evaluate("() => scene.nodes.filter((node) => node.role === 'tab').flatMap((node) => node.rows).length")
    assert drawn == len(left)
    page.click("#reset")
    assert len(rows(page)) == 4
    assert page.input_value(f"#filters select[name={filter}]") == ""


def test_filters_and_search_work_together(open_map: Open) -> None:
    page = open_map(several())
    page.click("#fold")
    page.select_option("#filters select[name=methods]", "紙")
    page.fill("#search", "厚生")
    assert [row.split("\t")[1].strip() for row in rows(page)] == ["提供先2"]
    page.uncheck("#kinds input[value=provision]")
    assert shown(page) == "流れ4件のうち0件を表示"
    assert page.is_visible("#empty")


@pytest.mark.parametrize(("way", "lit"), [
    ("both", {"本人又は本人の代理人", "住民情報ファイル", "市民課"}),
    ("upstream", {"本人又は本人の代理人", "住民情報ファイル", "市民課"}),
    ("downstream", {"市民課"}),
])  # fmt: skip
def test_what_is_selected_lights_up_upstream_or_downstream(open_map: Open, way: str, lit: set[str]) -> None:
    page = open_map(small())
    click_on(page, "市民課")
    names = {"both": "両方", "upstream": "入ってくる側", "downstream": "出ていく側"}
    page.click(f".light button:text-is('{names[way]}')")
    found = page.evaluate(
        "() => [...lit].map((id) => scene.byId.get(id)).filter((n) => n.role !== 'tab').map((n) => n.label)"
    )
    assert set(found) == lit


@pytest.mark.parametrize("number", [20, 300, 2_000])
def test_no_two_labels_overlap(open_map: Open, number: int) -> None:
    page = open_map(many(number))
    assert overlapping(boxes(page)) == []
    assert shown(page).startswith(f"流れ{number}件のうち{number}件を表示")


def test_open_bundles_of_more_than_300_rows_are_said_to_be_cut(open_map: Open) -> None:
    page = open_map(answer(*(flow("provision", f"提供先{n}", f"相手{n}") for n in range(400))))
    assert "300" not in shown(page)
    page.click("#open-all")
    assert "300件だけを図に描いた" in shown(page)
    assert overlapping(boxes(page)) == []


def test_what_is_shown_is_saved_as_csv(open_map: Open) -> None:
    page = open_map(several())
    page.click("#fold")
    page.select_option("#filters select[name=file]", "別のファイル")
    with page.expect_download() as saved:
        page.click("#csv")
    data = Path(saved.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [line["見出し"] for line in table] == ["移転先1", "使用"]
    assert [line["方法"] for line in table] == ["専用線", ""]
    assert "見本市長 住民に関する事務" in saved.value.suggested_filename
    assert saved.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("number", [6, 300])
def test_the_map_is_saved_as_a_picture_of_all_of_it(open_map: Open, number: int) -> None:
    page = open_map(small() if number == 6 else many(number))
    with page.expect_download() as saved:
        page.click("#png")
    data = Path(saved.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    drawn = page.evaluate("() => [LAYOUT.width, drawn.height]")
    # Nothing is left out: as much of the width as of the height, and what the map is of above and below.
    assert height / width > drawn[1] / drawn[0]
    assert height <= 16_000


def test_the_map_is_saved_as_svg_with_all_its_texts(open_map: Open) -> None:
    page = open_map(many(300))
    drawn = page.evaluate("() => [...drawn.places.values()].flatMap((box) => box.lines)")
    with page.expect_download() as saved:
        page.click("#svg")
    assert saved.value.suggested_filename.endswith(".svg")
    made = etree.parse(Path(saved.value.path())).getroot()
    assert made.tag == "{http://www.w3.org/2000/svg}svg"
    texts = {one.text for one in made.iter("{*}text")}
    assert texts >= {*drawn, "住民に関する事務", "どこから", "どこへ", "流れ300件のうち300件を表示"}
    assert {one.tag.rpartition("}")[2] for one in made.iter()} <= {"svg", "title", "g", "rect", "path", "text"}


def test_the_words_of_a_selected_box_can_be_copied(open_map: Open) -> None:
    page = open_map(small())
    click_on(page, "厚生労働大臣")
    copied = page.evaluate(
        """() => {
          const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), cancelable: true });
          document.dispatchEvent(event);
          return event.clipboardData.getData("text/plain");
        }"""
    )
    assert copied == "厚生労働大臣"


def test_a_row_of_the_table_is_one_line_until_it_is_opened(open_map: Open) -> None:
    page = open_map(many(40))
    heights = page.evaluate("() => [...document.querySelectorAll('#rows tr')].map((row) => row.offsetHeight)")
    assert max(heights) < 40
    page.click("#rows .opener >> nth=0")
    assert page.get_attribute("#rows .opener >> nth=0", "aria-expanded") == "true"
    assert page.evaluate("() => document.querySelector('#rows tr').offsetHeight") > max(heights)
    # No column is too narrow for its heading.
    assert page.evaluate("() => [...document.querySelectorAll('#columns th')].every((one) => one.offsetWidth > 60)")


def test_the_map_works_by_keyboard_alone(open_map: Open) -> None:
    page = open_map(small())
    page.focus("#canvas")
    page.keyboard.press("Home")
    assert "入手" in page.inner_text("#spoken")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#spoken") == "外の相手 本人又は本人の代理人 1行"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel-title") == "本人又は本人の代理人"
    page.keyboard.press("Escape")
    assert not page.is_visible("#panel")
    assert page.evaluate("() => document.activeElement.id") == "canvas"
    page.keyboard.press("End")
    assert page.evaluate("() => state.focused !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("() => state.focused === null")


def test_every_box_can_be_reached_by_arrow_keys(open_map: Open) -> None:
    page = open_map(small())
    reached, boxes_there = page.evaluate(
        """() => {
          const seen = new Set([drawn.places.keys().next().value]);
          for (const at of seen) {
            const next = Object.values(ARROWS).map((way) => nearest(at, way));
            next.filter((id) => id !== null).forEach((id) => seen.add(id));
          }
          return [seen.size, drawn.places.size];
        }"""
    )
    assert reached == boxes_there


def of_today() -> Picture:
    """A map that says what the provisions are now."""
    now = Words(ja="番号法第19条第8号（番号変更、2021-09-01）", en="番号法第19条第8号 (renumbered, 2021-09-01)")
    return flow_picture(
        small(), "評価書の鍵", lambda cited: now, Words(ja="「今」は2026-01-01。", en="Now: 2026-01-01.")
    )


def test_the_panel_tells_what_a_provision_is_now(open_map: Open) -> None:
    page = open_map(of_today())
    page.click("#rows tr:nth-child(5) .details")
    panel = page.inner_text("#panel")
    assert "今 番号法第19条第8号（番号変更、2021-09-01）" in panel
    assert "「今」は2026-01-01。" in panel


def test_the_panel_and_the_page_give_the_cypher_that_shows_the_same(open_map: Open) -> None:
    page = open_map(of_today())
    page.click("#rows tr:nth-child(5) .details")
    page.click("#panel .cypher summary")
    key = small().flows[4].flow
    assert f'flow.key IN [\n "{key}",' in page.inner_text("#panel .cypher code")
    page.keyboard.press("Escape")
    page.click(".question summary")
    assert "評価書の鍵" in page.inner_text("#question-text")
    assert "MATCH (e:Evaluation)" in page.inner_text("#question-text")


def test_a_form_without_fields_for_flows_says_so(open_map: Open) -> None:
    page = open_map(answer().model_copy(update={"document": MapDocument(title="国保", form="基礎項目評価書")}))
    assert "様式には、流れ（入手・委託・提供・移転）を書く欄がない" in page.inner_text("#empty")
    page.click("#language")
    assert "has no fields for flows" in page.inner_text("#empty")
    assert "様式" not in page.inner_text("#empty").replace("基礎項目評価書", "")


def complaints(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in SERIOUS]


def test_axe_finds_nothing_serious_by_night(open_map: Open) -> None:
    page = open_map(of_today())
    page.emulate_media(color_scheme="dark")
    page.click("#fold")
    page.click("#rows tr:nth-child(5) .details")
    assert complaints(page) == []
    # The map itself is dark, what is saved of it is light.
    corner = "() => [...document.querySelector('#canvas canvas').getContext('2d').getImageData(2, 2, 1, 1).data]"
    assert sum(page.evaluate(corner)[:3]) < 200
    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 28)"
    assert "#ffffff" in page.evaluate("() => svgText(poster())")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_axe_finds_nothing_serious(open_map: Open, language: str) -> None:
    page = open_map(of_today(), language)
    assert complaints(page) == []
    page.click("#rows tr:nth-child(5) .details")
    assert complaints(page) == []


@pytest.mark.parametrize("drawn", [answer(), many(301)], ids=["nothing drawn", "grouped"])
def test_axe_finds_nothing_serious_in_small_and_large(open_map: Open, drawn: FlowMap) -> None:
    assert complaints(open_map(drawn)) == []
