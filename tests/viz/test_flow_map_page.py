"""What a reader sees and can do in the page of a flow map, in a real browser, from a file."""

import re
from typing import Any

import pytest
from answers import answer, flow, many, small
from chromium import Open
from reading import boxes, click_on, middle_of, overlapping, rows, shown

from konkyo.i18n.visible_text import direction_shown
from konkyo.queries.flow_map import BothLanguages, FlowMap, MapDocument, MapFlow, Publisher
from konkyo.viz.flow_picture import flow_picture
from konkyo.viz.map_page import SCRIPTS, map_page
from konkyo.viz.map_words import WORDS

ALL = (
    small(),
    answer(),
    answer(flow("use", "使用", "市民課"), flow("provision", "提供先1", "市町村長")),
    many(40),
    many(300),
)


@pytest.mark.parametrize("drawn", ALL, ids=lambda drawn: f"{len(drawn.flows)} flows")
@pytest.mark.parametrize("language", ["ja", "en"])
def test_boxes_do_not_overlap_and_stand_within_the_map(open_map: Open, drawn: FlowMap, language: str) -> None:
    page = open_map(drawn, language)
    found = boxes(page)
    assert overlapping(found) == []
    height, width = page.evaluate("() => [drawn.height, LAYOUT.width]")
    assert all(box["left"] >= -width / 2 and box["right"] <= width / 2 for box in found.values())
    assert all(box["top"] >= 0 and box["bottom"] <= height for box in found.values())
    assert shown(page).startswith(WORDS["shown"].in_(language).format(n=len(drawn.flows), total=len(drawn.flows)))
    assert len(rows(page)) == len(drawn.flows)


def test_every_text_fits_its_box_and_what_is_cut_says_so(open_map: Open) -> None:
    page = open_map(many(40))
    lines: list[list[Any]] = page.evaluate(
        """() => {
          const pen = document.createElement("canvas").getContext("2d");
          const widthOf = ({ words, size }) => {
            pen.font = `${size}px ${source.options.nodes.font.face}`;
            return pen.measureText(words).width;
          };
          return [...drawn.places].flatMap(([id, { width, lines }]) =>
            textsOf(scene.byId.get(id)).map((one) => [one.words, widthOf(one), width, lines.length]));
        }"""
    )
    assert all(measured <= width and number <= 3 for _, measured, width, number in lines)
    assert any(line.endswith("…") for line, *_ in lines)


def test_300_flows_stay_under_a_megabyte() -> None:
    assert len(map_page(flow_picture(many(300)), "ja").encode()) < 1_000_000


BOTH_PROVIDED = "住民票関係情報、所得情報番号法第19条第8号"
"""What the tab of both flows to the Minister says, a line after the other."""


def test_one_box_for_a_party_and_one_for_its_flows_of_a_kind(open_map: Open) -> None:
    page = open_map(small())
    labels: list[str] = page.evaluate("() => [...drawn.places.values()].map((box) => box.lines.join(''))")
    assert labels.count("厚生労働大臣") == 1
    assert labels.count(BOTH_PROVIDED) == 1
    assert labels.count("名を書く欄がない") == 1


def test_search_narrows_the_map_and_the_table_alike(open_map: Open) -> None:
    page = open_map(small())
    # Full and half width are the same to who searches.
    page.fill("#search", "番号法第１９条")
    assert shown(page) == "流れ6件のうち1件を表示"
    assert [row for row in rows(page) if "提供先1" in row] == rows(page)
    assert "厚生労働大臣" in page.evaluate("() => [...drawn.places.values()].flatMap((box) => box.lines)")
    assert "市民課" not in page.evaluate("() => [...drawn.places.values()].flatMap((box) => box.lines)")
    page.fill("#search", "どこにもない語")
    assert shown(page) == "流れ6件のうち0件を表示"
    assert page.is_visible("#empty")
    page.click("#reset")
    assert len(rows(page)) == 6


def test_kinds_can_be_left_out(open_map: Open) -> None:
    page = open_map(small(), "en")
    page.uncheck("#kinds input[value=provision]")
    assert shown(page) == "4 of 6 flows are shown"
    assert not any("提供先" in row for row in rows(page))


