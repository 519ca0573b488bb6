"""What a careful officer finds, each kind on forms drawn by hand: names, numbers left behind, purposes, other days."""

from datetime import date
from pathlib import Path

import pytest
from check_form import ITEM_8, ROWS, TABLE, Form, checked

from konkyo.graph.embedded import EmbeddedStore
from konkyo.law.network import TABLES, NetworkLaw
from konkyo.law.timeline import law_in_time
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import DeclaredCounts
from konkyo.queries.checks import Finding, check

# ---- what an officer finds ------------------------------------------------------------------------------------


def quotes(found: list[Finding], check: str) -> list[str]:
    return [one.evidence.quote or "" for one in found if one.check == check]


CARD_35 = {"law": "個人番号カード省令", "article": "35"}
CARD_23_2 = {"law": "個人番号カード省令", "article": "23の2"}


@pytest.mark.look_alike("left_behind")
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([((CARD_35,), (CARD_23_2,))], ["カード省令第35条"]),
        # Nothing tells that the one took the place of the other.
        ([], []),
        ([((CARD_35,), (CARD_23_2, {**CARD_35, "article": "7"}))], []),
        # Another provision had that number from the same day on.
        ([((CARD_35,), (CARD_23_2,)), (({**CARD_35, "article": "34"},), (CARD_35,))], []),
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


@pytest.mark.look_alike("name")
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"I-2": "灯台管理システムと連携", "III-2": "灯台システムを使う"}, ["灯台管理システム"]),
        ({"I-2": "既存台帳システムを置く", "III-2": "台帳システム、台帳システム"}, ["既存台帳システム"]),
        # Only spelt in two ways.
        ({"I-2": "発行サーバーを置く", "III-2": "発行サーバを使う"}, []),
        # One sign of a long name; words between; 関連 for the form's 関係.
        ({"I-2": "照会許可照会リスト情報", "III-6": "照会許可照合リスト、照会許可照合リスト"}, ["照会許可照会リスト"]),
        (
            {"I-2": "照会許可照合リスト情報", "III-6": "照会許可用照合リスト、同じ照会許可用照合リスト"},
            ["照会許可照合リスト"],
        ),
        ({"I-2": "通知済配布先リスト", "III-6": "通知済送付先リスト"}, []),
        ({"I-2": "住民票前年度分一覧リスト", "III-6": "住民票後年度分一覧リスト"}, []),
        ({"II-2": "国税関係情報", "II-3": "国税関連情報"}, ["国税関連情報"]),
        ({"II-2": "年金関係情報", "II-3": "年金情報、税関連情報"}, []),
        ({"I-2": "証明書コンビニ交付システム", "III-2": "コンビニ交付システム"}, ["証明書コンビニ交付システム"]),
        ({"I-3": "住民年金ファイル", "II-1": "住民年金情報ファイル"}, ["住民年金情報ファイル"]),
        ({"III-4": "青海市個人情報保護条例", "III-5": "個人情報保護条例による"}, ["青海市個人情報保護条例"]),
        # Two words of the form, and two things.
        ({"I-2": "宛名システム等", "III-2": "税務システム、宛名管理システム"}, []),
        ({"I-2": "戸籍システム", "III-2": "年金システム"}, []),
        ({"I-2": "市町村ＣＳ、市町村ＣＳ", "III-2": "当市ＣＳで行う"}, ["当市ＣＳ"]),
        ({"I-2": "市町村ＣＳ", "III-2": "当市システムで行う"}, []),
        ({"I-1": "特定個人情報事務ファイルを扱う"}, ["特定個人情報事務ファイル"]),
        ({"III-2": "情報提供ネットワークを使う"}, ["情報提供ネットワーク"]),
        ({"III-2": "情報提供ネットワークシステムを使う"}, []),
        ({"II-5": "市内連携システム"}, ["市内連携システム"]),
        # A line end may stand in a word; a blank parts two.
        ({"I-2": "灯台管理シ\nステム", "III-2": "灯台システム"}, ["灯台管理シ\nステム"]),
        ({"I-2": "連携 \n 灯台システム", "III-2": "灯台システム"}, []),
        ({"I-2": "申請等\n灯台\n管理システム", "III-2": "灯台システム"}, []),
    ],
)
def test_several_names_of_one_thing(desk: EmbeddedStore, texts: dict[str, str], expected: list[str]) -> None:
    form = Form()
    for section, text in texts.items():
        form.say(section, text)
    assert quotes(checked(desk, form), "name") == expected


