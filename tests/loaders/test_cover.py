"""The cover says the same however its labels and values are laid out."""

import pytest

from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text

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