def test_click_shows_the_passage_its_place_and_what_it_cites(open_map: Open) -> None:
    page = open_map(small())
    click_on(page, "厚生労働大臣")
    panel = page.inner_text("#panel")
    for part in ("提供先1", "提供先2", "住民票関係情報", "II-5 提供先1 ①", "行目", "番号法第19条第8号", "その日 有効"):
        assert part in panel
    assert page.locator("#panel mark").all_inner_texts() == ["番号法第19条第8号"]
    page.keyboard.press("Escape")
    assert not page.is_visible("#panel")


def test_a_row_of_the_table_opens_the_same_panel_by_keyboard(open_map: Open) -> None:
    page = open_map(small())
    page.focus("#rows tr:nth-child(6) .details")
    page.keyboard.press("Enter")
    assert page.locator("#panel details[open] summary").all_inner_texts() == ["▲ 提供 提供先2"]
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.closest('tr').rowIndex") == 6


def test_what_cannot_be_read_says_so(open_map: Open) -> None:
    page = open_map(small())
    assert "読めない" in rows(page)[0]
    click_on(page, "本人又は本人の代理人")
    assert page.inner_text("#panel .illegible") == "読めない"
    page.click("#language")
    assert page.inner_text("#panel .illegible") == "illegible"


def test_selection_lights_up_what_is_upstream_and_downstream(open_map: Open) -> None:
    page = open_map(small())
    click_on(page, "市民課")
    lit = page.evaluate(
        """() => source.nodes
          .filter((node) => node.role === "end" && lit.has(node.id)).map((node) => node.label)"""
    )
    assert lit == ["本人又は本人の代理人", "市民課"]


def test_hover_tells_the_legal_basis(open_map: Open) -> None:
    page = open_map(small())
    page.mouse.move(*middle_of(page, BOTH_PROVIDED), steps=4)
    page.wait_for_selector(".vis-tooltip .hint", state="visible")
    assert "番号法第19条第8号 別表第二の1の項" in page.inner_text(".vis-tooltip")


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ("本人又は本人の代理人", "本人又は本人の代理人"),
        (BOTH_PROVIDED, "住民情報ファイル → 厚生労働大臣"),
        ("入手", "本人又は本人の代理人 → 住民情報ファイル"),
        ("再委託", "株式会社見本 → 名を書く欄がない"),
    ],
)
def test_hint_and_panel_are_headed_by_both_ends_of_a_flow(open_map: Open, box: str, name: str) -> None:
    # The file, the first node of the page, has the id 0.
    page = open_map(small())
    page.mouse.move(*middle_of(page, box), steps=4)
    page.wait_for_selector(".vis-tooltip .hint", state="visible")
    assert page.inner_text(".hint-name") == name
    click_on(page, box)
    assert page.inner_text("#panel-title") == name


def test_a_click_hides_the_hint_until_the_pointer_moves(open_map: Open) -> None:
    page = open_map(many(40))
    page.click("#open-all")
    # Other boxes come to lie under the resting pointer when the panel takes its room.
    spots = page.evaluate(
        """() => [...drawn.places].filter(([id]) => scene.byId.get(id).role === "end").map(([, box]) => {
          const { x, y } = network.canvasToDOM(box);
          const frame = document.getElementById("canvas").getBoundingClientRect();
          return [x + frame.left, y + frame.top];
        }).filter(([, y]) => y > 350 && y < 800).slice(0, 4)"""
    )
    assert len(spots) == 4
    for x, y in spots:
        page.mouse.move(x, y, steps=4)
        page.wait_for_selector(".vis-tooltip .hint", state="visible")
        page.mouse.click(x, y)
        page.wait_for_selector("#panel:not([hidden])")
        page.evaluate("() => new Promise((done) => setTimeout(done, 600))")
        assert not page.is_visible(".vis-tooltip")
        page.keyboard.press("Escape")
        assert not page.is_visible(".vis-tooltip")
    page.mouse.move(*middle_of(page, "見本ファイル1"), steps=4)
    page.wait_for_selector(".vis-tooltip .hint", state="visible")


def declaring(*flows: MapFlow, **counts: int) -> FlowMap:
    """The map of ``flows`` of one file for which the form declares ``counts``."""
    made = answer(*flows)
    return made.model_copy(update={"files": (made.files[0].model_copy(update=counts),)})