@pytest.mark.parametrize(
    ("laws", "expected"),
    [
        (("青海市行政手続における特定の個人を識別するための番号の利用等に関する条例",
          "青海市行政手続における特定の個人を識別するための利用等に関する条例"), 1),
        (("青海市子どもの医療費の助成に関する条例", "青海市ひとり親家庭等の医療費の助成に関する条例"), 0),
    ],
)  # fmt: skip
def test_an_ordinance_cited_by_a_name_that_lacks_a_word(
    desk: EmbeddedStore, laws: tuple[str, ...], expected: int
) -> None:
    form = Form()
    for number, law in enumerate(laws, 1):
        form.cites(f"II-5 移転先{number} ①", law, (law, {"law": law}))
    assert len(quotes(checked(desk, form), "name")) == expected


def test_departments_and_information_under_several_names(desk: EmbeddedStore) -> None:
    form = Form()
    form.flow("transfer", "移転先1", "教育委員会 学務課", information="国民年金資格情報")
    form.flow("transfer", "移転先2", "教育委員会事務局 学務課", information="国民年金資格関係情報")
    assert sorted(quotes(checked(desk, form), "name")) == ["国民年金資格関係情報", "教育委員会 学務課"]


@pytest.mark.look_alike("planned")
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


@pytest.mark.look_alike("title")
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
    [found] = [one for one in checked(desk, form) if one.check == "title"]
    assert (found.evidence.quote, "2020-05-25" in found.said.ja) == ("通知カード及び個人番号カード省令", True)


@pytest.mark.parametrize(
    ("published", "text", "severities"),
    [
        ("2024-05-26", f"{ORDER_1}第16条", []),
        ("2024-05-27", f"{ORDER_1}第16条", ["warning"]),
        ("2024-05-27", f"改正前の{ORDER_1}第16条", []),
        ("2024-05-27", "番号法別表の主務省令で定める事務を定める命令第16条", []),
        # The title was changed on some day between two texts, and the day is between them too.
        ("2023-03-07", "番号法の規定による個人番号、個人番号カード、特定個人情報の提供等に関する省令第7条", ["note"]),
        (
            "2024-11-29",
            "番号法の規定による個人番号、個人番号カード、特定個人情報の提供等に関する省令第7条",
            ["warning"],
        ),
    ],
)
def test_a_title_that_a_law_has_no_more(desk: EmbeddedStore, published: str, text: str, severities: list[str]) -> None:
    form = Form(published)
    form.say("I-4", text)
    assert [str(one.severity) for one in checked(desk, form) if one.check == "title"] == severities


def test_a_number_of_an_order_that_is_not_its_number(desk: EmbeddedStore) -> None:
    form = Form("2024-11-29")
    form.say("I-4", "提供命令（令和６年デジタル庁令・総務省令第９号）、提供命令（令和６年デジタル庁・総務省令第９号）")
    assert quotes(checked(desk, form), "title") == ["令和６年デジタル庁令・総務省令第９号"]


def test_a_name_in_a_line_that_belongs_to_no_field(desk: EmbeddedStore) -> None:
    form = Form()
    form.say("I-3", "住民年金ファイル")
    form.say("頁1 欄不明", "1) 住民年金情報ファイル\n＜宛名＞", label="読めなかった文")
    form.say("頁2 欄不明", "灯台管理シ\nステム、灯台システム", label="読めなかった文")
    assert quotes(checked(desk, form), "name") == ["住民年金情報ファイル"]


@pytest.mark.look_alike("caption")
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("特定個人情報保護評価", []),
        ("特定個人情報の保護評価", ["番号法第28条（特定個人情報の保護評価）"]),
        ("特定個人情報保護の事前評価", ["番号法第28条（特定個人情報保護の事前評価）"]),
        ("特定個人情報ファイルの作成の制限", ["番号法第28条（特定個人情報ファイルの作成の制限）"]),
        ("別紙のとおり", []),
    ],
)
def test_captions_misquoted_or_of_former_days(desk: EmbeddedStore, said: str, expected: list[str]) -> None:
    form = Form()
    form.cites("I-4", f"番号法第28条（{said}）", ("番号法第28条", {"law": "番号法", "article": "28"}))
    assert quotes(checked(desk, form), "caption") == expected


