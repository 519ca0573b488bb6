"""The cover says the same however its labels and values are laid out."""

import pytest

from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import DRAFT

FORM = """特定個人情報保護評価書（重点項目評価書）

{cover}

個人のプライバシー等の権利利益の保護の宣言

灯坂市は、評価書番号を付して評価し、公表日に公表することを宣言する。

特記事項

{foot}

Ⅰ 基本情報
1. 特定個人情報ファイルを取り扱う事務
①事務の名称\t税に関する事務
②事務の内容\t課税する。
"""
FOOT = "評価実施機関名\n灯坂市長\n\n公表日\n令和2年3月29日"


@pytest.mark.parametrize(
    "cover",
    [
        "評価書番号\t評価書名\n5\t税に関する事務 重点項目評価書",
        "評価書番号 評価書名\n5 税に関する事務 重点項目評価書",
        "評価書番号評価書名\n5 税に関する事務 重点項目評価書",
        "評価書番号 評価書名 5 税に関する事務 重点項目評価書",
        "評価書番号 評価書名\n税に関する事務 重点項目評価書 5",
        "評価書番号\n5\n評価書名\n税に関する事務 重点項目評価書",
        "評価書番号\n評価書名\n5\n税に関する事務 重点項目評価書",
        "評価書番号 5\n評価書名 税に関する事務 重点項目評価書",
        "評価書番号：５\n評価書名：税に関する事務\n重点項目評価書",
        "# 評価書番号\n\n5\n\n# 評価書名\n\n税に関する事務 重点項目評価書",
    ],
)
def test_number_and_title(cover: str) -> None:
    document = read_pages(read_text(FORM.format(cover=cover, foot=FOOT).encode())).document
    assert (document.number or "").translate(str.maketrans("５", "5")) == "5"
    assert document.title == "税に関する事務重点項目評価書"
    assert (document.body, document.published) == ("灯坂市長", "2020-03-29")


@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        "評価実施機関名 灯坂市長\n公表日 令和2年3月29日",
        "評価実施機関名：灯坂市長\n公表日：令和2年3月29日",
        "評価実施機関名\t公表日\n灯坂市長\t令和2年3月29日",
        "公表日\n令和2年3月29日\n評価実施機関名\n灯坂市長\n[平成26年4月 様式3]",
    ],
)
def test_body_and_date(foot: str) -> None:
    cover = "評価書番号\t評価書名\n5\t税に関する事務"
    document = read_pages(read_text(FORM.format(cover=cover, foot=foot).encode())).document
    assert (document.body, document.published) == ("灯坂市長", "2020-03-29")
    assert (document.number, document.title) == ("5", "税に関する事務")


def test_a_number_too_long_for_one_is_no_part_of_the_title() -> None:
    cover = f"評価書番号\t評価書名\n1{'0' * 26}.00\t税に関する事務"
    document = read_pages(read_text(FORM.format(cover=cover, foot=FOOT).encode())).document
    assert (document.number, document.title) == (f"1{'0' * 26}.00", "税に関する事務")


def test_a_draft_without_number_and_date_has_neither() -> None:
    cover = "評価書番号\t評価書名\n\t税に関する事務（案）"
    document = read_pages(
        read_text(FORM.format(cover=cover, foot="評価実施機関名\n灯坂市長\n\n公表日").encode())
    ).document
    assert (document.number, document.title, document.published) == (None, "税に関する事務（案）", None)


@pytest.mark.parametrize(
    ("title", "day", "lacking"),
    [
        ("税に関する事務", "", True),
        ("税に関する事務", "令和　年　月　日", True),
        ("税に関する事務", "令和2年3月29日", False),
        ("税に関する事務（案）", "", False),
        ("税に関する事務 （素 案）", "令和　年　月　日", False),
        ("税に関する事務（案）", "令和2年3月29日", False),
        ("案内に関する事務", "", True),
    ],
)
def test_only_a_draft_may_lack_its_date(title: str, day: str, lacking: bool) -> None:
    foot = f"評価実施機関名\n灯坂市長\n\n公表日\n{day}"
    record = read_pages(read_text(FORM.format(cover=f"評価書番号\t評価書名\n5\t{title}", foot=foot).encode()))
    assert record.account
    assert ("表紙 公表日" in record.account.unfilled) == lacking
    assert any(note.code == DRAFT for note in record.notes) == (not lacking and record.document.published is None)


@pytest.mark.parametrize(
    ("foot", "body", "day"),
    [
        # The day of approval of an authority of the state, on the line of its label.
        (
            "評価実施機関名 港湾大臣\n個人情報保護委員会 承認日【行政機関等のみ】 令和2年3月2日\n公表日 令和2年3月29日",
            "港湾大臣",
            "2020-03-29",
        ),
        ("評価実施機関名\n波見県教育委員会教育長\n公表日\n令和2年3月29日", "波見県教育委員会教育長", "2020-03-29"),
        ("評価実施機関名\n波見市議会議長\n公表日\n令和2年3月29日", "波見市議会議長", "2020-03-29"),
        ("評価実施機関名\n波見地区組合理事会\n公表日\n令和2年3月29日", "波見地区組合理事会", "2020-03-29"),
    ],
)
def test_bodies(foot: str, body: str, day: str) -> None:
    form = FORM.replace("重点", "全")
    cover = "評価書番号\t評価書名\n5\t税に関する事務"
    document = read_pages(read_text(form.format(cover=cover, foot=foot).encode())).document
    assert (document.body, document.published) == (body, day)


