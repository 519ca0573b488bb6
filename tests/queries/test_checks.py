"""``konkyo check`` over the real documents, the examples with their slips, and papers made by hand."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from check_form import ITEM_8, ROWS, RULE, TABLE, Form, checked

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.i18n import Words
from konkyo.loaders.facts import facts
from konkyo.loaders.forms import edition_table, editions
from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.queries.checks import Finding, check, check_all
from konkyo.queries.evaluations import find_evaluation, stored_evaluations

Found = dict[EmbeddedStore, dict[str, list[Finding]]]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def real(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as store:
        yield store


@pytest.fixture(scope="module")
def examples(fictional: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(fictional / STORE) as store:
        yield store


@pytest.fixture(scope="module")
def found_in(real: EmbeddedStore, examples: EmbeddedStore) -> Found:
    """What is found in each document of each store, by its key. It is looked for once."""
    return {
        store: {one["key"]: check(store, one["key"]) for one in stored_evaluations(store)} for store in (real, examples)
    }


def told(found: list[Finding]) -> list[tuple[Any, ...]]:
    return [(str(one.severity), one.check, one.evidence.section, one.evidence.quote) for one in found]


def of_itself(found: list[Finding]) -> list[Finding]:
    """Return the findings but those that only tell which laws no text is held of."""
    return [one for one in found if one.check != "law_limit"]


# ---- documents ----------------------------------------------------------------------------------------------

# Every line was looked up by eye in the document and, where it is about the law, in its texts. Quotes are cut short.
REAL = {
    "倉敷市": [
        ("error", "unknown", "II-5 移転先1 ①", "住民基本台帳法第7条11"),
        ("warning", "title", "I-4", "番号法別表第一の主務省令"),
        ("warning", "name", "II-1", "国民年金関係情報ファイル"),
        ("note", "law_limit", "II-5 提供先1 ①", "国民年金法第3条"),
        ("note", "name", "II-5 移転先2 ③", "国民年金資格関係情報"),
        ("note", "change_log", "II-5 移転先2 ③", "国民年金資格関係情報"),
        ("note", "spelling", "III-7 その他の措置の内容", "サーバ"),
    ],
    "呉市": [
        ("warning", "left_behind", "I-1-②", "行政手続における特定の個"),
        ("warning", "title", "I-1-②", "行政手続における特定の個"),
        ("warning", "name", "I-2 システム5 ②", "団体内統合利用番号連携シ"),
        ("warning", "stale", "I-5-②", "50"),
        ("warning", "order_row", "I-5-②", "59の2"),
        ("warning", "order_row", "I-5-②", "107"),
        ("warning", "name", "II(2)-3-⑤", "既存住基システム"),
        ("warning", "name", "III(2)-5 ルールの内容及びルール遵守の確認方法", "個人情報保護条例"),
        ("warning", "change_log", "変更箇所 57 変更前の記載", "[○] 提供を行っている"),
        ("warning", "change_log", "変更箇所 80 項目", "I 基本情報 5. 情報"),
        ("note", "law_limit", None, None),
        ("note", "change_log", "I-1-②", "個人情報提供等に"),
        ("note", "name", "I-2 システム5 ②", "照会許可照会リスト"),
        ("note", "change_log", "I-2 システム5 ②", "会許可照会リスト情"),
        ("note", "spelling", "I-2 システム8 ②", "サーバ"),
        ("note", "caption", "I-4", "第12条(本人等の請求に"),
        ("note", "caption", "I-4", "第30条の6(市町村から"),
        ("note", "caption", "I-5-②", "番号法第19条第8号(特"),
        ("note", "change_log", "I-5-②", "情報照会を行わない"),
        ("note", "name", "II(1)-3-⑤", "住民基本台帳ネットワーク"),
        ("note", "annex_absent", "II(1)-5 提供先1", "「5. 特定個人情報の提"),
        ("note", "caption", "II(2)-5 提供先1 ①", "住基法第30条の6(市町"),
        ("note", "word", "II(2)-6", "搭載"),
        ("note", "count", "II(3)-4", " () 件"),
        ("note", "word", "III(1)-4 規定の内容", "收受"),
        ("note", "name", "III(1)-6 リスクに対する措置の内容", "情報提供ネットワーク"),
        ("note", "word", "III(1)-7 その他の措置の内容", "入退館管理"),
    ],
    "墨田区": [
        ("error", "stale", "II(1)-5 移転先28 ②", "別表第一第19項"),
        ("warning", "name", "I-2 システム4 ②", "住基システム"),
        ("warning", "left_behind", "I-4-①", "個\n人番号カード省令第３"),
        ("warning", "title", "I-6-②", "行政手続きにおける特定の"),
        ("warning", "title", "II(1)-6-②", "住民基本台帳施行令"),
        ("warning", "name", "II(2)-3-⑧ 使用方法", "都道府県知事保存本人確認"),
        ("warning", "name", "II(2)-3-⑤", "市区町村CS"),
        ("warning", "title", "頁37 欄不明 (3)", "通知カード及び個人番号カ"),
        ("warning", "title", "III(1)-2 入手の際の本人確認の措置の内容", "同条第１７条"),
        ("warning", "accident", "III(1)-7-⑨", "発生なし"),
        ("warning", "replaced", "III(2)-5 ルールの内容及びルール遵守の確認方法", "墨田区個人情報保護条例"),
        ("warning", "title", "頁76 欄不明", "特\n定個人情報保護評価規"),
        ("warning", "name", "A1 事務の内容", "団体内統合宛名管理システ"),
        ("warning", "provider", "別紙2 項番48 項番", "48"),
        ("warning", "provider", "別紙2 項番65 項番", "65"),
        ("warning", "purpose", "別紙2 項番112 項番", "112"),
        ("warning", "name", "II(1)-5 移転先43 ①", "墨田区行政手続における特"),
        ("note", "undated", None, None),
        ("note", "name", "表紙 個人のプライバシー等の権利利益の保護の宣言", "特定個人情報事務ファイル"),
        ("note", "name", "I-2 システム1 ②", "住民基本台帳ネットワーク"),
        ("note", "caption", "I-5", "第12条（本人等の請求に"),
        ("note", "choice", "II(1)-4 委託事項1 ⑦", "再委託する"),
        ("note", "spelling", "II(1)-4 委託事項5 ④", "サーバ"),
        ("note", "count", "II(1)-5", "提供を行っている （ ）"),
        ("note", "name", "II(1)-5 提供先5", "教育委員会事務局\u3000学務課"),
        ("note", "law_limit", "II(1)-6-②", "住民基本台帳施行令第３４"),
        ("note", "caption", "II(2)-3-⑤", "市\n町村長から都道府県知"),
        ("note", "word", "II(2)-6-①", "入退出管理"),
        ("note", "word", "III(1)-6 その他のリスク及びそのリスクに対する措置", "分離"),
        ("note", "word", "A1 事務の内容", "記録"),
        ("note", "title", "別紙2 項番1 事務・用途", "令和６年デジタル庁令・\n"),
        ("note", "information", "別紙2 項番3 項番", "3"),
        ("note", "name", "別紙2 項番3 情報", "介護\n保険給付関係情報"),
        ("note", "change_log", "変更箇所 122 項目", "Ⅱ （１）住民基本台帳フ"),
        ("note", "change_log", "変更箇所 136 項目", "別紙１ （別添１）事務の"),
        ("note", "change_log", "変更箇所 138 項目", "Ⅰ 基本情報 ２．特定個"),
    ],
    "花巻市": [
        ("error", "purpose", "II-5 提供先8 ①", "別表第二の11の項"),
        ("warning", "name", "I-2 システム7 ②", "団体内統合宛名システム"),
        ("warning", "stale", "I-5-②", "50"),
        ("warning", "order_row", "I-5-②", "9"),
        ("warning", "count", "II-5", "提供を行っている (57"),
        ("warning", "count", "II-5", "移転を行っている (24"),
        ("warning", "purpose", "II-5 提供先6 ①", "別表第2の8の項"),
        ("warning", "purpose", "II-5 提供先12 ①", "別表第二の26の項"),
        ("warning", "title", "II-5 提供先16", "公営住宅"),
        ("warning", "planned", "II-5 移転先3 ①", "条例制定"),
        ("warning", "planned", "II-5 移転先12 ①", "条例制定予定"),
        ("warning", "name", "III-9 具体的な方法", "統括情報セキュリティ責任"),
        ("warning", "change_log", "V-1-①", "令和2年3月29日"),
        ("note", "law_limit", None, None),
        ("note", "law_limit", "I-1-②", "地方税法第41条"),
        ("note", "name", "I-2 システム7 ②", "照会許可照合リスト"),
        ("note", "rule_lacks", "I-5-②", "1"),
        ("note", "name", "II-2-④ 主な記録項目", "連絡先等情報"),
        ("note", "name", "II-2-④ その妥当性", "業務関連情報"),
        ("note", "name", "II-2-④ その妥当性", "国税関連情報"),
        ("note", "change_log", "II-4 委託事項1 ⑤", "び監督の方法及び方法"),
        ("note", "information", "II-5 提供先1 ①", "別表第二の1の項"),
        ("note", "name", "II-5 提供先3 ①", "別表第2の3の項"),
        ("note", "name", "II-5 提供先9 ③", "個人住民税関係情報"),
        ("note", "purpose", "II-5 提供先10 ②", "予防接種法による給付の支"),
        ("note", "name", "II-5 移転先7 ⑥", "市内連携システム"),
        ("note", "change_log", "II-6", "物の機器等を部屋に"),
        ("note", "name", "III-2 リスクに対する措置の内容", "住民基本台帳ネットワーク"),
        ("note", "change_log", "III-7 その他の措置の内容", "ち込んで서는ならないこと"),
        ("note", "change_log", "III-9 具体的な方法", "め、例えば2か月間"),
        ("note", "change_log", "III-10", "生したと思料される事"),
    ],
    "変更箇所一覧": [
        ("warning", "name", "変更箇所 1 変更後の記載", "コンビニ交付システム"),
    ],
}

# The slips of docs/examples.md; that the tax examples list 61 and 63 rows but describe 5 and 7 of them; and two names
# and numbers that are written in two ways.
SLIPS = {
    "個人住民税 2020": [
        ("warning", "not_handed_over", "I-5-②", "3"),
        ("note", "name", "II-5 提供先3 ①", "別表第2の27の項"),
    ],
    "個人住民税 2022": [("warning", "not_handed_over", "I-5-②", "3")],
    "住民基本台帳に関する事務重点 2023": [
        ("warning", "name", "I-2 システム2 ②", "既存住基システム"),
        ("warning", "count", "II(1)-5", "提供を行っている ( 13 ) 件"),
    ],
    "国民健康保険 基礎": [("error", "moved", "I-4-②", "番号法第19条第7号")],
    "国民健康保険 全項目": [("error", "stale", "I-6-②", "別表第二の42")],
    "変更箇所一覧": [],
}


@pytest.mark.parametrize("words", REAL)
def test_findings_in_the_real_documents(real: EmbeddedStore, found_in: Found, words: str) -> None:
    found = found_in[real][find_evaluation(real, words)]
    assert [(*rest, quote and quote[:12]) for *rest, quote in told(found)] == REAL[words]


@pytest.mark.parametrize("words", SLIPS)
def test_the_deliberate_slips_are_found_and_nothing_else(examples: EmbeddedStore, found_in: Found, words: str) -> None:
    assert told(of_itself(found_in[examples][find_evaluation(examples, words)])) == SLIPS[words]


RENUMBERED = """
様式3 令和90年4月
    section / section.network    / / I-6
    section / section.department / / I-5
    section / section.sharing    / / II-4
    section / section.entrustment / / II-5
