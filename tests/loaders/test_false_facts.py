"""Prints that once made, or could make, a false fact: each reads as little as it says."""

from pathlib import Path

import pytest

from konkyo.i18n import KonkyoError
from konkyo.loaders.read_document import read_file, read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Flow, Record

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tomosaka_juminzei_2022.txt"
HEAD = """特定個人情報保護評価書（重点項目評価書）
評価書番号\t評価書名
5\t税に関する事務
評価実施機関名
灯坂市長
Ⅰ 基本情報
1. 特定個人情報ファイルを取り扱う事務
①事務の名称\t税に関する事務
Ⅱ 特定個人情報ファイルの概要
1. 特定個人情報ファイル名
税ファイル
"""


def read(text: str) -> Record:
    return read_pages(read_text(text.encode()))


def flows(text: str, kind: str) -> list[Flow]:
    return [flow for flow in read(HEAD + text).flows if flow.kind == kind]


def test_a_row_of_the_log_that_names_a_part_is_a_row_of_the_log() -> None:
    log = "（別添2）変更箇所\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t説明\n"
    rows = (
        "Ⅱ 特定個人情報ファイルの概要\n令和3年9月1日\t提供先9\t福祉課\t厚生労働大臣\t事後\t改正\n"
        "Ⅰ 基本情報\n令和3年9月1日\t①法令上の根拠\t番号法第19条第7号\t番号法第19条第8号\t事後\t改正\n"
    )
    record = read(HEAD + log + rows)
    assert not record.flows
    assert not record.citations
    assert [change.item for change in record.changes] == ["提供先9", "①法令上の根拠"]


def test_a_log_that_is_no_table_cites_nothing_in_force_and_is_noted() -> None:
    record = read(HEAD + "（別添2）変更箇所\n令和3年9月1日 Ⅰ-5-② 番号法第19条第7号 番号法第19条第8号 事後\n")
    assert not record.citations
    assert not record.changes
    assert "changes-unread" in [gap.code for gap in record.gaps]


@pytest.mark.parametrize("blank", ["", "健康保険の給付"])
def test_fields_of_a_block_whose_head_is_lost_belong_to_nobody(blank: str) -> None:
    text = (
        "5. 特定個人情報の提供・移転\n提供先2\t全国健康保険協会\n"
        f"①法令上の根拠\t\n②提供先における用途\t{blank}\n③提供する情報\t\n"
        "①法令上の根拠\t番号法第19条第8号 別表第二の27の項\n②提供先における用途\t賦課\n③提供する情報\t住民票関係情報\n"
    )
    [flow] = flows(text, "provision")
    assert (flow.counterparty, flow.purpose, flow.information) == ("全国健康保険協会", blank or None, None)
    assert flow.legal_basis == ()
    assert "block-head-lost" in [gap.code for gap in read(HEAD + text).gaps]


@pytest.mark.parametrize("nothing", ["－", "なし", "該当なし", ""])
def test_what_says_that_there_is_nothing_is_no_flow(nothing: str) -> None:
    text = (
        "4. 特定個人情報ファイルの取扱いの委託\n委託の有無\t[ 委託しない ] 1) 委託する 2) 委託しない\n"
        f"委託事項1\t{nothing}\n①委託内容\t{nothing}\n③委託先名\t{nothing}\n"
        f"5. 特定個人情報の提供・移転\n提供先1\t{nothing}\n①法令上の根拠\t{nothing}\n"
    )
    assert read(HEAD + text).flows == ()


PAPER = ChosenOption(name="紙")


@pytest.mark.parametrize(
    ("boxes", "methods"),
    [
        ('<input type="radio"/> 紙 <input type="radio"/> 専用線', ILLEGIBLE),
        ("紙 [ ○ ] 専用線 [ ]", ILLEGIBLE),
        ("[ ○ ] [ ] 紙 専用線", ILLEGIBLE),
        ("紙 専用線", ILLEGIBLE),
        ("☑ 紙 ☐ 専用線", (PAPER,)),
        ("■紙 □専用線", (PAPER,)),
        ("[x] 紙 [ ] 専用線", (PAPER,)),
        ("[ * ] 紙 [ ] 専用線", (PAPER,)),
        ("[ ○ ] 紙 [ ] 専用線", (PAPER,)),
    ],
)
def test_ways_of_handing_over(boxes: str, methods: object) -> None:
    text = f"5. 特定個人情報の提供・移転\n提供先1\t厚生労働大臣\n①法令上の根拠\t健康保険法第5条\n⑥提供方法\t{boxes}\n"
    [flow] = flows(text, "provision")
    assert flow.methods == methods


def test_a_torn_row_of_an_annex_is_made_whole_or_names_nobody() -> None:
    text = (
        "(別紙1) 提供先一覧\n項番\t提供先\t法令上の根拠\t用途\n1\t厚生労\n働大臣\t健康保険法\t給付\n"
        "2\t全国健康保険協会\t健康保険法第5条\t給付\n2\t全国健康保険協会\t健康保険法第5条\t給付\n市長\t地方税法\t課税\n"
    )
    assert [flow.counterparty for flow in flows(text, "provision")] == ["厚生労働大臣", "全国健康保険協会"]
    assert {"annex-row", "doubled"} <= {gap.code for gap in read(HEAD + text).gaps}