def test_full_stops_of_a_search_engine_are_no_part_of_a_value() -> None:
    text = (
        "波見市 [PDF]\n特定個人情報保護評価書（基礎項目評価書）. 評価書番号. 評価書名. 12. 母子保健に関する事務. "
        "個人のプライバシー等の権利利益の保護の宣言. 波見市は、事務における特定個人情報ファイルの取扱いに当たり ... "
        "評価実施機関名. 波見市長. 公表日. 令和3年3月31日. [平成31年1月 様式2] ..."
    )
    document = read_pages(read_text(text.encode())).document
    assert (document.number, document.title) == ("12", "母子保健に関する事務")
    assert (document.body, document.published) == ("波見市長", "2021-03-31")


def test_the_brackets_of_the_form_may_be_lost() -> None:
    text = FORM.format(cover="評価書番号 評価書名\n5 税に関する事務", foot=FOOT).replace(
        "（重点項目評価書）", " 重点項目評価書"
    )
    document = read_pages(read_text(text.encode())).document
    assert (document.form, document.number, document.title) == ("重点項目評価書", "5", "税に関する事務")


BOTH_DAYS = "個人情報保護委員会　承認日　【行政機関等のみ】"


@pytest.mark.parametrize(
    ("before", "foot", "day"),
    [
        # All labels, then all values.
        (
            "",
            f"評価実施機関名\n{BOTH_DAYS}\n公表日\n港湾大臣\n平成27年4月28日\n令和2年3月29日",
            "2020-03-29",
        ),
        # Each value before its label.
        (
            "",
            f"港湾大臣\n評価実施機関名\n平成27年4月28日\n{BOTH_DAYS}\n令和2年3月29日\n公表日",
            "2020-03-29",
        ),
        # The day of publication above the title, that of the approval beside its label.
        ("令和2年3月29日\n", f"評価実施機関名\n港湾大臣\n{BOTH_DAYS}\n平成27年4月28日\n公表日", "2020-03-29"),
        # Only the day of the approval, and that of a viewer: no day of publication.
        ("", f"評価実施機関名\n港湾大臣\n{BOTH_DAYS}\n平成27年4月28日\n公表日", None),
        ("平成27年3月 税に関する事務... | 文書館\n", f"評価実施機関名\n港湾大臣\n{BOTH_DAYS}\n公表日", None),
    ],
)
def test_the_day_of_approval_is_no_day_of_publication(before: str, foot: str, day: str | None) -> None:
    form = before + FORM.replace("重点", "全")
    cover = "評価書番号\t評価書名\n5\t税に関する事務"
    document = read_pages(read_text(form.format(cover=cover, foot=foot).encode())).document
    assert (document.body, document.published) == ("港湾大臣", day)


def test_what_the_form_calls_itself_is_no_title() -> None:
    text = (
        "5 税に関する事務\n評価書番号 評価書名\n特定個人情報保護評価書（重点項目評価書）\n灯坂市は、宣言する。\n"
        "個人のプライバシー等の権利利益の保護の宣言\n灯坂市長\n評価実施機関名\n令和2年3月29日\n公表日\nⅠ 基本情報\n"
        "1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t税に関する事務\n②事務の内容\t課税する。\n"
    )
    document = read_pages(read_text(text.encode())).document
    assert (document.number, document.title) == ("5", "税に関する事務")


@pytest.mark.parametrize("mark", ["1 ページ", "1/8", "- 1 -", "2 / 8 ページ"])
def test_the_number_of_a_page_behind_a_title_on_its_line_is_no_part_of_it(mark: str) -> None:
    text = FORM.format(cover=f"評価書番号 評価書名 5 税に関する事務 基礎項目評価書 {mark}", foot=FOOT)
    for printed in (text, text.replace("\n", " ")):
        document = read_pages(read_text(printed.encode())).document
        assert (document.number, document.title) == ("5", "税に関する事務基礎項目評価書")


def test_a_name_before_its_label_and_an_outline_that_begins_before_its_own() -> None:
    text = FORM.format(cover="評価書番号\t評価書名\n5\t税に関する事務", foot=FOOT).split("①")[0]
    text += "税に関する事務\n①事務の名称\n地方税法に基づき、課\n②事務の内容\n税する。\n③対象人数\n[ 30万人以上 ]\n"
    record = read_pages(read_text(text.encode()))
    outline = next(passage for passage in record.passages if passage.id == "I-1-②")
    assert (record.office_work.name, outline.text) == ("税に関する事務", "地方税法に基づき、課\n税する。")
