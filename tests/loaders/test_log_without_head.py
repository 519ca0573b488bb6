"""A change log whose head is not printed: its rows show themselves which column is which."""

import pytest

from konkyo.loaders.forms.log_columns import columns_without_head
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import At, Record

FORM = """特定個人情報保護評価書（基礎項目評価書）
評価書番号\t評価書名
4\t介護保険に関する事務 基礎項目評価書
評価実施機関名
灯坂市長
公表日
令和6年4月1日
［平成31年1月 様式2］
Ⅰ 関連情報
1．特定個人情報ファイルを取り扱う事務
①事務の名称\t介護保険に関する事務
②事務の概要\t認定と給付を行う。
③システムの名称\t介護保険システム
2．特定個人情報ファイル名
介護保険ファイル
変更箇所
"""
ROWS = (
    ("令和5年4月3日", "Ⅰ 関連情報 1．③システムの名称", "介護システム", "介護保険システム", "事後", "名称の訂正"),
    (
        "R6.2.1",
        "Ⅰ 関連情報 1．特定個人情報ファイルを取り扱う事務 ②事務の概要",
        "認定を行う。",
        "認定と給付を行う。",
        "事前",
    ),
)


def read(*rows: tuple[str, ...]) -> Record:
    return read_pages(pages_of((FORM + "\n".join(map("\t".join, rows)) + "\n").encode(), ".txt"))


def test_its_rows_are_changes_and_no_fields() -> None:
    record = read(*ROWS)
    assert [(one.date, one.before, one.after, one.timing, one.reason) for one in record.changes] == [
        ("2023-04-03", "介護システム", "介護保険システム", "事後", "名称の訂正"),
        ("2024-02-01", "認定を行う。", "認定と給付を行う。", "事前", None),
    ]
    assert [one.name for one in record.systems] == ["介護保険システム"]
    assert "changes-without-head" in {note.code for note in record.notes}
    assert record.account
    assert record.account.shares["unread"] == 0


def test_a_printed_head_is_followed_and_needs_no_note() -> None:
    record = read(("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"), *ROWS)
    assert len(record.changes) == len(ROWS)
    assert not [note for note in record.notes if note.code == "changes-without-head"]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (ROWS[0], ("date", "item", "before", "after", "timing", "reason")),
        (ROWS[1], ("date", "item", "before", "after", "timing")),
        (("3", *ROWS[0]), ("no", "date", "item", "before", "after", "timing", "reason")),
        (("R6.2.1", "Ⅰ", "1．", "③", "甲", "乙", "事後"), ("date", *["item"] * 3, "before", "after", "timing")),
        (("令和6年2月1日", "Ⅰ 関連情報", "甲", "", "事後"), ("date", "item", "before", "after", "timing")),
        # Other tables of the form, and rows of which a cell is lost.
        (("令和6年2月1日", "Ⅰ 関連情報", "甲", "事後"), None),
        (("いつ時点の計数か", "令和6年2月1日 時点"), None),
        (("令和6年2月1日の改正による", "甲", "乙", "丙", "事後"), None),
        (("点検", "令和6年2月1日", "甲", "乙", "丙", "事後"), None),
        (("令和6年2月1日", "Ⅰ", "甲", "乙", "事後に見直す"), None),
    ],
)  # fmt: skip
def test_columns_are_told_by_date_and_timing(cells: tuple[str, ...], columns: tuple[str, ...] | None) -> None:
    row = Row(tuple(Cell(text, At(line=1, start=0, end=len(text))) for text in cells))
    assert columns_without_head(row) == columns