PROVIDED = flow("provision", "提供先1", "市町村長")
TRANSFERRED = flow("transfer", "移転先1", "市民課")
STANDING = flow(
    "provision", "提供先2", None, refers_to_annex="別紙1", counterparty="別紙1のとおり", annex_fields=("counterparty",)
)


@pytest.mark.parametrize(
    ("drawn", "ja", "en"),
    [
        (declaring(PROVIDED, TRANSFERRED, entrustment=0, provision=57, transfer=1),
         "様式の件数：委託 0・提供 57・移転 1（読めたのは 提供 1）",
         "Counts in the form: Entrustment 0, Provision 57, Transfer 1 (read: Provision 1)"),
        (declaring(PROVIDED, provision=1), "様式の件数：提供 1（読めた件数と同じ）",
         "Counts in the form: Provision 1 (as many were read)"),
        (declaring(PROVIDED), "様式の件数：提供 記載なし（読めたのは 提供 1）",
         "Counts in the form: Provision blank (read: Provision 1)"),
        # What stands for an annex is not counted beside its rows.
        (declaring(PROVIDED, STANDING, provision=1), "様式の件数：提供 1（読めた件数と同じ）",
         "Counts in the form: Provision 1 (as many were read)"),
        (declaring(flow("use", "使用", "市民課")), "", ""),
    ],
)  # fmt: skip
def test_declared_counts_stand_against_what_was_found(open_map: Open, drawn: FlowMap, ja: str, en: str) -> None:
    page = open_map(drawn)
    assert page.inner_text("#remarks") == ja
    page.click("#language")
    assert page.inner_text("#remarks") == en


def test_counts_of_several_files_name_the_file(open_map: Open) -> None:
    page = open_map(answer(PROVIDED, flow("provision", "提供先1", "市町村長", file="別のファイル")))
    assert [line.split(" ")[0] for line in page.locator("#remarks li").all_inner_texts()] == [
        "住民情報ファイル", "別のファイル"]  # fmt: skip


def test_gaps_of_the_source_are_listed_on_the_page_and_on_paper(open_map: Open) -> None:
    made = small()
    gaps = BothLanguages(
        ja=["提供先2 の欄がない", "甲 / 乙 が二度ある"], en=["提供先2 is missing", "甲 / 乙 is printed twice"]
    )
    page = open_map(made.model_copy(update={"document": made.document.model_copy(update={"gaps": gaps})}))
    assert page.inner_text("#gaps summary") == "原文の欠け・食い違い（2件）"
    assert not page.is_visible("#gaps li")
    page.click("#gaps summary")
    assert page.locator("#gaps li").all_inner_texts() == ["提供先2 の欄がない", "甲 / 乙 が二度ある"]
    page.click("#language")
    assert page.locator("#gaps li").all_inner_texts() == ["提供先2 is missing", "甲 / 乙 is printed twice"]
    page.click("#gaps summary")
    page.pdf()
    assert page.is_visible("#gaps li >> nth=0")
    assert not open_map(made).is_visible("#gaps")


@pytest.mark.parametrize(
    ("printed", "pointing", "ja", "en"),
    [
        (None, (), "（記載なし）", "(not named)"),
        ("提供先については、別紙1を参照", ("counterparty",), "別紙が文書にない", "annex missing"),
        ("未定", ("purpose",), "未定", "未定"),
        ("番号法別表第二に定める者", (), "番号法別表第二に定める者", "番号法別表第二に定める者"),
        ("ILLEGIBLE", (), "読めない", "illegible"),
    ],
)
def test_what_stands_where_nobody_is_named(
    open_map: Open, printed: str | None, pointing: tuple[str, ...], ja: str, en: str
) -> None:
    page = open_map(answer(flow("provision", "提供先1", None, counterparty=printed, annex_fields=pointing)))
    for expected in (ja, en):
        labels = page.evaluate("() => [...drawn.places.values()].map((box) => box.lines.join(''))")
        assert expected in labels
        assert page.inner_text("#rows td:nth-child(4)") == expected
        page.click("#rows .details")
        assert page.inner_text("#panel .way") == f"住民情報ファイル → {expected}"
        page.click("#close")
        page.click("#language")