"""


def test_an_edition_that_renumbers_has_the_same_findings(desk: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", editions.declared(edition_table.EDITION_ROWS + RENUMBERED))
    text = (EXAMPLES / "tomosaka_juminzei_2022.txt").read_text(encoding="utf-8")
    network, department, after = (
        text.index(f"\n{heading}") for heading in ("5. 情報提供ネット", "6. 評価実施機関に", "7. 他の")
    )
    moved = text[network:department].replace("\n5. ", "\n6. "), text[department:after].replace("\n6. ", "\n5. ")
    text = text[:network] + moved[1] + moved[0] + text[after:]
    entrusted, shared, kept = (
        text.index(f"\n{n}. 特定個人情報{words}") for n, words in ((4, "ファイルの取"), (5, "の提供"), (6, "の保"))
    )
    moved = text[entrusted:shared].replace("\n4. ", "\n5. "), text[shared:kept].replace("\n5. ", "\n4. ")
    text = text[:entrusted] + moved[1] + moved[0] + text[kept:]
    text = text.replace("委託しない ( 3 ) 件", "委託しない ( 4 ) 件").replace("平成30年5月 様式3", "令和90年4月 様式3")
    made = facts(read_pages(read_text(text.encode())))
    desk.replace([made])
    assert told(of_itself(check(desk, made.evaluation))) == [
        ("warning", "not_handed_over", "I-6-②", "3"),
        ("warning", "count", "II-5", " ( 4 ) 件"),
    ]


def test_what_to_write_instead_is_said(examples: EmbeddedStore, found_in: Found) -> None:
    [stale] = of_itself(found_in[examples][find_evaluation(examples, "国民健康保険 全項目")])
    for old, new in (("42", "69"), ("43", "70"), ("44", "71")):
        assert f"{old}→利用特定個人情報提供命令第2条の表の{new}の項" in stale.cure.en
    [moved] = of_itself(found_in[examples][find_evaluation(examples, "国民健康保険 基礎")])
    assert "番号法第19条第8号 と書く" in moved.cure.ja


def test_every_quote_stands_in_its_field(found_in: Found) -> None:
    for store, found in found_in.items():
        asked = (
            "MATCH (e:Evaluation)-[:HAS]->(p:Passage) "
            "RETURN e.key AS key, p.section AS section, p.line AS line, p.text AS text"
        )
        texts: dict[tuple[Any, ...], str] = defaultdict(str)
        for row in store.read(asked):
            texts[row["key"], row["section"], row["line"]] += f"{row['text']}\n"
        for key, each in found.items():
            for at in (one.evidence for one in each if one.evidence.quote is not None):
                assert at.quote in texts[key, at.section, at.line], at


def test_all_means_what_no_newer_version_replaces(examples: EmbeddedStore) -> None:
    found = of_itself(check_all(examples))
    assert Counter(one.check for one in found) == {"stale": 1, "moved": 1, "count": 1, "not_handed_over": 1, "name": 1}
    assert {one.published for one in found if one.check == "not_handed_over"} == {"2022-06-30"}


# ---- papers made by hand ------------------------------------------------------------------------------------


def kinds(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.check, one.evidence.quote or "") for one in found]


@pytest.mark.look_alike("rule_lacks", "rule_exceeds")
@pytest.mark.parametrize(
    ("without", "added", "expected"),
    [
        ((), (), []),
        (("20", "85の2"), (), [("rule_lacks", RULE.partition("根拠: ")[2], "20、85の2")]),
        # Row 5 lets other providers hand over other information.
        ((), ("5",), [("rule_exceeds", "5", "番号法別表第二の5の項")]),
    ],
)
def test_a_list_against_its_own_heading(
    desk: EmbeddedStore, without: tuple[str, ...], added: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    form = Form()
    form.lists(*(row for row in ROWS if row not in without), *added)
    found = checked(desk, form)
    assert [(one.check, one.evidence.quote) for one in found] == [case[:2] for case in expected]
    assert all(rows in one.said.ja for one, (*_, rows) in zip(found, expected, strict=True))


@pytest.mark.look_alike("undated")
@pytest.mark.parametrize(("published", "expected"), [(None, ["undated"]), ("2022", ["undated"]), ("2023-03-07", [])])
def test_without_a_day_no_law_is_held_against_it(
    desk: EmbeddedStore, published: str | None, expected: list[str]
) -> None:
    form = Form(published)
    form.lists("1", opening="情報提供の根拠")
    assert [one.check for one in checked(desk, form)] == expected


@pytest.mark.look_alike("requester", "information", "provider")
@pytest.mark.parametrize(
    ("to", "row", "information", "body", "expected"),
    [
        ("厚生労働大臣", "1", "住民票関係情報", "青海市長", []),
        ("市町村長又は国民健康保険組合", "42", "住民票関係情報", "青海市長", []),
        ("都道府県知事等", "26", "地方税関係情報", "青海市長", []),
        # 厚生労働大臣 asks by other rows, but row 2 is 全国健康保険協会.
        ("厚生労働大臣", "2", "住民票関係情報", "青海市長", ["requester"]),
        # The law does not use this name for a requester, so nothing can be said.
        ("灯台共済", "2", "住民票関係情報", "青海市長", []),
        # Row 1 lists no 生活保護関係情報.
        ("厚生労働大臣", "1", "生活保護関係情報", "青海市長", ["information"]),
        ("厚生労働大臣", "1", "独自の情報", "青海市長", []),
        # By row 1 it is 厚生労働大臣 who provides it.
        ("厚生労働大臣", "1", "失業等給付関係情報", "青海市長", ["provider"]),
        # A city may be an insurer (医療保険者).
        ("厚生労働大臣", "1", "医療保険給付関係情報", "青海市長", []),
        ("厚生労働大臣", "1", "住民票関係情報", "瑞原県知事", ["provider"]),
        ("厚生労働大臣", "1", "住民票関係情報", "年金の機関", []),
    ],
)
def test_a_flow_is_held_against_its_row(
    desk: EmbeddedStore, to: str, row: str, information: str, body: str, expected: list[str]
) -> None:
    form = Form(body=body)
    form.hands_over(to, row, information=information)
    found = checked(desk, form)
    assert [one.check for one in found] == expected
    assert {one.evidence.quote for one in found} <= {f"別表第二の{row}の項"}


@pytest.mark.look_alike("no_row", "annex_absent")
@pytest.mark.parametrize(
    ("item", "more", "expected"),
    [
        (ITEM_8, {}, ["no_row"]),
        (ITEM_8, {"legal_basis_text": "別紙のとおり"}, ["annex_absent"]),
        (ITEM_8, {"methods": ("紙",)}, []),
        # What an ordinance adds has no row.
        ({**ITEM_8, "item": "9"}, {}, []),
    ],
)
def test_a_flow_by_the_network_needs_a_row(
    desk: EmbeddedStore, item: dict[str, str], more: dict[str, Any], expected: list[str]
) -> None:
    form = Form()
    form.hands_over("厚生労働大臣", item=item, **more)
    assert [one.check for one in checked(desk, form)] == expected


@pytest.mark.look_alike("moved")
@pytest.mark.parametrize(
    ("published", "item", "expected"),
    [
        ("2021-08-31", "7", []),
        ("2021-09-01", "7", [("moved", "第19条")]),
        ("2021-09-01", "8", []),
        # Before that day item 8 was what ordinances add, which also goes by the network.
        ("2021-08-31", "8", []),
        # An item that never was the network's may be meant as it stands.
        ("2021-09-01", "6", []),
    ],
)
def test_a_number_whose_norm_moved(
    desk: EmbeddedStore, published: str, item: str, expected: list[tuple[str, str]]
) -> None:
    form = Form(published)
    form.hands_over("厚生労働大臣", "1", item={**ITEM_8, "item": item})
    assert kinds(checked(desk, form)) == expected


def test_the_old_number_away_from_the_network_is_what_it_says(desk: EmbeddedStore) -> None:
    form = Form("2022-04-01")
    form.cites("III-5", "番号法第19条第7号", ("第19条第7号", {**ITEM_8, "item": "7"}))
    assert checked(desk, form) == []


CARD = {"law": "個人番号カード省令"}


@pytest.mark.look_alike("stale", "unknown")
@pytest.mark.parametrize(
    ("text", "words", "address", "expected"),
    [
        ("番号法第28条（特定個人情報保護評価）", "番号法第28条", {"law": "番号法", "article": "28"}, []),
        # What is cited is 特定個人情報保護評価; article 27 has another caption since 2017-05-30.
        ("番号法第27条（特定個人情報保護評価）", "番号法第27条", {"law": "番号法", "article": "27"}, ["caption"]),
        ("番号法第27条（別紙のとおり）", "番号法第27条", {"law": "番号法", "article": "27"}, []),
        ("番号法第99条", "番号法第99条", {"law": "番号法", "article": "99"}, ["unknown"]),
        ("別表第二の21の項", "別表第二の21の項", {**TABLE, "row": "21"}, ["stale"]),
        ("改正前の別表第二の21の項", "別表第二の21の項", {**TABLE, "row": "21"}, []),
        ("提供命令第2条の表の1の項", "提供命令第2条の表の1の項",
         {"law": "利用特定個人情報提供命令", "table": "第2条の表", "row": "1"}, ["future"]),
        ("地方税法第999条", "地方税法第999条", {"law": "地方税法", "article": "999"}, ["law_limit"]),
    ],
)  # fmt: skip
def test_single_citations(
    desk: EmbeddedStore, text: str, words: str, address: dict[str, str], expected: list[str]
) -> None:
    form = Form()
    form.cites("I-4", text, (words, address))
    assert [one.check for one in checked(desk, form)] == expected


def test_an_old_number_in_the_change_log_is_no_finding(desk: EmbeddedStore) -> None:
    form = Form("2024-11-29")
    old = form.citation("変更箇所 1 変更前", "別表第二の27の項", **TABLE, row="27")
    form.change("I-5-②", before_citations=(old,))
    assert checked(desk, form) == []


def test_the_list_against_the_provisions(desk: EmbeddedStore) -> None:
    form = Form()
    form.lists("1", "2", "3", opening="情報提供の根拠")
    form.hands_over("厚生労働大臣", "1")
    form.hands_over("都道府県知事", "9")
    unlisted, unused = sorted(checked(desk, form), key=lambda one: one.check, reverse=True)
    assert (unlisted.check, unlisted.evidence.quote) == ("not_listed", "別表第二の9の項")
    assert unused.said.ja.endswith("どの提供先の根拠にもない: 2、3")


def test_rows_for_inquiries_are_no_provisions(desk: EmbeddedStore) -> None:
    form = Form()
    form.lists("27", opening="情報照会の根拠")
    form.hands_over("厚生労働大臣", "1")
    assert checked(desk, form) == []


@pytest.mark.look_alike("order_row")
@pytest.mark.parametrize(
    ("row", "article", "expected"), [("16", "16", []), ("17", "16", ["order_row"]), ("16", "99の2", ["unknown"])]
)
def test_articles_of_the_order_against_rows(desk: EmbeddedStore, row: str, article: str, expected: list[str]) -> None:
    form = Form()
    form.cites(
        "I-4",
        f"番号法別表第一の{row}の項、主務省令第{article}条",
        (f"別表第一の{row}の項", {"law": "番号法", "table": "別表第一", "row": row}),
        (f"第{article}条", {"law": "番号法別表第一主務省令", "article": article}),
    )
    assert [one.check for one in checked(desk, form)] == expected


def test_findings_speak_both_languages(real: EmbeddedStore, found_in: Found) -> None:
    for one in (one for found in found_in[real].values() for one in found):
        for words in (one.said, one.cure):
            assert isinstance(words, Words)
            assert words.ja != words.en