def test_an_annex_of_what_was_before_is_history() -> None:
    text = "(別紙3) 変更前の提供先一覧\n項番\t提供先\t法令上の根拠\n1\t厚生労働大臣\t番号法第19条第7号\n"
    assert flows(text, "provision") == []


def test_items_in_steps_are_one_item_and_dropped_cells_are_not_aligned() -> None:
    head = "（別添2）変更箇所\n変更日\t項目①\t項目②\t変更前\t変更後\t提出時期\t説明\n"
    rows = "令和3年9月1日\tⅠ 基本情報\t5. 情報連携\t第7号\t第8号\t事後\t改正\n令和3年9月2日\tⅡ\t第7号\t第8号\t事後\n"
    whole, torn = read(HEAD + head + rows).changes
    assert (whole.item, whole.before, whole.after) == ("Ⅰ基本情報5.情報連携", "第7号", "第8号")
    assert (torn.date, torn.item, torn.before, torn.after) == ("2021-09-02", None, None, None)


def test_a_name_that_ends_like_another_is_another() -> None:
    text = (
        "Ⅱ 特定個人情報ファイルの概要\n1. 特定個人情報ファイル名\n個人住民税ファイル\n"
        "2. 基本情報\n⑥事務担当部署\t税務課\n"
        "（別添1）特定個人情報ファイル記録項目\n個人住民税ファイル\n1. 賦課年度, 2. 税額\n"
        "税ファイル\n1. 宛名番号, 2. 氏名\n"
    )
    items = {file.name: file.record_items for file in read(HEAD + text).files}
    assert items == {"税ファイル": ("宛名番号", "氏名"), "個人住民税ファイル": ("賦課年度", "税額")}


@pytest.mark.parametrize("head", ["提供先1：", "（提供先1）", "提 供 先 1", "提供先１", "提供先1"])
def test_headings_of_blocks(head: str) -> None:
    text = f"5. 特定個人情報の提供・移転\n{head}\n厚生労働大臣\n①法令上の根拠\t健康保険法第5条\n"
    assert [(flow.label, flow.counterparty) for flow in flows(text, "provision")] == [("提供先1", "厚生労働大臣")]


def test_running_titles_are_no_part_of_a_value() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for page, at in enumerate(range(len(lines) - 30, 60, -25)):
        lines.insert(at, f"{page + 1} 個人住民税に関する事務 重点項目評価書\n")
    assert [flow.counterparty for flow in read("".join(lines)).flows] == [f.counterparty for f in read(text).flows]


def test_a_title_over_two_lines() -> None:
    record = read(HEAD.replace("5\t税に関する事務\n", "5\t税に関する事\n務 重点項目評価書\n"))
    assert (record.document.number, record.document.title) == ("5", "税に関する事務重点項目評価書")


def test_a_label_within_a_label() -> None:
    [flow] = flows("3. 特定個人情報の入手・使用\n④使用の主体 使用部署 税務部市民税課\n", "use")
    assert flow.counterparty == "税務部市民税課"


def test_an_empty_choice_stays_empty() -> None:
    text = "2. 基本情報\n②対象となる本人の数\t[ ]\n<選択肢> 1) 1万人未満 3) 10万人以上\n100万人未満\n"
    assert read(HEAD + text).files[0].subjects_band is None


@pytest.mark.parametrize("odd", ["<![注]>", "<!doctype x>", "<?php ?>", "<!-- 注 -->", "<![CDATA[x"])
def test_declarations_are_text(odd: str) -> None:
    [flow] = flows(f"3. 特定個人情報の入手・使用\n③使用目的\t賦課{odd}のため\n", "use")
    assert "".join(odd.split()) in "".join((flow.purpose or "").split())


def test_long_runs_of_one_character_are_read(tmp_path: Path) -> None:
    for filler in (" ", "(", "、", "　"):
        text = HEAD + "（別添1）特定個人情報ファイル記録項目\n宛名番号" + filler * 20_000 + "氏名\n"
        assert read(text).files[0].record_items[:1]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(KonkyoError) as caught:
        read_file(folder)
    assert "folder.txt" in caught.value.where


def test_circled_numbers_before_items_are_no_part_of_them() -> None:
    text = "（別添1）特定個人情報ファイル記録項目\n税ファイル\n{}\nⅢ リスク対策\n"
    names = ("宛名番号", "4情報", "控除区分①", "控除区分②")
    for joint in ("\n", " ", ""):
        listed = joint.join(f"{mark}{name}" for mark, name in zip("①②③", names[:2], strict=False))
        assert read(HEAD + text.format(listed)).files[0].record_items == names[:2]
    assert read(HEAD + text.format("、".join(names))).files[0].record_items == names


def test_columns_without_a_head_behind_the_item_belong_to_it() -> None:
    log = "（別添2）変更箇所\n変更日\t項目\t\t\t変更前の記載\t変更後の記載\t提出時期\t説明\n"
    rows = "令和4年4月1日\tⅢ\t８．監査\t－\t年1回\t年2回\t事前\t見直し\n"
    rows += "20221003\tⅠ\t６．\t①部署\t国保課\t保険課\t事後\t改編\n"
    changes = read(HEAD + log + rows).changes
    assert [(change.date, change.item) for change in changes] == [
        ("2022-04-01", "Ⅲ８．監査"),
        ("2022-10-03", "Ⅰ６．①部署"),
    ]
    assert [(change.before, change.after, change.timing) for change in changes] == [
        ("年1回", "年2回", "事前"),
        ("国保課", "保険課", "事後"),
    ]