def test_the_caption_of_an_article_behind_one_of_its_items(desk: EmbeddedStore) -> None:
    form = Form()
    form.cites("I-4", "番号法第19条第8号（利用範囲）、番号法第19条第8号（特定個人情報の提供の制限）",
               ("番号法第19条第8号", ITEM_8), ("番号法第19条第8号", ITEM_8))  # fmt: skip
    assert quotes(checked(desk, form), "caption") == ["番号法第19条第8号（利用範囲）"]


@pytest.mark.parametrize(("published", "severity"), [("2020-03-29", "warning"), ("2020-12-01", "error")])
def test_a_number_that_the_first_text_held_has_as_deleted(desk: EmbeddedStore, published: str, severity: str) -> None:
    form = Form(published)
    form.cites("I-4", "主務省令50条", ("50条", {"law": "番号法別表第二主務省令", "article": "50"}))
    [found] = [one for one in checked(desk, form) if one.check == "stale"]
    assert (str(found.severity), "最初の本文" in found.said.ja) == (severity, severity == "warning")


@pytest.mark.look_alike("count")
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


@pytest.mark.look_alike("purpose")
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


@pytest.mark.parametrize(("cut", "expected"), [(True, ["提供先5"]), (False, [])])
def test_the_end_of_a_purpose_is_told_where_the_others_have_that_of_their_rows(
    desk: EmbeddedStore, works: dict[str, str], cut: bool, expected: list[str]
) -> None:
    form = Form("2020-03-29")
    for row in ("2", "3", "9", "16", "27"):
        work = works[row]
        form.hands_over("厚生労働大臣", row, purpose=work.split("であって")[0] if cut and row == "27" else work)
    found = [one for one in checked(desk, form) if one.check == "purpose"]
    assert [one.said.ja.split(": ")[1][:4] for one in found] == expected


def test_a_list_of_former_days_is_held_against_the_rule_in_the_table_of_today(desk: EmbeddedStore) -> None:
    form = Form("2023-03-07")
    form.lists(*ROWS)
    made = facts(form.record())
    desk.replace([made])
    [lacks] = [one for one in check(desk, made.evaluation, as_of=date(2025, 4, 1)) if one.check == "rule_lacks"]
    # Rows that the new table has beside those that the old ones became.
    assert lacks.said.ja.endswith(": 108、112、160、163、164、165、166")


@pytest.mark.parametrize(
    ("text", "expected"), [("同条第１７条による", ["同条第１７条"]), ("同条第17項、同法第17条", [])]
)
def test_an_article_of_the_same_article(desk: EmbeddedStore, text: str, expected: list[str]) -> None:
    form = Form()
    form.say("III-2", text)
    assert quotes(checked(desk, form), "title") == expected


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


ARTICLE_30 = {"law": "番号法", "article": "30", "paragraph": "2"}
NATIONAL_PENSION = {"law": "国民年金法", "article": "3"}


@pytest.mark.look_alike("law_limit")
@pytest.mark.parametrize(
    ("published", "cited", "said"),
    [
        ("2023-03-07", {"law": "番号法", "article": "9"}, []),
        ("2030-01-01", {"law": "番号法", "article": "9"}, ["番号法: 2026-07-01 以後の変化"]),
        ("2016-01-01", {"law": "番号法", "article": "9"}, ["番号法: 2017-04-01 までの変化"]),
        # Some day between two texts, and the document's day is between them too.
        ("2022-02-01", ARTICLE_30, ["2022-01-11 から 2022-04-01 までのどの日か"]),
        ("2022-04-01", ARTICLE_30, []),
        # A law of which there is no text at all; an ordinance has none there could be.
        ("2023-03-07", NATIONAL_PENSION, ["国民年金法"]),
        ("2023-03-07", {"law": "青海市個人情報保護条例", "article": "3"}, []),
    ],
)
def test_what_a_document_cannot_be_held_against_is_told(
    desk: EmbeddedStore, published: str, cited: dict[str, str], said: list[str]
) -> None:
    form = Form(published)
    form.cites("I-4", "根拠の条", ("根拠の条", cited))
    found = [one for one in checked(desk, form) if one.check == "law_limit"]
    assert len(found) == len(said)
    for one, words in zip(found, said, strict=True):
        assert (words in one.said.ja, str(one.severity), "konkyo law" in one.cure.en) == (True, "note", True)
