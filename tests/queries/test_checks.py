"""``konkyo check`` over the real documents, the examples with their slips, and papers made by hand."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from records import Paper

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import Words
from konkyo.law.network import TABLES, NetworkLaw
from konkyo.law.timeline import law_in_time
from konkyo.loaders.build.pipeline import STORE
from konkyo.loaders.facts import facts
from konkyo.loaders.forms import edition_table, editions
from konkyo.loaders.read_document import read_file, read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import DeclaredCounts
from konkyo.queries.checks import Finding, check, check_all
from konkyo.queries.evaluations import documents, find_evaluation

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def real(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as store:
        yield store


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("examples") / "store") as store:
        store.replace(facts(read_file(path)) for path in sorted(EXAMPLES.glob("*.txt")))
        yield store


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("desk") / "store") as store:
        yield store


def told(found: list[Finding]) -> list[tuple[Any, ...]]:
    return [(str(one.severity), one.check, one.evidence.section, one.evidence.quote) for one in found]


# ---- documents ----------------------------------------------------------------------------------------------

# Every line was looked up by eye in the document and, where it is about the law, in its texts. Quotes are cut short.
REAL = {
    "倉敷市": [
        ("error", "unknown", "II-5 移転先1 ①", "住民基本台帳法第7条11"),
        ("warning", "title", "I-4", "番号法別表第一の主務省令"),
        ("warning", "name", "II-1", "国民年金関係情報ファイル"),
        ("note", "name", "II-5 移転先2 ③", "国民年金資格関係情報"),
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
        ("note", "caption", "I-4", "第12条(本人等の請求に"),
        ("note", "caption", "I-4", "第30条の6(市町村から"),
        ("note", "name", "II(1)-3-⑤", "住民基本台帳ネットワーク"),
        ("note", "annex_absent", "II(1)-5 提供先1", "「5. 特定個人情報の提"),
        ("note", "count", "II(3)-4", " () 件"),
        ("note", "name", "III(1)-6 リスクに対する措置の内容", "情報提供ネットワーク"),
    ],
    "墨田区": [
        ("error", "stale", "II(1)-5 移転先28 ②", "別表第一第19項"),
        ("warning", "name", "頁4 欄不明 (2)", "住基システム"),
        ("warning", "title", "I-6-②", "行政手続きにおける特定の"),
        ("warning", "title", "頁29", "住民基本台帳施行令"),
        ("warning", "name", "頁32 欄不明", "都道府県知事保存本人確認"),
        ("warning", "name", "II(2)-3-⑤", "市区町村CS"),
        ("warning", "title", "頁37 欄不明 (3)", "通知カード及び個人番号カ"),
        ("warning", "name", "頁78 欄不明 (5)", "団体内統合宛名管理システ"),
        ("warning", "provider", "別紙2 項番48 項番", "48"),
        ("warning", "provider", "別紙2 項番65 項番", "65"),
        ("warning", "purpose", "別紙2 項番112 項番", "112"),
        ("note", "undated", None, None),
        ("note", "name", "頁3 欄不明 (2)", "住民基本台帳ネットワーク"),
        ("note", "caption", "I-5", "第12条（本人等の請求に"),
        ("note", "count", "II(1)-5", "提供を行っている （ ）"),
        ("note", "name", "II(1)-5 提供先5", "教育委員会事務局\u3000学務課"),
        ("note", "name", "頁32 欄不明", "全国サー\nバー"),
        ("note", "information", "別紙2 項番3 項番", "3"),
    ],
    "花巻市": [
        ("error", "purpose", "II-5 提供先8 ①", "別表第二の11の項"),
        ("warning", "order_row", "I-5-②", "9"),
        ("warning", "count", "II-5", "提供を行っている (57"),
        ("warning", "count", "II-5", "移転を行っている (24"),
        ("warning", "purpose", "II-5 提供先6 ①", "別表第2の8の項"),
        ("warning", "purpose", "II-5 提供先12 ①", "別表第二の26の項"),
        ("warning", "title", "II-5 提供先16", "公営住宅"),
        ("warning", "planned", "II-5 移転先3 ①", "条例制定"),
        ("warning", "planned", "II-5 移転先12 ①", "条例制定予定"),
        ("note", "rule_lacks", "I-5-②", "1"),
        ("note", "information", "II-5 提供先1 ①", "別表第二の1の項"),
        ("note", "name", "II-5 提供先3 ①", "別表第2の3の項"),
        ("note", "name", "II-5 提供先9 ③", "個人住民税関係情報"),
        ("note", "name", "II-5 移転先7 ⑥", "市内連携システム"),
        ("note", "name", "III-2 リスクに対する措置の内容", "住民基本台帳ネットワーク"),
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
def test_findings_in_the_real_documents(real: EmbeddedStore, words: str) -> None:
    found = check(real, find_evaluation(real, words))
    assert [(*rest, quote and quote[:12]) for *rest, quote in told(found)] == REAL[words]


@pytest.mark.parametrize("words", SLIPS)
def test_the_deliberate_slips_are_found_and_nothing_else(examples: EmbeddedStore, words: str) -> None:
    assert told(check(examples, find_evaluation(examples, words))) == SLIPS[words]


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
    assert told(check(desk, made.evaluation)) == [
        ("warning", "not_handed_over", "I-6-②", "3"),
        ("warning", "count", "II-5", " ( 4 ) 件"),
    ]


def test_what_to_write_instead_is_said(examples: EmbeddedStore) -> None:
    [stale] = check(examples, find_evaluation(examples, "国民健康保険 全項目"))
    for old, new in (("42", "69"), ("43", "70"), ("44", "71")):
        assert f"{old}→利用特定個人情報提供命令第2条の表の{new}の項" in stale.cure.en
    [moved] = check(examples, find_evaluation(examples, "国民健康保険 基礎"))
    assert "番号法第19条第8号 と書く" in moved.cure.ja


def test_every_quote_stands_in_its_field(real: EmbeddedStore, examples: EmbeddedStore) -> None:
    for store in (real, examples):
        for one in (one for document in documents(store) for one in check(store, document["key"])):
            if one.evidence.quote is None:
                continue
            said = store.read(
                "MATCH (p:Passage {section: $section}) WHERE p.text CONTAINS $quote RETURN p.line AS line",
                {"section": one.evidence.section, "quote": one.evidence.quote},
            )
            assert one.evidence.line in {row["line"] for row in said}, one


def test_all_means_what_no_newer_version_replaces(examples: EmbeddedStore) -> None:
    found = check_all(examples)
    assert Counter(one.check for one in found) == {"stale": 1, "moved": 1, "count": 1, "not_handed_over": 1, "name": 1}
    assert {one.published for one in found if one.check == "not_handed_over"} == {"2022-06-30"}


# ---- papers made by hand ------------------------------------------------------------------------------------

TABLE = {"law": "番号法", "table": "別表第二"}
ITEM_8 = {"law": "番号法", "article": "19", "item": "8"}
RULE = (
    "情報提供の根拠: 第三欄（情報提供者）が「市町村長」の項のうち、"
    "第四欄（特定個人情報）に「住民票関係情報」が含まれる項"
)
# The 58 rows that have 市町村長 and 住民票関係情報 in the table of 2023-03-07.
ROWS = re.findall(
    r"[\dの]+",
    "1、2、3、4、6、8、9、11、16、18、20、23、27、30、31、34、35、37、38、39、40、42、48、53、54、57、58、59、61、62、66、67、70、74、77、80、84、"
    "85の2、89、91、92、94、96、97、101、102、103、105、106、107、108、111、112、113、114、116、117、120",
)


class Form(Paper):
    """A 重点項目評価書 of 青海市 (of another body, on another day if told)."""

    def __init__(self, published: str | None = "2023-03-07", body: str = "青海市長") -> None:
        super().__init__()
        self.document |= {"published": published, "body": body}
        self.file("住民税ファイル")

    def cites(self, section: str, text: str, *each: tuple[str, dict[str, str]], meaning: str | None = None) -> None:
        """Add a field that says ``text`` and cites the words of ``each`` in order."""
        place = 0
        self.say(section, text, meaning=meaning)
        for words, address in each:
            start = text.index(words, place)
            place = start + len(words)
            citation = self.citation(section, words, **address)
            self.parts["citations"].append(citation.model_copy(update={"start": start, "end": place}))

    def lists(self, *rows: str, opening: str = RULE) -> None:
        """Add the field on 情報連携 with a list of rows."""
        text, each = f"{opening}（{'、'.join(rows)}の項）", ((row, {**TABLE, "row": row}) for row in rows)
        self.cites("I-5-②", text, *each, meaning="network.basis")

    def hands_over(
        self, to: str, *rows: str, information: str = "住民票関係情報", item: dict[str, str] = ITEM_8, **more: Any
    ) -> None:
        """Add a provision by the network on these rows."""
        label = f"提供先{len(self.parts['flows']) + 1}"
        section = f"II-5 {label} ①"
        text = "第19条" + "".join(f"別表第二の{row}の項" for row in rows)
        self.cites(section, text, ("第19条", item), *((f"別表第二の{row}の項", {**TABLE, "row": row}) for row in rows))
        basis = tuple(one for one in self.parts["citations"] if one.section == section)
        given = {"methods": ("情報提供ネットワークシステム",), "legal_basis_text": text, **more}
        self.flow("provision", label, to, information=information, legal_basis=basis, **given)


def checked(desk: EmbeddedStore, form: Form, **more: Any) -> list[Finding]:
    made = facts(form.record(**more))
    desk.replace([made])
    return check(desk, made.evaluation)


def kinds(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.check, one.evidence.quote or "") for one in found]


def test_a_list_that_is_what_its_heading_says(desk: EmbeddedStore) -> None:
    form = Form()
    form.lists(*ROWS)
    assert checked(desk, form) == []


def test_rows_that_the_list_lacks_and_rows_too_much(desk: EmbeddedStore) -> None:
    form = Form()
    # Row 5 lets other providers hand over other information.
    form.lists(*(row for row in ROWS if row not in ("20", "85の2")), "5")
    lacks, exceeds = checked(desk, form)
    assert (lacks.check, exceeds.check, exceeds.evidence.quote) == ("rule_lacks", "rule_exceeds", "5")
    assert lacks.said.ja.endswith("20、85の2")
    assert lacks.evidence.quote == RULE.partition("根拠: ")[2]


@pytest.mark.parametrize("published", [None, "2022"])
def test_without_a_day_no_law_is_held_against_it(desk: EmbeddedStore, published: str | None) -> None:
    form = Form(published)
    form.lists("5")
    assert [one.check for one in checked(desk, form)] == ["undated"]


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
        ("地方税法第999条", "地方税法第999条", {"law": "地方税法", "article": "999"}, []),
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


def test_findings_speak_both_languages(real: EmbeddedStore) -> None:
    for one in check_all(real):
        for words in (one.said, one.cure):
            assert isinstance(words, Words)
            assert words.ja != words.en


# ---- what an officer finds ------------------------------------------------------------------------------------


def quotes(found: list[Finding], check: str) -> list[str]:
    return [one.evidence.quote or "" for one in found if one.check == check]


CARD_35 = {"law": "個人番号カード省令", "article": "35"}
CARD_23_2 = {"law": "個人番号カード省令", "article": "23の2"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([((CARD_35,), (CARD_23_2,))], ["カード省令第35条"]),
        # Nothing tells that the one took the place of the other.
        ([], []),
        ([((CARD_35,), (CARD_23_2, {**CARD_35, "article": "7"}))], []),
        # The old number was put back later.
        ([((CARD_35,), (CARD_23_2,)), ((CARD_23_2,), (CARD_35,))], []),
    ],
)
def test_an_old_number_left_behind(
    desk: EmbeddedStore,
    changes: list[tuple[tuple[dict[str, str], ...], tuple[dict[str, str], ...]]],
    expected: list[str],
) -> None:
    form = Form("2023-03-07")
    form.cites("I-1-②", "カード省令第35条により委任する", ("カード省令第35条", CARD_35))
    form.cites("II-3-③", "カード省令第23条の2により提供する", ("カード省令第23条の2", CARD_23_2))
    for number, (before, after) in enumerate(changes, 1):
        sides = {}
        for side, cited in (("before", before), ("after", after)):
            section = f"変更箇所 {number} {side}"
            form.say(section, "条0、条1")
            each = (form.citation(section, f"条{place}", **one) for place, one in enumerate(cited))
            sides[f"{side}_citations"] = tuple(each)
        form.change("II-3-③", **sides)
    assert quotes(checked(desk, form), "left_behind") == expected


def test_a_number_told_more_closely_is_not_left_behind(desk: EmbeddedStore) -> None:
    form = Form()
    seven, part = {"law": "住民基本台帳法", "article": "7"}, {"law": "住民基本台帳法", "article": "7", "item": "4"}
    form.cites("I-4", "住基法第7条", ("住基法第7条", seven))
    form.cites("II-5", "住基法第7条第4号", ("住基法第7条第4号", part))
    before, after = form.citation("変更箇所 1 前", "七条", **seven), form.citation("変更箇所 1 後", "四号", **part)
    form.change("II-5", before_citations=(before,), after_citations=(after,))
    assert quotes(checked(desk, form), "left_behind") == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"I-2": "灯台管理システムと連携", "III-2": "灯台システムを使う"}, ["灯台管理システム"]),
        ({"I-2": "既存台帳システムを置く", "III-2": "台帳システム、台帳システム"}, ["既存台帳システム"]),
        ({"I-2": "発行サーバーを置く", "III-2": "発行サーバを使う"}, ["発行サーバー"]),
        ({"I-2": "証明書コンビニ交付システム", "III-2": "コンビニ交付システム"}, ["証明書コンビニ交付システム"]),
        ({"I-3": "住民年金ファイル", "II-1": "住民年金情報ファイル"}, ["住民年金情報ファイル"]),
        ({"III-4": "青海市個人情報保護条例", "III-5": "個人情報保護条例による"}, ["青海市個人情報保護条例"]),
        # Two words of the form, and two things.
        ({"I-2": "宛名システム等", "III-2": "税務システム、宛名管理システム"}, []),
        ({"I-2": "戸籍システム", "III-2": "年金システム"}, []),
        ({"III-2": "情報提供ネットワークを使う"}, ["情報提供ネットワーク"]),
        ({"III-2": "情報提供ネットワークシステムを使う"}, []),
        ({"II-5": "市内連携システム"}, ["市内連携システム"]),
        # A line end may stand in a word; a blank parts two.
        ({"I-2": "灯台管理シ\nステム", "III-2": "灯台システム"}, ["灯台管理シ\nステム"]),
        ({"I-2": "連携 \n 灯台システム", "III-2": "灯台システム"}, []),
    ],
)
def test_several_names_of_one_thing(desk: EmbeddedStore, texts: dict[str, str], expected: list[str]) -> None:
    form = Form()
    for section, text in texts.items():
        form.say(section, text)
    assert quotes(checked(desk, form), "name") == expected


def test_departments_and_information_under_several_names(desk: EmbeddedStore) -> None:
    form = Form()
    form.flow("transfer", "移転先1", "教育委員会 学務課", information="国民年金資格情報")
    form.flow("transfer", "移転先2", "教育委員会事務局 学務課", information="国民年金資格関係情報")
    assert sorted(quotes(checked(desk, form), "name")) == ["国民年金資格関係情報", "教育委員会 学務課"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("番号法第9条第2項に基づく条例制定予定（別表第二の74の項）", ["条例制定予定"]),
        ("番号法第9条第2項に基づく条例を制定する予定", ["条例を制定する予定"]),
        ("番号法第9条第2項に基づく条例制定（別表第二の18の項）", ["条例制定"]),
        ("番号法第9条第2項に基づく条例（別表第二の18の項）", []),
    ],
)
def test_an_ordinance_that_is_only_planned(desk: EmbeddedStore, text: str, expected: list[str]) -> None:
    form = Form()
    form.say("II-5 移転先1 ①", text)
    assert quotes(checked(desk, form), "planned") == expected


ORDER_1 = "番号法別表第一の主務省令で定める事務を定める命令"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ORDER_1, []),
        (ORDER_1.replace("で定める事務", "え定める事務"), [ORDER_1.replace("で定める事務", "え定める事務")]),
        ("番号法別表第一の主務省令", []),
        ("住民基本台帳施行令第34条", ["住民基本台帳施行令"]),
        ("住民基本台帳法施行令第34条", []),
        ("公営住宅第2条第16号に規定する事業主体", ["公営住宅"]),
        ("公営住宅法第2条第16号に規定する事業主体", []),
        ("灯台守第2条", []),
    ],
)
def test_names_that_are_no_names_of_laws(desk: EmbeddedStore, text: str, expected: list[str]) -> None:
    form = Form()
    form.say("I-4", text)
    assert quotes(checked(desk, form), "title") == expected


def test_an_order_under_the_name_of_its_former_title(desk: EmbeddedStore) -> None:
    form = Form("2023-03-07")
    form.cites("I-1-②", "個人番号カード省令第7条", ("個人番号カード省令第7条", {**CARD_35, "article": "7"}))
    form.cites("II-2-④", "通知カード及び個人番号カード省令第35条", ("通知カード及び個人番号カード省令第35条", CARD_35))
    assert quotes(checked(desk, form), "title") == ["通知カード及び個人番号カード省令第35条"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("特定個人情報保護評価", []),
        # Only a の or a sign differs.
        ("特定個人情報の保護評価", []),
        ("特定個人情報保護の事前評価", ["番号法第28条（特定個人情報保護の事前評価）"]),
        ("特定個人情報ファイルの作成の制限", ["番号法第28条（特定個人情報ファイルの作成の制限）"]),
        ("別紙のとおり", []),
    ],
)
def test_captions_misquoted_or_of_former_days(desk: EmbeddedStore, said: str, expected: list[str]) -> None:
    form = Form()
    form.cites("I-4", f"番号法第28条（{said}）", ("番号法第28条", {"law": "番号法", "article": "28"}))
    assert quotes(checked(desk, form), "caption") == expected


@pytest.mark.parametrize(
    ("declared", "described", "listed", "expected"),
    [
        (58, 58, 58, []),
        (57, 20, 0, ["提供を行っている (57) 件"]),
        (None, 2, 0, ["提供を行っている ( ) 件"]),
        (None, 0, 0, []),
    ],
)
def test_a_number_of_flows_against_what_stands_beside_it(
    desk: EmbeddedStore, declared: int | None, described: int, listed: int, expected: list[str]
) -> None:
    form = Form()
    printed = f"[○] 提供を行っている ({'' if declared is None else declared or ''}{' ' if declared is None else ''}) 件"
    form.say("II(1)-5", printed, meaning="sharing.count")
    form.passages[-1] = form.passages[-1].model_copy(update={"file": "住民税ファイル"})
    for number in range(described):
        form.flow("provision", f"提供先{number + 1}", "厚生労働大臣")
    counted = {"住民税ファイル": DeclaredCounts(provision=declared)}
    assert quotes(checked(desk, form, declared_counts=counted), "count") == expected


def test_flows_that_stand_in_an_annex_not_at_hand_are_one_note(desk: EmbeddedStore) -> None:
    form = Form()
    form.flow("provision", "提供先1", "別紙1を参照", legal_basis_text="別紙1に記載")
    form.flow("transfer", "移転先1", "別紙2を参照", legal_basis_text="別紙2に記載")
    counted = {"住民税ファイル": DeclaredCounts(provision=58, transfer=26)}
    [found] = checked(desk, form, declared_counts=counted)
    assert (found.check, "提供先1（58件）、移転先1（26件）" in found.said.ja) == ("annex_absent", True)


def test_where_the_rest_stands_is_at_hand_if_there_are_flows_after_it(desk: EmbeddedStore) -> None:
    form = Form()
    form.flow("transfer", "移転先1", "保健課（移転先2以降は別紙3に掲載）")
    form.flow("transfer", "移転先2", "環境課")
    assert quotes(checked(desk, form), "annex_absent") == []


def test_findings_of_one_outdated_table_are_one_finding(desk: EmbeddedStore) -> None:
    form = Form("2024-11-29")
    form.lists("1", "2", "3", opening="情報提供の根拠")
    form.hands_over("厚生労働大臣", "4")
    [stale] = [one for one in checked(desk, form) if one.check == "stale"]
    assert "1、2、3、4の項" in stale.said.ja
    assert [one.section for one in stale.also] == ["II-5 提供先1 ①"]


def test_kinds_of_information_that_the_table_does_not_have(desk: EmbeddedStore) -> None:
    form = Form()
    form.hands_over("厚生労働大臣", "1", information="住民税関係情報")
    form.hands_over("全国健康保険協会", "2", information="住民税関係情報")
    [found] = [one for one in checked(desk, form) if one.check == "information"]
    assert "地方税関係情報" in found.said.ja
    assert [one.section for one in found.also] == ["II-5 提供先2 ①"]


def test_rows_that_a_list_without_a_rule_seems_to_lack(desk: EmbeddedStore) -> None:
    law = NetworkLaw(law_in_time(), date(2023, 3, 7))
    rows = [
        row.row or ""
        for row in law.rows(TABLES[0])
        for kinds in [{kind for one in law.permits(row) if one.provider == "市町村長" for kind in one.information}]
        if "地方税関係情報" in kinds
    ]
    whole, without = Form(), Form()
    whole.lists(*rows, opening="情報提供の根拠")
    without.lists(*(row for row in rows if row != "27"), opening="情報提供の根拠")
    assert quotes(checked(desk, whole), "rule_lacks") == []
    [lacks] = [one for one in checked(desk, without) if one.check == "rule_lacks"]
    assert (str(lacks.severity), lacks.said.ja.endswith(": 27")) == ("note", True)


@pytest.fixture(scope="module")
def works(seeds: Path) -> dict[str, str]:
    """Row of 別表第二 → its work, as a real document copies it."""
    [path] = seeds.glob("002_*")
    flows = [flow for flow in read_file(path).flows if flow.kind == "provision" and flow.legal_basis]
    return {flow.legal_basis[-1].row or "": flow.purpose or "" for flow in flows}


@pytest.mark.parametrize(
    ("published", "cited", "work_of", "expected"),
    [
        ("2020-03-29", "27", "27", []),
        ("2020-03-29", "27", "9", ["error"]),
        # Since 2024-01-01 row 27 has other words; since 2024-05-27 there is no such row.
        ("2023-12-31", "27", "27", []),
        ("2024-01-01", "27", "27", ["warning"]),
        ("2024-05-27", "27", "27", []),
        # Words that no row has, in a form that does not copy the rows.
        ("2020-03-29", "26", "26", []),
    ],
)
def test_a_purpose_against_the_work_of_its_row(
    desk: EmbeddedStore, works: dict[str, str], published: str, cited: str, work_of: str, expected: list[str]
) -> None:
    form = Form(published)
    form.hands_over("厚生労働大臣", cited, purpose=works[work_of])
    assert [str(one.severity) for one in checked(desk, form) if one.check == "purpose"] == expected


def test_a_purpose_in_other_words_is_told_where_the_others_copy_the_rows(
    desk: EmbeddedStore, works: dict[str, str]
) -> None:
    form = Form("2020-03-29")
    for row in ("2", "3", "9", "16"):
        form.hands_over("厚生労働大臣", row, purpose=works[row])
    form.hands_over("都道府県知事等", "26", purpose=works["26"])
    assert quotes(checked(desk, form), "purpose") == ["別表第二の26の項"]


@pytest.mark.parametrize(
    ("published", "basis"), [("2020-12-01", None), ("2023-03-07", "2021-05-19"), ("2020-03-29", "2020-07-31")]
)
def test_articles_and_rows_are_compared_by_the_nearest_text(
    desk: EmbeddedStore, published: str, basis: str | None
) -> None:
    order = {"law": "番号法別表第二主務省令"}
    form = Form(published)
    rows = (("1の項", {**TABLE, "row": "1"}), ("2の項", {**TABLE, "row": "2"}), ("9の項", {**TABLE, "row": "9"}))
    articles = (
        ("1条", {**order, "article": "1"}),
        ("2条", {**order, "article": "2"}),
        ("3条", {**order, "article": "3"}),
    )
    form.cites("I-4", "1の項、2の項、9の項、主務省令1条、2条、3条", *rows, *articles)
    strange, lacking = (one for one in checked(desk, form) if one.check == "order_row")
    assert ("3条↔3の項" in strange.said.ja, "8条↔9の項" in lacking.said.ja) == (True, True)
    for one in (strange, lacking):
        assert (f"{basis} の本文による" in one.said.ja) == (basis is not None)


# ---- the law of another day -----------------------------------------------------------------------------------


def test_what_is_wrong_on_a_later_day(desk: EmbeddedStore) -> None:
    form = Form("2020-03-29")
    form.cites("I-5-②", "番号法第19条第7号", ("番号法第19条第7号", {**ITEM_8, "item": "7"}), meaning="network.basis")
    form.cites("II-5", "別表第二の42の項", ("別表第二の42の項", {**TABLE, "row": "42"}))
    made = facts(form.record())
    desk.replace([made])
    assert [one.check for one in check(desk, made.evaluation)] == []
    later = check(desk, made.evaluation, as_of=date(2024, 6, 1))
    assert [(one.check, one.evidence.quote) for one in later] == [
        ("moved", "番号法第19条第7号"),
        ("stale", "別表第二の42の項"),
    ]
    assert "番号法第19条第8号" in later[0].cure.ja
    assert "利用特定個人情報提供命令第2条の表の69の項" in later[1].cure.ja


def test_a_number_that_another_norm_has_later_is_told_wherever_it_stands(desk: EmbeddedStore) -> None:
    form = Form("2020-03-29")
    form.cites("III-5", "番号法第19条第7号", ("番号法第19条第7号", {**ITEM_8, "item": "7"}))
    made = facts(form.record())
    desk.replace([made])
    assert [one.check for one in check(desk, made.evaluation, as_of=date(2022, 1, 1))] == ["moved"]
    assert [one.check for one in check(desk, made.evaluation, as_of=date(2021, 8, 31))] == []


def test_an_undated_document_is_judged_by_the_day_inferred(desk: EmbeddedStore) -> None:
    form = Form(None)
    form.document |= {"written": "2024-06-01"}
    form.cites("II-5", "別表第二の42の項", ("別表第二の42の項", {**TABLE, "row": "42"}))
    assert [one.check for one in checked(desk, form)] == ["stale"]