NAMED_BY_HEADING = BothLanguages(ja=("欄がない", "見出しによる"), en=("no field; a heading names it", "by its heading"))


def test_a_list_of_changes_says_that_it_states_no_flows(open_map: Open) -> None:
    body = Publisher(name="見本市", inferred=NAMED_BY_HEADING)
    cover = MapDocument(title="変更箇所一覧", form="変更箇所一覧", changes=22, publishers=(body,))
    page = open_map(answer().model_copy(update={"document": cover}))
    assert page.inner_text("#empty") == "この文書は変更箇所の一覧（22行）であり、流れは述べていません。"
    assert page.inner_text("#document dd >> nth=0") == "見本市推定 欄がない・見出しによる"
    for part in (".headings", "#canvas", "#shown", "#search", "table"):
        assert not page.is_visible(part)
    page.click("#language")
    assert page.inner_text("#empty") == "This document is a list of changes (22 rows). It states no flows."
    assert "no field; a heading names it, by its heading" in page.inner_text("#document")
    page.pdf()


def test_the_body_is_the_one_the_cover_prints(open_map: Open) -> None:
    made = small()
    body = Publisher(name="見本市", inferred=BothLanguages(ja=("長の職名による",), en=("by the office of its head",)))
    page = open_map(made.model_copy(update={"document": made.document.model_copy(update={"publishers": (body,)})}))
    assert page.inner_text("#document dd >> nth=0") == "見本市長"


def test_both_languages_are_in_the_page(open_map: Open) -> None:
    page = open_map(small(), "en")
    assert page.inner_text(".headings h2 >> nth=0") == "From"
    page.click("#language")
    assert page.inner_text(".headings h2 >> nth=0") == "どこから"
    assert page.evaluate("() => document.documentElement.lang") == "ja"
    assert "2024年3月1日" in page.inner_text("#document")


def test_paper_gets_the_whole_map_in_pictures_that_cut_no_box(open_map: Open) -> None:
    page = open_map(many(40))
    page.click("#open-all")
    cuts = page.evaluate(
        "() => slices(drawn, ...[SHEET.first, SHEET.rest].map((one) => one * LAYOUT.width / SHEET.width))"
    )
    height = page.evaluate("() => drawn.height")
    assert cuts[0][0] == 0
    assert cuts[-1][1] >= height
    small_boxes = [box for box in boxes(page).values() if box["bottom"] - box["top"] < 200]
    assert not [c for _, c in cuts for box in small_boxes if box["top"] + 1 < c < box["bottom"] - 1]
    page.pdf()
    assert page.locator("#paper figure").count() == len(cuts) > 1
    # Each sheet has the names of the lanes, and what is drawn is there as text.
    assert page.locator("#paper text", has_text=re.compile("^どこから$")).count() == len(cuts)
    printed = set(page.locator("#paper text").all_text_contents())
    assert printed >= set(page.evaluate("() => [...drawn.places.values()].flatMap((box) => box.lines)"))


def test_an_overview_is_printed_on_one_sheet(open_map: Open) -> None:
    page = open_map(many(141))
    page.pdf()
    assert page.locator("#paper figure").count() == 1


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{7*7}}",
    "{% raw %}",
    "<a href='javascript:alert(1)'>href</a>",
    "\u202e逆さ\u202c",
    "${alert(1)}",
    "<!--<script>",
    "]]>",
    "{n}",
    "ILLEGIBL\u0000E",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_documents_are_words_and_nothing_else(open_map: Open, words: str) -> None:
    one = flow("provision", f"提供先1{words}", words, file=words, information=words, purpose=words, frequency=words,
               methods=[words], legal_basis_text=words, via=[{"key": words, "name": words}],
               inferred={"ja": [words], "en": [words]}, citations=[{"address": words, "status": words}])  # fmt: skip
    page = open_map(answer(one, title=words, systems=(words, words + "2")))
    page.click("#rows .details")
    for part in ("#title", "#rows", "#panel-title", "#panel-body"):
        assert direction_shown(words) in (page.text_content(part) or "")
    assert page.locator("script").count() == 2 + len(SCRIPTS)
    assert page.locator("img, a:not(.skip)").count() == 0
